"""Files that are there whole or not at all."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from discourse.batch.errors import BatchError

_LOCK = ".lock"


def write_whole(path: Path, write: Callable[[BinaryIO], object]) -> str:
    """Write under a temporary name, then rename; the SHA-256 of what was written."""
    temporary = path.with_name(f".{path.name}.tmp")
    try:
        with open(temporary, "wb") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
        digest = sha256(temporary)
        temporary.replace(path)
    except OSError as error:
        temporary.unlink(missing_ok=True)
        reason = error.strerror or error
        raise BatchError(f"{path}: cannot be written ({reason}); mend that, and run again to go on") from None
    return digest


def sha256(path: Path) -> str:
    """The SHA-256 of a file in hexadecimal digits; empty where there is no such file."""
    try:
        with open(path, "rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return ""


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold a folder for one run; BatchError where another one has it. A killed process lets go of it."""
    try:
        import fcntl
    except ImportError:  # Windows: two runs at once are the user's to avoid
        yield
        return
    with open(folder / _LOCK, "wb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise BatchError(f"{folder}: another run is writing here; wait for it, or use another --out") from None
        yield
