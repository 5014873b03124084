"""What worksheets say, in French."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def instructions() -> Mapping[str, str]:
    """The words of each id.

    >>> instructions()["blank.speaker"]
    'locuteur'
    """
    table = (files("discourse.teaching") / "instructions.tsv").read_text(encoding="utf-8")
    lines = [line.split("\t", 1) for line in table.splitlines() if line and not line.startswith("#")]
    return dict(lines[1:])
