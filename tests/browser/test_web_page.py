"""The page of the server as a visitor uses it, in a browser."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from material import corpus_cases, data_lines
from servers import started

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.extra

ARTICLE = next(case.text for case in corpus_cases("articles") if case.id == "wire-ferry")
PATIENCE = 900
"""Seconds for the longest analysis, on a busy machine."""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    pytest.importorskip("uvicorn", reason="no uvicorn: pip install '.[web]'")
    corpus = tmp_path_factory.mktemp("corpus") / "one.txt"
    corpus.write_text("« J'arrive », qu'il disait. Selon Léa, il pleut.", encoding="utf-8")
    with started("--corpus", str(corpus), "--seconds", str(PATIENCE)) as url:
        yield url


@pytest.fixture
def site(page: Page, address: str) -> Page:
    page.goto(address)
    page.wait_for_selector("#grammar option", state="attached")
    return page


def analyze(site: Page, text: str) -> None:
    """Put a text in, and wait until all of it is shown."""
    site.fill("#text", text)
    wait_for(site, text)


def paste(site: Page, text: str) -> None:
    """Paste a text as a visitor does, and wait until all of it is shown."""
    site.evaluate(
        """text => {
            const clipboardData = new DataTransfer();
            clipboardData.setData("text/plain", text);
            const pasted = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
            document.getElementById("text").dispatchEvent(pasted);
        }""",
        text,
    )
    wait_for(site, text)


def wait_for(site: Page, text: str) -> None:
    """Wait until all of a text is shown."""
    site.wait_for_selector("#view[aria-busy=false]", timeout=1000 * PATIENCE)
    assert site.evaluate("document.querySelector('#view .text').textContent") == text


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_a_pasted_article_is_shown_with_its_fields(site: Page, scheme: str, width: int) -> None:
    site.set_viewport_size({"width": width, "height": 900})
    site.emulate_media(color_scheme="dark" if scheme == "dark" else "light")

    analyze(site, ARTICLE)

    assert site.locator("#view .text .cue").count() == 7
    assert site.locator("#status").inner_text().startswith("7 attributions trouvées")
    assert site.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_fields_follow_what_is_typed(site: Page) -> None:
    site.locator("#text").press_sequentially("Selon Léa, il pleut", delay=5)
    site.locator("#view .text .speaker", has_text="Léa").wait_for()

    site.locator("#text").press_sequentially(". Ali pense qu'il vente", delay=5)
    site.locator("#view .text .speaker", has_text="Ali").wait_for()

    site.click("#clear")
    site.locator("#view .text").wait_for(state="detached")


def test_a_click_tells_of_an_attribution_and_the_legend_filters(site: Page) -> None:
    analyze(site, ARTICLE)

    site.locator("#view .text span", has_text="Aucun passager").first.click()
    assert "a précisé" in site.locator(".panel").inner_text()
    site.locator(".panel .why", has_text="sentence 2").wait_for(timeout=60_000)
    assert "incise" in site.locator(".panel .why").inner_text()

    site.get_by_label("introducteur").uncheck()
    assert site.locator("#view .text .cue").count() == 0


def test_a_dropped_file_is_read_whatever_its_encoding(site: Page, tmp_path: Path) -> None:
    file = tmp_path / "old.txt"
    file.write_bytes("Selon la préfète, l'été sera sec.".encode("cp1252"))

    site.set_input_files("#file", file)
    site.wait_for_selector("#view .text .speaker")

    assert site.locator("#view .text .speaker").inner_text() == "la préfète"


@pytest.mark.parametrize("form", ["json", "csv", "html", "jsonl", "tei"])
def test_the_result_can_be_saved(site: Page, tmp_path: Path, form: str) -> None:
    analyze(site, ARTICLE)
    site.select_option("#form", form)

    with site.expect_download() as saved:
        site.click("#save")

    file = tmp_path / saved.value.suggested_filename
    saved.value.save_as(file)
    assert file.name == ("discourse.xml" if form == "tei" else f"discourse.{form}")
    content = file.read_text(encoding="utf-8")
    assert "Marion Le Gall" in content
    if form == "csv":
        assert len(list(csv.DictReader(content.splitlines()))) == 7


def shown_table(site: Page) -> str:
    """The table of patterns, once it is loaded."""
    for _ in range(100):
        table = site.input_value("#rules-text")
        if table.startswith("# The patterns"):
            return table
        site.wait_for_timeout(50)
    raise AssertionError("the table of patterns is not shown")


def test_an_edited_rule_shows_what_it_changes(site: Page) -> None:
    site.locator("#rules summary").click()
    site.select_option("#rules-file", "patterns.tsv")
    table = shown_table(site)
    off = re.sub(r"(?m)^(incise_popular\t.*)\ton\t", r"\1\toff\t", table)
    assert off != table
    site.fill("#rules-text", off)

    site.click("#try")
    site.wait_for_selector(".changes", timeout=60_000)

    assert "perdu 1, gagné 0, changé 0" in site.locator("#rules-status").inner_text()
    assert "qu'il disait" in site.locator(".changes tbody tr").inner_text()

    site.fill("#rules-text", "id\n")
    site.click("#try")
    site.wait_for_selector("#rules-status.wrong", timeout=60_000)
    assert site.locator("#rules-status").inner_text().startswith("patterns.tsv:1:")


def test_payloads_do_nothing(site: Page) -> None:
    for payload in data_lines("payloads.txt"):
        analyze(site, f"Selon Léa {payload}, le lac monte. « {payload} », a déclaré Ali.")
        site.locator("#view .text a").first.hover()
        assert site.evaluate("document.querySelectorAll('img, iframe, base, math, link').length") == 0


def test_the_page_answers_while_a_text_of_a_million_letters_is_shown(site: Page) -> None:
    text = (ARTICLE + "\n") * (1_000_000 // len(ARTICLE))
    # the longest time for which the page does nothing else
    site.evaluate(
        """() => {
            window.longest = 0;
            let last = performance.now();
            setInterval(() => {
                const now = performance.now();
                window.longest = Math.max(window.longest, now - last);
                last = now;
            }, 10);
        }"""
    )

    paste(site, text)

    assert site.locator("#view .text .cue").count() > 3000
    # a second where the machine has nothing else to do
    assert site.evaluate("window.longest") < 4000
