"""What each figure counts, by hand."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from material import DATA

from discourse import Analyzer
from discourse.workshop.cases import parse_cases
from discourse.workshop.gold.corpus_files import case_unit, packaged_units
from discourse.workshop.scoring.confidence import intervals
from discourse.workshop.scoring.counts import Count, Name
from discourse.workshop.scoring.evaluation import Evaluation, evaluate, mistakes_of
from discourse.workshop.scoring.labels import confusions, hedge_confusion
from discourse.workshop.scoring.matching import match
from discourse.workshop.scoring.units import Unit

SECTIONS = (
    *("records", "fields", "labels", "documents", "hedges"),
    *("recall", "constructions", "rules", "gender gap tracker"),
)


def unit(text: str, expected: str) -> Unit:
    [case] = parse_cases(f"==== A01-1 example\n{text}\n----\n{expected}\n", "figures.txt")
    return case_unit(case)


def examples() -> list[object]:
    source = (DATA / "figures.txt").read_text(encoding="utf-8")
    found = []
    for block in source.split("\n==== ")[1:]:
        title, _, rest = block.partition("\n")
        text, gold, predicted, figures = (part.strip("\n") for part in rest.split("\n----\n"))
        found.append(pytest.param(unit(text, gold), unit(text, predicted), figures.splitlines(), id=title))
    return found


def figure(line: str) -> tuple[Name, Count]:
    name, _, numbers = line.partition(" = ")
    section = next(section for section in SECTIONS if name.startswith(f"{section} "))
    right, predicted, gold = map(int, numbers.split())
    return (section, name.removeprefix(f"{section} ")), Count(right, predicted, gold)


def evaluated(analyzer: Analyzer, gold: Unit, predicted: Unit, monkeypatch: pytest.MonkeyPatch) -> Evaluation:
    monkeypatch.setattr("discourse.workshop.scoring.evaluation.predicted_unit", lambda name, document: predicted)
    return evaluate([gold], analyzer.analyze, samples=0)


@pytest.mark.parametrize(("gold", "predicted", "lines"), examples())
def test_figures_are_those_counted_by_hand(
    gold: Unit, predicted: Unit, lines: list[str], analyzer: Analyzer, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = dict(map(figure, lines))

    counts = evaluated(analyzer, gold, predicted, monkeypatch).counts

    assert {name: counts.get(name) for name in expected} == expected


def test_rules_count_their_predictions_by_what_they_pair_with(
    analyzer: Analyzer, monkeypatch: pytest.MonkeyPatch
) -> None:
    gold = unit("Léa dit oui. Ida crie non.", "cue dit\nspeaker Léa\nquote oui")
    both = unit(gold.text, "cue dit\nquote oui\n\ncue crie\nspeaker Ida\nquote non")
    predicted = replace(both, attributions=tuple(replace(found, rule="incise") for found in both.attributions))

    counts = evaluated(analyzer, gold, predicted, monkeypatch).counts

    assert counts["rules", "incise detection"] == Count(1, 2, 0)
    assert counts["rules", "incise record"] == Count(0, 2, 0)


def test_confusions_say_what_was_taken_for_what() -> None:
    text = "Léa dit que la mer monte peut-être."
    gold = unit(text, "cue dit\nspeaker Léa\nquote la mer monte peut-être\nkind belief\n\nhedge adverb peut-être")
    predicted = unit(text, "cue dit\nspeaker Léa\nquote la mer monte peut-être\nkind speech\n\nhedge modal monte")

    assert confusions(match(gold, predicted))["kind"] == Counter({("belief", "speech"): 1})
    assert confusions(match(gold, predicted))["commitment"] == Counter()
    assert hedge_confusion(gold, predicted) == Counter({("adverb", "—"): 1, ("—", "modal"): 1})


def test_hedges_that_gold_does_not_label_count_nowhere(analyzer: Analyzer) -> None:
    gold = Unit("a", "Il serait parti, selon Léa.", hedged=False)

    evaluation = evaluate([gold], analyzer.analyze, samples=0)

    assert ("records", "hedge") not in evaluation.counts
    assert all(mistake.fields != ("hedge",) for mistake in mistakes_of(evaluation.texts[0]))


@pytest.mark.parametrize(
    ("count", "figures"),
    [(Count(1, 2, 4), (1 / 2, 1 / 4, 1 / 3)), (Count(0, 0, 3), (0, 0, 0)), (Count(0, 0, 0), (0, 0, 0))],
)
def test_precision_recall_and_f1(count: Count, figures: tuple[float, float, float]) -> None:
    assert (count.precision, count.recall, count.f1) == pytest.approx(figures)


# --- confidence

NAME = ("records", "detection")
RIGHT = [{NAME: Count(size, size, size)} for size in range(30)]
WRONG = [{NAME: Count(0, size, size)} for size in range(18)]
TEXTS = [*RIGHT, *WRONG]


def test_intervals_hold_the_figure_and_are_the_same_for_the_same_seed() -> None:
    first, again, other = (intervals(TEXTS, [NAME], 50, seed)[NAME] for seed in (1, 1, 3))

    assert first == again != other
    assert 0.55 < first.recall.low < 0.75 < first.recall.high < 0.95


def test_intervals_narrow_with_more_texts() -> None:
    few, many = (intervals(texts, [NAME], 200, 1)[NAME].f1 for texts in (TEXTS, TEXTS * 9))

    assert many.high - many.low < (few.high - few.low) / 2


def test_samples_in_which_nothing_counts_are_left_out() -> None:
    found = intervals([{NAME: Count(1, 1, 1)}, {}, {}, {}], [NAME], 100, 1)[NAME]

    assert (found.precision.low, found.precision.high) == (1.0, 1.0)


def test_without_texts_there_are_no_intervals() -> None:
    assert intervals([], [NAME], 100, 1) == {}


# --- mistakes


def test_mistakes_are_named_with_their_sentence(analyzer: Analyzer, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "Léa dit que la mer monte. Ida crie non. Paul jure que tout va."
    gold = unit(text, "cue dit\nspeaker Léa\nquote la mer monte\nkind belief\n\ncue crie\nspeaker Ida\nquote non")
    predicted = unit(text, "cue dit\nquote la mer\nkind speech\n\ncue jure\nspeaker Paul\nquote tout va")

    found = list(mistakes_of(evaluated(analyzer, gold, predicted, monkeypatch).texts[0]))

    assert [(mistake.verdict, mistake.fields, mistake.sentence) for mistake in found] == [
        ("wrong", ("speaker", "quote", "kind"), "Léa dit que la mer monte."),
        ("missed", ("attribution",), "Ida crie non."),
        ("spurious", ("attribution",), "Paul jure que tout va."),
    ]
    assert dict(found[0].gold)["quote"] == "la mer monte"


def test_the_packaged_corpus_has_no_mistakes_where_the_tests_hold_it(analyzer: Analyzer) -> None:
    evaluation = evaluate(packaged_units(["golden", "negative"]), analyzer.analyze, samples=0)

    wrong = [mistake for scored in evaluation.texts for mistake in mistakes_of(scored)]

    assert evaluation.counts["records", "record"].f1 == 1.0
    assert wrong == []
