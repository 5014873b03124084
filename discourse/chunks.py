"""Class letters to chunks: noun phrases by the kind of their head, verb groups, openers.

The terminals of ``grammar/chunks.lark`` are tried in order of priority, as Lark's own lexer does; a class that none
takes is a chunk by itself, so that the scan cannot fail.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from discourse.lexicon import Tokens
from discourse.reading.automaton import END, Automaton
from discourse.reading.ebnf import Compiler, read_grammar
from discourse.reading.folder import Folder

HEDGE_PREFIX = "hedge_"


@dataclass(slots=True)
class Chunks:
    """The chunks of one sentence: one letter a chunk between a letter for its start and one for its end, and for
    each chunk its first word and the word behind its last."""

    code: str
    first: list[int]
    past: list[int]


class Chunker:
    """Finds chunks and hedging words."""

    def __init__(self, folder: Folder, classes: Mapping[str, str], alphabet: Iterator[str]) -> None:
        file = read_grammar(folder, "chunks.lark")
        compiler = Compiler(file, classes, ())
        terminals = [item for item in file.definitions.values() if item.name[0].isupper()]
        terminals.sort(key=lambda item: -item.priority)
        self.letters = dict(classes)
        for name in (*file.declared, *(item.name for item in terminals)):
            self.letters[name] = next(alphabet)
        self.names = {letter: name for name, letter in self.letters.items()}
        hedges = [name for name in file.definitions if name.startswith(HEDGE_PREFIX)]
        for name in file.definitions:
            compiler.expression(name)
        self._begin, self._end = self.letters["BOS"], self.letters["EOS"]
        self._emitted = [self.letters[item.name] for item in terminals]
        self._hedge_kinds = [name.removeprefix(HEDGE_PREFIX) for name in hedges]
        self._chunks = Automaton(file, classes, [item.name for item in terminals], first=True)
        self._hedges = Automaton(file, classes, hedges, first=True)
        self._hedge_starts = frozenset(letter for letter in classes.values() if self._hedges.start[letter] is not None)

    def chunks(self, tokens: Tokens) -> Chunks:
        """The chunks of a sentence."""
        letters, emitted = tokens.letters, self._emitted
        pieces = self._chunks.cut(letters)
        code = [emitted[rule] if rule >= 0 else letters[past - 1] for rule, past in pieces]
        ends = [0, *(past for _, past in pieces)]
        return Chunks("".join((self._begin, *code, self._end)), [0, *ends], [*ends, len(letters)])

    def may_hedge(self, letters: str) -> bool:
        """Whether a hedging expression can start at any of these class letters."""
        return not self._hedge_starts.isdisjoint(letters)

    def hedges(self, tokens: Tokens) -> Iterator[tuple[str, int, int]]:
        """Kind, first word and word behind the last of each hedging expression."""
        letters = tokens.letters
        ended, starts = letters + END, self._hedges.start
        past = 0
        for at, letter in enumerate(letters):
            if at >= past and starts[letter] is not None:
                rule, end = self._hedges.match(ended, at)
                if rule >= 0:
                    past = end
                    yield self._hedge_kinds[rule], at, past
