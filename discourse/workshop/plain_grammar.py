"""The rules of a grammar file as a grammar for Lark's own parsers, with each group and repeat as a rule of its own.

Lark multiplies out groups and repeats inside a rule, which for these grammars gives too many; apart they stay few.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from lark import Tree

from discourse.reading.ebnf import GrammarFile, Node

NOTHING = "nothing"


def plain_grammar(file: GrammarFile, letters: Mapping[str, str], names: Iterable[str]) -> str:
    """The text of a Lark grammar of these rules over one letter a symbol; declared markers stand for nothing."""
    writer = _Writer(file)
    for name in names:
        writer.rules[name] = writer.part(file.definitions[name].body)
    terminals = [f'{name}: "{letters[name]}"' for name in sorted(writer.terminals)]
    rules = [f"{name}: {body}" for name, body in writer.rules.items()]
    return "\n".join([*rules, f"{NOTHING}:", *terminals])


class _Writer:
    def __init__(self, file: GrammarFile) -> None:
        self.file = file
        self.rules: dict[str, str] = {}
        self.terminals: set[str] = set()

    def part(self, node: Node) -> str:
        """The words for a node in a rule's body; groups and repeats become rules."""
        if not isinstance(node, Tree):
            return ""
        if node.data == "expansions":
            return self._new(" | ".join(self.part(child) or NOTHING for child in node.children))
        if node.data == "expansion":
            return " ".join(self.part(child) for child in node.children) or NOTHING
        if node.data == "expr":
            return self._repeat(self.part(node.children[0]), [str(item) for item in node.children[1:] if item])
        if node.data == "name":
            return self._name(str(node.children[0]))
        return self.part(node.children[0])

    def _name(self, name: str) -> str:
        if name in self.file.declared:
            return NOTHING
        if name not in self.file.definitions:
            self.terminals.add(name)
        return name

    def _repeat(self, item: str, operators: list[str]) -> str:
        operators = [operator for operator in operators if operator != "~"]
        if not operators:
            return item
        if operators[0] in "*+":
            name = f"any{len(self.rules)}"
            self.rules[name] = f"{NOTHING} | {item} {name}"
            return f"{item} {name}" if operators[0] == "+" else name
        least, most = (0, 1) if operators[0] == "?" else (int(operators[0]), int(operators[-1]))
        rest = NOTHING
        for _ in range(most - least):
            rest = self._new(f"{NOTHING} | {item} {rest}")
        return " ".join([*[item] * least, rest])

    def _new(self, body: str) -> str:
        name = f"part{len(self.rules)}"
        self.rules[name] = body
        return name
