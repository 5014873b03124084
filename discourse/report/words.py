"""What a page says, in French and in English."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files
from typing import Literal

from discourse.report.elements import Element, element

Language = Literal["fr", "en"]
LANGUAGES: tuple[Language, ...] = ("fr", "en")


@lru_cache(maxsize=1)
def words() -> Mapping[str, tuple[str, str]]:
    """The words of each id, French and English.

    >>> words()["kind.belief"]
    ('croyance', 'belief')
    """
    table = (files("discourse.report") / "words.tsv").read_text(encoding="utf-8")
    lines = [line.split("\t") for line in table.splitlines() if line and not line.startswith("#")]
    return {key: (french, english) for key, french, english in lines[1:]}


def phrase(key: str, language: Language) -> str:
    """The words of an id in one language. Raises KeyError where there are none.

    >>> phrase("kind.belief", "en")
    'belief'
    """
    return words()[key][LANGUAGES.index(language)]


def said(key: str, language: Language) -> Element:
    """The words of an id, in an element that the page's script can put into the other language."""
    return element("span", phrase(key, language), data_w=key)


def dictionary() -> Element:
    """All words, hidden, for the page's script."""
    entries = (element("i", data_w=key, data_fr=french, data_en=english) for key, (french, english) in words().items())
    return element("div", *entries, id="words", hidden="")
