"""What another grammar finds otherwise, and how it is shown."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from material import ROOT

from discourse import Analyzer, Document
from discourse.cli import main
from discourse.workshop.diff.as_json import as_json
from discourse.workshop.diff.as_markdown import as_markdown
from discourse.workshop.diff.as_text import as_text
from discourse.workshop.diff.changes import Change, by_rule, changes
from discourse.workshop.diff.comparison import Comparison
from discourse.workshop.diff.texts import read_texts

TEXT = "Léa dit que Paul croit que la mer monte. Il serait parti, selon Ida."


@pytest.fixture(scope="module")
def document(analyzer: Analyzer) -> Document:
    return analyzer.analyze(TEXT)


def without(document: Document, index: int) -> Document:
    """The document without one attribution; the parents keep pointing to where theirs is."""
    left = [item for place, item in enumerate(document.attributions) if place != index]
    parents = (
        None if item.parent in (None, index) else item.parent - (item.parent > index) for item in left
    )
    return replace(
        document,
        attributions=tuple(replace(item, parent=parent) for item, parent in zip(left, parents, strict=True)),
    )


def test_the_same_analysis_has_no_changes(document: Document) -> None:
    assert changes("a", document, document) == []


def test_what_is_gone_is_lost_and_what_comes_is_gained(document: Document) -> None:
    less = without(document, 1)

    [lost], [gained] = changes("a", document, less), changes("a", less, document)

    assert (lost.verdict, gained.verdict) == ("lost", "gained")
    assert lost.sentence == gained.sentence == "Léa dit que Paul croit que la mer monte."
    assert dict(lost.old) == dict(gained.new)
    assert dict(lost.old)["quote"] == "la mer monte"
    assert lost.new == gained.old == ()


def test_another_index_of_the_same_parent_is_no_change(document: Document) -> None:
    less = without(document, 2)

    assert [change.verdict for change in changes("a", document, less)] == ["lost"]


@pytest.mark.parametrize(
    ("field", "value", "before", "after"),
    [
        ("kind", "belief", "speech", "belief"),
        ("rule", "other", "verb_que", "other"),
        ("speaker", None, "Léa", "—"),
        ("confidence", "guess", "rule", "guess"),
    ],
)
def test_a_field_that_differs_is_named(
    document: Document, field: str, value: str | None, before: str, after: str
) -> None:
    first, *rest = document.attributions
    other = replace(document, attributions=(replace(first, **{field: value}), *rest))

    [change] = changes("a", document, other)

    assert (change.verdict, change.fields) == ("changed", (field,))
    assert (dict(change.old).get(field, "—"), dict(change.new).get(field, "—")) == (before, after)


def test_hedges_change_as_well(document: Document) -> None:
    [hedge] = document.hedges
    none = replace(document, hedges=())
    other = replace(document, hedges=(replace(hedge, kind="modal"),))

    assert [(change.what, change.verdict) for change in changes("a", document, none)] == [("hedge", "lost")]
    assert [(change.what, change.fields) for change in changes("a", document, other)] == [("hedge", ("kind",))]


# --- the forms

CHANGES = (
    Change("gained", "attribution", "A01-1", "incise", "« Oui », dit Léa.", ("cue",), (), (("quote", "Oui"),)),
    Change("lost", "attribution", "A01-2", "incise", "Non.", ("cue",), (("quote", "Non"), ("kind", "speech")), ()),
    Change(
        "changed", "attribution", "A01-1", "", "Le *maire* <b>dit</b>.", ("speaker", "reporter"),
        (("speaker", "Le *maire*"),), (("reporter", "l'AFP"),),
    ),
)
COMPARISON = Comparison("HEAD", "grammar", "0123", "4567", 10, CHANGES)


def test_changes_are_grouped_by_rule_lost_first() -> None:
    grouped = [(rule, [change.verdict for change in found]) for rule, found in by_rule(CHANGES)]

    assert grouped == [("", ["changed"]), ("incise", ["lost", "gained"])]


def test_the_text_gives_counts_first() -> None:
    assert as_text(COMPARISON) == """\
HEAD (0123) → grammar (4567): 1 lost, 1 gained, 1 changed in 2 of 10 texts

          lost  gained  changed
no rule      0       0        1
incise       1       1        0

== no rule: 0 lost, 0 gained, 1 changed

changed attribution · A01-1
  Le *maire* <b>dit</b>.
  speaker    Le *maire* → —
  reporter   — → l'AFP

== incise: 1 lost, 1 gained, 0 changed

lost attribution · A01-2
  Non.
  quote      Non
  kind       speech

gained attribution · A01-1
  « Oui », dit Léa.
  quote      Oui
"""


def test_the_markdown_leaves_words_as_they_are() -> None:
    assert as_markdown(COMPARISON) == """\
**HEAD (0123) → grammar (4567): 1 lost, 1 gained, 1 changed in 2 of 10 texts**

