"""The error that reading and writing a form raise."""

from __future__ import annotations


class FormatError(ValueError):
    """What stands in the way of reading or writing: ``path:place: message`` (``path: message`` for a whole file)."""

    def __init__(self, path: str, place: str, message: str) -> None:
        super().__init__(f"{path}:{place}: {message}" if place else f"{path}: {message}")
        self.path, self.place, self.message = path, place, message

    def __reduce__(self) -> tuple[type[FormatError], tuple[str, str, str]]:
        return type(self), (self.path, self.place, self.message)
