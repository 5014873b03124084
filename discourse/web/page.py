"""The page of the server: a text to analyze, what is found in it, files of the grammar to try."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files

from discourse.report.elements import Code, Element, element, written
from discourse.report.page import Codes, shell
from discourse.report.styles import script, style_sheet
from discourse.report.words import Language, phrase, said
from discourse.web.openapi import MEDIA

_LANGUAGE: Language = "fr"


@lru_cache(maxsize=1)
def web_page() -> tuple[str, str]:
    """The page, and the Content-Security-Policy to send with it.

    >>> page, policy = web_page()
    >>> page.startswith("<!DOCTYPE html>"), "connect-src 'self'" in policy
    (True, True)
    """
    sheet, code = Code("style", _file("web.css")), Code("script", _file("web.js"))
    codes = Codes((style_sheet(1), sheet), (script(), code), "'self'")
    parts = (_input(), element("div", id="view"), _rules())
    page = "<!DOCTYPE html>\n" + written(shell(parts, codes, _LANGUAGE)) + "\n"
    return page, f"{codes.policy}; frame-ancestors 'none'"


def _file(name: str) -> str:
    return (files("discourse.web") / name).read_text(encoding="utf-8")


def _input() -> Element:
    text = element("textarea", id="text", rows="9", lang="fr", dir="auto", spellcheck="false", autofocus="")
    label = element("label", _said("web.text"), for_="text")
    choose = element("input", type="file", id="file", accept=".txt,.md,text/plain")
    file = element("label", _said("web.open"), choose, class_="button")
    forms = [element("option", form, value=form) for form in MEDIA]
    download = element("label", _said("web.download"), " ", element("select", *forms, id="form"))
    bar = element(
        "p",
        file,
        _button("example"),
        _button("clear"),
        element("label", _said("web.grammar"), " ", element("select", id="grammar")),
        download,
        _button("save"),
        element("output", id="status", role="status"),
        class_="bar",
    )
    return element("section", label, text, bar, id="input", class_="script")


def _rules() -> Element:
    choose = element("label", _said("web.file"), " ", element("select", id="rules-file"))
    label = element("label", _said("web.content"), for_="rules-text", class_="unseen")
    text = element("textarea", id="rules-text", rows="18", spellcheck="false", wrap="off")
    status = element("output", id="rules-status", role="status")
    bar = element("p", choose, _button("undo"), _button("try"), status, class_="bar")
    head, result = element("summary", _said("web.rules")), element("div", id="rules-result")
    return element("details", head, bar, label, text, result, id="rules", class_="script")


def _said(key: str) -> Element:
    return said(key, _LANGUAGE)


def _button(name: str) -> Element:
    return element("button", phrase(f"web.{name}", _LANGUAGE), type="button", id=name, data_w=f"web.{name}")
