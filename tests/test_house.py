"""Rules of the house that no tool checks."""

import ast
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
DEPENDENCIES = {"lark", "regex", "msgspec", "click"}
MODULES = sorted((ROOT / "discourse").rglob("*.py"))


def imported_at_once(statements: list[ast.stmt]) -> Iterator[str]:
    """The top-level packages that a module imports when it is imported: not in functions, not for types only."""
    for statement in statements:
        if isinstance(statement, ast.Import):
            yield from (name.name.partition(".")[0] for name in statement.names)
        elif isinstance(statement, ast.ImportFrom):
            yield "discourse" if statement.level else (statement.module or "").partition(".")[0]
        elif isinstance(statement, ast.If) and "TYPE_CHECKING" in ast.unparse(statement.test):
            yield from imported_at_once(statement.orelse)
        elif not isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef):
            inner = [child for child in ast.walk(statement) if isinstance(child, ast.stmt) and child is not statement]
            yield from imported_at_once([child for child in inner if isinstance(child, ast.Import | ast.ImportFrom)])


def test_imports_of_any_kind_are_seen() -> None:
    source = """
import a.b
from c import d
if TYPE_CHECKING:
    import e
try:
    import f
except ImportError:
    pass
def g():
    import h
"""

    assert list(imported_at_once(ast.parse(source).body)) == ["a", "c", "f"]


@pytest.mark.parametrize("module", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_module_imports_no_extra_at_once(module: Path) -> None:
    imported = set(imported_at_once(ast.parse(module.read_text(encoding="utf-8")).body))

    assert imported - set(sys.stdlib_module_names) - DEPENDENCIES <= {"discourse"}


def test_run_time_dependencies_are_the_four() -> None:
    assert {requirement.partition(">")[0] for requirement in PROJECT["dependencies"]} == DEPENDENCIES


@pytest.mark.parametrize("name", ["version", "license"])
def test_the_citation_agrees_with_the_package(name: str) -> None:
    citation = (ROOT / "CITATION.cff").read_text(encoding="utf-8").splitlines()

    assert f"{name}: {PROJECT[name]}" in citation


@pytest.mark.parametrize("top", ["discourse", "grammar", "corpus"])
def test_every_folder_with_files_is_named_for_the_build(top: str) -> None:
    named = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]["packages"]
    kinds = {".py", ".tsv", ".lark", ".txt", ".json"}
    folders = {path.parent for path in (ROOT / top).rglob("*") if path.suffix in kinds}
    packages = {".".join(folder.relative_to(ROOT).parts) for folder in folders}
    prefix = "" if top == "discourse" else "discourse."

    assert {prefix + package for package in packages} <= set(named)