| rule | lost | gained | changed |
|---|---:|---:|---:|
| no rule | 0 | 0 | 1 |
| incise | 1 | 1 | 0 |

<details><summary>no rule: 0 lost, 0 gained, 1 changed</summary>

- **changed** attribution (A01-1): Le \\*maire\\* &lt;b&gt;dit&lt;/b&gt;.
  - speaker: Le \\*maire\\* → —
  - reporter: — → l'AFP

</details>

<details><summary>incise: 1 lost, 1 gained, 0 changed</summary>

- **lost** attribution (A01-2): Non.
  - quote: Non
  - kind: speech
- **gained** attribution (A01-1): « Oui », dit Léa.
  - quote: Oui

</details>
"""


def test_the_json_holds_everything() -> None:
    found = json.loads(as_json(COMPARISON))

    assert found["counts"] == {"lost": 1, "gained": 1, "changed": 1}
    assert found["rules"]["incise"] == {"lost": 1, "gained": 1, "changed": 0}
    assert found["old"] == {"name": "HEAD", "grammar_version": "0123"}
    assert found["changes"][1]["old"] == {"quote": "Non", "kind": "speech"}


# --- the texts


def test_texts_of_every_form_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("Été.\r\n".encode())
    (tmp_path / "b.txt").write_text("# head\n==== A01-1 x\nOui.\n----\nnone\n", encoding="utf-8")
    (tmp_path / "c.jsonl").write_text('{"id": "j", "text": "Non."}\n', encoding="utf-8")

    assert read_texts(tmp_path) == [(str(tmp_path / "a.txt"), "Été.\r\n"), ("A01-1", "Oui."), ("j", "Non.")]


# --- the command


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, ["diff", *map(str, arguments)])


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A git repository whose first revision is tagged `first`; its last grammar does not know `croire`."""
    folder = tmp_path_factory.mktemp("repository")
    shutil.copytree(ROOT / "grammar", folder / "grammar", ignore=shutil.ignore_patterns("__pycache__"))
    git(folder, "init", "--quiet")
    commit(folder, "Grammar")
    git(folder, "tag", "first")
    table = folder / "grammar" / "lexicon" / "cues.tsv"
    kept = [line for line in table.read_text(encoding="utf-8").splitlines() if not line.startswith("croire\t")]
    table.write_text("\n".join(kept) + "\n", encoding="utf-8")
    commit(folder, "No cue croire")
    (folder / "text.txt").write_text(TEXT, encoding="utf-8")
    return folder


def commit(folder: Path, message: str) -> None:
    git(folder, "add", "grammar")
    git(folder, "-c", "user.name=T", "-c", "user.email=t@example.org", "commit", "--quiet", "--message", message)


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=folder, check=True)


def test_revisions_are_compared(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository)

    found, again = (run("first", "HEAD", "text.txt", "--format", "json", "--fail-on-loss") for _ in range(2))

    assert found.exit_code == 1
    assert found.stdout == again.stdout
    [change] = json.loads(found.stdout)["changes"]
    assert (change["verdict"], change["old"]["lemma"], change["old"]["speaker"]) == ("lost", "croire", "Paul")


def test_a_gain_is_no_loss(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository / "grammar")

    result = run("HEAD", ROOT / "grammar", repository / "text.txt", "--fail-on-loss")

    assert result.exit_code == 0
    assert ": 0 lost, 1 gained, 0 changed in 1 of 1 texts" in result.stdout


def test_the_same_grammar_changes_nothing(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository)

    result = run("first", ROOT / "grammar")

    assert result.exit_code == 0
    assert ": 0 lost, 0 gained, 0 changed in 0 of " in result.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("first", "nowhere"), "nowhere: neither a grammar folder nor a revision of a git repository here"),
        (("first", "grammar", "nowhere.txt"), "Path 'nowhere.txt' does not exist"),
    ],
)
def test_a_wrong_use_gives_a_line_and_code_2(
    repository: Path, arguments: tuple[str, ...], message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository)

    result = run(*arguments)

    assert result.exit_code == 2
    assert message in result.stderr
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("first", "grammar/lexicon", "text.txt"), "grammar/lexicon/"),
        (("first", "grammar", "grammar"), "grammar: no-text: no text here"),
    ],
)
def test_files_that_cannot_be_used_give_lines_and_code_1(
    repository: Path, arguments: tuple[str, ...], message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository)

    result = run(*arguments)

    assert result.exit_code == 1
    assert result.stderr.startswith(message)
    assert "Traceback" not in result.output


def test_a_broken_revision_is_named_with_its_file(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository)
    git(repository, "checkout", "--quiet", "-b", "broken")
    (repository / "grammar" / "classes.tsv").write_text("nonsense\n", encoding="utf-8")
    commit(repository, "Broken")

    result = run("first", "broken", "text.txt")

    assert result.exit_code == 1
    assert result.stderr.startswith("broken:grammar/classes.tsv:")
