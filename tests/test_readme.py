"""What the README shows, in both languages, is what happens."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from documentation import agrees, blocks, commands, output_of, python_failures

from discourse.cli import main

README = Path(__file__).parent.parent / "README.md"
FRENCH = README.with_name("README.fr.md")
EXAMPLE = "« L'usine ne fermera pas », aurait assuré à l'agence Hermès la présidente, selon un proche du dossier.\n"


def test_the_example_is_what_the_command_prints(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "example.txt").write_text(EXAMPLE, encoding="utf-8")
    shown = re.search(r"\$ discourse analyze example\.txt\n(.*?)\n```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert shown is not None
    monkeypatch.setenv("COLUMNS", "104")

    result = CliRunner().invoke(main, ["analyze", str(tmp_path / "example.txt")])

    assert result.stdout.strip() == shown[1].strip()


def test_the_french_example_is_what_the_command_prints(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "104")
    (tmp_path / "exemple.txt").write_text(EXAMPLE, encoding="utf-8")
    [command, shown], *_ = commands(next(body for kind, body in blocks(FRENCH) if kind == "console"))

    assert agrees(shown, output_of(command))


def test_the_commands_of_the_french_page_exist() -> None:
    every = [command for kind, body in blocks(FRENCH) if kind == "console" for command, _ in commands(body)]
    names = {command.split()[1] for command in every if command.startswith("discourse")}

    assert names == {"analyze", "convert", "eval", "rules"}
    assert names <= set(main.commands)


@pytest.mark.parametrize("page", [README, FRENCH], ids=lambda page: page.name)
def test_the_python_lines_give_what_they_show(page: Path) -> None:
    examples, failures = python_failures(page)

    assert examples
    assert failures == ""


@pytest.mark.parametrize("page", [README, FRENCH], ids=lambda page: page.name)
def test_every_link_leads_to_a_file(page: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8"))

    assert links
    assert [link for link in links if not (page.parent / link).exists()] == []
