"""`discourse eval`: what it prints, what it refuses."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from material import DATA, corpus_cases

from discourse.cli import main

CASES = """==== A01-1 right
Selon Léa Brun, il pleut à Brest.
----
cue      Selon
speaker  Léa Brun
quote    il pleut à Brest

==== A02-1 wrong
« La <b>digue</b> & le pont tiendront », a dit la préfète.
----
cue      a dit
speaker  la
quote    La <b>digue</b> & le pont tiendront
kind     belief
"""


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    file = tmp_path / "gold.txt"
    file.write_text(CASES, encoding="utf-8")
    return file


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["eval", *map(str, arguments)])


def test_figures_stand_in_tables(gold: Path) -> None:
    result = run(gold, "--samples", "20")

    lines = result.stdout.splitlines()
    assert result.exit_code == 0
    assert lines[0].startswith("2 texts, 2 attributions, 0 hedges; grammar ")
    assert lines[1] == "± 95 % by bootstrap: 20 samples of the texts, seed 1"
    assert "detection     100.0  100.0  100.0   100.0–100.0      2      2      2" in lines
    assert next(line.split() for line in lines if line.startswith("A02 record"))[2:5] == ["0.0", "0.0", "0.0"]
    assert lines[lines.index("kind: gold in rows, predicted in columns") :] == [
        "kind: gold in rows, predicted in columns",
        "       speech",
        "belief      1",
        "",
        "status: gold in rows, predicted in columns",
        "         asserted",
        "asserted        2",
    ]


def test_errors_are_listed_with_their_sentence(gold: Path) -> None:
    lines = run(gold, "--errors", "--samples", "0").stdout.splitlines()

    assert lines[lines.index("Errors: 0 missed, 0 spurious, 1 wrong") + 2 :] == [
        "wrong speaker, kind · A02-1 · rule incise",
        "  « La <b>digue</b> & le pont tiendront », a dit la préfète.",
        "  speaker   gold: la",
        "            predicted: la préfète",
        "  kind      gold: belief",
        "            predicted: speech",
    ]


def test_json_holds_figures_confusions_and_errors(gold: Path) -> None:
    found = json.loads(run(gold, "--format", "json", "--errors", "--samples", "20").stdout)

    record = found["figures"]["records"]["record"]
    assert (record["precision"], record["right"], record["predicted"], record["gold"]) == (50.0, 1, 2, 2)
    assert record["intervals"]["f1"] == [0.0, 100.0]
    assert found["intervals"] == {"level": 0.95, "samples": 20, "seed": 1}
    assert found["confusions"]["kind"] == {"belief": {"speech": 1}}
    assert [error["fields"] for error in found["errors"]] == [["speaker", "kind"]]


class Page(HTMLParser):
    """Collects the tags and what they refer to."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs


def test_the_page_is_self_contained_and_escaped(gold: Path, tmp_path: Path) -> None:
    assert run(gold, "--html", tmp_path / "page.html", "--samples", "0").exit_code == 0
    written = (tmp_path / "page.html").read_text(encoding="utf-8")
    page = Page()
    page.feed(written)

    assert {"script", "b", "img", "link", "a"}.isdisjoint(page.tags)
    assert not [name for name, _ in page.attributes if name in ("src", "href") or name.startswith("on")]
    assert "http://" not in written
    assert "https://" not in written
    assert "&lt;b&gt;digue&lt;/b&gt; &amp; le pont" in written
    assert "<details open>\n<summary><strong>A02-1</strong> 1 wrong" in written
    assert "<details>\n<summary><strong>A01-1</strong> right" in written


def test_the_page_marks_gold_and_prediction_side_by_side(gold: Path, tmp_path: Path) -> None:
    run(gold, "--html", tmp_path / "page.html", "--samples", "0")
    wrong = (tmp_path / "page.html").read_text(encoding="utf-8").partition("A02-1</strong>")[2]
    one, other = re.findall(r'<div class="text">(.*?)</div>', wrong, re.DOTALL)

    assert '<span class="speaker" title="speaker">la</span> préfète' in one
    assert '<span class="speaker" title="speaker">la préfète</span>' in other


def test_controls_do_not_reach_the_page_or_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "gold.txt").write_text("==== A1 x\nSelon \x1b[31mLéa, il pleut.\n----\nnone\n", encoding="utf-8")

    result = run(tmp_path / "gold.txt", "--errors", "--html", tmp_path / "page.html", "--samples", "0")

    assert result.exit_code == 0
    assert "\x1b" not in result.stdout + (tmp_path / "page.html").read_text(encoding="utf-8")


def test_the_same_gold_gives_the_same_output(gold: Path, tmp_path: Path) -> None:
    first, again = (
        (run(gold, "--errors", "--samples", "50", "--html", tmp_path / name).stdout, (tmp_path / name).read_bytes())
        for name in ("one.html", "two.html")
    )

    assert first == again


def test_a_split_of_the_packaged_corpus_is_measured() -> None:
    result = run("--split", "negative", "--samples", "0", "--format", "json")

    found = json.loads(result.stdout)
    assert found["texts"] == len(corpus_cases("negative"))
    assert found["figures"]["records"]["detection"] == {"right": 0, "predicted": 0, "gold": 0}


def test_brat_folders_are_measured() -> None:
    found = json.loads(run(DATA / "brat" / "fracas", "--samples", "0", "--format", "json").stdout)

    assert found["figures"]["records"]["source"]["gold"] == 2
    assert "hedge" not in found["figures"]["records"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nowhere.jsonl"], "Path 'nowhere.jsonl' does not exist"),
        ([str(DATA / "brat"), "--split", "golden"], "name GOLD or --split, not both"),
        ([str(DATA / "brat"), "--grammar", "nowhere"], "Directory 'nowhere' does not exist"),
        ([str(DATA / "brat"), "--html", str(DATA / "nowhere" / "page.html")], "cannot be written"),
    ],
)
def test_a_wrong_use_gives_a_line_and_code_2(arguments: list[str], message: str) -> None:
    result = run(*arguments)

    assert result.exit_code == 2
    assert message in result.stderr
    assert "Traceback" not in result.output


def test_mistakes_in_gold_give_code_1(tmp_path: Path) -> None:
    (tmp_path / "one.jsonl").write_text("{}\n", encoding="utf-8")
    (tmp_path / "two.txt").write_text("==== A1\nIl pleut.\n----\ncue pleuvait\nquote Il\n", encoding="utf-8")

    result = run(str(tmp_path))

    assert (result.exit_code, result.stdout) == (1, "")
    assert f"{tmp_path}/one.jsonl:1:1: bad-gold: no gold in the form of JSON lines" in result.stderr
    assert f'{tmp_path}/two.txt:4:5: not-in-text: "pleuvait" is not in the text' in result.stderr
