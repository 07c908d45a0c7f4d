"""Takes the marks of Markdown out of a paragraph's words; what is left knows its line and column."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import Final

from checker.documents.flow import Run

_TOKEN: Final = re.compile(
    r"\\(?P<escaped>[!-/:-@\[-`{-~])"
    r"|(?P<broken>\\)(?=\n)"
    r"|(?P<tick>`{1,3})(?P<code>[^`\n]{1,500})(?P=tick)"
    r"|(?P<picture>!\[[^\]\n]{0,300}\]\([^()\s]{0,600}(?:[ ]\"[^\"\n]{0,200}\")?\))"
    r"|\[(?P<link>[^\[\]\n]{1,500})\]"
    r"(?:\((?:<[^<>\n]{0,600}>|[^()\s]{0,600})(?:[ ]\"[^\"\n]{0,200}\")?\)|\[[^\]\n]{0,100}\])"
    r"|<(?P<address>(?:https?://|mailto:)[^<>\s]{1,600}|[\w.+-]{1,100}@[\w.-]{1,200})>"
    r"|(?P<line><br[ ]?/?>)"
    r"|(?P<tag></?(?:b|i|u|em|strong|sup|sub|span|small|mark|del|ins|p|div|center)(?:[ ][^<>\n]{0,200})?>)"
    r"|(?P<comment><!--.{0,500}?-->)"
    r"|(?P<entity>&(?:\#\d{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z]\w{1,30});)"
    r"|(?P<marks>\*+|_+|~~)"
)
_LONGEST_MARK: Final = 3
_BREAK: Final = "\v"


@dataclass(frozen=True, slots=True)
class Line:
    """Words of a line from a column on; both are counted from 0."""

    number: int
    column: int
    text: str


@dataclass(slots=True)
class _Piece:
    """Words at a place of the paragraph's text.

    ``mark`` tells that they open or close emphasis, ``made`` that the file has other letters for them.
    """

    start: int
    text: str
    mark: bool = False
    made: bool = False


def runs_of(lines: list[Line]) -> list[list[Run]]:
    """The words of each line of a paragraph, without marks; emphasis may run over its lines."""
    text = "\n".join(line.text for line in lines)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line.text) + 1)
    found: list[list[Run]] = [[] for _ in lines]
    at = 0
    for piece in _pieces(text, 0):
        place = piece.start
        for words in piece.text.split("\n"):
            while at + 1 < len(lines) and place >= starts[at + 1]:
                at += 1
            if words:
                line = lines[at]
                if piece.made:
                    found[at].append(Run(words.replace(_BREAK, "\n")))
                else:
                    found[at].append(Run(words, "", line.number, line.column + place - starts[at]))
            place += len(words) + 1
    return found


def _pieces(text: str, offset: int) -> list[_Piece]:
    """The words of a text in order; ``offset`` is where it stands in the paragraph."""
    found: list[_Piece] = []
    opened: dict[str, int] = {}
    done = 0
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup
        found.append(_Piece(offset + done, text[done : match.start()]))
        done = match.end()
        if kind in ("escaped", "code", "address"):
            found.append(_Piece(offset + match.start(kind), match.group(kind)))
        elif kind == "link":
            found += _pieces(match.group(kind), offset + match.start(kind))
        elif kind == "line":
            found.append(_Piece(offset + match.start(), _BREAK, made=True))
        elif kind == "entity":
            found.append(_Piece(offset + match.start(), html.unescape(match.group()), made=True))
        elif kind == "marks":
            found.append(_Piece(offset + match.start(), match.group()))
            _mark(text, match, found, opened)
    found.append(_Piece(offset + done, text[done:]))
    return [piece for piece in found if piece.text and not piece.mark]


def _mark(text: str, match: re.Match[str], found: list[_Piece], opened: dict[str, int]) -> None:
    """Take out a pair of marks once its second is met."""
    marks = match.group()
    if len(marks) > _LONGEST_MARK:
        return
    before, after = text[match.start() - 1 : match.start()], text[match.end() : match.end() + 1]
    inside_word = marks[0] == "_" and before.isalnum() and after.isalnum()
    if inside_word:
        return
    if marks in opened and before and not before.isspace():
        found[opened.pop(marks)].mark = True
        found[-1].mark = True
    elif after and not after.isspace() and not (marks[0] == "_" and before.isalnum()):
        opened[marks] = len(found) - 1
