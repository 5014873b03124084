"""Text in Lark's notation parsed with the grammar of grammars that Lark ships, with what is wrong in it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from lark import Lark, Token, Tree
from lark.exceptions import UnexpectedCharacters, UnexpectedInput, UnexpectedToken

from discourse.reading.errors import Mistake

_CODE = "syntax"
_COMMENTS = ("//", "#")


@lru_cache(maxsize=1)
def _reader() -> Lark:
    return Lark.open_from_package("lark", "lark.lark", ("grammars",), parser="lalr", propagate_positions=True)


def parse_notation(text: str, place: str) -> tuple[list[Tree[Token]], list[Mistake]]:
    """The definitions and statements of a grammar file, and a mistake for each that is not in Lark's notation."""
    try:
        return _items(text.rstrip("\n") + "\n"), []
    except UnexpectedInput:
        return _one_by_one(text, place)


def _items(text: str) -> list[Tree[Token]]:
    return [item for item in _reader().parse(text).children if isinstance(item, Tree)]


def _one_by_one(text: str, place: str) -> tuple[list[Tree[Token]], list[Mistake]]:
    items: list[Tree[Token]] = []
    mistakes: list[Mistake] = []
    lines = text.split("\n")
    for start, past in _blocks(lines):
        # empty lines before a definition keep its places those of the file
        block = "\n" * start + "\n".join(lines[start:past]) + "\n"
        try:
            items += _items(block)
        except UnexpectedInput as error:
            mistakes.append(_mistake(error, place, lines))
    return items, mistakes


def _blocks(lines: list[str]) -> Iterator[tuple[int, int]]:
    """First line and line behind the last of each definition: those that are set in belong to the one above."""
    starts = [
        number
        for number, line in enumerate(lines)
        if line.strip() and not line[0].isspace() and not line.startswith(("|", *_COMMENTS))
    ]
    return zip(starts, [*starts, len(lines)][1:], strict=True)


def _mistake(error: UnexpectedInput, place: str, lines: list[str]) -> Mistake:
    token = error.token if isinstance(error, UnexpectedToken) else None
    source = lines[error.line - 1]
    column = min(error.column, len(source) + 1)
    width = len(token) if token is not None and token.strip() else 1
    return Mistake(place, error.line, column, _CODE, _message(error, token), source, width)


def _message(error: UnexpectedInput, token: Token | None) -> str:
    if isinstance(error, UnexpectedCharacters):
        if error.char == '"':
            return "words of text cannot stand in a rule; write the names of classes and rules"
        return f'"{error.char}" has no place in this notation; rules are written NAME: NAMES, comments after //'
    expected = set(error.accepts or error.expected) if isinstance(error, UnexpectedToken) else set()
    found = "" if token is None else token.strip()
    if found in (")", "]"):
        return f'"{found}" closes no bracket that is open'
    if "COLON" in expected:
        return '":" is missing behind the name; a rule is written NAME: NAMES'
    if "RPAR" in expected and not found:
        return 'a bracket is not closed; ")" is missing'
    if "RSQB" in expected and not found:
        return 'a bracket is not closed; "]" is missing'
    if "NUMBER" in expected:
        return "a number belongs here: NAME.5 for a priority, NAME~1..3 for a repeat"
    return f'"{found}" cannot stand here' if found else "the definition ends too early"
