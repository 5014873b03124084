"""An analysis does not depend on how marks, spaces and apostrophes are written."""

from __future__ import annotations

import pytest
from material import corpus_cases, data_lines
from styles import REWRITES, plain, readings

from discourse import Analyzer

GOLDEN = corpus_cases("golden")


def _exceptions(name: str) -> set[str]:
    """The cases that ``style-exceptions.txt`` lists for a rewrite; each row has a reason."""
    found = set()
    for line in data_lines("style-exceptions.txt"):
        rewrite, case, reason = line.split(maxsplit=2)
        assert rewrite in REWRITES, f"unknown rewrite `{rewrite}`"
        assert reason
        if rewrite == name:
            found.add(case)
    return found


@pytest.mark.parametrize("name", REWRITES)
def test_another_style_changes_nothing_but_the_listed_cases(name: str, analyzer: Analyzer) -> None:
    rewritten = {case.id: (case.text, text) for case in GOLDEN if (text := REWRITES[name](case.text)) is not None}
    assert rewritten
    differ = {
        case
        for case, (text, other) in rewritten.items()
        if readings(analyzer.analyze(text)) != readings(analyzer.analyze(other))
    }
    listed = _exceptions(name)
    assert sorted(differ - listed) == [], "these cases depend on the style"
    assert sorted(listed - differ) == [], "these hold now: take them off style-exceptions.txt"


@pytest.mark.parametrize("name", REWRITES)
def test_a_rewrite_changes_the_style_alone(name: str) -> None:
    changed = [(case.text, text) for case in GOLDEN if (text := REWRITES[name](case.text)) not in (None, case.text)]
    assert changed
    assert all(plain(text) == plain(other) for text, other in changed)
