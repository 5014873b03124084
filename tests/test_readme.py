"""What the README shows is what happens."""

import doctest
import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from discourse.cli import main

README = Path(__file__).parent.parent / "README.md"
EXAMPLE = "« L'usine ne fermera pas », aurait assuré à l'agence Hermès la présidente, selon un proche du dossier.\n"


def test_the_example_is_what_the_command_prints(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "example.txt").write_text(EXAMPLE, encoding="utf-8")
    shown = re.search(r"\$ discourse analyze example\.txt\n(.*?)\n```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert shown is not None
    monkeypatch.setenv("COLUMNS", "104")

    result = CliRunner().invoke(main, ["analyze", str(tmp_path / "example.txt")])

    assert result.stdout.strip() == shown[1].strip()


def test_the_python_lines_give_what_they_show() -> None:
    code = "\n\n".join(re.findall(r"```python\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL))
    example = doctest.DocTestParser().get_doctest(code, {}, "README.md", None, None)
    assert example.examples

    result = doctest.DocTestRunner().run(example)

    assert result.failed == 0
