"""Functions of word forms that remember what they gave."""

from __future__ import annotations

from collections.abc import Callable

MEMO_SIZE = 200_000


class Memo(dict[str, str]):
    """A function of word forms, filled as forms are met; emptied when full, so that memory stays bounded.

    >>> Memo(str.upper)["a"]
    'A'
    """

    def __init__(self, function: Callable[[str], str]) -> None:
        super().__init__()
        self._function = function

    def __missing__(self, form: str) -> str:
        if len(self) >= MEMO_SIZE:
            self.clear()
        found = self[form] = self._function(form)
        return found
