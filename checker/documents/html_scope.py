"""Which part of a web page is the record, and which parts of it are the site's own."""

from __future__ import annotations

import re
from typing import Any, Final

_NEVER: Final = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "iframe",
        "object",
        "embed",
        "applet",
        "svg",
        "math",
        "canvas",
        "audio",
        "video",
        "map",
        "button",
        "select",
        "textarea",
        "input",
        "option",
        "datalist",
        "nav",
        "dialog",
        "link",
        "meta",
        "title",
        "base",
    ]
)
_HIDDEN: Final = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.I)
_SITE: Final = re.compile(
    r"(?:^|[\s_-])(?:cookies?|cookiebar|breadcrumbs?|skip-?(?:link|links|nav|to-content)|share|sharing|addthis|social"
    r"|pagination|pager|feedback|newsletter|menu|navbar|navigation|sidebar|back-?to-?top|rate-this|phase-banner"
    r"|mgActionList|mgHide|mgLinks|related-(?:content|links|pages))(?:$|[\s_-])",
    re.I,
)
_SITE_ROLES: Final = frozenset(
    ["navigation", "banner", "contentinfo", "search", "dialog", "alertdialog", "menu", "menubar", "toolbar"]
)
_OUTSIDE: Final = frozenset(("footer", "aside"))
_CONTENT: Final = re.compile(
    r"(?:^|\s)(?:content|main|maincontent|main-content|main_content|page-content|pagecontent|article|bodycontent"
    r"|primary-content|region-content)(?:$|\s)",
    re.I,
)
_MODERNGOV_HEADINGS: Final = ("mgMainTitleTxt", "mgSubTitleTxt")
_LEAST: Final = 0.2


def is_unseen(element: Any) -> bool:
    """Whether a browser shows nothing of an element: scripts, controls, hidden parts."""
    return (
        element.tag in _NEVER
        or element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or _HIDDEN.search(element.get("style") or "") is not None
    )


class Scope:
    """The elements of one page that hold the record, in ``roots``, in the order of the page."""

    def __init__(self, page: Any) -> None:
        self._numbers = {element: number for number, element in enumerate(page.iter())}
        self._length = 0
        self._inside: set[Any] = set()
        found = self._moderngov(page) or self._content(page)
        if not found:
            body = page.find("body")
            found = [page if body is None else body]
        self._length = sum(map(_length, found))
        self._inside = {element for root in found for element in root.iterancestors()}
        self.roots = sorted([*self._headings(page, found), *found], key=self.number)

    def number(self, element: Any) -> int:
        """Number of an element in the order of the page."""
        return self._numbers[element]

    def is_boilerplate(self, element: Any) -> bool:
        """Whether an element inside the record's part still belongs to the site: menus, cookie notes, links to share.

        An element that holds most of the record is none, whatever it is called.
        """
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        if element.tag in _OUTSIDE or element.get("role") in _SITE_ROLES or _SITE.search(names) is not None:
            return not self._length or _length(element) < 0.5 * self._length
        if element.tag == "header":
            # a header of the whole page is the site's; one inside the record holds its title
            return element.getparent() is not None and element.getparent().tag == "body"
        return False

    @staticmethod
    def inside_other_list(element: Any, outer: Any) -> bool:
        """Whether a term stands in a list of terms inside ``outer``, and so belongs to one of its values."""
        return any(ancestor is not outer for ancestor in _up_to(element, outer) if ancestor.tag == "dl")

    def _moderngov(self, page: Any) -> list[Any]:
        found: list[Any] = []
        for element in page.iter():
            if isinstance(element.tag, str) and "mgContent" in _classes(element):
                if any(ancestor in found for ancestor in element.iterancestors()):
                    continue
                if _length(element):
                    found.append(element)
        return found

    def _content(self, page: Any) -> list[Any]:
        """The first element that is meant for the content and holds a fair share of the page's words."""
        whole = _length(page)
        candidates: list[tuple[int, Any]] = []
        for element in page.iter():
            if not isinstance(element.tag, str) or is_unseen(element):
                continue
            names = f"{element.get('class') or ''} {element.get('id') or ''}"
            if element.tag == "main" or element.get("role") == "main":
                candidates.append((0, element))
            elif element.tag == "article":
                candidates.append((1, element))
            elif element.tag in ("div", "section", "td") and _CONTENT.search(names):
                candidates.append((2, element))
            if len(candidates) > 200:
                break
        for _, element in sorted(candidates, key=lambda candidate: candidate[0]):
            if _length(element) >= _LEAST * whole:
                return [element]
        return []

    def _headings(self, page: Any, found: list[Any]) -> list[Any]:
        """Headings of the record that stand before its content: ModernGov's titles, or the page's only ``h1``."""
        outside = [
            element
            for element in page.iter("h1", "h2")
            if not any(element is root or element in _ancestry(root, element) for root in found)
            and self.number(element) < self.number(found[0])
            and not is_unseen(element)
            and found[0] not in element.iterdescendants()
        ]
        named = [element for element in outside if set(_classes(element)) & set(_MODERNGOV_HEADINGS)]
        if named:
            return named
        if any(True for root in found for _ in root.iter("h1")):
            return []
        return [element for element in outside if element.tag == "h1"][-1:]


def _ancestry(root: Any, element: Any) -> list[Any]:
    return [element] if any(ancestor is root for ancestor in element.iterancestors()) else []


def _up_to(element: Any, outer: Any) -> list[Any]:
    found = []
    for ancestor in element.iterancestors():
        if ancestor is outer:
            break
        found.append(ancestor)
    return found


def _classes(element: Any) -> list[str]:
    return (element.get("class") or "").split()


def _length(element: Any) -> int:
    """Visible characters in an element; scripts and other unseen parts do not count."""
    total = 0
    stack = [element]
    while stack:
        current = stack.pop()
        if not isinstance(current.tag, str) or current.tag in _NEVER:
            continue
        total += len((current.text or "").strip())
        for child in current:
            total += len((child.tail or "").strip())
            stack.append(child)
    return total
