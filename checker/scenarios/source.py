"""The text of a feature file, and its syntax tree or what is wrong with its syntax."""

from __future__ import annotations

import difflib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from gherkin.errors import CompositeParserException, ParserError, ParserException
from gherkin.parser import Parser

from checker.scenarios.compiled import Place, Problem

KEYWORDS: Final = ("Given", "When", "Then", "And", "But")
HEADINGS: Final = ("Feature", "Background", "Rule", "Scenario", "Scenario Outline", "Example", "Examples")
_MOST_TOLD: Final = 5
_LOSES_THE_WAY: Final = ("A heading is not known", "A table has rows of different lengths")


@dataclass
class Source:
    """A feature file as read: ``lines`` without line ends, ``feature`` the tree of gherkin-official, if any."""

    path: Path
    lines: list[str]
    feature: dict[str, Any] | None = None
    problems: list[Problem] = field(default_factory=list)

    def line(self, number: int) -> str:
        """The text of a line, 1-based; empty past the end."""
        return self.lines[number - 1] if 0 < number <= len(self.lines) else ""

    def problem(
        self,
        code: str,
        title: str,
        message: str,
        line: int,
        column: int = 1,
        length: int = 0,
        suggestions: tuple[str, ...] = (),
    ) -> Problem:
        """A problem at a place of this file; a code that starts with W is a warning."""
        place = Place(self.path, line, column)
        return Problem(code, title, message, place, self.line(line), length, suggestions, code.startswith("W"))


def read_source(path: Path, data: bytes) -> Source:
    """Decode and parse a feature file; what is wrong with it is in ``problems``."""
    text, warning = _decoded(data)
    source = Source(path, text.split("\n"))
    if warning:
        source.problems.append(source.problem("W003", "The file is not saved as UTF-8", warning, 1))
    if "\0" in text:
        source.problems.append(
            source.problem("E001", "This is not a text file", "Save the scenarios as plain text in UTF-8.", 1)
        )
        return source
    try:
        document: dict[str, Any] = dict(Parser().parse(text))
        source.feature = document.get("feature")
    except CompositeParserException as error:
        source.problems += _syntax(source, list(error.errors))
        return source
    except ParserException as error:
        source.problems += _syntax(source, [error])
        return source
    except (ParserError, RecursionError) as error:
        source.problems.append(source.problem("E002", "The file cannot be understood", f"{error}", 1))
        return source
    if source.feature is None:
        source.problems.append(_no_feature(source))
    return source


def _decoded(data: bytes) -> tuple[str, str]:
    warning = ""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _lines(data.decode("utf-16", "replace")), "It was read as UTF-16. Save it as UTF-8."
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
        warning = "It was read as Windows-1252, so check signs such as £ and dashes. Save it as UTF-8."
    return _lines(text), warning


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _no_feature(source: Source) -> Problem:
    number = next((at for at, line in enumerate(source.lines, 1) if _is_content(line)), 1)
    message = "A file of scenarios starts with a line “Feature:” and a name."
    return source.problem("E004", "There is no Feature", message, number)


def _is_content(line: str) -> bool:
    return bool(line.strip()) and not line.strip().startswith("#")


def _syntax(source: Source, errors: list[Any]) -> list[Problem]:
    """The first syntax error of each line; a parser that has lost its way complains of every later line."""
    out: list[Problem] = []
    first = next((at for at, line in enumerate(source.lines, 1) if _is_content(line) and "language:" not in line), 0)
    for error in errors:
        line = max(1, min(int(error.location.get("line") or 1), len(source.lines)))
        text = source.line(line)
        if line == first and not text.strip().startswith(("@", "Feature")):
            return [_not_a_feature(source, line)]
        column = len(text) - len(text.lstrip()) + 1
        title, message, suggestions = _meaning(source, line, str(error))
        out.append(source.problem("E002", title, message, line, column, len(text.strip()), suggestions))
        lost_its_way = title in _LOSES_THE_WAY
        if lost_its_way or len(out) == _MOST_TOLD:
            break
    return out


def _not_a_feature(source: Source, line: int) -> Problem:
    text = source.line(line).strip()
    word = text.split(":", 1)[0]
    if ":" in text and heading_like(word) == "Feature":
        fixed = "Feature:" + text.split(":", 1)[1]
        message = f"“{word}:” is not a heading that is known. Did you mean “Feature:”?"
        return source.problem("E004", "There is no Feature", message, line, 1, len(source.line(line)), (fixed,))
    message = "A file of scenarios starts with a line “Feature:” and a name; this line comes before it."
    return source.problem("E004", "There is no Feature", message, line, 1, len(source.line(line)))


def heading_like(word: str) -> str | None:
    """The Gherkin heading that a misspelt word means ("Senario" for "Scenario"), if any."""
    by_lower = {heading.lower(): heading for heading in HEADINGS}
    found = difflib.get_close_matches(" ".join(word.lower().split()), by_lower, n=1, cutoff=0.78)
    return by_lower[found[0]] if found else None


def keyword_like(word: str) -> str | None:
    """The step keyword that a misspelt word means ("Gven" for "Given"), if any."""
    by_lower = {keyword.lower(): keyword for keyword in KEYWORDS}
    wanted = word.lower().rstrip(":,")
    if wanted in by_lower:
        return by_lower[wanted]
    cutoff = 0.74 if len(wanted) > 3 else 0.8
    found = difflib.get_close_matches(wanted, by_lower, n=1, cutoff=cutoff)
    return by_lower[found[0]] if found else None


def _meaning(source: Source, line: int, error: str) -> tuple[str, str, tuple[str, ...]]:
    """Title, message and suggestions for a syntax error."""
    text = source.line(line).strip()
    word, _, rest = text.partition(" ")
    head, colon, name = text.partition(":")
    if "inconsistent cell count" in error:
        return _LOSES_THE_WAY[1], "Each row of a table needs the same number of cells.", ()
    if "unexpected end of file" in error.lower() or (not text and line >= len(source.lines)):
        return "The file ends too early", 'A text between """ marks, or a list of tags, is not finished.', ()
    if "whitespace" in error:
        return "A tag has a space in it", "A tag is one word after @, such as @draft or @rule:reasons-recorded.", ()
    if "Language not supported" in error:
        return "The language is not known", "Leave the line “# language:” out, or write “# language: en”.", ()
    if colon and (heading := heading_like(head)):
        if heading == head:
            where = "A Background stands before the first scenario, a Feature once at the top of the file."
            return f"“{head}:” cannot stand here", where, ()
        message = f"“{head}:” is not a heading that is known. Did you mean “{heading}:”?"
        return _LOSES_THE_WAY[0], message, (f"{heading}:{name}",)
    if keyword := keyword_like(word):
        if keyword == word:
            message = f"A line that starts with “{word}” belongs under “Scenario:” or “Background:”."
            return "A step cannot stand here", message, ()
        message = f"“{word}” is not a word that starts a step. Did you mean “{keyword}”?"
        return "A line does not start with a known word", message, (f"{keyword} {rest}".strip(),)
    message = "A step starts with Given, When, Then, And or But; a comment starts with #."
    if text.startswith("|"):
        return "A table cannot stand here", "A table belongs under a step that takes one, or under Examples.", ()
    return "A line does not start with a known word", message, ()
