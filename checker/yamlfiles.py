"""Reads the project's YAML files strictly: duplicate keys, unknown keys and wrong values name their file and line."""

from __future__ import annotations

import datetime as dt
import difflib
import re
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, Final, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from checker.errors import DataFileError

Model = TypeVar("Model", bound=BaseModel)
Location = tuple[str | int, ...]

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_INTEGER: Final = re.compile(r"-?(?:0|[1-9][0-9]*)")
_DAY: Final = re.compile(r"\d{4}-\d\d-\d\d")
_NULLS: Final = frozenset({"", "~", "null"})
_DEEPEST: Final = 60
"""Levels of nesting; no file of the law comes near."""

_HINTS: Final = {
    "mapping values are not allowed in this context": "; put a text that holds a colon in quotes",
    "mapping values are not allowed here": "; put a text that holds a colon in quotes",
    "did not find expected key": "; look for a quote or a bracket that is not closed, or a line set in too far",
    "found character that cannot start any token": "; set lines in with spaces, not tabs, and put % and @ in quotes",
    "did not find expected ',' or '}'": "; put a text that holds a comma, a colon or a brace in quotes",
    "did not find expected ',' or ']'": "; put a text that holds a comma, a colon or a bracket in quotes",
}
"""What a YAML problem mostly comes from, in words for people who do not write YAML every day."""


class YamlSource:
    """One YAML file read into plain values; the line of every value can be asked for.

    ``data`` holds str, int, bool, None, ``datetime.date``, lists and dicts; ``line_of(location)`` gives the 1-based
    line of the value at a path such as ``("values", 2, "from")``.
    """

    def __init__(self, path: str, data: Any, text: str) -> None:
        self.path, self.data, self._text = path, data, text

    @cached_property
    def _lines(self) -> Mapping[Location, int]:
        lines: dict[Location, int] = {}
        _Builder(self._text, self.path, lines).document()
        return lines

    def line_of(self, location: Sequence[str | int]) -> int:
        """Line of the value at ``location``, or of its nearest enclosing value."""
        at = tuple(location)
        while at and at not in self._lines:
            at = at[:-1]
        return self._lines.get(at, 1)

    def error(self, location: Sequence[str | int], problem: str) -> DataFileError:
        """The error to raise for a problem at ``location`` of this file."""
        return DataFileError(self.path, self.line_of(location), problem)


def parse_yaml(text: str, path: str) -> YamlSource:
    """Parse one YAML document.

    Only what a lawyer would expect is not a word: whole numbers, true and false, dates, and nothing at all. So ``on``,
    ``no``, ``12:30`` and ``0123`` stay text. Raises DataFileError for YAML that does not parse, a duplicate key, an
    alias, a tag, or a date that does not exist.
    """
    return YamlSource(path, _Builder(text, path).document(), text)


def read_yaml(path: Path) -> YamlSource:
    """Read and parse the YAML file at ``path``; raises DataFileError when it is missing or not UTF-8 text."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise DataFileError(str(path), 0, f"cannot be read: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise DataFileError(str(path), 0, "is not UTF-8 text; save it again as UTF-8") from error
    return parse_yaml(text, str(path))


def build(model: type[Model], source: YamlSource, data: Any = None, at: Location = ()) -> Model:
    """Build a pydantic model from (part of) a YAML source; any violation becomes a DataFileError with its line."""
    try:
        return model.model_validate(source.data if data is None else data)
    except ValidationError as error:
        first = _deepest(error.errors())
        location = at + _path_in(source.data if data is None else data, tuple(first["loc"]))
        raise source.error(location, _explain(model, first)) from error


def nearest(word: str, known: Sequence[str]) -> str:
    """' (did you mean X?)' for the known word nearest to ``word``, or an empty string."""
    match = difflib.get_close_matches(word, known, n=1, cutoff=0.6)
    return f" (did you mean {match[0]}?)" if match else ""


def _deepest(problems: Sequence[Mapping[str, Any]]) -> Mapping[str, Any]:
    """The problem to tell: an unknown key before what its absence elsewhere causes, else the first."""
    return next((problem for problem in problems if problem["type"] == "extra_forbidden"), problems[0])


def _path_in(data: Any, location: Location) -> Location:
    """The part of a pydantic location that is a path into the file's data, without the tags of unions."""
    path: Location = ()
    for part in location:
        inside_list = isinstance(data, list) and isinstance(part, int) and part < len(data)
        if inside_list or (isinstance(data, dict) and part in data):
            data = data[part]
            path = (*path, part)
    return path


