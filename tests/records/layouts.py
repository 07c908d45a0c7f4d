"""The layouts in which councils publish a form, each as a function that writes given fields in that layout.

A form is a list of pairs of a label and its value; a value may have several paragraphs, one a line.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable

Form = list[tuple[str, str]]
Layout = Callable[[Form], str]

LAYOUTS: dict[str, Layout] = {}


def layout(write: Layout) -> Layout:
    LAYOUTS[write.__name__] = write
    return write


def _columns(form: Form, left: int, right: int, gap: Callable[[str], str], colon: str) -> str:
    lines: list[str] = []
    for label, value in form:
        heads = textwrap.wrap(label + colon, left)
        bodies = [line for part in value.split("\n") for line in textwrap.wrap(part, right)]
        for row in range(max(len(heads), len(bodies))):
            head = heads[row] if row < len(heads) else ""
            lines.append((gap(head) + (bodies[row] if row < len(bodies) else "")).rstrip(" "))
    return "\n".join(lines) + "\n"


@layout
def colon_on_the_line(form: Form) -> str:
    return "\n".join(f"{label}: {value}" for label, value in form)


@layout
def colon_with_blank_lines(form: Form) -> str:
    return "\n\n".join(f"{label}: {value}" for label, value in form)


@layout
def colon_then_wrapped_value(form: Form) -> str:
    return "\n".join(
        textwrap.fill(f"{label}: {part}", 80) if i == 0 else textwrap.fill(part, 80)
        for label, value in form
        for i, part in enumerate(value.split("\n"))
    )


@layout
def label_above_value(form: Form) -> str:
    return "\n\n".join(f"{label}:\n{value}" for label, value in form)


@layout
def heading_without_colon(form: Form) -> str:
    return "\n\n".join(f"{label}\n\n{value}" for label, value in form)


@layout
def numbered_headings(form: Form) -> str:
    return "\n\n".join(f"{number}. {label}\n\n{value}" for number, (label, value) in enumerate(form, 1))


@layout
def capital_headings(form: Form) -> str:
    return "\n\n".join(f"{label.upper()}\n\n{value}" for label, value in form)


@layout
def underlined_headings(form: Form) -> str:
    return "\n\n".join(f"{label}\n{'-' * len(label)}\n{value}" for label, value in form)


@layout
def markdown_headings(form: Form) -> str:
    return "\n\n".join(f"## {label}\n\n{value}" for label, value in form)


@layout
def markdown_bold(form: Form) -> str:
    return "\n\n".join(f"**{label}:** {value}" for label, value in form)


@layout
def tab_form(form: Form) -> str:
    return "\n".join(f"{label}:\t" + value.replace("\n", "\n\t") for label, value in form)


@layout
def tab_form_without_colons(form: Form) -> str:
    return "\n".join(f"{label}\t" + value.replace("\n", "\n\t") for label, value in form)


@layout
def narrow_tab_form(form: Form) -> str:
    return _columns(form, 16, 60, lambda head: head + "\t", ":")


@layout
def gap_columns(form: Form) -> str:
    return _columns(form, 24, 56, lambda head: f"{head:28}", ":")


@layout
def bar_table(form: Form) -> str:
    return "\n".join(f"| {label} | {value} |" for label, value in form)


@layout
def boxed_table(form: Form) -> str:
    rows = [f"| {label:60} | {value:90} |" for label, value in form]
    rule = "+" + "-" * 62 + "+" + "-" * 92 + "+"
    return "\n".join([rule, *[line for row in rows for line in (row, rule)]])


@layout
def on_one_line(form: Form) -> str:
    return " ".join(f"{label}: {value}" for label, value in form)


@layout
def double_spaced(form: Form) -> str:
    lines = [line for label, value in form for line in textwrap.wrap(f"{label}: {value}", 76)]
    return "\n\n".join(lines)


@layout
def windows_line_ends(form: Form) -> str:
    return colon_on_the_line(form).replace("\n", "\r\n")


@layout
def indented(form: Form) -> str:
    return textwrap.indent(colon_on_the_line(form), "        ")
