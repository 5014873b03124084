"""The mistakes of a grammar file in Lark's notation."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import lru_cache
from typing import get_args

from lark import Token, Tree

from discourse.checking.notation import CHUNKS, CONTENT, FILES, Notation
from discourse.checking.shapes import Shapes
from discourse.model import HedgeKind
from discourse.reading.ebnf import Definition, GrammarFile, Node, name_token, repeat_bounds
from discourse.reading.errors import Mistake, meant

MOST_REPEATS = 50
_HEDGE = "hedge_"
_NO_USE = {
    "literal": "words and expressions of text cannot stand in a rule; write the names of classes and rules",
    "literal_range": "ranges of letters cannot stand in a rule; write the names of classes and rules",
    "template_usage": "rules take no arguments here",
    "ignore": "%ignore has no use here: every word counts",
    "import": "%import has no use here: a folder stands by itself",
    "multi_import": "%import has no use here: a folder stands by itself",
    "override_rule": "%override has no use here: change the rule itself",
}


@lru_cache(maxsize=8)
def rule_mistakes(
    path: str, file: GrammarFile, symbols: tuple[str, ...] | None, patterns: frozenset[str]
) -> tuple[Mistake, ...]:
    """What is wrong with the definitions of a file that could be read.

    ``symbols`` are the classes or chunks that rules may name, None where they are not known; ``patterns`` the rules
    that are patterns.
    """
    names = None if symbols is None else dict.fromkeys(symbols)
    return tuple(_Rules(path, file, FILES[path], names, patterns).mistakes())


class _Rules:
    def __init__(
        self,
        path: str,
        file: GrammarFile,
        notation: Notation,
        symbols: Collection[str] | None,
        patterns: Collection[str],
    ) -> None:
        self._path, self._file, self._notation = path, file, notation
        self._symbols, self._patterns = symbols, patterns
        self._shapes = Shapes(file)
        self._recursive: set[str] = set()

    def mistakes(self) -> Iterator[Mistake]:
        for item in self._file.others:
            yield self._of_node(item, "no-use", _NO_USE.get(item.data, "this statement has no use here"))
        yield from self._markers()
        yield from self._missing()
        for definition in self._file.definitions.values():
            yield from self._definition(definition)

    # --- the file

    def _markers(self) -> Iterator[Mistake]:
        known = self._notation.markers
        for name in self._file.declarations:
            if str(name) not in known:
                message = f'"{name}" is no marker that the analyzer knows{meant(name, known)}'
                yield self._at(name, "unknown-marker", message)
            elif str(name) in self._file.definitions:
                message = f'"{name}" is defined here, and declared a marker at line {name.line}'
                yield self._of(self._file.definitions[str(name)], "defined-twice", message)

    def _missing(self) -> Iterator[Mistake]:
        there = self._file.definitions
        for name in self._notation.rules:
            if name not in there:
                message = f'the analyzer needs a rule "{name}"{meant(name, there, 0)}'
                yield Mistake(self._file.path, 0, 0, "missing-rule", message)
        if self._path == CHUNKS:
            for name in self._notation.markers:
                if name not in self._file.declared:
                    message = f'the analyzer needs "%declare {" ".join(self._notation.markers)}"'
                    yield Mistake(self._file.path, 0, 0, "missing-rule", message)
                    return

    # --- one definition

    def _definition(self, definition: Definition) -> Iterator[Mistake]:
        name = definition.name
        yield from self._nodes(definition.body)
        cycle = self._shapes.cycle(name)
        if cycle and not self._recursive.intersection(cycle):
            self._recursive.update(cycle)
            through = f' through {", ".join(cycle[1:])}' if len(cycle) > 1 else ""
            message = f'"{name}" calls itself{through}; rules do not nest here: write X* or X~1..3 for repeats'
            yield self._of(definition, "recursion", message)
        if cycle:
            return
        if name in self._notation.lists and not self._shapes.is_list(definition.body):
            yield self._of(definition, "no-list", f'"{name}" must be a list of single names apart by |')
        if self._is_called_by_analyzer(name) and self._shapes.may_be_empty(definition.body):
            yield self._of(definition, "empty-rule", f'"{name}" can match nothing at all: ask for at least one part')
        yield from self._use(definition)
        if name in self._patterns and CONTENT.isdisjoint(self._shapes.reached(name)):
            message = f'the pattern "{name}" does not say where its content is: use one of {", ".join(sorted(CONTENT))}'
            yield self._of(definition, "no-content", message)

    def _nodes(self, node: Node) -> Iterator[Mistake]:
        """What is wrong inside a definition."""
        if not isinstance(node, Tree):
            return
        if node.data == "name":
            yield from self._name(name_token(node))
            return
        if node.data in _NO_USE:
            yield self._of_node(node, "no-use", _NO_USE[node.data])
            return
        if node.data == "expr":
            yield from self._repeat(node)
        for child in node.children:
            yield from self._nodes(child)

    def _name(self, token: Token) -> Iterator[Mistake]:
        name, file = str(token), self._file
        if name in file.definitions or name in file.declared or self._symbols is None or name in self._symbols:
            return
        if name in self._notation.markers:
            yield self._at(token, "undeclared-marker", f'the marker "{name}" is not declared: add it to %declare')
            return
        known = [*file.definitions, *file.declared, *self._symbols]
        what = "class or chunk" if name[:1].isupper() else "rule"
        yield self._at(token, "unknown-name", f'"{name}" is no {what} that a rule can call here{meant(name, known, 0)}')

    def _repeat(self, node: Tree[Token]) -> Iterator[Mistake]:
        least, most = repeat_bounds(node)
        if not 0 <= least <= most or not 0 < most <= MOST_REPEATS:
            written = next(child for child in node.children[1:] if isinstance(child, Token) and str(child) != "~")
            message = f"no such repeat: write ~2 or ~0..3, the smaller number first, {MOST_REPEATS} at the most"
            yield self._at(written, "bad-repeat", message)

    def _use(self, definition: Definition) -> Iterator[Mistake]:
        """A rule whose name the analyzer does not know, and which no other rule calls."""
        name, prefixes = definition.name, self._notation.prefixes
        if name.startswith(_HEDGE) and self._path == CHUNKS:
            kind, kinds = name.removeprefix(_HEDGE), get_args(HedgeKind)
            if kind not in kinds:
                yield self._of(definition, "unknown-hedge", f'"{kind}" is no kind of hedge{meant(kind, kinds)}')
            return
        if not prefixes or name in self._shapes.called or self._is_called_by_analyzer(name):
            return
        message = f'"{name}" is called by no rule, and its name does not begin with {", ".join(prefixes)}'
        yield self._of(definition, "unused-rule", message)

    def _is_called_by_analyzer(self, name: str) -> bool:
        notation = self._notation
        if name in self._patterns or name in notation.rules or any(map(name.startswith, notation.prefixes)):
            return True
        return self._path == CHUNKS and name[0].isupper()

    # --- places

    def _at(self, token: Token, code: str, message: str) -> Mistake:
        line, column = token.line or 0, token.column or 0
        return Mistake(self._file.path, line, column, code, message, self._file.lines[line - 1], len(token))

    def _of(self, definition: Definition, code: str, message: str) -> Mistake:
        source = self._file.lines[definition.line - 1]
        column = source.find(definition.name) + 1
        return Mistake(self._file.path, definition.line, column, code, message, source, len(definition.name))

    def _of_node(self, node: Tree[Token], code: str, message: str) -> Mistake:
        line, column = node.meta.line, node.meta.column
        source = self._file.lines[line - 1]
        end = node.meta.end_column if node.meta.end_line == line else len(source) + 1
        return Mistake(self._file.path, line, column, code, message, source, max(1, end - column))
