"""The report as a reader uses it, in a browser."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from material import corpus_cases, data_lines

from discourse import Analyzer
from discourse.report.page import report_page

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.extra

ARTICLE = "\n".join(
    case.text
    for case in corpus_cases("articles")
    if case.id in ("wire-airline-strike", "council-minutes-school-canteen")
)
TEXT = "Selon Léa Brun, l'usine fermera.\n« Il neige », a dit Ali. D'après Zoé, il aurait plu, affirme Ali."


def open_report(page: Page, folder: Path, analyzer: Analyzer, text: str, name: str = "a.txt") -> None:
    file = folder / "report.html"
    file.write_text(report_page([(name, analyzer.analyze(text))]), encoding="utf-8")
    page.goto(file.as_uri())


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_an_article_of_five_hundred_words_opens(
    page: Page, tmp_path: Path, analyzer: Analyzer, scheme: str, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")

    open_report(page, tmp_path, analyzer, ARTICLE)

    assert page.evaluate("document.querySelector('.text').textContent") == ARTICLE
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    light = page.evaluate("parseInt(getComputedStyle(document.body).backgroundColor.match(/[0-9]+/)[0]) > 127")
    assert light == (scheme == "light")


def test_line_ends_and_odd_characters_are_kept(page: Page, tmp_path: Path, analyzer: Analyzer) -> None:
    text = "\r\nSelon Léa,\r il\x0b pleut.\x85\u2028\u202e\x1b fin\n"

    open_report(page, tmp_path, analyzer, text)

    assert page.evaluate("document.querySelector('.text').textContent") == text


def test_pointing_at_a_quote_tells_of_its_attribution(page: Page, tmp_path: Path, analyzer: Analyzer) -> None:
    open_report(page, tmp_path, analyzer, TEXT)

    page.locator(".text span", has_text="Il neige").hover()

    panel = page.locator(".panel").inner_text()
    assert [word in panel for word in ("Ali", "a dit", "Il neige", "direct, parole", "incise")] == [True] * 5


def test_the_keyboard_reaches_a_cue_and_its_row(page: Page, tmp_path: Path, analyzer: Analyzer) -> None:
    open_report(page, tmp_path, analyzer, TEXT)

    page.locator(".text a").first.focus()
    assert "Léa Brun" in page.locator(".panel").inner_text()
    page.keyboard.press("Enter")

    assert page.evaluate("document.querySelector(':target').id") == "a0-0"


def test_the_legend_takes_marks_away_and_the_lists_rows(page: Page, tmp_path: Path, analyzer: Analyzer) -> None:
    open_report(page, tmp_path, analyzer, TEXT)
    cues, rows = page.locator(".text .cue"), page.locator(".attributions tbody tr:visible")
    before = rows.count()
    assert cues.count() == before == 4

    page.get_by_label("introducteur").uncheck()
    assert cues.count() == 0
    page.get_by_label("introducteur").check()
    page.locator("[name=source]").select_option("Ali")
    assert (cues.count(), rows.count()) == (2, 2)
    page.get_by_label("Chercher").fill("neige")
    assert (cues.count(), rows.count()) == (1, 1)
    page.get_by_role("button", name="Tout montrer").click()
    page.wait_for_function("document.getElementById('shown').textContent === '4'")
    assert (cues.count(), rows.count()) == (4, 4)


def test_a_click_on_a_column_sorts_by_it(page: Page, tmp_path: Path, analyzer: Analyzer) -> None:
    open_report(page, tmp_path, analyzer, TEXT)
    head = page.locator(".attributions thead button", has_text="locuteur")

    head.click()
    first = page.locator(".attributions tbody tr").first.locator(".c-speaker").inner_text()
    head.click()
    last = page.locator(".attributions tbody tr").first.locator(".c-speaker").inner_text()

    assert (first.split()[0], last.split()[0]) == ("Ali", "Zoé")


def test_the_page_changes_its_language_and_its_theme(page: Page, tmp_path: Path, analyzer: Analyzer) -> None:
    open_report(page, tmp_path, analyzer, TEXT)

    page.locator("#language").select_option("en")
    page.locator("#theme").select_option("dark")

    assert page.locator("h1").inner_text() == "Reported speech"
    assert page.title() == "Reported speech"
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"
    assert page.evaluate("document.querySelector('.text').textContent") == TEXT


@pytest.mark.parametrize("payload", data_lines("payloads.txt"))
def test_a_payload_does_nothing(page: Page, tmp_path: Path, analyzer: Analyzer, payload: str) -> None:
    text = f"Selon {payload}, le lac monte. « {payload} », a déclaré {payload}. {TEXT}"

    open_report(page, tmp_path, analyzer, text, payload)
    page.locator("#language").select_option("en")
    page.locator(".text a").first.hover()

    assert page.evaluate("document.querySelector('.text').textContent") == text
    assert page.evaluate("document.querySelectorAll('img, iframe, base, math, link, details, script').length") == 1


def test_the_printed_page_has_no_controls(page: Page, tmp_path: Path, analyzer: Analyzer) -> None:
    open_report(page, tmp_path, analyzer, TEXT)

    page.emulate_media(media="print")

    assert page.locator("#filters, .panel, .controls").filter(visible=True).count() == 0
    assert page.locator(".text").is_visible()
