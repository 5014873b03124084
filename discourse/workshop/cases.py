"""Corpus files: texts with the attributions and hedges expected of them.

The form follows tree-sitter's corpus files; ``corpus/README.md`` describes it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path

from discourse.reading.errors import FileError, Mistake, meant
from discourse.reading.folder import decoded
from discourse.workshop.case_model import Case, ExpectedAttribution, ExpectedHedge, Home
from discourse.workshop.expected_side import ExpectedSide, Line

__all__ = [
    "Case",
    "CaseError",
    "ExpectedAttribution",
    "ExpectedHedge",
    "Home",
    "parse_cases",
    "read_cases",
    "scan_cases",
]

_HEAD = re.compile(r"==== (\S+)(?: +(.*))?$")
_HOME = re.compile(r"([\w-]+/[\w.-]+\.txt)(?: after (\S+))?$")
_ATTRIBUTES = ("rule", "near", "home")
_RULED = "----"
_NO_HEAD = "a case starts with ==== ID title"


class CaseError(FileError):
    """Mistakes in corpus files."""


def read_cases(path: Path, name: str = "") -> list[Case]:
    """Read one corpus file. Raises CaseError with all its mistakes."""
    place = name or str(path)
    mistakes: list[Mistake] = []
    source = decoded(path.read_bytes(), place, mistakes)
    if mistakes:
        raise CaseError(mistakes)
    return list(parse_cases(source, place))


def parse_cases(source: str, path: str) -> Iterator[Case]:
    """Parse the text of a corpus file. Raises CaseError with all its mistakes.

    >>> [case] = parse_cases('==== A1 bare\\nSelon Léa, il pleut.\\n----\\n'
    ...                      'cue  Selon\\nspeaker  Léa\\nquote  il pleut\\n', 'demo.txt')
    >>> case.attributions[0].quote
    ((11, 19),)
    """
    cases, mistakes = scan_cases(source, path)
    if mistakes:
        raise CaseError(mistakes)
    yield from cases


def scan_cases(
    source: str, path: str, patterns: Collection[str] | None = None
) -> tuple[list[Case], list[Mistake]]:
    """The cases of a corpus file, and what is wrong with it; fields that cannot be read are left out.

    Where ``patterns`` are given, `:rule` and `:near` may name these only.
    """
    lines = [Line(path, number, text) for number, text in enumerate(source.split("\n"), 1)]
    starts = [at for at, line in enumerate(lines) if line.text.startswith("==== ")]
    mistakes: list[Mistake] = []
    for line in lines[: starts[0] if starts else None]:
        if line.text.strip() and not line.text.startswith("#"):
            mistakes.append(line.whole("no-head", _NO_HEAD))
            break
    cases = [
        _Block(lines[start:end], mistakes, patterns).case()
        for start, end in zip(starts, [*starts, len(lines)][1:], strict=True)
    ]
    return cases, sorted(mistakes)


class _Block:
    """The lines of one case."""

    def __init__(self, lines: list[Line], mistakes: list[Mistake], patterns: Collection[str] | None) -> None:
        self._lines, self._mistakes, self._patterns = lines, mistakes, patterns

    def case(self) -> Case:
        """The case, as far as it can be read."""
        head = self._lines[0]
        found = _HEAD.match(head.text)
        if found is None:
            self._mistakes.append(head.whole("no-head", _NO_HEAD))
        ruled = next((at for at, line in enumerate(self._lines) if line.text == _RULED), len(self._lines))
        if ruled == len(self._lines):
            self._mistakes.append(head.whole("no-rule-line", f"this case has no line {_RULED} below its text"))
        attributes, body = self._attributes(ruled)
        text = "\n".join(line.text for line in self._lines[body:ruled]).strip("\n")
        if not text.strip():
            self._mistakes.append(head.whole("no-text", f"this case has no text above its line {_RULED}"))
        side = ExpectedSide(text, self._mistakes)
        if ruled < len(self._lines):
            side.read(self._lines[ruled], self._lines[ruled + 1 :])
        return Case(
            id=found[1] if found else "",
            title=(found[2] or "").strip() if found else "",
            path=head.path,
            line=head.number,
            text=text,
            rules=tuple(attributes.get("rule", "").split()),
            near=tuple(attributes.get("near", "").split()),
            home=_home(attributes["home"]) if "home" in attributes else None,
            attributions=tuple(side.attributions),
            hedges=tuple(side.hedges),
        )

    def _attributes(self, ruled: int) -> tuple[dict[str, str], int]:
        """The attributes below the head, and the place behind them."""
        attributes: dict[str, str] = {}
        at = 1
        while at < ruled and self._lines[at].text.startswith(":"):
            line = self._lines[at]
            at += 1
            name, _, value = line.text[1:].partition(" ")
            value = value.strip()
            wrong = _wrong_attribute(line, name, value, attributes)
            if wrong is not None:
                self._mistakes.append(wrong)
            else:
                attributes[name] = value
                self._mistakes += _unknown_patterns(line, name, value, self._patterns)
        return attributes, at


def _wrong_attribute(line: Line, name: str, value: str, attributes: dict[str, str]) -> Mistake | None:
    if name not in _ATTRIBUTES:
        message = f'":{name}" is no attribute of a case{meant(name, _ATTRIBUTES)}'
        return line.at(1, len(name), "unknown-attribute", message)
    if name in attributes:
        return line.at(0, len(name) + 1, "attribute-twice", f'":{name}" stands twice in this case; write one list')
    if not value:
        return line.whole("no-value", f'":{name}" has no value')
    if name == "home" and _HOME.match(value) is None:
        return line.words(value, "bad-home", f'"{value}" is no home; write FOLDER/FILE.txt or FOLDER/FILE.txt after ID')
    return None


def _unknown_patterns(
    line: Line, name: str, value: str, patterns: Collection[str] | None
) -> Iterator[Mistake]:
    if patterns is None or name == "home":
        return
    for pattern in value.split():
        if pattern not in patterns:
            message = f'"{pattern}" is no pattern of patterns.tsv{meant(pattern, patterns)}'
            yield line.words(pattern, "unknown-pattern", message)


def _home(value: str) -> Home:
    found = _HOME.match(value)
    assert found is not None
    return Home(found[1], found[2] or "")
