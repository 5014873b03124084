"""The corpus and the data files, as the tests read them."""

from __future__ import annotations

from pathlib import Path

from discourse.workshop.cases import Case, read_cases

ROOT = Path(__file__).parent.parent
CORPUS = ROOT / "corpus"
DATA = Path(__file__).parent / "data"
SHARED = ROOT.parent / "shared" / "eval"


def corpus_cases(*folders: str) -> list[Case]:
    """The cases of corpus folders; a case's path is its file below the corpus."""
    return [
        case
        for folder in folders
        for file in sorted((CORPUS / folder).glob("*.txt"))
        for case in read_cases(file, file.relative_to(CORPUS).as_posix())
    ]


def data_lines(name: str) -> list[str]:
    """The lines of a data file that are neither empty nor comments."""
    lines = (DATA / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line.strip() and not line.startswith("#")]


def example_table(name: str) -> list[tuple[str, str, str]]:
    """Title, text and expected part of each example of a data file, in the form of the corpus files."""
    source = (DATA / name).read_text(encoding="utf-8")
    found = []
    for block in source.split("==== ")[1:]:
        title, _, rest = block.partition("\n")
        text, _, expected = rest.partition("\n----\n")
        found.append((title.strip(), text.strip("\n"), expected.strip("\n")))
    return found
