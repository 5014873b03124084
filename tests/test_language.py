"""The command line speaks English and French, and nothing of what it says to a French user is left in English."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from material import ROOT

from discourse.cli import main
from discourse.cli.language.catalogue import language, pairs, translated

_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")


@pytest.fixture(autouse=True)
def no_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in _LOCALE:
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "100")


def run(*arguments: str, stdin: str = "") -> Result:
    return CliRunner().invoke(main, arguments, input=stdin)


def every(command: click.Command, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    yield path, command
    if isinstance(command, click.Group):
        for name, inner in command.commands.items():
            yield from every(inner, (*path, name))


COMMANDS = dict(every(main))


def messages(command: click.Command) -> Iterator[str]:
    """The paragraphs and options of a command's help."""
    yield from (command.help or "").split("\n\n")
    yield command.short_help or ""
    yield from (option.help or "" for option in command.params if isinstance(option, click.Option))


@pytest.mark.parametrize("path", COMMANDS, ids=lambda path: " ".join(path) or "discourse")
def test_the_help_of_a_command_is_in_french(path: tuple[str, ...]) -> None:
    command = COMMANDS[path]
    token = language.set("fr")
    try:
        left = [text for text in messages(command) if text.strip() and translated(text.strip()) == text.strip()]
    finally:
        language.reset(token)
    shown = run(*path, "--help", "--lang", "fr")

    assert left == []
    assert shown.exit_code == 0
    assert shown.stdout.startswith("Usage\u00a0: ")
    assert "Montrer cette aide." in shown.stdout


def wrong_uses() -> Iterator[str]:
    """The messages of wrong uses in the source of the command line, with words for what changes."""
    for file in sorted((ROOT / "discourse" / "cli").rglob("*.py")):
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and ast.unparse(call.func) == "click.UsageError":
                [said] = call.args
                parts = said.values if isinstance(said, ast.JoinedStr) else [said]
                if not isinstance(said, ast.JoinedStr | ast.Constant):
                    continue
                yield "".join(str(part.value) if isinstance(part, ast.Constant) else "a folder" for part in parts)


@pytest.mark.parametrize("message", sorted(set(wrong_uses())))
def test_a_wrong_use_is_told_in_french(message: str) -> None:
    token = language.set("fr")
    try:
        assert translated(message) != message
    finally:
        language.reset(token)


def test_help_in_english_is_what_it_was() -> None:
    shown = run("analyze", "--help").stdout

    assert shown.startswith("Usage: ")
    assert "Find who says what in French texts." in shown
    assert "\nOptions:\n" in shown


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["analyze", "absent.txt"], 1, "absent.txt: fichier introuvable\u00a0; vérifiez son nom et son dossier"),
        (["analyze", "--format", "word", "a"], 2, "Valeur impossible pour --format\u00a0: word n'est pas"),
        (["analyze", "--encoding", "klingon", "a"], 2, "n'est pas un encodage que Python connaît"),
        (["analyze", "--offsets", "utf8", "a"], 2, "--offsets vaut pour json, jsonl et csv"),
        (["analyze", "--grammar", "absent", "a"], 2, "Valeur impossible pour --grammar"),
        (["analyse"], 2, "Commande inconnue\u00a0: analyse. Vouliez-vous dire 'analyze'\u00a0?"),
        (["convert", "a"], 2, "Il manque l'option --to, au choix\u00a0: json"),
        (["convert", "--to", "csv"], 2, "Il manque l'argument IN..."),
        (["convert", "a", "--to"], 2, "L'option --to demande une valeur."),
        (["convert", "a", "--to", "brat"], 2, "brat ne va pas sur la sortie standard\u00a0; nommez un dossier"),
        (["convert", "absent.json", "--to", "csv"], 1, "absent.json: illisible (No such file or directory)"),
        (["diff", "a"], 2, "Il manque l'argument NEW."),
        (["eval", "absent"], 2, "n'existe pas."),
        (["rules", "show", "absent"], 2, "il n'y a pas de patron «\u00a0absent\u00a0»"),
        (["analyze", "--nope"], 2, "Option inconnue\u00a0: --nope"),
        (["rules", "list", "x"], 2, "Argument en trop\u00a0: x"),
    ],
)
def test_errors_are_told_in_french(
    arguments: list[str], code: int, said: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)

    result = run("--lang", "fr", *arguments)

    assert result.exit_code == code
    assert said in result.stderr
    assert code == 1 or "Erreur\u00a0: " in result.stderr or "introuvable" in result.stderr


@pytest.mark.parametrize(
    "arguments", [["--lang", "fr", "analyze"], ["analyze", "--lang=fr"], ["analyze", "-", "--lang", "fr"]]
)
def test_the_language_may_stand_anywhere(arguments: list[str]) -> None:
    assert run(*arguments, stdin="Il pleut.").stdout.endswith("Aucune attribution trouvée.\n")


@pytest.mark.parametrize(
    ("variables", "said"),
    [
        ({"LANG": "fr_FR.UTF-8"}, "Aucune attribution trouvée."),
        ({"LANG": "fr_FR.UTF-8", "LC_ALL": "C"}, "No attribution found."),
        ({"LANG": "en_GB.UTF-8"}, "No attribution found."),
        ({"LC_MESSAGES": "fr_BE"}, "Aucune attribution trouvée."),
        ({"LANG": "fro"}, "No attribution found."),
        ({}, "No attribution found."),
    ],
)
def test_the_locale_says_the_language(
    variables: dict[str, str], said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)

    assert said in run("analyze", "-", stdin="Il pleut.").stdout


def test_the_option_is_stronger_than_the_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")

    assert "No attribution found." in run("analyze", "-", "--lang", "en", stdin="Il pleut.").stdout


@pytest.mark.parametrize("arguments", [["--lang", "de"], ["analyze", "--lang"], ["--lang="]])
def test_another_language_is_refused(arguments: list[str]) -> None:
    result = run(*arguments)

    assert result.exit_code == 2
    assert "--lang takes en or fr" in result.stderr


def test_what_stands_behind_two_dashes_is_no_language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    assert run("analyze", "--", "--lang", "fr").stderr.splitlines()[0].startswith("--lang: no such file")


def test_tables_and_warnings_are_in_french() -> None:
    text = "Selon Léa, « la digue », aurait dit Max, tiendra. « Jamais"

    shown = run("analyze", "-", "--lang", "fr", stdin=text).stdout

    assert all(head in shown for head in ("comment", "son genre", "ce qu'il atténue", "n'est jamais refermé"))
    assert not any(f" {head} " in shown for head in ("how", "weakens", "inside", "Fields"))


def test_results_are_the_same_in_both_languages() -> None:
    text = "« La digue tiendra », a déclaré la préfète."

    for form in ("json", "csv"):
        english = run("analyze", "-", "--format", form, stdin=text).stdout
        assert run("--lang", "fr", "analyze", "-", "--format", form, stdin=text).stdout == english


def test_every_message_of_the_catalogue_has_its_gaps_in_both_languages() -> None:
    assert len(pairs()) > 100
    assert [english for english, french in pairs() if english.count("{}") != french.count("{}")] == []
    assert len({english for english, _ in pairs()}) == len(pairs())


def test_signs_of_french_stand_behind_a_blank_that_does_not_break() -> None:
    assert [french for _, french in pairs() if re.search(r"[^\s\u00a0] [;!?»]|«[^\u00a0]", french)] == []
