"""What notebooks show is a string that runs nothing, and whose text is the text."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from material import corpus_cases

import discourse
from discourse.workshop.cases import Case

PAYLOADS = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "\"><svg onload=alert(1)>",
    "' onmouseover='alert(1)",
    "</div></span><iframe src=//example.org>",
    "<!-- -->",
    "<![CDATA[x]]>",
    "&lt;b&gt;",
    "javascript:alert(1)",
    "\x00<b>",
    "</style><style>*{}",
    "\ud800<b>",
)
TAGS = {"div", "span", "table", "thead", "tbody", "tr", "th", "td", "b"}
ATTRIBUTES = {"class", "style", "title", "lang"}


class Seen(HTMLParser):
    """The tags, attributes and text of a page; the highlighted text stands in the element with ``lang``."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.open: list[bool] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {name for name, _ in attrs}
        self.open.append(("lang", "fr") in attrs)

    def handle_endtag(self, tag: str) -> None:
        self.open.pop()

    def handle_data(self, data: str) -> None:
        if any(self.open):
            self.text += data


@pytest.mark.parametrize("case", corpus_cases("articles"), ids=lambda case: case.id)
def test_the_highlighted_text_is_the_text(case: Case) -> None:
    page = discourse.analyze(case.text)._repr_html_()
    seen = Seen(page)

    assert seen.text == case.text
    assert seen.tags <= TAGS
    assert seen.open == []
    assert page == discourse.analyze(case.text)._repr_html_()


@pytest.mark.parametrize("payload", PAYLOADS)
def test_a_text_adds_no_element_and_no_attribute(payload: str) -> None:
    document = discourse.analyze(f"« La {payload} digue », a dit Léa {payload} Brun. Selon {payload}, il pleut.")
    pages = [document._repr_html_(), *(found._repr_html_() for found in (*document.attributions, *document.entities))]
    assert len(pages) > 2

    for page in pages:
        seen = Seen(page)
        assert seen.tags <= TAGS
        assert seen.attributes <= ATTRIBUTES
        assert "\x00" not in page
        page.encode("utf-8")


@given(st.text(max_size=40))
def test_any_text_is_shown_whole(text: str) -> None:
    seen = Seen(discourse.analyze(text)._repr_html_())

    assert len(seen.text) == len(text)
    assert seen.tags <= TAGS
    assert seen.attributes <= ATTRIBUTES


def test_attributions_and_entities_show_their_fields() -> None:
    document = discourse.analyze("« La digue tiendra », aurait déclaré la préfète, Ida Lo, à l'AFP.")
    [found] = document.attributions

    shown = found._repr_html_()

    assert all(f"<td>{words}</td>" in shown for words in ("La digue tiendra", "aurait déclaré", "l&#x27;AFP"))
    assert "conditional: aurait déclaré" in shown
    assert 'Ida Lo</b> person' in document.entities[0]._repr_html_()
