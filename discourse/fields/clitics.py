"""The object clitic of a verb: whom or what is judged in `le maire le juge inutile`."""

from __future__ import annotations

from discourse.fields.letters import Letters
from discourse.fields.sentence import Place, Sentence
from discourse.lexicon import Lexicon


class Clitics:
    """Finds the clitics that stand for an object."""

    def __init__(self, lexicon: Lexicon, letters: Letters) -> None:
        self._own = lexicon.own_clitics
        self._clitics = letters.of("CL", "LUI")

    def object_of(self, sentence: Sentence, chunk: int) -> Place | None:
        """The place of the first clitic in a verb group that does not go back to the subject before it."""
        first, past = sentence.words((chunk, chunk + 1))
        tokens = sentence.tokens
        own = self._own.get(tokens.keys[first - 1], frozenset()) if first else frozenset()
        for at in range(first, past):
            if tokens.letters[at] in self._clitics and tokens.keys[at] not in own:
                return tokens.starts[at], tokens.ends[at]
        return None
