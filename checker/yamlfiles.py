"""Reads the project's YAML files strictly: duplicate keys, unknown keys and wrong values name their file and line."""

from __future__ import annotations

import datetime as dt
import difflib
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from checker.errors import DataFileError

Model = TypeVar("Model", bound=BaseModel)
Location = tuple[str | int, ...]

_TAG = "tag:yaml.org,2002:"
_BASE: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_Loader: Any = type("_Loader", (_BASE,), {"yaml_implicit_resolvers": {}})
for _first, _resolvers in _BASE.yaml_implicit_resolvers.items():
    for _tag, _pattern in _resolvers:
        if _tag.removeprefix(_TAG) in ("null", "timestamp"):
            _Loader.yaml_implicit_resolvers.setdefault(_first, []).append((_tag, _pattern))
# Only what a lawyer would expect is not a word: 'on', 'no', '12:30', '1_000' and '0123' stay text.
_Loader.add_implicit_resolver(_TAG + "bool", re.compile(r"(?:true|false)\Z"), list("tf"))
_Loader.add_implicit_resolver(_TAG + "int", re.compile(r"-?(?:0|[1-9][0-9]*)\Z"), list("-0123456789"))

_HINTS = {
    "mapping values are not allowed in this context": "; put a text that holds a colon in quotes",
    "did not find expected key": "; look for a quote or a bracket that is not closed, or a line set in too far",
    "found character that cannot start any token": "; set lines in with spaces, not tabs, and put % and @ in quotes",
    "did not find expected ',' or '}'": "; put a text that holds a comma, a colon or a brace in quotes",
    "did not find expected ',' or ']'": "; put a text that holds a comma, a colon or a bracket in quotes",
}
"""What a YAML problem mostly comes from, in words for people who do not write YAML every day."""


class YamlSource:
    """One YAML file read into plain values, with the line of every value kept beside it.

    ``data`` holds str, int, float, bool, None, ``datetime.date``, lists and dicts; ``line_of(location)`` gives the
    1-based line of the value at a path such as ``("values", 2, "from")``.
    """

    def __init__(self, path: str, data: Any, lines: Mapping[Location, int]) -> None:
        self.path, self.data, self._lines = path, data, lines

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

    Raises DataFileError for YAML that does not parse, a duplicate key, or a date that does not exist.
    """
    loader = _Loader(text)
    try:
        node = loader.get_single_node()
        builder = _Builder(path)
        data = builder.value(node, ()) if node is not None else None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        hint = _HINTS.get(error.problem or "", "")
        raise DataFileError(path, mark.line + 1 if mark else 0, f"not valid YAML: {error.problem}{hint}") from error
    except yaml.YAMLError as error:
        raise DataFileError(path, 0, f"not valid YAML: {error}") from error
    finally:
        loader.dispose()
    return YamlSource(path, data, builder.lines)


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
    return f"'{where}': {problem['msg']}, but it says {problem.get('input')!r:.60}"


class _Builder:
    """Turns composed YAML nodes into plain values, noting the line of each."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.lines: dict[Location, int] = {}
        self._seen: set[int] = set()

    def value(self, node: Any, at: Location) -> Any:
        self.lines[at] = node.start_mark.line + 1
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node)
        if id(node) in self._seen:
            raise self._error(node, "anchors and aliases are not read; write the value out again")
        self._seen.add(id(node))
        if isinstance(node, yaml.SequenceNode):
            return [self.value(item, (*at, index)) for index, item in enumerate(node.value)]
        result: dict[Any, Any] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                raise self._error(key_node, "a key must be a word")
            key = self._scalar(key_node)
            if key in result:
                raise self._error(key_node, f"key '{key}' is written twice")
            result[key] = self.value(value_node, (*at, key))
        return result

    def _scalar(self, node: Any) -> Any:
        kind, text = node.tag.removeprefix(_TAG), node.value
        if kind == "str":
            return text
        if kind == "int":
            return int(text)
        if kind == "bool":
            return text == "true"
        if kind == "null":
            return None
        if kind != "timestamp":
            raise self._error(node, f"'{text}' has the tag '{node.tag}', which is not read")
        try:
            return dt.date.fromisoformat(text)
        except ValueError as error:
            problem = "must be a date without a time" if ":" in text else "is not a date that exists"
            raise self._error(node, f"'{text}' {problem}") from error

    def _error(self, node: Any, problem: str) -> DataFileError:
        return DataFileError(self.path, node.start_mark.line + 1, problem)
