"""A sentence put together with its labels is analyzed as they say; ``tests/data/compose`` has the words."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence

import pytest
from composing import (
    EVERY,
    Composition,
    Construction,
    KnownFailure,
    compose,
    constructions,
    known_failures,
    labelled,
    spelled,
    table,
)
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from discourse import Analyzer, Attribution
from discourse.reading.folder import open_folder
from discourse.reading.tables import read_table
from discourse.workshop.compare import differences
from discourse.workshop.wording import Place

SEED, DRAWS = 7, 25
PATTERNS_REACHED, FRAMES_REACHED = 0.95, 0.9
FRAME_TABLES = {"": "lexicon/cues.tsv", "noun": "lexicon/nominal-cues.tsv"}
SOURCES_OF_PREPOSITIONS = "lexicon/prepositional-cues.tsv"

ALL = constructions()
SOUND = [one for one in ALL if not any(row.concerns(one) and not row.condition for row in known_failures())]
FEW, MANY = (
    settings(max_examples=number, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
    for number in (25, 600)
)


def named(items: Sequence[Construction]) -> list[object]:
    return [pytest.param(item, id=item.name) for item in items]


def report(composition: Composition, found: Sequence[str]) -> str:
    """The sentence, what it is and what was found, and the words that were chosen for it."""
    case = composition.case
    choices = "; ".join(f"{slot}={words.strip()}" for slot, words in composition.choices.items())
    return "\n".join(["", case.text, *(f"  {line}" for line in (*expected(composition), *found)), f"  [{choices}]"])


def expected(composition: Composition) -> Iterator[str]:
    text = composition.case.text

    def words(place: Place | None) -> str:
        return text[slice(*place)] if place else "none"

    for one in composition.case.attributions:
        quote = " | ".join(map(words, one.quote))
        yield f"expected cue: {words(one.cue)}, speaker: {words(one.speaker)}, reporter: {words(one.reporter)}"
        yield f"expected quote: {quote} ({one.type}{', narrated' if one.narrated else ''}, {one.kind}, {one.status})"
    for hedge in composition.case.hedges:
        yield f"expected hedge: {hedge.kind} {words(hedge.place)}"


def excused(composition: Composition) -> bool:
    return any(row.covers(composition) for row in known_failures())


def check(composition: Composition, analyzer: Analyzer) -> None:
    assume(not excused(composition))
    found = differences(composition.case, analyzer.analyze(composition.case.text))
    assert not found, report(composition, found)


@st.composite
def compositions(draw: st.DrawFn, construction: Construction) -> Composition:
    """Sentences of a construction; they shrink to the plainest words of each slot."""
    return compose(construction, lambda _, options: draw(st.sampled_from(options)))


@pytest.mark.parametrize("construction", named(SOUND))
def test_a_composed_sentence_is_analyzed_as_its_labels_say(construction: Construction, analyzer: Analyzer) -> None:
    @FEW
    @given(compositions(construction))
    def run(composition: Composition) -> None:
        check(composition, analyzer)

    run()


@pytest.mark.slow
@pytest.mark.parametrize("construction", named(SOUND))
def test_many_composed_sentences_are_analyzed_as_their_labels_say(
    construction: Construction, analyzer: Analyzer
) -> None:
    @MANY
    @given(compositions(construction))
    def run(composition: Composition) -> None:
        check(composition, analyzer)

    run()


@pytest.mark.parametrize("row", [pytest.param(row, id=row.id) for row in known_failures()])
def test_a_known_failure_still_fails_in_its_plainest_sentences(row: KnownFailure, analyzer: Analyzer) -> None:
    witnesses = [found for one in ALL if row.concerns(one) for found in row.witnesses(one)]
    assert witnesses, "no construction has these words"
    right = [one for one in witnesses if not differences(one.case, analyzer.analyze(one.case.text))]
    assert not right, "\n".join(["right now, so narrow the row or take it out:", *(one.case.text for one in right)])


def test_known_failures_name_constructions_that_exist_and_give_a_reason() -> None:
    names = {one.name for one in ALL}
    assert len(names) == len(ALL)
    for row in known_failures():
        assert row.constructions <= names | {EVERY}
        assert row.reason


def test_every_word_of_the_tables_is_used() -> None:
    offered: dict[str, set[str]] = defaultdict(set)

    def choose(slot: str, options: Sequence[str]) -> str:
        offered[slot].update(options)
        return drawing.choice(options)

    drawing = random.Random(SEED)
    for one in ALL:
        for _ in range(DRAWS):
            compose(one, choose)
    assert {(row["slot"], row["text"]) for row in table("slots")} <= {
        (slot, words) for slot in offered for words in offered[slot]
    }
    assert {row["name"] for row in table("tenses")} == offered["tense"]
    assert {row["text"] for row in table("people")} == offered["source"] | offered["medium"]


@pytest.mark.parametrize("row", [pytest.param(row, id=row["markup"]) for row in table("spelling")])
def test_marked_sentences_are_spelled_and_their_labels_kept(row: dict[str, str]) -> None:
    text, places = labelled(spelled(row["markup"]))
    labels = {f"{name}{'' if number == '1' else f'/{number}'}={text[slice(*place)]}" for name, number, place in places}
    assert text == row["text"]
    assert labels == set(row["labels"].split("; "))


@pytest.fixture(scope="module")
def right(analyzer: Analyzer) -> list[tuple[Construction, Attribution]]:
    """What a seeded draw over all constructions finds, where all of it is as the labels say."""
    drawing = random.Random(SEED)
    found = []
    for one in ALL:
        for _ in range(DRAWS):
            composition = compose(one, lambda _, options: drawing.choice(options))
            document = analyzer.analyze(composition.case.text)
            if not differences(composition.case, document):
                found += [(one, attribution) for attribution in document.attributions]
    return found


def test_the_sentences_reach_the_patterns(right: list[tuple[Construction, Attribution]]) -> None:
    patterns = {
        row["id"] for row in read_table(open_folder(), "patterns.tsv", ("id", "status")) if row["status"] == "on"
    }
    reached = patterns & {attribution.rule for _, attribution in right}
    assert len(reached) >= PATTERNS_REACHED * len(patterns), f"not reached: {sorted(patterns - reached)}"


def test_the_sentences_reach_the_frames_of_the_lexicon(right: list[tuple[Construction, Attribution]]) -> None:
    framed = {(prefix, lemma, frame) for prefix, path in FRAME_TABLES.items() for lemma, frame in lemma_frames(path)}
    sources = {row["source"] for row in read_table(open_folder(), SOURCES_OF_PREPOSITIONS, ("source",))}
    frames = {(prefix, frame) for prefix, _, frame in framed} | {("preposition", source) for source in sources}
    reached = set()
    for construction, attribution in right:
        for declared in construction.frames:
            prefix, _, frame = declared.rpartition(":")
            if prefix == "preposition" or (prefix, attribution.lemma, frame) in framed:
                reached.add((prefix, frame))
    assert reached <= frames
    assert len(reached) >= FRAMES_REACHED * len(frames), f"not reached: {sorted(frames - reached)}"


def lemma_frames(path: str) -> Iterator[tuple[str, str]]:
    for row in read_table(open_folder(), path, ("lemma", "frames")):
        for frame in row["frames"].split(","):
            yield row["lemma"], frame
