"""Words that can be cues and have no attribution, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from discourse.fields import Sentence as Parsed
from discourse.lexicon import Lexicon
from discourse.model import Attribution, Span
from discourse.workshop.explain.explanation import Cue, Silence, Silent, Word


class Silences:
    """Finds them in the sentences of an analysis; ``cue_letters`` are those of chunks that patterns take for cues."""

    def __init__(self, lexicon: Lexicon, cue_letters: frozenset[str], found: Iterable[Attribution]) -> None:
        self._lexicon, self._cue_letters = lexicon, cue_letters
        self._attributed: dict[int, list[Span]] = {}
        for item in found:
            if item.cue:
                self._attributed.setdefault(item.sentence, []).append(item.cue)

    def of(self, sentence: Parsed, words: Sequence[Word], parsed: bool, cues: Sequence[Cue]) -> Iterator[Silent]:
        """The silent words of a sentence with its cues: those that alone are of a class that is worth a look."""
        chunks, spans = sentence.chunks, self._attributed.get(sentence.index, ())
        for at, word in enumerate(words):
            lemma = self._lemma(sentence, at) if word.own_class in self._lexicon.triggering else ""
            if not lemma or any(span.start < word.end and word.start < span.end for span in spans):
                continue
            chunk = next(here for here, past in enumerate(chunks.past) if at < past)
            yield Silent(at, lemma, self._reason(chunks.code[chunk], chunk, parsed, cues))

    def _lemma(self, sentence: Parsed, word: int) -> str:
        """The lemma under which the lexicon has a word as a cue; empty where it has none."""
        lexicon, key = self._lexicon, sentence.tokens.keys[word]
        phrase = sentence.tokens.phrases.get(word)
        if phrase is not None:
            return phrase.cue.lemma if phrase.cue else ""
        for form in lexicon.verb_forms(key):
            if lexicon.cue(form.lemma, False) or lexicon.cue(form.lemma, True):
                return form.lemma
        cue = lexicon.nominal.get(key) or lexicon.cue(key, False)
        return cue.lemma if cue else ""

    def _reason(self, letter: str, chunk: int, parsed: bool, cues: Sequence[Cue]) -> Silence:
        here = [candidate for cue in cues if cue.first <= chunk < cue.past for candidate in cue.candidates]
        verdicts = {candidate.verdict for candidate in here}
        if here:
            return "taken" if "won" in verdicts else "blocked" if "blocked" in verdicts else "refused"
        if letter not in self._cue_letters:
            return "other_class"
        return "no_pattern" if parsed else "let_go"
