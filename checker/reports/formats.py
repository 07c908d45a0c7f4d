"""The formats that files and other programs are given, by name; each is loaded when it is first asked for."""

from __future__ import annotations

from importlib import import_module
from typing import Protocol, cast

from checker.documents.document import Document
from checker.errors import ConfigurationError
from checker.reports.batch import Batch, Head, Result
from checker.reports.format_names import FORMATS, STREAMING, WHOLE
from checker.yamlfiles import nearest


class Stream(Protocol):
    """Writes one format piece by piece; the pieces joined are the whole text.

    ``begin`` comes first, ``add`` once for every record in order, and ``end`` last.
    """

    def begin(self) -> str: ...
    def add(self, result: Result, document: Document | None = None) -> str: ...
    def end(self, exit_code: int) -> str: ...


class _Streaming(Protocol):
    def stream(self, head: Head) -> Stream: ...


class _Whole(Protocol):
    def render(self, batch: Batch) -> str: ...


def render(name: str, batch: Batch) -> str:
    """The whole text of one format; raises ConfigurationError for a name that is none."""
    writer = stream(name, batch.head)
    pieces = [writer.begin()]
    pieces += [writer.add(result, batch.documents.get(result.record.source)) for result in batch.results]
    return "".join([*pieces, writer.end(batch.exit_code)])


def stream(name: str, head: Head) -> Stream:
    """A writer of one format; raises ConfigurationError for a name that is none."""
    if name in STREAMING:
        return cast(_Streaming, import_module(STREAMING[name])).stream(head)
    if name in WHOLE:
        return _Held(cast(_Whole, import_module(WHOLE[name])), head)
    raise ConfigurationError(f"there is no format '{name}'{nearest(name, FORMATS)}")


class _Held:
    """Holds every result, for a format that can only be written whole."""

    def __init__(self, renderer: _Whole, head: Head) -> None:
        self._renderer, self._head = renderer, head
        self._results: list[Result] = []
        self._documents: dict[str, Document] = {}

    def begin(self) -> str:
        """Nothing yet."""
        return ""

    def add(self, result: Result, document: Document | None = None) -> str:
        """Keep it."""
        self._results.append(result)
        if document is not None:
            self._documents[result.record.source] = document
        return ""

    def end(self, exit_code: int) -> str:
        """All of it."""
        head = self._head
        batch = Batch(tuple(self._results), head.rules, head.version, exit_code, self._documents)
        return self._renderer.render(batch)
