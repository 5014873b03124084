"""What the definitions of a grammar file amount to."""

from __future__ import annotations

from lark import Tree

from discourse.reading.ebnf import GrammarFile, Node, called_names, node_name, repeat_bounds


class Shapes:
    """Which definitions call which. ``called`` are the names that any of them calls."""

    def __init__(self, file: GrammarFile) -> None:
        self._file = file
        self._calls = {name: tuple(dict.fromkeys(called_names(item.body))) for name, item in file.definitions.items()}
        self._empty: dict[str, bool] = {}
        self.called = frozenset(name for calls in self._calls.values() for name in calls)

    def cycle(self, start: str) -> list[str]:
        """The rules through which a rule calls itself, itself first; empty where it does not."""
        paths = [[start]]
        seen: set[str] = set()
        while paths:
            path = paths.pop()
            for name in self._calls[path[-1]]:
                if name == start:
                    return path
                if name in self._file.definitions and name not in seen:
                    seen.add(name)
                    paths.append([*path, name])
        return []

    def reached(self, start: str) -> set[str]:
        """All names that a rule calls, also through others."""
        reached: set[str] = set()
        waiting = [start]
        while waiting:
            for name in self._calls[waiting.pop()]:
                if name not in reached:
                    reached.add(name)
                    if name in self._file.definitions:
                        waiting.append(name)
        return reached

    def is_list(self, node: Node) -> bool:
        """Whether a node is names apart by `|`, also through other rules."""
        if not isinstance(node, Tree):
            return node is None
        if node.data == "name":
            definition = self._file.definitions.get(node_name(node))
            return definition is None or self.is_list(definition.body)
        if node.data == "expr" and repeat_bounds(node) != (1, 1):
            return False
        parts = [child for child in node.children if isinstance(child, Tree)]
        return (len(parts) == 1 or node.data == "expansions") and all(map(self.is_list, parts))

    def may_be_empty(self, node: Node) -> bool:
        """Whether a node matches no chunk at all, as markers do."""
        if not isinstance(node, Tree):
            return True
        if node.data == "name":
            return self._name_may_be_empty(node_name(node))
        if node.data == "maybe" or (node.data == "expr" and repeat_bounds(node)[0] == 0):
            return True
        if node.data in ("literal", "literal_range", "template_usage"):
            return False
        parts = [child for child in node.children if isinstance(child, Tree)]
        some = any if node.data == "expansions" else all
        return some(map(self.may_be_empty, parts))

    def _name_may_be_empty(self, name: str) -> bool:
        definition = self._file.definitions.get(name)
        if definition is None:
            return name in self._file.declared
        if name not in self._empty:
            self._empty[name] = self.may_be_empty(definition.body)
        return self._empty[name]
