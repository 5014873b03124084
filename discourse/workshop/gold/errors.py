"""The error that gold files raise."""

from __future__ import annotations


class GoldError(ValueError):
    """A mistake in a gold file: ``path:line: message`` (``path: message`` where it concerns the whole file)."""

    def __init__(self, path: str, line: int, message: str) -> None:
        super().__init__(f"{path}:{line}: {message}" if line else f"{path}: {message}")
        self.path, self.line, self.message = path, line, message

    def __reduce__(self) -> tuple[type[GoldError], tuple[str, int, str]]:
        return type(self), (self.path, self.line, self.message)
