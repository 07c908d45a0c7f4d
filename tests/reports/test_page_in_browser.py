"""The page in a real browser: nothing for axe to report, nothing to scroll sideways, at a phone's width too."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from browser import NARROW, WIDE, axe_violations, opened, too_wide

from checker.reports.formats import render
from reports.batches import BATCHES


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("pages")
    for name in ("several", "waived"):
        (folder / f"{name}.html").write_text(render("html", BATCHES[name]), encoding="utf-8")
    return {path.stem: path for path in folder.iterdir()}


@pytest.mark.parametrize(("name", "width"), [("several", NARROW), ("waived", WIDE)])
def test_the_page_is_accessible(browser: Any, pages: dict[str, Path], name: str, width: int) -> None:
    page = opened(browser, pages[name], width=width)
    try:
        assert axe_violations(page) == []
        assert too_wide(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    finally:
        page.context.close()


def test_the_style_is_allowed_by_the_policy_and_works_in_print(browser: Any, pages: dict[str, Path]) -> None:
    page = opened(browser, pages["several"])
    try:
        draft = page.locator(".draft").first
        assert draft.evaluate("e => getComputedStyle(e).position") == "sticky"
        page.emulate_media(media="print")
        assert draft.evaluate("e => getComputedStyle(e).position") == "static"
        assert page.locator(".skip").evaluate("e => getComputedStyle(e).display") == "none"
    finally:
        page.context.close()
