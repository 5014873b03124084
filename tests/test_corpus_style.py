"""The corpus is varied, large enough and nobody else's text."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterator

import pytest
from material import SHARED, corpus_cases

from discourse.workshop.triage import FAILURES, FOLDERS

CASES = corpus_cases(*FOLDERS, "articles", FAILURES)
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


def test_ids_are_unique() -> None:
    counted = Counter(case.id for case in CASES)
    assert [name for name, count in counted.items() if count > 1] == []


@pytest.mark.parametrize(("folder", "least"), [("golden", 400), ("negative", 80), ("articles", 5)])
def test_there_are_enough_cases(folder: str, least: int) -> None:
    at_home = [case for case in CASES if (case.home.file if case.home else case.path).startswith(f"{folder}/")]
    assert len(at_home) >= least


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
