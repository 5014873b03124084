"""Class letters to chunks: noun phrases by the kind of their head, verb groups, openers.

The terminals of ``grammar/chunks.lark`` are joined to one expression in order of priority, as Lark's own lexer
does; a class that none takes is a chunk by itself, so that the scan cannot fail.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from discourse.lexicon import Tokens
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
        parts, self._emitted = [], [""]
        for name in (*file.declared, *(item.name for item in terminals)):
            self.letters[name] = next(alphabet)
        for item in terminals:
            parts.append(f"({compiler.expression(item.name).source})")
            self._emitted.append(self.letters[item.name])
        self._pattern = re.compile("|".join([*parts, r"[\s\S]"]))
        hedges = [name for name in file.definitions if name.startswith(HEDGE_PREFIX)]
        self._hedge_kinds = ["", *(name.removeprefix(HEDGE_PREFIX) for name in hedges)]
        self._hedges = re.compile("|".join(f"({compiler.expression(name).source})" for name in hedges))
        self.names = {letter: name for name, letter in self.letters.items()}

    def chunks(self, tokens: Tokens) -> Chunks:
        """The chunks of a sentence."""
        code, first, past = [self.letters["BOS"]], [0], [0]
        emitted = self._emitted
        for match in self._pattern.finditer(tokens.letters):
            index = match.lastindex
            code.append(emitted[index] if index else match[0])
            first.append(match.start())
            past.append(match.end())
        code.append(self.letters["EOS"])
        first.append(len(tokens.letters))
        past.append(len(tokens.letters))
        return Chunks("".join(code), first, past)

    def hedges(self, tokens: Tokens) -> Iterator[tuple[str, int, int]]:
        """Kind, first word and word behind the last of each hedging expression."""
        for match in self._hedges.finditer(tokens.letters):
            yield self._hedge_kinds[match.lastindex or 0], match.start(), match.end()
