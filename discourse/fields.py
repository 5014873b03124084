"""Patterns to attributions: cue, speaker, reporter, quote, kind, status, commitment; and hedges with their scope.

Field boundaries follow the annotation guide (``corpus/GUIDE.md``). Everything is a place in the text; spans are made
from places when the document is put together.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from discourse.chunks import Chunker, Chunks
from discourse.clauses import Clauses
from discourse.lexicon import Cue, Lexicon, Tokens
from discourse.marks import Quotation
from discourse.patterns import Match, Patterns

Place = tuple[int, int]

_MEDIA = ("NP_MEDIUM", "NP_DOC", "NP_SOURCES")
_THINGS = ("NP_CUE", "NP_ABSTRACT", "NP_TIME")
_PERSONS = ("1s", "2s", "3s", "1p", "2p", "3p")
_PERSONAL = ("NP_PERSON", "NP_NAME", "NP_ROLE", "NP_ELLIPTIC", "PRON", "PRX")
_LIFELESS = ("NP_ABSTRACT", "NP_TIME")
_INFINITIVES = frozenset({"inf", "de_inf", "a_inf"})
_CLAUSE_OPENERS = ("QUE", "REL", "COMMA", "COLON", "SI", "QW", "WHAT", "QUI", "OU")
_PASTS = ("imperfect", "past")


@dataclass(slots=True)
class Sentence:
    """A sentence on its way through the pipeline."""

    index: int
    start: int
    end: int
    tokens: Tokens
    chunks: Chunks
    subjects: dict[int, Place]
    opens: Mapping[int, Quotation]
    closes: Mapping[int, Quotation]
    around: tuple[Quotation, ...]
    following: Quotation | None


@dataclass(slots=True)
class Draft:
    """An attribution whose spans are still places in the text."""

    cue: Place | None
    speaker: Place | None
    reporter: Place | None
    pieces: list[Place]
    type: str
    narrated: bool
    kind: str
    status: str
    commitment: str
    lemma: str
    rule: str
    confidence: str
    sentence: int
    missing: str | None
    past: bool = False
    hedges: list[DraftHedge] = field(default_factory=list)
    heads: dict[Place, Place] = field(default_factory=dict)
    region: Place = (0, 0)


@dataclass(slots=True)
class DraftHedge:
    """A hedge whose spans are still places in the text."""

    kind: str
    place: Place
    scope: Place
    rule: str


@dataclass(frozen=True, slots=True)
class _Head:
    """The verb, noun or phrase at the heart of a cue chunk, and what its forms tell."""

    cue: Cue
    place: Place
    negated: bool
    tense: str
    past: bool
    passive: bool


class Fields:
    """Fills the fields of the matches of a sentence."""

    def __init__(self, lexicon: Lexicon, chunker: Chunker, patterns: Patterns, clauses: Clauses) -> None:
        self._lexicon, self._chunker, self._patterns, self._clauses = lexicon, chunker, patterns, clauses
        letters = chunker.letters
        self._l = letters
        self._verbs = _letters(letters, "C CC CI CG CP CX CN CPN CIN CGN CITED V VC VX VI VG VP AV AVC AVI AVG ES ESC ESI ESG ESP MO MOC MOP MOI AS ASP ASI WANT SEEM RISK")
        self._cue_verbs = _letters(letters, "C CC CI CG CP CX CITED WANT")
        self._leading = _letters(letters, "NE SE CL LUI EN NEG")
        self._finite_verbs = _letters(letters, "CUE CUE_MODAL CUE_PASSIVE CUE_INVERTED VERB VERB_CAUSED VERB_INVERTED")
        self._capitalised = _letters(letters, "NAME MEDNAME DEFCAP INDCAP")
        self._relatives = _letters(letters, "QUI QUE REL NE SE CL")
        self._indefinite = _letters(letters, "IND INDCAP DES NUM")
        self._named = _letters(letters, "NAME MEDNAME")
        self._links = _letters(letters, "DE DU DES A AU EN DANS PAR POUR AVEC COMMA LP QUI QUE REL ET VP CP QO DASH")
        self._linking = _letters(letters, "DE DU DES DEF IND POSS DEM CEDET PREADJ")
        self._names = chunker.names

    # --- one sentence

    def attributions(self, sentence: Sentence) -> list[Draft]:
        """The attributions of a sentence, one a cue: the match that the table ranks first and whose frame fits."""
        best: dict[Place, tuple[tuple[int, int], Draft]] = {}
        for match in self._patterns.matches(sentence.chunks.code):
            key = (match.pattern.rank, match.start - match.end)
            if match.cue in best and best[match.cue][0] <= key:
                continue
            draft = self._draft(sentence, match)
            if draft is not None:
                best[match.cue] = (key, draft)
        regions = [draft.region for _, draft in best.values() if draft.rule.startswith(("incise", "comme"))]
        found = [
            (place, draft)
            for place, (_, draft) in sorted(best.items(), key=lambda item: item[0])
            if not (draft.rule.startswith("selon") and any(start < place[0] < end for start, end in regions))
        ]
        self._inherit(sentence, found)
        self._relay(sentence, found)
        for _, draft in found:
            self._hide_source(sentence, draft)
            draft.heads = {place: self._kernel(sentence, place) for place in (draft.speaker, draft.reporter) if place}
        return [draft for place, draft in found if not self._is_generic(sentence, place[0], draft)]

    def _relay(self, sentence: Sentence, found: list[tuple[Place, Draft]]) -> None:
        """Media that are named at the head of the sentence or behind the content."""
        fronted = self._patterns.fronted(sentence.chunks.code)
        for place, draft in found:
            if draft.reporter or not draft.speaker or draft.rule.startswith(("selon", "pour", "noun")):
                continue
            if fronted and place[0] > fronted[1] and draft.speaker[0] > self._span(sentence, fronted)[1]:
                draft.reporter = self._span(sentence, fronted)
                fronted = None
                continue
            behind = self._chunk_at(sentence, draft.pieces[-1][1]) if draft.rule.startswith("verb") else 0
            trailing = self._patterns.trailing(sentence.chunks.code, behind) if behind else None
            if trailing:
                draft.reporter = self._span(sentence, trailing)

    def _is_generic(self, sentence: Sentence, chunk: int, draft: Draft) -> bool:
        """An infinitive with nobody behind it: `il est difficile de savoir si`, `à noter que`."""
        code = sentence.chunks.code
        if self._names[code[chunk]] != "CUE_INF" or draft.speaker or draft.reporter:
            return False
        governing = self._governing_verb(sentence, chunk, [])
        if not governing:
            return self._names[code[chunk - 1]] in ("A", "DE", "BOS")
        return draft.missing == "impersonal"

    def _inherit(self, sentence: Sentence, found: list[tuple[Place, Draft]]) -> None:
        """A cue whose subject is not written has the source of the verb before it (`a dit le patron, avant d'ajouter`)."""
        by_chunk = {place[0]: draft for place, draft in found}
        for place, draft in found:
            if draft.missing != "no_subject":
                continue
            governing = self._governing_verb(sentence, place[0], [d for _, d in found if d is not draft])
            source = by_chunk.get(governing)
            if source is not None and (source.speaker or source.reporter):
                draft.speaker = source.speaker
                draft.reporter = source.reporter if not source.speaker else draft.reporter
            elif governing:
                self._take_subject(sentence, draft, governing)
            if draft.speaker or draft.reporter:
                draft.missing = None

    def _governing_verb(self, sentence: Sentence, chunk: int, others: list[Draft]) -> int:
        """The nearest finite verb before a cue, outside quotations that end before it; 0 where there is none."""
        code = sentence.chunks.code
        depth = 0
        for at in range(chunk - 1, 0, -1):
            letter = code[at]
            if letter == self._l["QC"]:
                depth += 1
            elif letter == self._l["QO"]:
                depth -= 1
            elif letter == self._l["SEMI"] and depth == 0:
                return 0
            elif depth <= 0 and letter in self._finite_verbs and not self._reported(sentence, at, chunk, others):
                return at
        return 0

    def _reported(self, sentence: Sentence, verb: int, chunk: int, others: list[Draft]) -> bool:
        """Whether a verb stands in the content of another attribution that does not hold the cue."""
        tokens, first = sentence.tokens, sentence.chunks.first
        inner, outer = tokens.starts[first[verb]], tokens.starts[first[chunk]]
        return any(s <= inner < e and not s <= outer < e for draft in others for s, e in draft.pieces)

    def _being(self, sentence: Sentence, verb: int) -> bool:
        """Whether a verb chunk says what something is or must be: its subject pronoun may be impersonal."""
        tokens, chunks = sentence.tokens, sentence.chunks
        keys = tokens.keys[chunks.first[verb] : chunks.past[verb]]
        lemmas = {form.lemma for key in keys for form in self._lexicon.verb_forms(key)}
        return not lemmas.isdisjoint(self._lexicon.impersonal)

    def _take_subject(self, sentence: Sentence, draft: Draft, verb: int) -> None:
        name = self._names[sentence.chunks.code[verb]]
        if name in ("CUE_INVERTED", "VERB_INVERTED"):
            draft.speaker, _ = self._inverted(sentence, verb)
            return
        subject = sentence.subjects.get(verb)
        if subject is None:
            return
        if self._names[sentence.chunks.code[subject[0]]] in ("PRON", "CE") and self._being(sentence, verb):
            draft.missing = "impersonal"
            return
        if self._relays(self._kind_of(sentence, subject), draft):
            draft.reporter = self._span(sentence, subject)
        else:
            draft.speaker = self._span(sentence, subject)

    def _draft(self, sentence: Sentence, match: Match) -> Draft | None:
        head = self._head(sentence, match)
        if "label" in match.pattern.frames:
            return self._label(sentence, match)
        if head is None or not self._frame_fits(sentence, match, head):
            return None
        if match.part("PREDICATE") is not None and not self._holds_predicate(sentence, match):
            return None
        pieces = self._content(sentence, match, head)
        if not pieces:
            return None
        source, kind = self._source(sentence, match, head)
        if kind in _LIFELESS and not match.pattern.frames.isdisjoint(_INFINITIVES):
            return None
        if self._is_title(sentence, match, head, pieces) or self._is_order(sentence, match, source):
            return None
        draft = Draft(
            cue=head.place,
            speaker=None,
            reporter=None,
            pieces=pieces,
            type="",
            narrated=match.part("NARRATED") is not None or (match.pattern.id == "passive_agent"),
            kind=head.cue.kind,
            status=self._status(sentence, match, head),
            commitment=self._commitment(sentence, match, head),
            lemma=head.cue.lemma,
            rule=match.pattern.id,
            confidence="rule",
            sentence=sentence.index,
            missing=None,
            past=head.past,
            region=(match.cue[0], (match.part("CLOSE") or (match.end, match.end))[0]),
        )
        self._assign(sentence, match, draft, source, kind)
        if not draft.speaker and not draft.reporter:
            draft.missing = self._missing(match, head)
        if match.pattern.id == "selon_none" and source is None:
            draft.hedges.append(DraftHedge("anonymous", head.place, _hull(pieces), "cue"))
        if head.cue.hedge:
            draft.hedges.append(DraftHedge("verb", self._hedged_cue(sentence, match, head), _hull(pieces), "cue"))
        return draft

    def _is_title(self, sentence: Sentence, match: Match, head: _Head, pieces: list[Place]) -> bool:
        """Quoted words with a capital right behind a verb that frames no speech are a title or a name."""
        if match.part("QUOTED") is None or "incise" in head.cue.frames and "reader" not in head.cue.frames:
            return False
        opening = next((q for q in sentence.around if pieces[0] in q.pieces), None)
        at = bisect_left(sentence.tokens.starts, pieces[0][0])
        return opening is not None and sentence.tokens.letters[at : at + 1] in self._capitalised

    def _is_order(self, sentence: Sentence, match: Match, source: Place | None) -> bool:
        """A verb of the first or second person plural without a subject is an imperative."""
        if source is not None or match.part("SUBJECT") is None or not sentence.chunks.code[match.cue[0]] == self._l["CUE"]:
            return False
        tokens = sentence.tokens
        first, past = sentence.chunks.first[match.cue[0]], sentence.chunks.past[match.cue[0]]
        forms = [form for at in range(first, past) for form in self._lexicon.verb_forms(tokens.keys[at])]
        return bool(forms) and all(form.person in ("1p", "2p") for form in forms if form.person in _PERSONS)

    def _label(self, sentence: Sentence, match: Match) -> Draft | None:
        part = next(((s, e) for name, s, e in match.parts if name.endswith("agent")), None)
        label = match.part("cue_label")
        pieces = self._turn(sentence, match) if label else self._quotation_from(sentence, match)
        if not pieces:
            return None
        if label:
            return Draft(
                self._span(sentence, label), None, None, pieces, "", False, "speech", "asserted", "neutral", "",
                match.pattern.id, "rule", sentence.index, "label",
            )  # fmt: skip
        if part is None:
            part = sentence.subjects.get(match.cue[0])
        if part is None:
            return None
        draft = Draft(
            None, None, None, pieces, "", False, "speech", "asserted", "neutral", "", match.pattern.id, "rule",
            sentence.index, None,
        )
        self._assign(sentence, match, draft, self._span(sentence, part), self._kind_of(sentence, part))
        return draft

    def _turn(self, sentence: Sentence, match: Match) -> list[Place]:
        """The words behind an interview's label, up to the end of the sentence; more sentences may follow."""
        marker = match.part("QUOTED")
        assert marker is not None
        return self._stretch(sentence, marker[0], len(sentence.chunks.code) - 1)

    def _quotation_from(self, sentence: Sentence, match: Match) -> list[Place]:
        marker, before = match.part("QUOTED"), match.part("QUOTED_BEFORE")
        if before is not None:
            quotation = self._closed_before(sentence, before[0])
            return list(quotation.pieces) if quotation else []
        return self._quoted(sentence, marker[0]) if marker else []

    # --- the cue

    def _head(self, sentence: Sentence, match: Match) -> _Head | None:
        tokens, chunks = sentence.tokens, sentence.chunks
        place = match.cue[0]
        first, past = chunks.first[place], chunks.past[match.cue[1] - 1]
        phrase = tokens.phrases.get(first)
        if phrase is not None and phrase.cue is not None and past - first == 1 and tokens.letters[first] not in self._verbs:
            return _Head(phrase.cue, (tokens.starts[first], tokens.ends[first]), False, "", False, False)
        if match.pattern.id.startswith("noun"):
            return self._noun_head(sentence, first, past)
        if tokens.letters[first : past].strip(self._leading) == "" and phrase is None:
            cue = self._lexicon.cue(tokens.keys[first], False)
            if cue is None:
                return None
            return _Head(cue, (tokens.starts[first], tokens.ends[past - 1]), False, "", False, False)
        return self._verb_head(sentence, place, first, past)

    def _noun_head(self, sentence: Sentence, first: int, past: int) -> _Head | None:
        tokens = sentence.tokens
        for at in range(first, past):
            cue = self._lexicon.nominal.get(tokens.keys[at])
            if cue is not None:
                return _Head(cue, (tokens.starts[first], tokens.ends[past - 1]), False, "", False, False)
        return None

    def _verb_head(self, sentence: Sentence, chunk: int, first: int, past: int) -> _Head | None:
        tokens = sentence.tokens
        letters = tokens.letters
        heads = [at for at in range(first, past) if letters[at] in self._cue_verbs]
        if not heads:
            phrase = tokens.phrases.get(first)
            cue = phrase.cue if phrase else self._lexicon.cue(tokens.keys[first], False)
            return _Head(cue, (tokens.starts[first], tokens.ends[past - 1]), False, "", False, False) if cue else None
        at = heads[-1]
        start = first
        while start < at and letters[start] in self._leading:
            start += 1
        end = past
        while end > at + 1 and (letters[end - 1] == self._l["INV"] or letters[end - 1] == self._l["NEG"]):
            end -= 1
        leading = letters[first:start]
        inside = letters[first:past]
        names = self._names[sentence.chunks.code[chunk]]
        passive = names == "CUE_PASSIVE"
        reflexive = self._l["SE"] in inside or self._own_clitic(sentence, first, at)
        cue = self._cue_entry(tokens, at, reflexive, passive or letters[at] == self._l["CP"])
        if cue is None:
            return None
        tense, past_tense = self._tense(tokens, start, at)
        negated = (self._l["NE"] in leading or self._l["NEG"] in letters[start:past]) and not cue.negative
        if self._l["NEG"] in letters[past : past + 1] and self._l["NE"] in leading:
            negated = not cue.negative
        return _Head(cue, (tokens.starts[start], tokens.ends[end - 1]), negated, tense, past_tense, passive)

    def _own_clitic(self, sentence: Sentence, first: int, at: int) -> bool:
        """`je me demande`: a clitic of the subject's person makes the verb reflexive."""
        keys = sentence.tokens.keys
        before = keys[first - 1] if first else ""
        own = self._lexicon.own_clitics.get(before, frozenset())
        return any(keys[place] in own for place in range(first, at))

    def _cue_entry(self, tokens: Tokens, at: int, reflexive: bool, participle: bool) -> Cue | None:
        phrase = tokens.phrases.get(at)
        if phrase is not None:
            return phrase.cue
        for form in self._lexicon.verb_forms(tokens.keys[at]):
            found = self._lexicon.cue(form.lemma, reflexive)
            if found is None and participle:
                found = self._lexicon.cue(form.lemma, not reflexive)
            if found is not None:
                return found
        return None

    def _tense(self, tokens: Tokens, start: int, at: int) -> tuple[str, bool]:
        """The tense of the first verb of a group, and whether the group tells of the past."""
        forms = self._lexicon.verb_forms(tokens.keys[start].split(" ")[0])
        tenses = {form.tense for form in forms}
        compound = start != at and tokens.letters[at] != self._l["CI"]
        order = ("future", "conditional", "present", "imperfect", "past", "subjunctive", "infinitive", "gerund", "participle")
        tense = next((name for name in order if name in tenses), "")
        past = compound or (bool(tenses & set(_PASTS)) and "present" not in tenses) or tense in ("past", "imperfect")
        return tense, past

    def _hedged_cue(self, sentence: Sentence, match: Match, head: _Head) -> Place:
        """A distancing cue is a hedge together with its reflexive pronoun."""
        tokens = sentence.tokens
        first = sentence.chunks.first[match.cue[0]]
        while tokens.starts[first] < head.place[0] and tokens.letters[first] != self._l["SE"]:
            first += 1
        return tokens.starts[first], head.place[1]

    def _frame_fits(self, sentence: Sentence, match: Match, head: _Head) -> bool:
        if match.part("cue_rumour") is not None and not head.cue.hedge:
            return False
        fitting = match.pattern.frames & head.cue.frames
        if fitting != {"gesture"}:
            return bool(fitting)
        marker = match.part("AROUND")
        return marker is None or bool(
            self._closed_before(sentence, marker[0]) or self._enclosing(sentence, marker[0])
        )

    def _holds_predicate(self, sentence: Sentence, match: Match) -> bool:
        """Whether the noun phrase ends in an adjective: one more plain word behind its noun."""
        marker = match.part("PREDICATE")
        assert marker is not None
        first, past = sentence.chunks.first[marker[0]], sentence.chunks.past[marker[0]]
        letters = sentence.tokens.letters[first:past]
        return len(letters) >= 3 and letters[-1] == self._l["NOUN"] and letters[-2] not in self._linking

    # --- the source

    def _source(self, sentence: Sentence, match: Match, head: _Head) -> tuple[Place | None, str]:
        """The place of the source and the kind of its head chunk."""
        for name, start, end in match.parts:
            if name.endswith("agent") and start < end:
                return self._span(sentence, (start, end)), self._kind_of(sentence, (start, end))
        cue_chunk = match.cue[0]
        if self._names[sentence.chunks.code[cue_chunk]] == "CUE_INVERTED":
            if "reader" in head.cue.frames or self._is_impersonal(sentence, cue_chunk):
                return None, ""
            return self._inverted(sentence, cue_chunk)
        possessive = self._possessive(sentence, cue_chunk)
        if possessive is not None:
            return possessive, "PRON"
        if head.cue.speaker_word:
            return self._word_inside(sentence, cue_chunk, head.cue.speaker_word), "PRON"
        if match.part("SUBJECT") is not None and not (head.passive and match.part("BOTH") is None):
            return self._subject(sentence, cue_chunk)
        return None, ""

    def _possessive(self, sentence: Sentence, chunk: int) -> Place | None:
        """The possessive of a noun cue is its source: `son verdict`."""
        first = sentence.chunks.first[chunk]
        if not self._names[sentence.chunks.code[chunk]].startswith("NP_") or sentence.tokens.letters[first] != self._l["POSS"]:
            return None
        return sentence.tokens.starts[first], sentence.tokens.ends[first]

    def _is_impersonal(self, sentence: Sentence, chunk: int) -> bool:
        """`est-il écrit`: being, inverted, and a participle."""
        first = sentence.chunks.first[chunk]
        return sentence.tokens.letters[first] in (self._l["ES"], self._l["ESC"])

    def _inverted(self, sentence: Sentence, chunk: int) -> tuple[Place | None, str]:
        tokens, chunks = sentence.tokens, sentence.chunks
        for at in range(chunks.first[chunk], chunks.past[chunk]):
            if tokens.letters[at] == self._l["INV"]:
                hyphen = tokens.keys[at].rindex("-") + 1
                return (tokens.starts[at] + hyphen, tokens.ends[at]), "PRON"
        return None, ""

    def _word_inside(self, sentence: Sentence, chunk: int, word: str) -> Place | None:
        tokens = sentence.tokens
        first = sentence.chunks.first[chunk]
        start = tokens.starts[first]
        offset = tokens.keys[first].find(word)
        return (start + offset, start + offset + len(word)) if offset >= 0 else None

    def _subject(self, sentence: Sentence, chunk: int) -> tuple[Place | None, str]:
        """The subject before the cue."""
        own = sentence.subjects.get(chunk)
        if own is None:
            return None, ""
        return self._span(sentence, own), self._kind_of(sentence, own)

    def _kind_of(self, sentence: Sentence, part: Place) -> str:
        """The name of the head chunk; that of the antecedent for a relative pronoun."""
        code = sentence.chunks.code
        for at in range(part[0], part[1]):
            name = self._names[code[at]]
            if name == "QUI":
                return self._antecedent(sentence, at)
            if name.startswith("NP_") or name in ("PRON", "PRX", "TON", "CE", "BARE"):
                return name
        return ""

    def _antecedent(self, sentence: Sentence, at: int) -> str:
        code = sentence.chunks.code
        for place in range(at - 1, max(at - 8, 0), -1):
            name = self._names[code[place]]
            if name.startswith("NP_") and self._names[code[place - 1]] not in ("DE", "A", "AU", "DANS", "EN", "PAR"):
                return name
        return "QUI"

    def _relays(self, kind: str, draft: Draft) -> bool:
        """Whether a source of this kind is a reporter. A noun of unknown class is one where the cue is a verb of showing."""
        if kind == "NP_OTHER":
            return draft.kind == "knowledge" or draft.commitment in ("factive", "distancing") or not draft.past and draft.rule.startswith("selon")
        return kind in _MEDIA + _THINGS

    def _assign(self, sentence: Sentence, match: Match, draft: Draft, source: Place | None, kind: str) -> None:
        medium = match.part("medium")
        relayed = self._span(sentence, medium) if medium else None
        if source is not None and self._relays(kind, draft):
            draft.reporter = source
            return
        draft.speaker = source
        draft.reporter = relayed

    def _missing(self, match: Match, head: _Head) -> str:
        if match.pattern.id == "impersonal_que":
            return "impersonal"
        if head.passive:
            return "passive"
        if match.pattern.id.startswith("noun"):
            return "nominal"
        if match.pattern.id.startswith("selon"):
            return "in_cue"
        return "no_subject"

    # --- the content

    def _content(self, sentence: Sentence, match: Match, head: _Head) -> list[Place]:
        for name, start, _ in match.parts:
            if name == "AROUND":
                return self._around(sentence, match, start)
            if name == "QUOTED":
                return self._quoted(sentence, start)
            if name == "NARRATED":
                return self._narrated(sentence, start)
            if name == "CLAUSE":
                ends = match.part("ENDS")
                pieces = self._stretch(sentence, start, ends[0]) if ends else self._clause(sentence, start, self._is_bounded(sentence, match))
                return self._with_subject(sentence, match, pieces)
        if match.part("BOTH") is not None:
            return self._with_subject(sentence, match, [])
        return []

    def _is_bounded(self, sentence: Sentence, match: Match) -> bool:
        """Whether the content stands inside a noun phrase, whose own verb follows: `l'idée que …`, `ceux qui disent que …`."""
        if match.pattern.id.startswith("noun") or (match.cue[0] == 1 and sentence.chunks.code[1] == self._l["CUE_GERUND"]):
            return True
        subject = sentence.subjects.get(match.cue[0])
        if subject is None:
            return False
        return sentence.chunks.code[subject[0]] == self._l["QUI"] or self._under_if(sentence, match)

    def _with_subject(self, sentence: Sentence, match: Match, pieces: list[Place]) -> list[Place]:
        if match.part("BOTH") is None:
            return pieces
        subject = sentence.subjects.get(match.cue[0])
        place = self._span(sentence, subject) if subject else None
        return [place, *pieces] if place else pieces

    def _clause(self, sentence: Sentence, start: int, bounded: bool = False) -> list[Place]:
        """From a chunk to the end of its clause; after a colon, the quotation that stands there."""
        code = sentence.chunks.code
        if code[start] == self._l["EOS"] and code[start - 1] == self._l["COLON"]:
            return list(sentence.following.pieces) if sentence.following else []
        if code[start] == self._l["QO"]:
            pieces, after = self._quotations_at(sentence, start)
            if pieces and (code[start - 1] == self._l["COLON"] or self._is_end(sentence, after)):
                return pieces
        if code[start] == self._l["COMMA"]:
            start += 1
        return self._stretch(sentence, start, self._clause_end(sentence, start, bounded))

    def _clause_end(self, sentence: Sentence, start: int, bounded: bool) -> int:
        code = sentence.chunks.code
        opened = self._names[code[start - 1]] in _CLAUSE_OPENERS or self._names[code[start]] in _CLAUSE_OPENERS
        if not opened:
            return self._clauses.phrase_end(code, start)
        if bounded:
            return self._clauses.bounded_end(code, start)
        return self._clauses.end(code, start, code[start - 1] in self._l["QUE"] + self._l["COMMA"] + self._l["REL"])

    def _is_end(self, sentence: Sentence, chunk: int) -> bool:
        name = self._names[sentence.chunks.code[min(chunk, len(sentence.chunks.code) - 1)]]
        return name in ("STOP", "EOS", "COMMA", "SEMI", "RP", "QC", "DASH")

    def _quoted(self, sentence: Sentence, start: int) -> list[Place]:
        """From a chunk to the end of the quotation behind it, and the quotations that are coordinated with it."""
        code = sentence.chunks.code
        opening = code.find(self._l["QO"], start, start + 8)
        if opening < 0:
            return []
        pieces, after = self._quotations_at(sentence, opening)
        if not pieces:
            return []
        if opening > start and sentence.tokens.starts[sentence.chunks.first[start]] < pieces[0][0]:
            end = self._mixed_end(sentence, opening, after, pieces)
            return [(sentence.tokens.starts[sentence.chunks.first[start]], end), *pieces[1:]]
        return pieces

    def _mixed_end(self, sentence: Sentence, opening: int, after: int, pieces: list[Place]) -> int:
        """Where a noun phrase that holds quoted words ends."""
        quotation = self._quotation(sentence, opening)
        if quotation is None or quotation.end > sentence.end:
            return pieces[0][1]
        if len(pieces) > len(quotation.pieces):
            return quotation.end
        rest = self._stretch(sentence, after, self._clauses.noun_end(sentence.chunks.code, after))
        return rest[0][1] if rest else quotation.end

    def _quotations_at(self, sentence: Sentence, opening: int) -> tuple[list[Place], int]:
        """The pieces of the quotation that opens at a chunk, with those coordinated to it, and the chunk behind."""
        code = sentence.chunks.code
        quotation = self._quotation(sentence, opening)
        if quotation is None:
            return [], opening
        pieces = list(quotation.pieces)
        after = self._chunk_at(sentence, quotation.end)
        joint = after + (code[after : after + 1] == self._l["COMMA"])
        if code[joint : joint + 1] == self._l["ET"] and code[joint + 1 : joint + 2] == self._l["QO"]:
            more, behind = self._quotations_at(sentence, joint + 1)
            if more and self._is_end(sentence, behind):
                return pieces + more, behind
        return pieces, after

    def _quotation(self, sentence: Sentence, chunk: int) -> Quotation | None:
        return sentence.opens.get(sentence.tokens.starts[sentence.chunks.first[chunk]])

    def _chunk_at(self, sentence: Sentence, place: int) -> int:
        """The first chunk that starts at or behind a place of the text."""
        chunks = sentence.chunks
        token = bisect_left(sentence.tokens.starts, place)
        return bisect_left(chunks.first, token, 1, len(chunks.code) - 1)

    def _narrated(self, sentence: Sentence, start: int) -> list[Place]:
        end = self._clauses.noun_end(sentence.chunks.code, start)
        return self._stretch(sentence, start, end)

    def _stretch(self, sentence: Sentence, start: int, end: int) -> list[Place]:
        tokens, chunks = sentence.tokens, sentence.chunks
        if end <= start or chunks.first[start] >= len(tokens.starts):
            return []
        return [(tokens.starts[chunks.first[start]], tokens.ends[chunks.past[end - 1] - 1])]

    def _around(self, sentence: Sentence, match: Match, start: int) -> list[Place]:
        """The content of an inserted or final reporting clause."""
        code = sentence.chunks.code
        closing = match.part("CLOSE")
        past = closing[0] if closing else match.end
        quotation = self._closed_before(sentence, start)
        if quotation is not None:
            return self._around_marks(sentence, start, past, quotation)
        enclosing = self._enclosing(sentence, start)
        if enclosing is not None:
            return self._inside_marks(sentence, start, past, enclosing)
        before_end = start
        while before_end > 1 and code[before_end - 1] in (self._l["COMMA"], self._l["DASH"], self._l["COLON"]):
            before_end -= 1
        begin = self._clauses.begin(code, before_end if code[start - 1] == self._l["COLON"] else start)
        pieces = self._stretch(sentence, begin, before_end) if begin < start else []
        after = past
        if code[after : after + 1] == self._l["COMMA"]:
            after += 1
        elif pieces or code[after] in (self._l["STOP"], self._l["EOS"]):
            return pieces
        if code[after] in (self._l["QO"],) and not pieces:
            return self._clause(sentence, after)
        return pieces + self._stretch(sentence, after, self._clauses.end(code, after, not pieces))

    def _closed_before(self, sentence: Sentence, start: int) -> Quotation | None:
        code, tokens, chunks = sentence.chunks.code, sentence.tokens, sentence.chunks
        at = start - 1
        while at > 0 and code[at] in (self._l["COMMA"], self._l["DASH"], self._l["STOP"], self._l["COLON"]):
            at -= 1
        if code[at] != self._l["QC"]:
            return None
        return sentence.closes.get(tokens.starts[chunks.first[at]])

    def _around_marks(self, sentence: Sentence, start: int, past: int, quotation: Quotation) -> list[Place]:
        code = sentence.chunks.code
        pieces = list(quotation.pieces)
        opening = self._chunk_at(sentence, quotation.start) if quotation.start >= sentence.start else 0
        if opening:
            begin = self._clauses.begin(code, opening)
            lead = self._stretch(sentence, begin, opening)
            if lead and code[opening - 1] not in (self._l["COLON"], self._l["COMMA"], self._l["STOP"], self._l["DASH"]):
                pieces = [(lead[0][0], quotation.end)]
            elif lead and code[opening - 1] == self._l["COMMA"] and code[opening - 2] == self._l["QC"]:
                earlier = sentence.closes.get(sentence.tokens.starts[sentence.chunks.first[opening - 2]])
                pieces = [*(earlier.pieces if earlier and earlier.start >= sentence.start else ()), *pieces]
        after = past + (code[past : past + 1] == self._l["COMMA"])
        if code[after : after + 1] == self._l["QO"]:
            following = self._quotation(sentence, after)
            if following is not None:
                pieces += following.pieces
        return pieces

    def _enclosing(self, sentence: Sentence, start: int) -> Quotation | None:
        """The quotation in which this chunk stands, unless a colon before it has given it a source already."""
        place = sentence.tokens.starts[sentence.chunks.first[start]]
        inner: Quotation | None = None
        for quotation in sentence.around:
            if quotation.start < place < quotation.end and (inner is None or quotation.start > inner.start):
                inner = quotation
        if inner is None:
            return None
        if inner.start > sentence.start:
            opening = self._chunk_at(sentence, inner.start)
            if self._names[sentence.chunks.code[opening - 1]] not in ("BOS", "DASH"):
                return None
        return inner

    def _inside_marks(self, sentence: Sentence, start: int, past: int, quotation: Quotation) -> list[Place]:
        """The pieces of a quotation without the reporting clause that stands inside its marks."""
        tokens, chunks = sentence.tokens, sentence.chunks
        code = chunks.code
        before = start
        while before > 1 and code[before - 1] in (self._l["COMMA"], self._l["DASH"]):
            before -= 1
        cut_start = tokens.ends[chunks.past[before - 1] - 1] if before > 1 else sentence.start
        behind = past + (code[past : past + 1] in (self._l["COMMA"], self._l["STOP"]))
        cut_end = tokens.starts[chunks.first[behind]] if behind < len(code) - 1 else sentence.end
        pieces: list[Place] = []
        for piece in quotation.pieces:
            if cut_end <= piece[0] or cut_start >= piece[1]:
                pieces.append(piece)
                continue
            if piece[0] < cut_start:
                pieces.append((piece[0], cut_start))
            if cut_end < piece[1]:
                pieces.append((cut_end, piece[1]))
        return pieces

    def _span(self, sentence: Sentence, part: Place) -> Place:
        tokens, chunks = sentence.tokens, sentence.chunks
        return tokens.starts[chunks.first[part[0]]], tokens.ends[chunks.past[part[1] - 1] - 1]

    def _hide_source(self, sentence: Sentence, draft: Draft) -> None:
        """An unnamed source is a hedge."""
        for place in (draft.speaker, draft.reporter):
            if place is not None and draft.status != "negated" and self._is_unnamed(sentence, place):
                draft.hedges.append(DraftHedge("anonymous", place, _hull(draft.pieces), "source"))

    def _is_unnamed(self, sentence: Sentence, place: Place) -> bool:
        """An indefinite noun phrase of persons without a proper name of its own, or whatever is called a source."""
        tokens = sentence.tokens
        first, past = bisect_left(tokens.starts, place[0]), bisect_left(tokens.starts, place[1])
        letters = tokens.letters[first:past]
        if not letters:
            return False
        chunk = self._chunk_at(sentence, place[0])
        kind = self._names[sentence.chunks.code[chunk]]
        if kind == "NP_SOURCES":
            return True
        if kind == "PRX":
            return self._lexicon.is_indefinite(tokens.keys[first])
        if letters[0] not in self._indefinite or kind not in ("NP_PERSON", "NP_ROLE", "NP_OTHER"):
            return False
        for at, letter in enumerate(letters):
            if letter in self._named:
                return False
            if letter in self._links:
                named = at + 1 < len(letters) and letters[at + 1] in self._named
                return not (letter == self._l["COMMA"] and named)
        return True

    def person_subject(self, sentence: Sentence) -> Place | None:
        """The place of the first subject of a sentence, if it is a person, a name or a pronoun."""
        for verb in sorted(sentence.subjects):
            part = sentence.subjects[verb]
            if self._kind_of(sentence, part) in _PERSONAL:
                return self._span(sentence, part)
            return None
        return None

    def _kernel(self, sentence: Sentence, place: Place) -> Place:
        """A mention without complements and appositions: up to the first link, comma, mark or relative."""
        tokens = sentence.tokens
        first, past = bisect_left(tokens.starts, place[0]), bisect_left(tokens.starts, place[1])
        for at in range(first + 1, past):
            if tokens.letters[at] in self._links:
                return place[0], tokens.ends[at - 1]
        return place

    # --- labels

    def _status(self, sentence: Sentence, match: Match, head: _Head) -> str:
        code = sentence.chunks.code
        if head.negated or code[match.cue[0] - 1] == self._l["SANS"]:
            return "negated"
        if head.tense == "future":
            return "future"
        tokens, chunks = sentence.tokens, sentence.chunks
        first, past = chunks.first[match.cue[0]], chunks.past[match.cue[1] - 1]
        letters = tokens.letters[first:past]
        if self._l["MOC"] in letters or (self._l["MO"] in letters and head.tense == "present"):
            return "hypothetical" if self._l["MOC"] in letters else "asserted"
        if letters[-1:] == self._l["CC"] and head.cue.kind == "speech":
            return "hypothetical"
        if self._under_if(sentence, match):
            return "hypothetical"
        asked = tokens.keys[-1] == "?" and not sentence.around and "question" not in match.pattern.frames
        if asked and match.pattern.id.startswith("verb"):
            return "questioned"
        return "asserted"

    def _under_if(self, sentence: Sentence, match: Match) -> bool:
        code = sentence.chunks.code
        subject = sentence.subjects.get(match.cue[0])
        at = (subject[0] if subject else match.cue[0]) - 1
        return at > 0 and code[at] == self._l["SI"]

    def _commitment(self, sentence: Sentence, match: Match, head: _Head) -> str:
        explains = "que" in head.cue.frames and "de_inf" not in head.cue.frames and head.cue.commitment == "neutral"
        if match.pattern.id == "verb_question" and explains:
            marker = match.part("CLAUSE")
            if marker and sentence.chunks.code[marker[0]] != self._l["SI"]:
                return "factive"
        return head.cue.commitment

    # --- hedges

    def hedges(self, sentence: Sentence, drafts: list[Draft]) -> Iterator[DraftHedge]:
        """The hedges of a sentence that its words show, the traps left out."""
        tokens = sentence.tokens
        for kind, first, past in self._chunker.hedges(tokens):
            place = tokens.starts[first], tokens.ends[past - 1]
            if kind == "conditional" and not self._is_hearsay(sentence, first, past, place, drafts):
                continue
            yield DraftHedge(kind, place, (sentence.start, sentence.end), kind)

    def _is_hearsay(self, sentence: Sentence, first: int, past: int, place: Place, drafts: list[Draft]) -> bool:
        """A conditional is hearsay unless it is the future of a past report, hangs on an `if`, or is spoken."""
        tokens = sentence.tokens
        if self._l["SI"] in tokens.letters:
            return False
        key = tokens.keys[first]
        if not any(form.tense == "conditional" and form.person[:1] == "3" for form in self._lexicon.verb_forms(key)):
            return False
        if any(q.start < place[0] < q.end for q in sentence.around):
            return False
        before = tokens.letters[first - 1 : first]
        if past - first == 1 and before and before in self._relatives:
            return False
        told = any(draft.past for draft in drafts)
        return not any(
            (draft.past or told) and draft.rule != "selon" and any(s <= place[0] < e for s, e in draft.pieces) for draft in drafts
        )


def _letters(letters: Mapping[str, str], names: str) -> str:
    return "".join(letters[name] for name in names.split() if name in letters)


def _hull(pieces: list[Place]) -> Place:
    return pieces[0][0], pieces[-1][1]
