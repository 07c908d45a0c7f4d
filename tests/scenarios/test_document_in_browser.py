"""The living document and the catalogue in a real browser: accessible, narrow, printed, and alone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from browser import NARROW, WIDE, axe_violations, opened, too_wide

from checker.scenarios.catalogue import catalogue, search
from checker.scenarios.document import Survivor
from checker.scenarios.pages import catalogue_html
from checker.shipped import records_folder
from scenarios.test_document import small_law, written


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pages")
    survivor = Survivor("light-touch-threshold", "£663,540 becomes £663,541", "A pound more would go unnoticed.")
    texts = {
        "document": written(folder, unnoticed=(survivor,))[1],
        "catalogue": catalogue_html(search(catalogue(small_law(), records_folder()), "IR35")),
    }
    paths = {name: folder / f"{name}.html" for name in texts}
    for name, path in paths.items():
        path.write_text(texts[name], encoding="utf-8")
    return paths


@pytest.mark.parametrize("width", [NARROW, WIDE])
@pytest.mark.parametrize("name", ["document", "catalogue"])
def test_axe_finds_nothing_and_nothing_sticks_out(name: str, width: int, browser: Any, pages: dict[str, Path]) -> None:
    page = opened(browser, pages[name], width=width)
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    assert axe_violations(page) == []
    assert too_wide(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.context.close()


def test_nothing_is_fetched_and_the_policy_lets_the_style_in(browser: Any, pages: dict[str, Path]) -> None:
    page = opened(browser, pages["document"], scripts=False)
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.reload()
    assert asked == [pages["document"].as_uri()]
    assert said == []
    page.context.close()
    page = opened(browser, pages["document"])
    assert page.evaluate("getComputedStyle(document.querySelector('.bar')).backgroundColor") == "rgb(11, 12, 12)"
    page.context.close()


def test_the_keyboard_reaches_the_main_content_first(browser: Any, pages: dict[str, Path]) -> None:
    page = opened(browser, pages["document"])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to main content"
    assert page.evaluate("document.activeElement.getBoundingClientRect().left") >= 0
    page.context.close()


def test_text_spacing_of_the_reader_s_own_cuts_nothing_off(browser: Any, pages: dict[str, Path]) -> None:
    page = opened(browser, pages["document"], width=NARROW)
    page.evaluate(
        """() => document.querySelectorAll('*').forEach(e => {
          e.style.lineHeight = '1.5'; e.style.letterSpacing = '.12em'; e.style.wordSpacing = '.16em'; })"""
    )
    assert too_wide(page) == []
    page.context.close()


def test_what_is_folded_on_the_screen_is_printed(browser: Any, pages: dict[str, Path]) -> None:
    import pypdfium2

    page = opened(browser, pages["document"])
    data = page.pdf(tagged=True, outline=True, prefer_css_page_size=True)
    page.context.close()
    pdf = pypdfium2.PdfDocument(data)
    text = " ".join(" ".join(pdf[number].get_textpage().get_text_range() for number in range(len(pdf))).split())
    assert "It is breached when" in text
    assert "legislation.gov.uk/uksi/2015/102/regulation/5" in text
