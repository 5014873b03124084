"""The data sheet says what the corpus holds, and the split that is held out is as it was."""

from __future__ import annotations

from pathlib import Path

import pytest
from material import CORPUS

from discourse.workshop.cases import parse_cases
from discourse.workshop.datasheet import FROZEN, SUMS, counts, is_long, main, sums, with_counts

SHEET = "# A corpus\n\n<!-- counts -->\n<!-- /counts -->\n\nThe end.\n"


def small_corpus(folder: Path) -> Path:
    (folder / "golden").mkdir()
    (folder / "golden" / "incise.txt").write_text(
        "==== A01-1 plain\n« Oui », dit Léa.\n----\ncue dit\nspeaker Léa\nquote Oui\nkind speech\n", encoding="utf-8"
    )
    (folder / "README.md").write_text(SHEET, encoding="utf-8")
    return folder


def test_the_data_sheet_is_up_to_date() -> None:
    sheet = (CORPUS / "README.md").read_text(encoding="utf-8")
    assert sheet == with_counts(sheet, counts(CORPUS)), "run python -m discourse.workshop.datasheet"


def test_the_split_that_is_held_out_is_frozen() -> None:
    recorded = (CORPUS / FROZEN / SUMS).read_text(encoding="utf-8")
    assert recorded == sums(CORPUS / FROZEN)
    assert recorded.count("\n") >= 20


def test_counts_are_written_between_the_marker_lines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    corpus = small_corpus(tmp_path)
    assert main([str(corpus)]) == 0
    written = (corpus / "README.md").read_text(encoding="utf-8")
    assert written.startswith("# A corpus\n\n<!-- counts -->\n| | `golden`")
    assert written.endswith("| A | A01 1 |\n<!-- /counts -->\n\nThe end.\n")
    assert "| with a speaker | 1 | 0 | 0 | 0 |" in written
    assert "| kind | speech 1 |" in written


def test_a_known_failure_counts_in_its_home(tmp_path: Path) -> None:
    corpus = small_corpus(tmp_path)
    (corpus / "known-failures").mkdir()
    (corpus / "known-failures" / "incise.txt").write_text(
        "==== A01-2 wrong\n:home golden/incise.txt after A01-1\n« Non », dit Léo.\n----\ncue dit\nquote Non\n",
        encoding="utf-8",
    )
    assert "| texts | 2 | 0 | 0 | 0 |" in counts(corpus)


def test_a_changed_text_changes_the_sums(tmp_path: Path) -> None:
    (tmp_path / FROZEN).mkdir()
    file = tmp_path / FROZEN / "one.txt"
    file.write_text("a", encoding="utf-8")
    before = sums(file.parent)
    file.write_text("b", encoding="utf-8")
    assert before.endswith("  one.txt\n")
    assert sums(file.parent) != before


def test_a_data_sheet_without_marker_lines_is_refused() -> None:
    with pytest.raises(ValueError, match="<!-- counts -->"):
        with_counts("# A corpus\n", "")


def test_a_folder_that_is_no_corpus_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path)]) == 2
    assert "has no README.md" in capsys.readouterr().err


@pytest.mark.parametrize(("words", "long"), [(19, False), (20, True)])
def test_a_text_of_twenty_words_is_long(words: int, long: bool) -> None:
    [case] = parse_cases(f"==== A01-N1 words\n{'mot ' * words}\n----\nnone\n", "demo.txt")
    assert is_long(case) == long
