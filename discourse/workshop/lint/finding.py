"""What the checks report."""

from __future__ import annotations

from dataclasses import dataclass

from discourse.reading.errors import Mistake


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """Something at a line of a file; written as ``path:line: code: message``.

    >>> print(Finding("grammar/patterns.tsv", 12, "few-cases", "`incise` has 1 positive case"))
    grammar/patterns.tsv:12: few-cases: `incise` has 1 positive case
    """

    path: str
    line: int
    code: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.code}: {self.message}"


@dataclass(frozen=True, slots=True)
class Report:
    """What checks found, in a line each which checks did not run, and why, and cases that name what is no pattern."""

    findings: tuple[Finding, ...]
    left_out: tuple[str, ...]
    mistakes: tuple[Mistake, ...] = ()
