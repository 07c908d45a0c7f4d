"""The account of a run for a terminal: errors, scenarios that do not hold, drafts, and the count."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from rich.console import RenderableType
from rich.text import Text

from checker.reports.paint import Ink
from checker.reports.theme import Look
from checker.reports.words import Standing
from checker.scenarios.suite import INVALID, NOTHING, Account
from checker.scenarios.view import View

_MOST_PANELS = 200


def account_text(account: Account, look: Look, folder: Path) -> str:
    """The whole account, errors first, the count last."""
    view = View(look, folder)
    return view.page.print(_parts(account, view))


def _parts(account: Account, view: View) -> Iterator[RenderableType]:
    panels = [view.problem(each) for each in account.problems] + [view.result(each) for each in account.failed]
    yield from panels[:_MOST_PANELS]
    if len(panels) > _MOST_PANELS:
        yield view.page.text(f"and {len(panels) - _MOST_PANELS} more", Ink.FAINT)
    yield from _drafts(account, view)
    if panels:
        yield ""
    yield from count(account, view)


def _drafts(account: Account, view: View) -> Iterator[RenderableType]:
    holding = [each for each in account.drafts if each.status == "passed"]
    if not holding:
        return
    yield view.page.text("Drafts that hold; confirm each and take its @draft away:", Ink.LABEL)
    for each in holding:
        place = each.scenario.place
        yield view.page.text(f"  {each.scenario.name} ({view.where(place.path, place.line)})")


def count(account: Account, view: View) -> Iterator[Text]:
    """One line that says how many hold, and one for drafts and warnings where there are any."""
    page, failed, held = view.page, len(account.failed), len(account.held)
    if account.code == NOTHING:
        yield page.sign(Standing.YOUR_CALL, "No scenario was found, so nothing was shown to hold.")
        return
    said = []
    if account.errors:
        places = len({each.place.path for each in account.errors})
        errors = f"{_many(len(account.errors), 'error')} in {_many(places, 'file')}"
        said.append(f"{errors}; {_many(account.refused, 'scenario')} could not run")
    if failed:
        said.append(f"{_many(failed, 'scenario')} {'does' if failed == 1 else 'do'} not hold")
    if held or not said:
        said.append(f"{_many(held, 'scenario')} {'holds' if held == 1 else 'hold'}")
    which = Standing.MUST_FIX if account.code in (1, INVALID) else Standing.MET
    yield page.sign(which, "; ".join(said) + ".")
    extra = []
    if account.drafts:
        holds = sum(each.status == "passed" for each in account.drafts)
        extra.append(f"{_many(len(account.drafts), 'draft')}, {holds} of which hold" + ("s" if holds == 1 else ""))
    warnings = len(account.problems) - len(account.errors)
    if warnings:
        extra.append(_many(warnings, "warning"))
    if extra:
        yield page.text("; ".join(extra) + ".", Ink.FAINT)


def _many(number: int, thing: str) -> str:
    return f"{number:,} {thing}" + ("" if number == 1 else "s")
