"""The glossary names every label of the model, each in its own table."""

from __future__ import annotations

import re
from typing import get_args

import pytest
from material import ROOT

import discourse
from discourse import model

PAGE = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
SECTIONS = {
    "Types": (*get_args(model.QuoteType), "narrated"),
    "Kinds": get_args(model.Kind),
    "Status": get_args(model.Status),
    "Commitment": get_args(model.Commitment),
    "Hedges": get_args(model.HedgeKind),
    "Why a source is missing": get_args(model.MissingSource),
}


@pytest.mark.parametrize("section", SECTIONS)
def test_a_section_has_a_row_for_each_label_and_no_other(section: str) -> None:
    body = PAGE.partition(f"\n## {section} ")[2].partition("\n## ")[0]

    assert tuple(re.findall(r"^\| `(\w+)` \|", body, re.MULTILINE)) == SECTIONS[section]


EXAMPLES = re.findall(r"^\| `(\w+)` \| [^|]+ \| ([A-ZÀ«][^|]+[.?!»]) \|$", PAGE, re.MULTILINE)


@pytest.mark.parametrize(("label", "sentence"), EXAMPLES)
def test_an_example_shows_its_label(label: str, sentence: str) -> None:
    document = discourse.analyze(sentence)

    found = [hedge.kind for hedge in document.hedges]
    for attribution in document.attributions:
        found += [attribution.quote.type, attribution.status, attribution.missing_source or ""]
        found += ["narrated"] if attribution.quote.narrated else []
    assert label in found


def test_every_label_of_a_sentence_has_an_example() -> None:
    shown = {label for label, _ in EXAMPLES}

    known = {label for name in ("Types", "Status", "Hedges", "Why a source is missing") for label in SECTIONS[name]}

    # what is not found shows in no sentence
    assert known - shown == {"unresolved"}


VERBS = re.findall(r"^\| `(\w+)` \| [^|]+ \| ([a-zà-ÿ, ]+) \|$", PAGE, re.MULTILINE)
CUES = [line.split("\t") for line in (ROOT / "grammar" / "lexicon" / "cues.tsv").read_text("utf-8").splitlines()]


@pytest.mark.parametrize(("label", "verbs"), VERBS)
def test_the_verbs_of_a_label_have_it_in_the_grammar(label: str, verbs: str) -> None:
    known = {cells[0]: cells[4:6] for cells in CUES if len(cells) > 5 and cells[2] == "no"}

    assert [verb for verb in verbs.split(", ") if verb in known and label not in known[verb]] == []


def test_every_work_that_is_referred_to_stands_in_the_list() -> None:
    body, _, references = PAGE.partition("## References")
    cited = set(re.findall(r"([A-Z][\w-]+)(?: & \w+| et al\.|, [A-Z][\w ]+ & [A-Z][\w ]+)? \(?(?:19|20)\d\d", body))

    assert len(cited) > 12
    assert {name for name in cited if name not in references} == set()


def test_every_work_in_the_list_is_referred_to() -> None:
    body, _, references = PAGE.partition("## References")
    authors = set(re.findall(r"^- ([\w-]+),", references, re.MULTILINE))

    assert {name for name in authors if name not in body} == set()
