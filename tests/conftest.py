"""What all tests share: one analyzer, the corpus, and how hard Hypothesis tries."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from discourse import Analyzer
from discourse.workshop.cases import Case, read_cases

ROOT = Path(__file__).parent.parent
CORPUS = ROOT / "corpus"
DATA = Path(__file__).parent / "data"
SHARED = ROOT.parent / "shared" / "eval"

settings.register_profile("default", max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("slow", max_examples=2000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))


@pytest.fixture(scope="session")
def analyzer() -> Analyzer:
    return Analyzer()


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
