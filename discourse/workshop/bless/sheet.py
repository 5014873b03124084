"""The expected side of a case as its lines stand in the file, to be changed line by line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from discourse.workshop.bless.block import HEDGE, NONE, WIDTH, Block, name_of, names_words, value_of

_KIND_WIDTH = 14


class Sheet:
    """The blocks of an expected side; what is not changed keeps its very lines."""

    def __init__(self, lines: Sequence[str]) -> None:
        self._head, self.blocks = _blocks(lines)
        attributions = self.attributions
        for block in attributions:
            number = int(block.value("parent") or 0)
            block.parent = attributions[number - 1] if 0 < number <= len(attributions) else None

    @property
    def attributions(self) -> list[Block]:
        """The blocks that tell of attributions."""
        return [block for block in self.blocks if block.is_attribution]

    def add(self, block: Block, behind: Block | None) -> None:
        """Put a new block behind another one, or before all others."""
        at = self.blocks.index(behind) + 1 if behind else 0
        if at == len(self.blocks) and behind:
            block.gap, behind.gap = behind.gap, [""]
        else:
            block.gap = [""]
        self.blocks.insert(at, block)

    def words_lines(self) -> Iterator[tuple[Block, str]]:
        """The lines that give an entity to a source by its words, each with its block."""
        for block in self.blocks:
            for line in block.lines:
                if names_words(line):
                    yield block, line

    def write_hedge(self, kind: str, words: str) -> None:
        """Add a hedge behind the others."""
        line = HEDGE.ljust(WIDTH) + kind.ljust(_KIND_WIDTH) + words
        for block in reversed(self.blocks):
            places = [at for at, other in enumerate(block.lines) if name_of(other) == HEDGE]
            if places:
                block.lines.insert(places[-1] + 1, line)
                return
        self.add(Block([line]), self.blocks[-1] if self.blocks else None)

    def erase_hedges(self, wanted: Callable[[str, str], bool]) -> None:
        """Take out the hedges of which kind and words are wanted out."""
        for block in self.blocks:
            block.lines = [
                line
                for line in block.lines
                if name_of(line) != HEDGE or not wanted(*value_of(line).split(maxsplit=1))
            ]

    def lines(self) -> list[str]:
        """The lines to write: parents numbered anew, ``none`` where nothing is left to expect."""
        self._number_parents()
        self._settle_none()
        return [*self._head, *_without_empty(self.blocks)]

    def _number_parents(self) -> None:
        attributions = self.attributions
        for block in attributions:
            if block.parent is None or block.parent not in attributions:
                block.erase("parent")
                continue
            number = str(attributions.index(block.parent) + 1)
            if block.value("parent") != number:
                block.write("parent", number)

    def _settle_none(self) -> None:
        if self.attributions:
            for block in self.blocks:
                block.lines = [line for line in block.lines if name_of(line) != NONE]
        elif not any(name_of(line) in (NONE, HEDGE) for block in self.blocks for line in block.lines):
            self.add(Block([NONE]), None)


def _blocks(lines: Iterable[str]) -> tuple[list[str], list[Block]]:
    """The empty lines before the first block, and the blocks."""
    head: list[str] = []
    blocks: list[Block] = []
    fresh = True
    for line in lines:
        if not line.strip():
            (blocks[-1].gap if blocks else head).append(line)
            fresh = True
        elif fresh:
            blocks.append(Block([line]))
            fresh = False
        else:
            blocks[-1].lines.append(line)
    return head, blocks


def _without_empty(blocks: Sequence[Block]) -> Iterator[str]:
    """The lines of blocks; one that lost all its lines goes, and the empty lines before the next case stay."""
    kept = [block for block in blocks if block.lines]
    if kept and blocks:
        kept[-1].gap = blocks[-1].gap
    for block in kept:
        yield from block.lines
        yield from block.gap
