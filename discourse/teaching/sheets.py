"""Worksheets and their answers as Markdown and as a page, and a filled worksheet read again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from typing import cast

from discourse.report.elements import Code, Node, element, written
from discourse.report.page import Codes
from discourse.teaching.exercises import KINDS, Blank, Exercise, Kind
from discourse.teaching.instructions import instructions

EMPTY = "____"
_HEAD = re.compile(r"## +(?P<number>\d+)\. .*\((?P<kind>\w+) (?P<case>\S+)\)\s*")
_BLANK = re.compile(r"[-*] +(?P<name>[^:]+?) *: *(?P<answer>.*)")
_SPECIAL = re.compile(r"([\\`*_\[\]|~#])")
_STYLE = """
body { font: 1.05rem/1.6 Georgia, "Liberation Serif", serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h1, h2, dt { font-family: system-ui, sans-serif; } h1 { font-size: 1.4rem; }
h2 { font-size: 1.05rem; margin-top: 2rem; }
blockquote { margin: .6rem 0; padding-left: 1rem; border-left: 3px solid #b9b3a6; white-space: pre-wrap; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .5rem 1rem; } dd { margin: 0; }
dd.empty { border-bottom: 1px dotted #777; min-height: 1.6rem; }
section { break-inside: avoid; }
@media (max-width: 30rem) { dl { grid-template-columns: 1fr; gap: .1rem; } }
"""


class SheetError(ValueError):
    """A worksheet that cannot be read: its line, and the remedy."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(f"line {line}: {message}")


@dataclass(frozen=True, slots=True)
class Filled:
    """An exercise of a filled worksheet: its number, kind and case, and the answers by the names of the blanks."""

    number: int
    line: int
    kind: Kind
    case: str
    answers: dict[str, str]


def as_markdown(made: Sequence[Exercise], answered: bool) -> str:
    """A worksheet; with its answers in the blanks where it is to be the key.

    >>> from discourse.teaching.exercises import exercises
    >>> print(as_markdown(exercises(["manner"], 1, 1), False).splitlines()[-1])
    - manière : ____
    """
    return "\n".join(_lines(made, answered)) + "\n"


def _lines(made: Sequence[Exercise], answered: bool) -> Iterator[str]:
    say = instructions()
    yield f"# {say['answers' if answered else 'title']}"
    if not answered:
        yield from ("", say["how"])
    for number, one in enumerate(made, 1):
        yield from ("", f"## {number}. {say[one.kind]} ({one.kind} {one.case})", "", _how(one), "")
        yield from ("> " + _SPECIAL.sub(r"\\\1", escape(line, quote=False)) for line in one.text.splitlines())
        yield ""
        yield from (f"- {say[f'blank.{blank.name}']} : {_answer(blank) if answered else EMPTY}" for blank in one.blanks)


def as_page(made: Sequence[Exercise], answered: bool) -> str:
    """A worksheet as one HTML file to print, in which texts are words and nothing else."""
    say, sheet = instructions(), Code("style", _STYLE)
    title = say["answers" if answered else "title"]
    parts = [_section(number, one, answered) for number, one in enumerate(made, 1)]
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=Codes((sheet,), ()).policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", title),
        sheet,
    )
    body = element("body", element("h1", title), *parts)
    return "<!DOCTYPE html>\n" + written(element("html", head, body, lang="fr")) + "\n"


def _section(number: int, one: Exercise, answered: bool) -> Node:
    say = instructions()
    blanks: list[Node] = []
    for blank in one.blanks:
        answer = element("dd", _answer(blank)) if answered else element("dd", class_="empty")
        blanks += [element("dt", say[f"blank.{blank.name}"]), answer]
    title = element("h2", f"{number}. {say[one.kind]}")
    return element(
        "section", title, element("p", _how(one)), element("blockquote", one.text), element("dl", *blanks)
    )


def _how(one: Exercise) -> str:
    say = instructions()
    return say[f"transpose.{one.blanks[0].name}"] if one.kind == "transpose" else say[f"{one.kind}.how"]


def _answer(blank: Blank) -> str:
    say = instructions()
    if blank.speaker:
        return f"{say['free']} {blank.speaker}"
    return " ; ".join(say.get(f"value.{answer}", answer) for answer in blank.answers)


def read_sheet(source: str) -> list[Filled]:
    """The exercises of a filled Markdown worksheet. Raises SheetError where its form was changed.

    >>> read_sheet("## 1. Comment ? (manner A01-2)\\n- manière : direct\\n")[0].answers
    {'manner': 'direct'}
    """
    names = {words: key.removeprefix("blank.") for key, words in instructions().items() if key.startswith("blank.")}
    found: list[Filled] = []
    for number, line in enumerate(source.splitlines(), 1):
        head, blank = _HEAD.fullmatch(line), _BLANK.fullmatch(line)
        if line.startswith("## ") and (head is None or head["kind"] not in KINDS):
            raise SheetError(number, "the title of an exercise was changed; take it from the empty worksheet")
        if head:
            found.append(Filled(int(head["number"]), number, cast(Kind, head["kind"]), head["case"], {}))
        elif blank and found:
            if blank["name"] not in names:
                raise SheetError(number, f"`{blank['name']}` is no blank; there are {', '.join(names)}")
            found[-1].answers[names[blank["name"]]] = "" if blank["answer"].strip(" _") == "" else blank["answer"]
    if not found:
        raise SheetError(1, "there is no exercise; give the Markdown worksheet that discourse exercise wrote")
    return found
