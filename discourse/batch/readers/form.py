"""What a reader has to know beside the file."""

from __future__ import annotations

from dataclasses import dataclass

# a character takes at most six bytes in JSON below U+10000, and twelve for two above
_BYTES_A_CHARACTER = 12
_ROOM_FOR_METADATA = 1 << 20


@dataclass(frozen=True, slots=True)
class Form:
    """Names of the columns that hold text and id, the encoding, the longest text in characters (0: no limit)."""

    text: str = "text"
    id: str = "id"
    encoding: str | None = None
    max_chars: int = 10_000_000

    @property
    def max_bytes(self) -> int | None:
        """How many bytes of one record are kept at most; None for no limit."""
        return _BYTES_A_CHARACTER * self.max_chars + _ROOM_FOR_METADATA if self.max_chars else None
