"""What is built is complete: the wheel works alone, outside the project, with its four dependencies."""

import json
import os
import shutil
import subprocess
import sys
import tarfile
import venv
from importlib.metadata import distribution
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
NEEDED = ("discourse", "grammar", "corpus", "tests")
DEPENDENCIES = ("lark", "regex", "msgspec", "click")
TEXT = "Selon Léa Brun, le lac monte.\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the sdist, and the wheel that was built from it."""
    copy = tmp_path_factory.mktemp("source")
    for name in NEEDED:
        shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    for path in ROOT.iterdir():
        if path.is_file():
            shutil.copy(path, copy)
    # without isolation: setuptools is among the development tools, and nothing is downloaded
    command = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(copy / "dist"), str(copy)]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return copy / "dist"


@pytest.fixture(scope="module")
def python(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of a fresh environment that holds the wheel and its dependencies, and nothing else."""
    place = tmp_path_factory.mktemp("environment")
    venv.create(place, with_pip=False, symlinks=os.name == "posix")
    interpreter = place / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    [wheel] = built.glob("*.whl")
    install = [sys.executable, "-m", "pip", "--python", str(interpreter), "--quiet", "--disable-pip-version-check"]
    subprocess.run([*install, "install", "--no-deps", "--no-index", str(wheel)], check=True)
    query = "import sysconfig; print(sysconfig.get_path('platlib'))"
    packages = Path(subprocess.check_output([interpreter, "-c", query], text=True).strip())
    for name in DEPENDENCIES:
        _copy_distribution(name, packages)
    return interpreter


def _copy_distribution(name: str, target: Path) -> None:
    found = distribution(name)
    for path in found.files or ():
        if ".." not in path.parts and "__pycache__" not in path.parts:
            (target / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(str(found.locate_file(path)), target / path)


def outside(python: Path, tmp_path: Path, *arguments: str) -> str:
    """What a program of the fresh environment prints, run in an empty folder."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(
        [str(python), "-X", "utf8", *arguments], cwd=tmp_path, env=environment, input=TEXT.encode(), capture_output=True
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def test_the_command_analyzes_a_sentence(python: Path, tmp_path: Path) -> None:
    [found] = json.loads(outside(python, tmp_path, "-m", "discourse", "analyze", "--format", "json"))["attributions"]

    assert (found["speaker"]["text"], found["quote"]["text"]) == ("Léa Brun", "le lac monte")
    assert (python.parent / "discourse").exists() or (python.parent / "discourse.exe").exists()


def test_the_grammar_is_the_one_of_the_project(python: Path, tmp_path: Path) -> None:
    from discourse.reading.folder import open_folder

    assert outside(python, tmp_path, "-m", "discourse", "--version").endswith(f"grammar {open_folder().version}\n")


def test_the_corpus_comes_along(python: Path, tmp_path: Path) -> None:
    from discourse.workshop.show import corpus_cases

    listed = outside(python, tmp_path, "-m", "discourse.workshop.show").splitlines()

    assert [line.partition("\t")[0] for line in listed] == list({case.id: None for case in corpus_cases()})


@pytest.mark.extra
def test_the_commands_on_rules_have_grammar_and_corpus(python: Path, tmp_path: Path) -> None:
    def rules(*arguments: str) -> str:
        return outside(python, tmp_path, "-m", "discourse", "rules", *arguments)

    listed = json.loads(rules("list", "--format", "json"))
    assert all(entry["hits"] and entry["positive"] >= 3 and entry["negative"] >= 2 for entry in listed)
    assert json.loads(rules("show", "selon", "--format", "json"))["row"]["path"] == "grammar/patterns.tsv"
    assert rules("test", "selon").endswith("none failed\n")
    assert rules("lint") == "nothing found\n"


def test_types_schema_and_licences_are_in_the_wheel(python: Path, tmp_path: Path) -> None:
    code = (
        "from importlib.resources import files; from discourse.formats.schema import document_schema\n"
        "package = files('discourse')\n"
        "print((package / 'py.typed').is_file(), (files('discourse.corpus') / 'LICENSE').is_file())\n"
        "print(document_schema()['title'])"
    )

    assert outside(python, tmp_path, "-c", code).split() == ["True", "True", "Document"]


def test_the_sdist_holds_what_the_project_needs(built: Path) -> None:
    [archive] = built.glob("*.tar.gz")
    with tarfile.open(archive) as opened:
        names = {name.partition("/")[2] for name in opened.getnames()}

    assert {"LICENSE", "README.md", "pyproject.toml", "grammar/patterns.lark", "corpus/LICENSE"} <= names
