"""Where ``discourse convert`` writes: standard output, one file, or a folder with files for each document."""

from __future__ import annotations

import re
from pathlib import Path

import click

from discourse.formats.csv_table import CsvWriter
from discourse.formats.errors import FormatError
from discourse.formats.forms import DOCUMENT_FORMS, Named
from discourse.formats.json_text import JsonLinesWriter, JsonListWriter, JsonWriter
from discourse.formats.names import STREAMS
from discourse.formats.writer import Writer
from discourse.text import Unit

_UNSAFE = re.compile(r"[^\w.\-]+")


class Outputs:
    """Takes documents one after another; ``one`` says that only one was asked for. Wrong uses are UsageErrors."""

    def __init__(self, form: str, output: Path | None, unit: Unit, one: bool) -> None:
        self._form, self._output, self._unit, self._one = form, output, unit, one
        self._documents: list[Named] = []
        self._stems: set[str] = set()
        if output is None and form in ("brat", "parquet"):
            place = "a folder" if form == "brat" else "a file"
            raise click.UsageError(f"{form} is not for standard output; name {place} with --output")

    def add(self, named: Named) -> None:
        """Write a document, or keep it until all are there. Raises FormatError for what the form cannot hold."""
        if self._form in STREAMS or self._output is None:
            self._documents.append(named)
            return
        name, document = named
        self._write_files(self._stem(name), DOCUMENT_FORMS[self._form].write(Path(name).name, document))

    def finish(self) -> None:
        """Write what was kept, and what a folder needs once."""
        if self._form in STREAMS:
            self._send(self._stream())
        elif self._output is not None:
            for name, content in DOCUMENT_FORMS[self._form].beside().items():
                self._write_files(name, {"": content})
        elif len(self._documents) > 1:
            raise click.UsageError(f"{self._form} takes a file for each document; name a folder with --output")
        else:
            for name, document in self._documents:
                [content] = DOCUMENT_FORMS[self._form].write(Path(name).name, document).values()
                self._send(content)

    def _stream(self) -> bytes:
        if self._form == "parquet":
            from discourse.formats.parquet import parquet_of

            return parquet_of(self._documents, self._unit)
        writer = self._writer()
        pieces = [writer.head(), *(writer.document(*named) for named in self._documents), writer.tail()]
        return "".join(pieces).encode("utf-8", "backslashreplace")

    def _writer(self) -> Writer:
        if self._form == "csv":
            return CsvWriter(self._unit)
        if self._form == "jsonl":
            return JsonLinesWriter(self._unit)
        return JsonWriter(self._unit) if self._one and len(self._documents) == 1 else JsonListWriter(self._unit)

    def _send(self, content: bytes) -> None:
        if self._output is None:
            click.echo(content, nl=False)
        else:
            self._write(self._output, content)

    def _stem(self, name: str) -> str:
        """A file name of a document's own in the folder, whatever the document is called."""
        stem = _UNSAFE.sub("-", Path(name).stem).strip("-.") or "text"
        number, free = 1, stem
        while free in self._stems:
            number += 1
            free = f"{stem}-{number}"
        self._stems.add(free)
        return free

    def _write_files(self, stem: str, contents: dict[str, bytes]) -> None:
        assert self._output is not None
        for suffix, content in contents.items():
            self._write(self._output / f"{stem}{suffix}", content)

    def _write(self, path: Path, content: bytes) -> None:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        except OSError as error:
            raise FormatError(str(path), "", f"cannot be written ({error.strerror}); check the folder") from None
