"""Files as bytes, decompressed on the way, in lines of bounded length."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from discourse.formats.arrow import import_arrow

CHUNK = 1 << 18
_COMPRESSED_CHUNK = 1 << 14  # what a damaged file loses before its damage
_CODECS = {".gz": "gzip", ".zst": "zstd"}
_BOMB = 100
"""How many times its compressed size a record may take; text takes 3 to 20 times."""


class Damaged(Exception):
    """A stream that breaks off or does not decompress."""


class Stream:
    """The bytes of one file; ``position`` counts those of the file itself, compressed as they are."""

    def __init__(self, path: str) -> None:
        self._file = open(path, "rb")  # noqa: SIM115  # closed by `opened`
        codec = _CODECS.get(os.path.splitext(path.lower())[1])
        self.compressed = codec is not None
        self._source = import_arrow().CompressedInputStream(self._file, codec) if codec else self._file

    @property
    def position(self) -> int:
        """How many bytes of the file were read."""
        return self._file.tell()

    def read(self, size: int) -> bytes:
        """At most so many bytes, decompressed; none at the end. Raises Damaged."""
        if not self.compressed:
            return self._file.read(size)
        try:
            return bytes(self._source.read(min(size, _COMPRESSED_CHUNK)))
        except (OSError, ValueError) as error:
            raise Damaged(f"the compressed file is damaged or breaks off ({error})") from None

    def close(self) -> None:
        """Close the file."""
        self._file.close()


@contextmanager
def opened(path: str) -> Iterator[Stream]:
    """The stream of a file, closed at the end."""
    stream = Stream(path)
    try:
        yield stream
    finally:
        stream.close()


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its end; ``whole`` tells that it was not too long to be kept."""

    number: int
    data: bytes
    position: int
    whole: bool = True


def lines(stream: Stream, most: int | None) -> Iterator[Line]:
    """The lines of a stream. One of more than ``most`` bytes is read past and given without its bytes.

    Raises Damaged where the stream breaks off, and where a compressed file swells beyond all measure in one line.
    """
    number, pieces, size, started = 1, list[bytes](), 0, 0
    while chunk := stream.read(CHUNK):
        *ends, rest = chunk.split(b"\n")
        for end in ends:
            size += len(end)
            found = _line(number, [*pieces, end], size, stream.position, most)
            # no second copy of a long line is held while it is analyzed
            number, pieces, size, started = number + 1, [], 0, stream.position
            yield found
        size += len(rest)
        if most is not None and size > most:
            pieces = []
            if stream.compressed and size > _BOMB * (stream.position - started + CHUNK):
                raise Damaged(f"line {number} swells to over {size:,} bytes; the file is left here")
        elif rest:
            pieces.append(rest)
    if size:
        yield _line(number, pieces, size, stream.position, most)


def _line(number: int, pieces: list[bytes], size: int, position: int, most: int | None) -> Line:
    if most is not None and size > most:
        return Line(number, b"", position, whole=False)
    return Line(number, b"".join(pieces).removesuffix(b"\r"), position)
