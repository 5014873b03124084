"""The corpus is varied, large enough and nobody else's text."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator

import pytest
from material import CORPUS, SHARED, corpus_cases

from discourse import Analyzer
from discourse.workshop.datasheet import cases_by_folder, construction_of, is_long
from discourse.workshop.triage import FAILURES, FOLDERS

CASES = corpus_cases(*FOLDERS, "articles", FAILURES)
HOMES = cases_by_folder(CORPUS)
SENTENCES = [*HOMES["golden"], *HOMES["negative"]]
MAX_SHARED = 0.6
"""Part of the shorter case's word 4-grams that two cases may have in common."""


def grams(text: str, size: int) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[start : start + size]) for start in range(len(words) - size + 1)}


def shared_texts() -> Iterator[str]:
    for file in sorted(SHARED.glob("*.jsonl")):
        for line in file.read_text(encoding="utf-8").splitlines():
            if line.strip():
                yield json.loads(line)["text"]


@pytest.mark.parametrize("folder", ["articles", "test"])
def test_articles_have_120_to_400_words(folder: str) -> None:
    lengths = {case.id: len(case.text.split()) for case in HOMES[folder]}
    assert {name: length for name, length in lengths.items() if not 120 <= length <= 400} == {}


def test_ids_are_unique() -> None:
    counted = Counter(case.id for case in CASES)
    assert [name for name, count in counted.items() if count > 1] == []


@pytest.mark.parametrize(("folder", "least"), [("golden", 1_050), ("negative", 250), ("articles", 40), ("test", 20)])
def test_there_are_enough_cases(folder: str, least: int) -> None:
    assert len(HOMES[folder]) >= least


def test_sentences_are_enough_and_many_are_long() -> None:
    assert len(SENTENCES) >= 1_300
    assert sum(map(is_long, SENTENCES)) >= 0.4 * len(SENTENCES)


def test_each_of_the_constructions_has_six_cases() -> None:
    counted = Counter(map(construction_of, SENTENCES))
    assert len(counted) == 151
    assert [name for name, count in counted.items() if count < 6] == []


def test_cue_verbs_and_nouns_are_varied(analyzer: Analyzer) -> None:
    lemmas = {found.lemma for case in HOMES["golden"] for found in analyzer.analyze(case.text).attributions}
    assert len(lemmas - {""}) >= 300


def test_no_two_cases_are_nearly_the_same() -> None:
    owned = {case.id: grams(case.text, 4) for case in CASES}
    holders = defaultdict(set)
    for name, found in owned.items():
        for gram in found:
            holders[gram].add(name)
    together = Counter(
        (one, other) for names in holders.values() for one in names for other in names if one < other
    )
    alike = [
        f"{one} and {other} share {count} word 4-grams"
        for (one, other), count in together.items()
        if count > MAX_SHARED * min(len(owned[one]), len(owned[other]))
    ]
    assert alike == []


@pytest.mark.skipif(not SHARED.is_dir(), reason="the evaluation texts do not stand beside the project")
def test_no_case_is_copied_from_the_evaluation_texts() -> None:
    foreign = {gram for text in shared_texts() for gram in grams(text, 8)}
    assert foreign
    copied = {case.id: " ".join(min(both)) for case in CASES if (both := grams(case.text, 8) & foreign)}
    assert copied == {}
