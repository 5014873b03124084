"""Every line of Python and every command that a page of docs/ shows gives what the page says."""

from __future__ import annotations

from pathlib import Path

import pytest
from documentation import agrees, blocks, commands, output_of, python_failures
from material import ROOT

PAGES = [ROOT / "docs" / name for name in ("how-it-works.md", "in-other-tools.md", "other-grammar.md")]


def test_every_page_is_named_in_a_test() -> None:
    tests = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "tests").glob("test_*.py"))

    assert [page.name for page in (ROOT / "docs").glob("*.md") if page.name not in tests] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_the_lines_of_a_page_give_what_they_show(
    page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "100")
    monkeypatch.setenv("LANG", "C.UTF-8")

    for kind, body in blocks(page):
        assert kind in ("python", "console", "text")
        if kind == "text":
            name, _, content = body.partition("\n")
            (tmp_path / name.strip()).write_text(content, encoding="utf-8")
        for command, shown in commands(body) if kind == "console" else ():
            got = output_of(command)
            assert agrees(shown, got), f"{command}\n{got}"
    _, failures = python_failures(page)

    assert failures == ""
