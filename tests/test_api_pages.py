"""The pages of the Python interface are made without a warning and tell of every public name."""

from __future__ import annotations

import re
import warnings
from pathlib import Path

import pytest
from material import ROOT

import discourse

MODULES = re.search(r"^API := (.*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


def test_every_public_name_has_a_docstring() -> None:
    assert [name for name in discourse.__all__ if not (getattr(discourse, name).__doc__ or "").strip()] == []


@pytest.mark.extra
def test_the_pages_tell_of_every_public_name(tmp_path: Path) -> None:
    pdoc = pytest.importorskip("pdoc", reason="the extra docs is not installed")
    assert MODULES is not None

    with warnings.catch_warnings():
        warnings.simplefilter("error")
        pdoc.pdoc(*MODULES[1].split(), output_directory=tmp_path)

    page = (tmp_path / "discourse.html").read_text(encoding="utf-8")
    assert [name for name in discourse.__all__ if f'id="{name}"' not in page] == []
    for name in MODULES[1].split()[1:]:
        assert (tmp_path / Path(*name.split("."))).with_suffix(".html").exists()
