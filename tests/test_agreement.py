"""The figures of two labellings, on examples small enough to count by hand."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from material import CORPUS, example_table

from discourse.workshop.agreement import (
    Pair,
    differences,
    figures,
    label_figures,
    main,
    pair,
    pairs,
    span_figures,
    texts_of_today,
)
from discourse.workshop.cases import Case, parse_cases
from discourse.workshop.sample import first_labels, second_labels

OPENING, CLOSING = "<!-- agreement -->\n", "\n<!-- /agreement -->"
TEXT = "« Il pleut », note Léa. Selon Luc, un orage serait proche."
SAID = "cue note\nspeaker Léa\nquote Il pleut\nkind knowledge\ncommitment neutral\n"
SELON = "cue Selon\nspeaker Luc\nquote un orage serait proche\nkind speech\n\nhedge conditional serait\n"


def case(labels: str) -> Case:
    [found] = parse_cases(f"==== A01-1\n{TEXT}\n----\n{labels}", "demo.txt")
    return found


def compared(first: str, second: str) -> list[Pair]:
    return [pair(case(first), case(second))]


def f1(texts: list[Pair]) -> dict[str, tuple[float, float]]:
    return {found.name: (found.f1(found.exact), found.f1(found.alike)) for found in span_figures(texts)}


def alphas(texts: list[Pair]) -> dict[str, float | None]:
    return {found.name: found.alpha for found in label_figures(texts)}


def test_equal_labellings_agree_wholly() -> None:
    texts = compared(f"{SAID}\n{SELON}", f"{SAID}\n{SELON}")
    assert set(f1(texts).values()) == {(1.0, 1.0)}
    assert alphas(texts)["kind"] == 1.0
    assert list(differences(texts[0])) == []


def test_an_attribution_that_only_one_labelling_has_lowers_f1() -> None:
    texts = compared(f"{SAID}\n{SELON}", SAID)
    assert f1(texts)["attribution"] == f1(texts)["cue"] == pytest.approx((2 / 3, 2 / 3))
    assert f1(texts)["hedge"] == (0.0, 0.0)


def test_a_shorter_quote_is_alike_and_not_exact() -> None:
    texts = compared(SELON, SELON.replace("quote un orage serait proche", "quote orage serait proche"))
    assert f1(texts)["quote"] == (0.0, 1.0)
    assert f1(texts)["attribution"] == (0.0, 1.0)
    assert f1(texts)["speaker"] == (1.0, 1.0)


def test_a_label_is_compared_only_where_both_write_it() -> None:
    texts = compared(SAID, SAID.replace("kind knowledge\n", ""))
    compared_labels = {found.name: found.compared for found in label_figures(texts)}
    assert (compared_labels["kind"], compared_labels["commitment"]) == (0, 1)
    assert alphas(texts)["kind"] is None


def test_alpha_is_zero_where_agreement_is_what_chance_gives() -> None:
    texts = compared(f"{SAID}\n{SELON}", f"{SAID.replace('knowledge', 'speech')}\n{SELON}")
    assert alphas(texts)["kind"] == 0.0


def test_hedges_of_two_kinds_on_the_same_words_meet() -> None:
    texts = compared(SELON, SELON.replace("hedge conditional", "hedge modal"))
    assert f1(texts)["hedge"] == (1.0, 1.0)
    assert alphas(texts)["hedge kind"] == 0.0


LISTED = [
    pytest.param(*labels.split("\n--\n"), expected, id=title)
    for title, labels, expected in example_table("agreement.txt")
]


@pytest.mark.parametrize(("first", "second", "expected"), LISTED)
def test_a_difference_is_one_line(first: str, second: str, expected: str) -> None:
    assert "\n".join(differences(compared(first, second)[0])) == expected


def test_labels_of_another_text_are_refused() -> None:
    [other] = parse_cases("==== A01-1\nLe lac monte.\n----\nnone\n", "demo.txt")
    with pytest.raises(ValueError, match="A01-1"):
        pair(case(SAID), other)


def test_second_labels_without_first_ones_are_named() -> None:
    with pytest.raises(ValueError, match="A01-9"):
        pairs({}, {"A01-9": case(SAID)})


def test_labels_of_today_are_compared_where_the_text_still_stands(tmp_path: Path) -> None:
    written = {
        "golden": f"==== A01-1\n{TEXT}\n----\n{SAID}\n==== A01-2\nUn texte changé.\n----\nnone\n",
        "second": "".join(f"==== A01-{n}\n{TEXT}\n----\n{SELON}\n" for n in (1, 2, 3)),
    }
    for folder, source in written.items():
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "incise.txt").write_text(source, encoding="utf-8")
    [text] = texts_of_today(tmp_path)
    assert (text.id, len(text.both), len(text.only_first), len(text.only_second)) == ("A01-1", 0, 1, 1)


def test_the_data_sheet_tells_the_figures() -> None:
    _, _, rest = (CORPUS / "README.md").read_text(encoding="utf-8").partition(OPENING)
    told, _, _ = rest.partition(CLOSING)
    assert told == figures(pairs(first_labels(CORPUS), second_labels(CORPUS)))


def test_the_command_prints_the_figures_and_the_differences() -> None:
    texts = pairs(first_labels(CORPUS), second_labels(CORPUS))
    plain = CliRunner().invoke(main, [str(CORPUS)])
    listed = CliRunner().invoke(main, [str(CORPUS), "--differences"])
    assert (plain.exit_code, listed.exit_code) == (0, 0)
    assert plain.output == figures(texts) + "\n"
    lines = listed.output.removeprefix(plain.output).strip().splitlines()
    assert lines == [f"{text.id}: {line}" for text in texts for line in differences(text)]


def test_the_command_draws_blank_texts() -> None:
    drawn = CliRunner().invoke(main, [str(CORPUS), "--draw"])
    assert drawn.exit_code == 0
    assert drawn.output.count("==== ") == drawn.output.count("\n----\n") == len(second_labels(CORPUS))
    assert "cue  " not in drawn.output


def test_a_missing_extra_is_told_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "nltk.metrics.agreement", None)
    found = CliRunner().invoke(main, [str(CORPUS)])
    assert (found.exit_code, found.stderr) == (1, "Error: nltk is missing: pip install 'discourse-fr[agreement]'\n")


def test_a_folder_without_second_labels_is_told_in_one_line(tmp_path: Path) -> None:
    found = CliRunner().invoke(main, [str(tmp_path)])
    assert found.exit_code == 1
    assert found.stderr.startswith("Error: ")
    assert found.stderr.count("\n") == 1
