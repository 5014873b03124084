"""The error that gold files raise."""

from __future__ import annotations

from discourse.reading.errors import FileError


class GoldError(FileError):
    """Mistakes in gold files."""
