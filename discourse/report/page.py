"""The page itself: one file that needs nothing from afar and in which no text can act."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from discourse.counts.records import Record, records
from discourse.model import Document
from discourse.report.article import Article, article
from discourse.report.elements import Code, Element, Node, element, written
from discourse.report.filters import filters
from discourse.report.overview import joint_source_table, source_table, sums
from discourse.report.styles import script, style_sheet
from discourse.report.table import Writing, attribution_table, hedge_table
from discourse.report.words import LANGUAGES, Language, dictionary, phrase, said

RuleNames = Mapping[str, tuple[str, str]]
"""The French and the English name of each rule that has one."""


@dataclass(frozen=True, slots=True)
class Codes:
    """The style sheets and scripts of a page; ``connect`` says whom its scripts may call, such as ``'self'``."""

    sheets: tuple[Code, ...]
    scripts: tuple[Code, ...]
    connect: str = "'none'"

    @property
    def policy(self) -> str:
        """The Content-Security-Policy that lets these through and nothing else."""
        styles, scripts = (" ".join(code.source for code in codes) for codes in (self.sheets, self.scripts))
        return (
            f"default-src 'none'; style-src {styles}; script-src {scripts}; connect-src {self.connect}; "
            "base-uri 'none'; form-action 'none'"
        )


def report_page(
    documents: Sequence[tuple[str, Document]], rules: RuleNames | None = None, language: Language = "fr"
) -> str:
    """The page of analyzed texts, each with the name of its file.

    The text of each article in the page is the text as given, character by character (see `written` for the two
    sorts of characters that HTML cannot hold). Nothing is loaded, and only the page's own script may run.

    >>> import discourse
    >>> page = report_page([("lac.txt", discourse.analyze("Selon <b>Léa</b>, le lac monte."))])
    >>> page.startswith("<!DOCTYPE html>"), "<b>Léa" in page, "&lt;b&gt;" in page
    (True, False, True)
    """
    articles = [article(document, number) for number, (_, document) in enumerate(documents)]
    found = [list(records(name, document)) for name, document in documents]
    every = [record for group in found for record in group]
    parts: list[Node] = []
    if len(documents) > 1:
        parts.append(_joint([document for _, document in documents], every, language))
    if every:
        parts.append(filters(every, language))
    for number, (name, document) in enumerate(documents):
        how = Writing(number, articles[number].anchors, rules or {}, language)
        parts.append(document_section(name, document, articles[number], found[number], how))
    versions = sorted({document.grammar_version for _, document in documents})
    lines = max((one.lines for one in articles), default=0)
    return "<!DOCTYPE html>\n" + written(_page(parts, versions, lines, language)) + "\n"


def _page(parts: Sequence[Node], versions: Sequence[str], lines: int, language: Language) -> Element:
    footer = element("footer", said("made", language), " ", ", ".join(versions), ".")
    return shell((*parts, footer), Codes((style_sheet(lines),), (script(),)), language)


def shell(parts: Sequence[Node], codes: Codes, language: Language) -> Element:
    """A page with our head and header around its parts; only these sheets and scripts are let through."""
    body = element(
        "body",
        element("a", said("skip", language), href="#content", class_="skip"),
        _header(language),
        element("main", *parts, id="content"),
        dictionary(),
        *codes.scripts,
    )
    return element("html", _head(codes, language), body, lang=language, data_theme="auto", class_="plain")


def _head(codes: Codes, language: Language) -> Element:
    return element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=codes.policy),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", phrase("title", language)),
        *codes.sheets,
    )


def _header(language: Language) -> Element:
    languages = [
        element("option", name, value=name, selected="" if name == language else None, lang=name) for name in LANGUAGES
    ]
    themes = [
        element("option", phrase(f"theme.{name}", language), value=name, data_w=f"theme.{name}")
        for name in ("auto", "light", "dark")
    ]
    controls = element(
        "p",
        element("label", said("language", language), " ", element("select", *languages, id="language")),
        " ",
        element("label", said("theme", language), " ", element("select", *themes, id="theme")),
        class_="controls script",
    )
    title = element("div", element("h1", said("title", language)), element("p", said("subtitle", language)))
    return element("header", title, controls)


def _joint(documents: Sequence[Document], found: Sequence[Record], language: Language) -> Element:
    head = element("h2", said("overview", language))
    return element("section", head, sums(documents, found, language), joint_source_table(found, language))


def document_section(name: str, document: Document, text: Article, found: list[Record], how: Writing) -> Element:
    """One text with its figures, sources, attributions and hedges, below the name of its file."""
    language = how.language
    hint = element("aside", element("p", said("hint", language), class_="hint"), class_="panel script")
    parts: list[Node] = [
        element("h2", element("bdi", name)),
        sums([document], found, language),
        element("div", text.body, hint, class_="reader"),
    ]
    if not found:
        parts.append(element("p", said("none", language)))
    else:
        parts += [element("h3", said("sources", language)), source_table(document, found, how)]
        parts += [element("h3", said("attributions", language)), attribution_table(document, found, how)]
    if document.hedges:
        parts += [element("h3", said("hedges", language)), hedge_table(document, how)]
    return element("section", *parts, class_="document")