def _explain(model: type[BaseModel], problem: Mapping[str, Any]) -> str:
    where = ".".join(str(part) for part in problem["loc"] if not str(part).startswith("function-"))
    if problem["type"] == "extra_forbidden":
        known = [field.alias or name for name, field in model.model_fields.items()]
        return f"unknown key '{where}'{nearest(str(problem['loc'][-1]), known)}"
    if problem["type"] == "missing":
        return f"key '{where}' is missing"
    if not where and problem.get("input") is None:
        return "the file is empty"
    return f"'{where or 'the file'}': {problem['msg']}, but it says {problem.get('input')!r:.60}"


class _Builder:
    """Turns the events of YAML's parser into plain values, noting the line of each when ``lines`` is given."""

    def __init__(self, text: str, path: str, lines: dict[Location, int] | None = None) -> None:
        self._text, self._path, self._lines = text, path, lines
        self._next: Callable[[], Any] = lambda: None

    def document(self) -> Any:
        """The one document of the text; None when there is none."""
        try:
            loader = _Loader(self._text)
        except yaml.YAMLError as error:
            raise DataFileError(self._path, 0, f"not valid YAML: {str(error).splitlines()[0]}") from error
        self._next = loader.get_event
        try:
            self._next()
            if isinstance(self._next(), yaml.StreamEndEvent):
                return None
            data = self._value(self._next(), (), 0)
            self._next()
            if not isinstance(end := self._next(), yaml.StreamEndEvent):
                raise self._error(end, "a second document begins here; one file holds one")
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            hint = _HINTS.get(error.problem or "", "")
            line = mark.line + 1 if mark else 0
            raise DataFileError(self._path, line, f"not valid YAML: {error.problem}{hint}") from error
        except yaml.YAMLError as error:
            raise DataFileError(self._path, 0, f"not valid YAML: {str(error).splitlines()[0]}") from error
        finally:
            loader.dispose()
        return data

    def _value(self, event: Any, at: Location, depth: int) -> Any:
        if self._lines is not None:
            self._lines[at] = event.start_mark.line + 1
        kind = type(event)
        if kind is yaml.ScalarEvent:
            return self._scalar(event)
        if kind is yaml.AliasEvent or event.anchor is not None:
            raise self._error(event, "anchors and aliases are not read; write the value out again")
        if event.tag is not None:
            raise self._error(event, f"the tag '{event.tag}' is not read")
        if depth > _DEEPEST:
            raise self._error(event, f"more than {_DEEPEST} levels of nesting")
        return self._list(at, depth + 1) if kind is yaml.SequenceStartEvent else self._mapping(at, depth + 1)

    def _list(self, at: Location, depth: int) -> list[Any]:
        items: list[Any] = []
        while type(event := self._next()) is not yaml.SequenceEndEvent:
            items.append(self._value(event, (*at, len(items)), depth))
        return items

    def _mapping(self, at: Location, depth: int) -> dict[Any, Any]:
        result: dict[Any, Any] = {}
        while type(event := self._next()) is not yaml.MappingEndEvent:
            if type(event) is not yaml.ScalarEvent:
                raise self._error(event, "a key must be a word")
            key = self._scalar(event)
            if key in result:
                raise self._error(event, f"key '{key}' is written twice")
            result[key] = self._value(self._next(), (*at, key), depth)
        return result

    def _scalar(self, event: Any) -> Any:
        text = event.value
        if event.anchor is not None:
            raise self._error(event, "anchors and aliases are not read; write the value out again")
        if event.tag is not None:
            raise self._error(event, f"the tag '{event.tag}' is not read")
        if not event.implicit[0]:
            return text
        if text in _NULLS:
            return None
        if text in ("true", "false"):
            return text == "true"
        if text[0] not in "-0123456789":
            return text
        if _INTEGER.fullmatch(text) and len(text) < 20:
            return int(text)
        return self._date(text, event) if _DAY.match(text) else text

    def _date(self, text: str, event: Any) -> dt.date | str:
        if len(text) > 10:
            if text[10] in "Tt " and text[11:12].isdigit():
                raise self._error(event, f"'{text}' must be a date without a time")
            return text
        try:
            return dt.date.fromisoformat(text)
        except ValueError as error:
            raise self._error(event, f"'{text}' is not a date that exists") from error

    def _error(self, event: Any, problem: str) -> DataFileError:
        return DataFileError(self._path, event.start_mark.line + 1, problem)
