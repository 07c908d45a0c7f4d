"""Options in a section on alternatives: where each begins and ends."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Final

from checker.facts.context import ReadingContext
from checker.facts.phraselist import PhraseList
from checker.records.record import Section

_MARK: Final = re.compile(
    r"(?:(?<=^)|(?<=\s))(?:"
    r"(?P<option>(?:alternative\s+)?option\s+(?:\d{1,2}|[A-H]|one|two|three|four|five|six|[ivx]{1,4})\b\s{0,3}[-–—:.)]{0,2}\s{0,3})"
    r"|(?P<number>\(?\d{1,2}(?:[.)]|\s+[-–—])\s{1,4}(?=[A-Z“\"]))"
    r"|(?P<decimal>(?:(?<=\n)|^)\d{1,2}\.\d{1,2}\.?\s{1,4}(?=[A-Z“\"]))"
    r"|(?P<bare>(?<=\n)\d{1,2}\s{1,4}(?=[A-Z“\"])|^\d{1,2}\s{1,4}(?=[A-Z“\"]))"
    r"|(?P<letter>\(?[a-h][.)]\s{1,4}(?=[A-Z“\"]))"
    r"|(?P<roman>\(?[ivx]{1,4}[.)]\s{1,4}(?=[A-Z“\"]))"
    r"|(?P<bullet>[•·▪◦‣*o–-]\s{1,4}(?=[A-Z“\"])))",
    re.IGNORECASE,
)
_CASED: Final = re.compile(r"[A-Z“\"]")
_TO: Final = "to"
_MOST: Final = 60
_EMPTY: Final = re.compile(r"^[\s\d().:;,–—-]*(?:option[\s\d]*)?(?:n/?a|none|tbc)?[\s.:–—-]*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Option:
    """One option: the range ``[start, end)`` of the section's text, without its number or bullet."""

    start: int
    end: int
    text: str


def options_of(context: ReadingContext, section: Section) -> tuple[Option, ...]:
    """The options in a section, split at numbers, letters, bullets or "Option n", else at sentences.

    Without marks, a new option begins with a paragraph or a sentence that names a course of action; what comments on
    it ("This would…", "However…") belongs to it. Placeholders with nothing behind them are left out,
    and so is whatever follows more options than anybody weighs.
    """
    text = section.text
    ranges = _marked(text) or _unmarked(context, section)
    found = (Option(start, end, text[start:end]) for start, end in (_trim(text, *pair) for pair in ranges))
    heading = context.vocabulary.pattern("alternatives.heading")
    kept = list(islice((option for option in found if not _EMPTY.match(option.text)), _MOST))
    return tuple(
        option
        for option in kept
        if not (len(kept) > 1 and option is kept[0] and option.text.endswith(":") and heading.search(option.text))
    )


def _marked(text: str) -> list[tuple[int, int]]:
    for kind in ("option", "decimal", "number", "bare", "letter", "roman", "bullet"):
        marks = [m for m in _MARK.finditer(text) if m.group(kind) and (kind == "option" or _CASED.match(text, m.end()))]
        if kind == "bullet":
            marks = [m for m in marks if m.start() == 0 or text[m.start() - 1] == "\n" or m.group(kind)[0] in "•·▪◦‣"]
        if kind == "option":
            marks = [m for m in marks if _begins_item(text, m.start())]
        if kind in ("number", "bare", "letter") and marks and not _in_order(marks, kind):
            continue
        if len(marks) > 1 or (marks and not text[: marks[0].start()].strip()):
            ends = [mark.start() for mark in marks[1:]] + [len(text)]
            return [(mark.end(), end) for mark, end in zip(marks, ends, strict=True)]
    return []


def _begins_item(text: str, start: int) -> bool:
    before = text[:start].rstrip(" ")
    return not before or before[-1] in "\n.:;?!)•-–—"


def _in_order(marks: list[re.Match[str]], kind: str) -> bool:
    values = [re.sub(r"\W", "", mark.group(kind)).lower() for mark in marks]
    numbers = [int(value) if kind != "letter" else ord(value) - ord("a") + 1 for value in values]
    return numbers[0] == 1 and all(later > earlier for earlier, later in pairwise(numbers))


def _unmarked(context: ReadingContext, section: Section) -> list[tuple[int, int]]:
    begins = context.vocabulary.pattern("alternatives.starts_option")
    goes_on = context.vocabulary.pattern("alternatives.goes_on")
    remark = context.vocabulary.pattern("alternatives.remark")
    ranges: list[tuple[int, int]] = []
    for sentence in context.sentences(section.passage):
        new_line = sentence.start == 0 or section.text[sentence.start - 1] == "\n"
        on = goes_on.match(sentence.text) is not None
        starts = not on and (new_line or begins.match(sentence.text) is not None)
        if starts and ranges and not new_line:
            starts = not _comments(section.text[slice(*ranges[-1])], sentence.text, remark)
        if ranges and not starts:
            ranges[-1] = (ranges[-1][0], sentence.end)
        else:
            ranges.append((sentence.start, sentence.end))
    if len(ranges) == 1:
        parts = [match.span() for match in re.finditer(r"[^;]+", section.text)]
        rejected = context.vocabulary.pattern("alternatives.rejected")
        if len(parts) > 1 and all(
            rejected.search(section.text, *part) or begins.match(section.text[slice(*part)].lstrip()) for part in parts
        ):
            return parts
    return ranges


def _comments(option: str, sentence: str, remark: PhraseList) -> bool:
    """Whether a sentence takes the option up again: "Hire the van. Hire was not possible."."""
    named, again = option.split(maxsplit=1)[0].lower(), sentence.split(maxsplit=1)[0].lower()
    return named[:2] == again[:2] and remark.search(sentence[:40]) is not None and len(again) > len(_TO)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and (text[start].isspace() or text[start] in "•·▪-–—:;"):
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
