"""Rules in Lark's notation, read with the grammar of grammars that Lark ships, and compiled to regular expressions.

Our grammars are regular: no rule calls itself, so each compiles to one expression over one-letter symbols. Repeats
are bounded, which keeps the search linear. What a rule matches is what Lark's Earley parser accepts for it
(the tests compare the two); a call of a rule that fills a field becomes a group.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from lark import Token, Tree

from discourse.reading.errors import GrammarError, Mistake
from discourse.reading.folder import Folder
from discourse.reading.notation import parse_notation

MAX_REPEAT = 12
_DIGITS = 6
Node = Tree[Token] | Token | None


@dataclass(frozen=True, slots=True)
class Definition:
    """One rule or terminal of a grammar file, before compilation."""

    name: str
    priority: int
    body: Tree[Token]
    line: int


@dataclass(frozen=True, slots=True, eq=False)
class GrammarFile:
    """The definitions of one ``.lark`` file, in its order, the names it declares, and its text."""

    path: str
    definitions: Mapping[str, Definition]
    declared: tuple[str, ...]
    declarations: tuple[Token, ...]
    """The declared names where they stand."""
    others: tuple[Tree[Token], ...]
    """Statements that are neither definitions nor declarations."""
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Expression:
    """A compiled definition: the expression, and for each of its groups the field that it fills."""

    source: str
    groups: tuple[str, ...]


def read_grammar(folder: Folder, path: str) -> GrammarFile:
    """Parse a grammar file. Raises GrammarError where it is missing, no Lark grammar, or defines a name twice."""
    file, mistakes = scan_grammar(folder, path)
    if mistakes:
        raise GrammarError(mistakes)
    return file


def scan_grammar(folder: Folder, path: str) -> tuple[GrammarFile, tuple[Mistake, ...]]:
    """The definitions that can be read, and what is wrong with the others. Raises GrammarError for a missing file."""
    return _scanned(folder.place(path), folder.read(path))


@lru_cache(maxsize=8)
def _scanned(place: str, text: str) -> tuple[GrammarFile, tuple[Mistake, ...]]:
    items, mistakes = parse_notation(text, place)
    lines = tuple(text.split("\n"))
    definitions: dict[str, Definition] = {}
    declared: list[Token] = []
    others: list[Tree[Token]] = []
    for item in items:
        if item.data == "declare":
            declared += map(name_token, item.children)
        elif item.data not in ("rule", "token"):
            others.append(item)
        else:
            found = _definition(item)
            first = definitions.setdefault(found.name, found)
            if first is not found:
                message = f'"{found.name}" is defined twice, the first time at line {first.line}'
                source = lines[found.line - 1]
                mistakes.append(Mistake(place, found.line, 1, "defined-twice", message, source, len(found.name)))
    file = GrammarFile(place, definitions, tuple(map(str, declared)), tuple(declared), tuple(others), lines)
    return file, tuple(mistakes)


def _definition(item: Tree[Token]) -> Definition:
    head, body = item.children[0], item.children[-1]
    assert isinstance(head, Token)
    assert isinstance(body, Tree)
    marked = (child for child in item.children if isinstance(child, Tree) and child.data == "priority")
    priority = next((int(str(child.children[0])) for child in marked), 0)
    return Definition(str(head).lstrip("?!"), priority, body, head.line or 0)


def called_names(node: Node) -> Iterator[str]:
    """The names in the body of a definition, from left to right."""
    if not isinstance(node, Tree):
        return
    if node.data == "name":
        yield node_name(node)
        return
    for child in node.children:
        yield from called_names(child)


def node_name(node: Node) -> str:
    """The name that a name node calls."""
    return str(name_token(node))


def name_token(node: Node) -> Token:
    """The same with its place."""
    while isinstance(node, Tree):
        node = node.children[0]
    assert node is not None
    return node


def repeat_bounds(node: Tree[Token]) -> tuple[int, int]:
    """How often at least and at most the operand of an operator node stands."""
    operators = [str(child) for child in node.children[1:] if child is not None and str(child) != "~"]
    if not operators:
        return 1, 1
    signs = {"?": (0, 1), "*": (0, MAX_REPEAT), "+": (1, MAX_REPEAT)}
    return signs.get(operators[0]) or (_bound(operators[0]), _bound(operators[-1]))


def _bound(written: str) -> int:
    """A number, perhaps with a sign, as far as it matters: one of thousands of digits is more than Python converts."""
    number = int(written.lstrip("+-").lstrip("0")[:_DIGITS] or "0")
    return -number if written.startswith("-") else number


class Compiler:
    """Compiles definitions of one file. ``letters`` gives the letter of each symbol; ``fields`` the names of the
    rules and markers that become groups. The file must have been checked: no rule calls itself or an unknown name."""

    def __init__(self, file: GrammarFile, letters: Mapping[str, str], fields: Collection[str]) -> None:
        self._file, self._letters, self._fields = file, letters, fields
        self._compiled: dict[str, Expression] = {}

    def expression(self, name: str) -> Expression:
        """The compiled form of a rule or terminal."""
        found = self._compiled.get(name)
        if found is None:
            groups: list[str] = []
            source = self._node(self._file.definitions[name].body, groups)
            found = self._compiled[name] = Expression(source, tuple(groups))
        return found

    def _node(self, node: Node, groups: list[str]) -> str:
        if not isinstance(node, Tree):
            return ""
        if node.data == "expansions":
            return self._alternatives(node, groups)
        if node.data == "expansion":
            return "".join(self._node(child, groups) for child in node.children)
        if node.data == "maybe":
            return f"(?:{self._node(node.children[0], groups)})?"
        if node.data == "expr":
            return self._repeat(node, groups)
        if node.data == "name":
            return self._call(node_name(node), groups)
        return self._node(node.children[0], groups)

    def _alternatives(self, node: Tree[Token], groups: list[str]) -> str:
        options = [self._node(child, groups) for child in node.children if child is not None]
        if all(len(option) == 1 for option in options):
            return f"[{''.join(options)}]"
        return f"(?:{'|'.join(options)})"

    def _repeat(self, node: Tree[Token], groups: list[str]) -> str:
        atom = self._node(node.children[0], groups)
        unit = atom if len(atom) == 1 or re.fullmatch(r"\[[^\]]*\]", atom) else f"(?:{atom})"
        least, most = repeat_bounds(node)
        return atom if least == most == 1 else f"{unit}{{{least},{most}}}"

    def _call(self, name: str, groups: list[str]) -> str:
        if name in self._file.declared:
            groups.append(name)
            return "()"
        if name in self._letters:
            return self._letters[name]
        found = self.expression(name)
        if name not in self._fields:
            groups += found.groups
            return found.source
        groups += (name, *found.groups)
        return f"({found.source})"
