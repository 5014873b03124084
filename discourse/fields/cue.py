"""The head of a cue: its entry in the lexicon, its place, and what its forms tell."""

from __future__ import annotations

from dataclasses import dataclass

from discourse.entries import Cue
from discourse.fields.letters import Letters
from discourse.fields.sentence import Place, Sentence
from discourse.lexicon import Lexicon, Tokens
from discourse.patterns import Match

_TENSES = (
    "future",
    "conditional",
    "present",
    "imperfect",
    "past",
    "subjunctive",
    "infinitive",
    "gerund",
    "participle",
)
"""Of the readings of a form the first one here counts."""
_PASTS = frozenset({"imperfect", "past"})
_PERSONS = ("1s", "2s", "3s", "1p", "2p", "3p")
_ADDRESSING = ("1p", "2p")


@dataclass(frozen=True, slots=True)
class Head:
    """The verb, noun or phrase at the heart of a cue; ``past`` tells whether it reports in the past."""

    cue: Cue
    place: Place
    negated: bool = False
    tense: str = ""
    past: bool = False
    passive: bool = False


class Cues:
    """Reads cues."""

    def __init__(self, lexicon: Lexicon, letters: Letters) -> None:
        self._lexicon = lexicon
        self._verbs = letters.of("C", "CC", "CI", "CG", "CP", "CX", "CITED", "WANT", "FA", "AS")
        self._as = letters.of("AS", "ASP", "ASI")
        self._participle = letters.of("CP")
        self._infinitive = letters.of("CI", "VI")
        self._leading = letters.of("NE", "SE", "CL", "LUI", "EN", "NEG")
        self._trailing = letters.of("INV", "NEG")
        self._ne, self._negation, self._reflexive = letters.of("NE"), letters.of("NEG"), letters.of("SE")
        self._plain, self._passive = letters.of("CUE"), letters.of("CUE_PASSIVE")

    def head(self, sentence: Sentence, part: Place, nominal: bool) -> Head | None:
        """The head of a part that is a cue, by a noun or not; None where the lexicon has no entry for it."""
        if nominal:
            return self._noun(sentence, part)
        first, past = sentence.words(part)
        letters = sentence.tokens.letters
        for at in range(past - 1, first - 1, -1):
            if letters[at] in self._verbs:
                return self._verb(sentence, part, at)
        return self._phrase(sentence, part)

    def _noun(self, sentence: Sentence, part: Place) -> Head | None:
        nominal, keys = self._lexicon.nominal, sentence.tokens.keys
        cue = next((nominal[keys[at]] for at in range(*sentence.words(part)) if keys[at] in nominal), None)
        return Head(cue, sentence.span(part)) if cue else None

    def _phrase(self, sentence: Sentence, part: Place) -> Head | None:
        first = sentence.chunks.first[part[0]]
        phrase = sentence.tokens.phrases.get(first)
        cue = phrase.cue if phrase else self._lexicon.cue(sentence.tokens.keys[first], False)
        return Head(cue, sentence.span(part)) if cue else None

    def _verb(self, sentence: Sentence, part: Place, verb: int) -> Head | None:
        tokens = sentence.tokens
        letters = tokens.letters
        first, past = sentence.words(part)
        passive = sentence.code[part[0]] in self._passive
        cue = self._entry(tokens, (first, past), verb, passive)
        if cue is None:
            return None
        start, end = self._core(letters, (first, past), verb)
        tense, told = self._tense(tokens, start, verb)
        place = tokens.starts[start], tokens.ends[end - 1]
        negated = not cue.negative and self._is_negated(tokens, (first, past), start, verb)
        return Head(cue, place, negated, tense, told, passive)

    def _is_negated(self, tokens: Tokens, words: Place, start: int, verb: int) -> bool:
        """Whether a verb group says no: `n'a pas dit`; `n'a cessé de dire` says yes."""
        letters, (first, past) = tokens.letters, words
        if self._ne.isdisjoint(letters[first:start]) and self._negation.isdisjoint(letters[start:past]):
            return False
        return not any(map(self._lexicon.is_affirmed, tokens.keys[start:verb]))

    def _core(self, letters: str, words: Place, verb: int) -> Place:
        """The words of a verb group without the clitics before it and the inverted pronoun or negation behind."""
        start, end = words
        while start < verb and letters[start] in self._leading:
            start += 1
        while end > verb + 1 and letters[end - 1] in self._trailing:
            end -= 1
        return start, end

    def _entry(self, tokens: Tokens, words: Place, verb: int, passive: bool) -> Cue | None:
        """The entry of a verb in plain or pronominal use; a participle stands for either."""
        phrase = tokens.phrases.get(verb)
        if phrase is not None:
            return phrase.cue
        first, past = words
        letters, find = tokens.letters, self._lexicon.cue
        first = self._behind_governing(letters, first, verb)
        reflexive = not self._reflexive.isdisjoint(letters[first:past]) or self._own_clitic(tokens, first, verb)
        either = passive or letters[verb] in self._participle
        for form in self._lexicon.verb_forms(tokens.keys[verb]):
            found = find(form.lemma, reflexive) or (find(form.lemma, not reflexive) if either else None)
            if found is not None:
                return found
        return None

    def _behind_governing(self, letters: str, first: int, verb: int) -> int:
        """Where the verb's own words begin: the clitic of `se contente de dire` is not its own."""
        governing = (at for at in range(verb - 1, first - 1, -1) if letters[at] in self._as)
        return next(governing, first - 1) + 1

    def _own_clitic(self, tokens: Tokens, first: int, verb: int) -> bool:
        """`je me demande`: a clitic of the subject's person makes the verb reflexive."""
        own = self._lexicon.own_clitics.get(tokens.keys[first - 1]) if first else None
        return own is not None and not own.isdisjoint(tokens.keys[first:verb])

    def _tense(self, tokens: Tokens, start: int, verb: int) -> tuple[str, bool]:
        """The tense of the first verb of a group, and whether the group tells of the past."""
        tenses = {form.tense for form in self._lexicon.verb_forms(tokens.keys[start].split(" ")[0])}
        compound = start != verb and tokens.letters[verb] not in self._infinitive
        tense = next((name for name in _TENSES if name in tenses), "")
        if tense == "present" and start != verb and self._lexicon.is_prospective(tokens.keys[start]):
            tense = "future"
        return tense, compound or ("present" not in tenses and not _PASTS.isdisjoint(tenses))

    def tells_past(self, sentence: Sentence, chunk: int) -> bool:
        """Whether a verb group tells of the past."""
        first, past = sentence.words((chunk, chunk + 1))
        start, end = self._core(sentence.tokens.letters, (first, past), past - 1)
        return self._tense(sentence.tokens, start, end - 1)[1]

    def with_reflexive(self, sentence: Sentence, match: Match, head: Head) -> Place:
        """The place of a cue together with its reflexive pronoun."""
        tokens = sentence.tokens
        first = sentence.chunks.first[match.cue[0]]
        while tokens.starts[first] < head.place[0] and tokens.letters[first] not in self._reflexive:
            first += 1
        return tokens.starts[first], head.place[1]

    def is_order(self, sentence: Sentence, match: Match) -> bool:
        """Whether a cue without a subject is an imperative: a verb of the first or second person plural."""
        if match.part("SUBJECT") is None or sentence.code[match.cue[0]] not in self._plain:
            return False
        keys = sentence.tokens.keys[slice(*sentence.words((match.cue[0], match.cue[0] + 1)))]
        forms = [form for key in keys for form in self._lexicon.verb_forms(key)]
        return bool(forms) and all(form.person in _ADDRESSING for form in forms if form.person in _PERSONS)
