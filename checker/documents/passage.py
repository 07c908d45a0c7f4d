"""A passage: words of a document that belong together, unwrapped, with the way back to their places."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from checker.documents.document import Span

_RUN: Final = re.compile(
    "(?P<space>\\s+)|(?P<nothing>[\u200b\u200c\u200d\u2060\ufeff\u00ad]+)|(?P<word>[^\\s\u200b\u200c\u200d\u2060\ufeff\u00ad]+)"
)


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """Unwrapped text of one or more spans of a document; each code point knows its offset in the document.

    Line wraps, tabs and page breaks inside the spans are single spaces in ``text``; paragraphs are separated by one
    newline. ``offsets[i]`` is the offset in ``source`` (the document's whole text) of ``text[i]``.
    """

    source: str
    text: str
    offsets: array[int]

    def spans(self, start: int, end: int) -> tuple[Span, ...]:
        """Document spans of ``text[start:end]``: one, or several where other words stand between in the document.

        White space at either end is left out, so every span's quote begins and ends with a visible character.
        """
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        if start >= end:
            return ()
        found: list[Span] = []
        first = previous = self.offsets[start]
        for offset in self.offsets[start + 1 : end]:
            if offset < previous or (offset != previous + 1 and self.source[previous + 1 : offset].strip()):
                found.append(self._trimmed(first, previous + 1))
                first = offset
            previous = offset
        found.append(self._trimmed(first, previous + 1))
        return tuple(span for span in found if span.start < span.end)

    def all_spans(self) -> tuple[Span, ...]:
        """Document spans of the whole passage."""
        return self.spans(0, len(self.text))

    def _trimmed(self, start: int, end: int) -> Span:
        while start < end and self.source[start].isspace():
            start += 1
        while end > start and self.source[end - 1].isspace():
            end -= 1
        return Span(start, end)


def join(source: str, paragraphs: Iterable[Iterable[Span]]) -> Passage:
    """Join spans of ``source`` into one passage: spans of a paragraph by a space, paragraphs by a newline.

    Soft hyphens and characters of no width are left out, so that they never split a word.
    """
    words: list[str] = []
    offsets: array[int] = array("q")
    for paragraph in paragraphs:
        separator = "\n"
        for span in paragraph:
            wrapped = True
            for run in _RUN.finditer(source, span.start, span.end):
                if run.lastgroup != "word":
                    separator = separator or (" " if run.lastgroup == "space" else "")
                    continue
                if wrapped and separator == " " and words and _hyphenated(words[-1], run.group()):
                    separator = ""
                wrapped = False
                if separator and words:
                    words.append(separator)
                    offsets.append(max(run.start() - 1, 0))
                words.append(run.group())
                offsets.extend(range(run.start(), run.end()))
                separator = ""
            separator = separator or " "
    return Passage(source, "".join(words), offsets)


def _hyphenated(before: str, after: str) -> bool:
    """Whether a line was wrapped at a hyphen inside a word: "in-" and "house"."""
    return before[-1:] == "-" and before[-2:-1].isalnum() and after[:1].isalnum()


def whole(source: str) -> Passage:
    """The whole of a document's text as one passage, one paragraph a line."""
    paragraphs: list[list[Span]] = []
    start = 0
    for line in source.split("\n"):
        paragraphs.append([Span(start, start + len(line))])
        start += len(line) + 1
    return join(source, paragraphs)


EMPTY = Passage("", "", array("q"))
