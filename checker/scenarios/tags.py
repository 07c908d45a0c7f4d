"""The tags that scenarios may carry."""

from __future__ import annotations

import difflib
from collections.abc import Mapping, Sequence
from typing import Any, Final

from checker.law.library import Law
from checker.scenarios.compiled import Problem
from checker.scenarios.slots import known_names
from checker.scenarios.source import Source
from checker.scenarios.values import slug

PLAIN: Final = ("boundary", "draft")
NAMED: Final = ("rule", "pack", "council", "source", "topic")
_SKIPPING: Final = ("skip", "skipif", "xfail", "ignore", "wip", "disabled", "todo", "pending", "manual")


def tag_problems(source: Source, tags: Sequence[Mapping[str, Any]], law: Law) -> list[Problem]:
    """Tags that would keep a scenario from running, tags that mean nothing, and tags that name no rule or pack."""
    out = []
    for tag in tags:
        name, place = tag["name"].removeprefix("@"), tag["location"]
        title, message, near = _wrong(name, law)
        if message:
            code = "E018" if ":" in name and name.split(":")[0] in NAMED else "E024"
            out.append(source.problem(code, title, message, place["line"], place["column"], len(name) + 1, near))
    return out


def _wrong(name: str, law: Law) -> tuple[str, str, tuple[str, ...]]:
    kind, colon, value = name.partition(":")
    if kind.lower() in _SKIPPING:
        message = f"“@{name}” would leave the scenario out. Mark a scenario that is not ready with @draft: it is run, "
        return "A tag that leaves a scenario out", message + "and does not fail the run.", ("@draft",)
    if colon and kind in NAMED and value:
        known = {"rule": known_names("rule", law), "pack": tuple(law.packs), "council": tuple(law.councils)}.get(kind)
        if known is None or slug(value) in known:
            return "", "", ()
        near = tuple(f"@{kind}:{each}" for each in difflib.get_close_matches(slug(value), known, n=1))
        message = f"No {kind} is called “{value}”." + (f" Did you mean {near[0]}?" if near else "")
        return f"A {kind} that is not known", message, near
    if name in PLAIN:
        return "", "", ()
    known_tags = [*PLAIN, *(f"{each}:" for each in NAMED)]
    near = tuple(f"@{each}" for each in difflib.get_close_matches(name.lower(), known_tags, n=1, cutoff=0.6))
    message = f"“@{name}” means nothing here. There are @boundary, @draft, @rule:…, @pack:…, @council:…, @source:… "
    return "A tag that is not known", message + "and @topic:….", near
