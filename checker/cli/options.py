"""Options that several commands share."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import fields
from functools import wraps
from typing import Any, Final, TypeVar

import click

from checker.cli.request import LawRequest

F = TypeVar("F", bound=Callable[..., Any])

FOR_EYES = ("terminal", "plain", "concise")
"""Formats that are drawn for a terminal or a reader; the others are for programs and files."""
MACHINE_FORMATS = ("json", "junit", "github", "gitlab", "azure", "csv", "sarif", "markdown", "html")
"""Those of ``checker.reports.format_names``, told again here because help and usage errors load no report."""
FORMATS = (*FOR_EYES, *MACHINE_FORMATS)
ENGINES = ("durable", "reference", "both")


def _stack(*options: Callable[[F], F]) -> Callable[[F], F]:
    def apply(function: F) -> F:
        for option in reversed(options):
            function = option(function)
        return function

    return apply


def law_options(function: F) -> F:
    """``--rules``: where the law comes from."""
    return _stack(
        click.option(
            "--rules", metavar="FOLDER", multiple=True, help="Add a folder of rules to the shipped ones (repeatable)."
        )
    )(function)


def ocr_option(function: F) -> F:
    """``--ocr``."""
    return _stack(
        click.option("--ocr", is_flag=True, help="Read pictures of pages in a PDF, where Tesseract is installed.")
    )(function)


def _judging(*options: Callable[[Any], Any]) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """These options, which the command is given together as ``law``, a LawRequest."""

    def apply(function: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(function)
        def command(*arguments: Any, **given: Any) -> Any:
            asked = {name: given.pop(name) for name in _ASKED if name in given}
            if isinstance(asked.get("as_at"), dt.datetime):
                asked["as_at"] = asked["as_at"].date()
            return function(*arguments, law=LawRequest(**asked), **given)

        wrapped: Callable[..., Any] = command
        for option in reversed(options):
            wrapped = option(wrapped)
        return wrapped

    return apply


_ASKED: Final = tuple(field.name for field in fields(LawRequest))
_FIGURES: Final = (
    click.option("--council", metavar="SLUG", help="Use this council's local figures: its place in kebab-case."),
    click.option(
        "--as-at",
        type=click.DateTime(["%Y-%m-%d"]),
        metavar="DATE",
        help="Apply the law of this day, e.g. 2022-03-14 (default: the record's own dates).",
    ),
    click.option("--pack", "packs", metavar="NAME", multiple=True, help="Apply only this pack (repeatable)."),
)
_ANSWERS: Final = click.option(
    "--answers", metavar="FILE", help="Facts that a person confirms, corrects or supplies (YAML)."
)
_ENGINE: Final = click.option(
    "--engine", type=click.Choice(ENGINES), help="Engine that judges (default: durable where installed)."
)

lawful_options: Final = _judging(*_FIGURES, law_options, ocr_option)
"""What any record is judged by."""
gated_options: Final = _judging(*_FIGURES, law_options, ocr_option, _ANSWERS)
"""What one record or several are judged by, and what a person answered."""
judging_options: Final = _judging(*_FIGURES, law_options, ocr_option, _ANSWERS, _ENGINE)
"""What a record is judged by, and the engine that judges."""
replaying_options: Final = _judging(*_FIGURES, ocr_option, _ANSWERS, _ENGINE)
"""What records are judged by under any set of rules."""


def look_options(function: F) -> F:
    """How text is drawn on a terminal."""
    return _stack(
        click.option("--width", type=click.IntRange(40, 400), metavar="N", help="Width of the report in columns."),
        click.option(
            "--color",
            "--colour",
            "colour",
            type=click.Choice(("auto", "always", "never")),
            default="auto",
            help="Colours (default: on a terminal, unless NO_COLOR is set).",
        ),
        click.option(
            "--theme",
            type=click.Choice(("auto", "dark", "light", "mono")),
            default="auto",
            help="Colours for a dark or a light background, or bold and underline only.",
        ),
    )(function)


def output_option(function: F) -> F:
    """``--output``."""
    return _stack(
        click.option("-o", "--output", metavar="FILE", help="Write to this file instead of standard output.")
    )(function)


def outputs_option(function: F) -> F:
    """``--output``, any number of times."""
    return _stack(
        click.option(
            "-o",
            "--output",
            "outputs",
            metavar="[FORMAT=]FILE",
            multiple=True,
            help="Write to this file instead of standard output; with FORMAT= write that format too (repeatable; "
            "FORMAT=- is standard output).",
        )
    )(function)
