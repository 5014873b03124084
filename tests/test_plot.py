"""Figures: what they say, that they come out the same, and what happens where none can be drawn."""

from __future__ import annotations

import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from material import data_lines

from discourse.cli import main

TEXT = (
    "« Selon Ali Reza, il pleut », a dit la préfète Léa Brun à l'AFP. Le maire pense qu'il vente. "
    "Léa Brun a affirmé qu'il neigeait."
)
KINDS = ("bars", "progression", "network")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text("Selon Ali Reza, il pleut.", encoding="utf-8")
    (tmp_path / "none.txt").write_text("Le pont mesure trente mètres.", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["plot", *arguments])


def words(file: Path) -> list[str]:
    return ["".join(part.itertext()) for part in ElementTree.parse(file).iter("{http://www.w3.org/2000/svg}text")]


@pytest.mark.extra
@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("bars", {"Léa Brun", "Ali Reza", "maire", "direct", "indirect", "attributions"}),
        ("progression", {"Léa Brun", "Ali Reza", "maire", "direct", "indirect", "où dans le texte (%)"}),
        ("network", {"AFP", "Léa Brun", "Ali Reza", "relaie", "cite"}),
    ],
)
def test_a_figure_says_who_speaks(folder: Path, kind: str, said: set[str]) -> None:
    pytest.importorskip("matplotlib", reason="no matplotlib: pip install '.[plot]'")
    result = run(kind, "a.txt", "--out", "a.svg")

    assert (result.exit_code, result.output) == (0, "")
    assert said <= set(words(folder / "a.svg"))


@pytest.mark.extra
def test_several_texts_have_a_row_each(folder: Path) -> None:
    pytest.importorskip("matplotlib", reason="no matplotlib: pip install '.[plot]'")
    run("progression", "a.txt", "b.txt", "--out", "a.svg", "--language", "en")

    assert {"a.txt", "b.txt", "where in the text (%)"} <= set(words(folder / "a.svg"))


@pytest.mark.extra
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("form", ["svg", "png"])
def test_the_same_texts_give_the_same_file(folder: Path, kind: str, form: str) -> None:
    pytest.importorskip("matplotlib", reason="no matplotlib: pip install '.[plot]'")
    files = [folder / f"{name}.{form}" for name in ("one", "two")]
    for file in files:
        run(kind, "a.txt", "--out", str(file))

    one, two = (file.read_bytes() for file in files)
    assert one == two
    assert one.startswith(b"\x89PNG" if form == "png" else b"<?xml")


@pytest.mark.extra
def test_names_in_a_figure_are_words_and_no_formulas(folder: Path) -> None:
    pytest.importorskip("matplotlib", reason="no matplotlib: pip install '.[plot]'")
    payloads = [*data_lines("payloads.txt"), r"$\frac{1}{2}$", "$x", "\x07\u202e", "漢字 😀"]
    names = []
    for place, payload in enumerate(payloads):
        name = f"{place}{payload.replace('/', '')}"[:35]
        (folder / name).write_text(TEXT, encoding="utf-8")
        names.append(name)

    result = run("progression", *names, "--out", "a.svg")

    assert (result.exit_code, result.output) == (0, "")
    shown = words(folder / "a.svg")
    assert len(set(names) & set(shown)) == len(names) - 1
    kinds = {part.tag.rpartition("}")[2] for part in ElementTree.parse(folder / "a.svg").iter()}
    assert kinds.isdisjoint({"script", "a", "image", "foreignObject", "iframe"})


@pytest.mark.extra
@pytest.mark.parametrize("kind", KINDS)
def test_where_nothing_was_found_nothing_is_drawn(folder: Path, kind: str) -> None:
    pytest.importorskip("matplotlib", reason="no matplotlib: pip install '.[plot]'")
    result = run(kind, "none.txt", "--out", "a.svg")

    assert result.exit_code == 1
    assert result.stderr.endswith("so there is nothing to draw\n")
    assert not (folder / "a.svg").exists()


def test_without_matplotlib_the_extra_is_named(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib.figure", None)

    result = run("bars", "b.txt", "--out", "a.svg")

    assert result.exit_code == 1
    assert result.stderr == "matplotlib is not installed; figures need it: pip install 'discourse-fr[plot]'\n"


def test_a_form_that_is_not_known_is_a_wrong_use(folder: Path) -> None:
    result = run("bars", "a.txt", "--out", "a.gif")

    assert result.exit_code == 2
    assert "end the name with .svg or .png" in result.stderr
