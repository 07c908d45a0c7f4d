"""A real browser for tests of pages, and the accessibility engine axe in it; Debian's ``chromium`` serves."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip
AXE_TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
NARROW, WIDE = 320, 1280
"""Widths in CSS pixels: the one at which nothing may scroll sideways (WCAG 2.2, 1.4.10), and a desk's."""


def _chromium() -> str | None:
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A playwright browser, one for the session; skips where there is none."""
    playwright = pytest.importorskip("playwright.sync_api", reason="the package playwright is not installed")
    path = _chromium()
    if path is None:
        pytest.skip("no chromium on the path: install the Debian package chromium")
    with playwright.sync_playwright() as running:
        started = running.chromium.launch(executable_path=path, args=list(FLAGS))
        yield started
        started.close()


def opened(browser: Any, path: Path, *, width: int = WIDE, scripts: bool = True) -> Any:
    """A page of the browser that shows a file, in a context of its own: close ``page.context`` when done."""
    context = browser.new_context(viewport={"width": width, "height": 900}, java_script_enabled=scripts)
    page = context.new_page()
    page.goto(path.resolve().as_uri())
    return page


def axe_violations(page: Any) -> list[str]:
    """What axe finds wrong with a page, one line each: rule, then the first elements."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    found = axe.Axe().run(page, options={"runOnly": list(AXE_TAGS)}).response["violations"]
    return [f"{each['id']}: {', '.join(node['html'][:120] for node in each['nodes'][:3])}" for each in found]


def too_wide(page: Any) -> list[str]:
    """Elements that stick out on the right of the window, unless they scroll inside one that is meant to."""
    return list(
        page.evaluate(
            """() => [...document.querySelectorAll('body *')]
              .filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1
                           && !e.closest('.scroll') && e.getBoundingClientRect().left >= 0)
              .map(e => e.tagName + '.' + e.className + ' ' + e.textContent.slice(0, 60))"""
        )
    )
