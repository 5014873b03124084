"""Rules in Lark's notation, read with the grammar of grammars that Lark ships, and compiled to regular expressions.

Our grammars are regular: no rule calls itself, so each compiles to one expression over one-letter symbols. Repeats
are bounded, which keeps the search linear. What a rule matches is what Lark's Earley parser accepts for it
(the tests compare the two); a call of a rule that fills a field becomes a group.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import lru_cache

from lark import Lark, Token, Tree
from lark.exceptions import UnexpectedInput

from discourse.reading.errors import GrammarError
from discourse.reading.folder import Folder

MAX_REPEAT = 12
Node = Tree[Token] | Token | None


@dataclass(frozen=True, slots=True)
class Definition:
    """One rule or terminal of a grammar file, before compilation."""

    name: str
    priority: int
    body: Tree[Token]
    line: int


@dataclass(frozen=True, slots=True)
class GrammarFile:
    """The definitions of one ``.lark`` file, in its order, and the names it declares."""

    path: str
    definitions: Mapping[str, Definition]
    declared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Expression:
    """A compiled definition: the expression, and for each of its groups the field that it fills."""

    source: str
    groups: tuple[str, ...]


@lru_cache(maxsize=1)
def _reader() -> Lark:
    return Lark.open_from_package("lark", "lark.lark", ("grammars",), parser="lalr", propagate_positions=True)


def read_grammar(folder: Folder, path: str) -> GrammarFile:
    """Parse a grammar file; GrammarError with its line where it is no Lark grammar."""
    place = f"{folder.name}/{path}"
    try:
        tree = _reader().parse(folder.read(path).rstrip("\n") + "\n")
    except UnexpectedInput as error:
        raise GrammarError(place, max(getattr(error, "line", 0), 0), "this is no rule in Lark's notation") from None
    definitions: dict[str, Definition] = {}
    declared: list[str] = []
    for item in tree.children:
        if not isinstance(item, Tree):
            continue
        if item.data == "declare":
            declared += [node_name(name) for name in item.children]
        elif item.data in ("rule", "token"):
            found = _definition(item)
            if found.name in definitions:
                raise GrammarError(place, found.line, f"`{found.name}` is defined twice")
            definitions[found.name] = found
    return GrammarFile(place, definitions, tuple(declared))


def _definition(item: Tree[Token]) -> Definition:
    head, body = item.children[0], item.children[-1]
    assert isinstance(head, Token)
    assert isinstance(body, Tree)
    marked = (child for child in item.children if isinstance(child, Tree) and child.data == "priority")
    priority = next((int(str(child.children[0])) for child in marked), 0)
    return Definition(str(head).lstrip("?!"), priority, body, head.line or 0)


def node_name(node: Node) -> str:
    """The name that a name node calls."""
    while isinstance(node, Tree):
        node = node.children[0]
    return str(node)


def repeat_bounds(node: Tree[Token]) -> tuple[int, int]:
    """How often at least and at most the operand of an operator node stands."""
    operators = [str(child) for child in node.children[1:] if child is not None and str(child) != "~"]
    if not operators:
        return 1, 1
    if operators[0].isdigit():
        return int(operators[0]), int(operators[-1])
    return {"?": (0, 1), "*": (0, MAX_REPEAT), "+": (1, MAX_REPEAT)}[operators[0]]


class Compiler:
    """Compiles definitions of one file. ``letters`` gives the letter of each symbol; ``fields`` the names of the
    rules and markers that become groups."""

    def __init__(self, file: GrammarFile, letters: Mapping[str, str], fields: Collection[str]) -> None:
        self._file, self._letters, self._fields = file, letters, fields

    def expression(self, name: str) -> Expression:
        """The compiled form of a rule or terminal. GrammarError for an unknown name or a rule that calls itself."""
        groups: list[str] = []
        definition = self._file.definitions[name]
        return Expression(self._node(definition.body, definition, (name,), groups), tuple(groups))

    def _node(self, node: Node, inside: Definition, path: tuple[str, ...], groups: list[str]) -> str:
        if not isinstance(node, Tree):
            return ""
        if node.data == "expansions":
            return self._alternatives(node, inside, path, groups)
        if node.data == "alias":
            return self._node(node.children[0], inside, path, groups)
        if node.data == "expansion":
            return "".join(self._node(child, inside, path, groups) for child in node.children)
        if node.data == "maybe":
            return f"(?:{self._node(node.children[0], inside, path, groups)})?"
        if node.data == "expr":
            return self._repeat(node, inside, path, groups)
        if node.data == "name":
            return self._call(node_name(node), inside, path, groups)
        raise GrammarError(self._file.path, inside.line, f"`{node.data}` has no use here: write names and operators")

    def _alternatives(self, node: Tree[Token], inside: Definition, path: tuple[str, ...], groups: list[str]) -> str:
        options = [self._node(child, inside, path, groups) for child in node.children if child is not None]
        if all(len(option) == 1 for option in options):
            return f"[{''.join(options)}]"
        return f"(?:{'|'.join(options)})"

    def _repeat(self, node: Tree[Token], inside: Definition, path: tuple[str, ...], groups: list[str]) -> str:
        atom = self._node(node.children[0], inside, path, groups)
        unit = atom if len(atom) == 1 or re.fullmatch(r"\[[^\]]*\]", atom) else f"(?:{atom})"
        least, most = repeat_bounds(node)
        return atom if least == most == 1 else f"{unit}{{{least},{most}}}"

    def _call(self, name: str, inside: Definition, path: tuple[str, ...], groups: list[str]) -> str:
        if name in path:
            raise GrammarError(self._file.path, inside.line, f"`{name}` calls itself; these grammars are regular")
        if name in self._file.declared:
            groups.append(name)
            return "()"
        if name in self._letters:
            return self._letters[name]
        definition = self._file.definitions.get(name)
        if definition is None:
            raise GrammarError(self._file.path, inside.line, f"unknown name `{name}`{self._hint(name)}")
        if name not in self._fields:
            return self._node(definition.body, definition, (*path, name), groups)
        groups.append(name)
        return f"({self._node(definition.body, definition, (*path, name), groups)})"

    def _hint(self, name: str) -> str:
        from difflib import get_close_matches

        near = get_close_matches(name, [*self._letters, *self._file.definitions, *self._file.declared], n=1)
        return f"; did you mean `{near[0]}`?" if near else ""
