"""The record of a run: what it was made from and which parts are done, one line each, only ever added to."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import msgspec

from discourse.batch.errors import BatchError, WrongUse
from discourse.batch.files import write_whole
from discourse.batch.inputs import Fingerprint
from discourse.batch.readers.form import Form
from discourse.batch.transform import Settings

NAME = "manifest.jsonl"


@dataclass(frozen=True, slots=True)
class Head:
    """What decides the bytes of the output. The number of processes does not."""

    version: str
    grammar: str
    format: str
    part_documents: int
    safe_csv: bool
    settings: Settings
    form: Form
    input: Fingerprint


@dataclass(frozen=True, slots=True)
class Part:
    """A part that is written: the digest of its records, what it holds, its files and their checksums."""

    part: int
    input: str
    documents: int
    rows: int
    errors: int
    file: str
    sha256: str
    errors_file: str | None = None
    errors_sha256: str | None = None


class Manifest:
    """The manifest of one folder, open for adding parts."""

    def __init__(self, folder: Path, head: Head, parts: Iterable[Part]) -> None:
        self._path = folder / NAME
        self.head = head
        self.parts = {part.part: part for part in parts}
        self._write_whole()
        self._file = open(self._path, "ab", buffering=0)  # noqa: SIM115  # open as long as the run

    def add(self, part: Part) -> None:
        """Note a part, safe against what may happen to the machine. Raises BatchError where it cannot be written."""
        self.parts[part.part] = part
        try:
            self._file.write(msgspec.json.encode(part) + b"\n")
            os.fsync(self._file.fileno())
        except OSError as error:
            raise BatchError(f"{self._path}: cannot be written ({error.strerror}); run again to go on") from None

    def close(self) -> None:
        """Bring the lines in the order of the parts."""
        self._file.close()
        self._write_whole()

    def _write_whole(self) -> None:
        parts = [self.parts[number] for number in sorted(self.parts)]
        lines = b"".join(msgspec.json.encode(line) + b"\n" for line in (self.head, *parts))
        write_whole(self._path, lambda file: file.write(lines))


def read_manifest(folder: Path) -> tuple[Head, list[Part]] | None:
    """The lines of a folder's manifest, but for a last one that was cut off; None where there is no manifest."""
    try:
        head, *parts = (folder / NAME).read_bytes().split(b"\n")[:-1]
    except FileNotFoundError:
        return None
    except ValueError:
        raise BatchError(f"{folder / NAME}: empty; start again with --restart") from None
    try:
        return msgspec.json.decode(head, type=Head), [msgspec.json.decode(part, type=Part) for part in parts]
    except msgspec.DecodeError as error:
        raise BatchError(f"{folder / NAME}: damaged ({error}); start again with --restart") from None


def require_same(old: Head, new: Head, folder: Path) -> None:
    """Raise WrongUse, which names what is not as it was, where parts of two runs would not fit together."""
    way_out = "; use --restart to do it anew, or another --out"
    if old.input != new.input:
        was, now = old.input, new.input
        change = f"was {was.files} files of {was.bytes:,} bytes, is {now.files} of {now.bytes:,}"
        if (was.files, was.bytes) == (now.files, now.bytes):
            change = "other names or sizes"
        raise WrongUse(f"{folder}: the input is not the one it was made from ({change}){way_out}")
    for name in Head.__slots__:
        was, now = getattr(old, name), getattr(new, name)
        if was != now:
            raise WrongUse(f"{folder}: made with another {_shown(name, was, now)}{way_out}")


def _shown(name: str, old: object, new: object) -> str:
    if isinstance(old, Settings | Form):
        changed = [key for key in type(old).__slots__ if getattr(old, key) != getattr(new, key)]
        return ", ".join(f"`{key}` ({getattr(old, key)}, now {getattr(new, key)})" for key in changed)
    return f"{name.replace('_', ' ')} ({old}, now {new})"
