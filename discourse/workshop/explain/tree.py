"""The parse tree of an explained sentence: clauses over chunks over words."""

from __future__ import annotations

from dataclasses import dataclass, field

from discourse.workshop.explain.explanation import Clause, Sentence


@dataclass(slots=True)
class Node:
    """A sentence, clause or chunk with the indexes of its words; chunks have no children."""

    name: str
    first: int
    past: int
    children: list[Node] = field(default_factory=list)

    @property
    def height(self) -> int:
        """How many levels of nodes stand below it."""
        return 1 + max((child.height for child in self.children), default=-1)


def tree(sentence: Sentence) -> Node:
    """The tree of a sentence. A clause that reaches beyond the one around it is cut where that ends.

    >>> from discourse.analyzer import default_analyzer
    >>> from discourse.workshop.explain.explain import explain
    >>> root = tree(explain(default_analyzer(), "Léa dit que la mer monte.").sentences[0])
    >>> [node.name for node in root.children]
    ['NP_NAME', 'CUE', 'que', 'STOP']
    """
    root = Node("sentence", 0, len(sentence.words))
    open_nodes = [(root, len(sentence.chunks))]
    waiting = list(sentence.clauses)
    for at, chunk in enumerate(sentence.chunks[1:-1], 1):
        while open_nodes[-1][1] <= at:
            open_nodes.pop()
        while waiting and waiting[0].first <= at:
            _open(waiting.pop(0), at, sentence, open_nodes)
        open_nodes[-1][0].children.append(Node(chunk.name, chunk.first, chunk.past))
    return root


def _open(clause: Clause, at: int, sentence: Sentence, open_nodes: list[tuple[Node, int]]) -> None:
    above, limit = open_nodes[-1]
    past = min(clause.past, limit)
    if past <= at:
        return
    node = Node(clause.kind, sentence.chunks[at].first, sentence.chunks[past - 1].past)
    above.children.append(node)
    open_nodes.append((node, past))
