"""The exemption register that an audit committee asks for: every waiver, its ground, who gave it, and how it stands."""

from __future__ import annotations

import csv
import datetime as dt
import html
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from checker.engine.wording import date_words
from checker.gate.laid_over import state_of
from checker.gate.waivers import Waivers
from checker.reports.clean import cleaned
from checker.reports.markdown import escaped
from checker.reports.register import BOM, safe_cell
from checker.reports.report import WaiverState
from checker.reports.words import number_of

COLUMNS: Final = (
    "waiver", "standing", "rule", "what the rule asks", "record", "ground", "reason", "accepted by", "role",
    "accepted on", "last day", "days left",
)  # fmt: skip
_STANDING: Final = {
    WaiverState.IN_FORCE: "in force",
    WaiverState.EXPIRED: "expired",
    WaiverState.NOT_YET: "dated in the future",
    WaiverState.SELF_APPROVED: "approved by who asked for it",
    WaiverState.NOT_WAIVABLE: "the rule cannot be waived",
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One waiver as the register shows it on a day; ``days_left`` counts that day and the last one."""

    id: str
    state: WaiverState
    rule: str
    title: str
    record: str
    ground: str
    reason: str
    approver: str
    role: str
    approved_on: dt.date
    expires: dt.date
    days_left: int

    @property
    def standing(self) -> str:
        """How it stands, in words."""
        return _STANDING[self.state]


@dataclass(frozen=True, slots=True)
class Register:
    """The waivers of one file on one day, those that lapse first at the top, and the entries that cannot be read."""

    path: str
    today: dt.date
    entries: tuple[Entry, ...]
    malformed: tuple[str, ...]

    def lapsing(self, days: int) -> tuple[Entry, ...]:
        """Waivers in force whose last day is today or one of the next ``days`` days."""
        return tuple(each for each in self.entries if each.state is WaiverState.IN_FORCE and each.days_left - 1 <= days)


def register_of(
    waivers: Waivers, *, today: dt.date, titles: Mapping[str, str], not_waivable: Sequence[str] = ()
) -> Register:
    """The register; ``titles`` are the rules' titles by id."""
    entries = [
        Entry(
            each.id,
            state_of(each, today, not_waivable),
            each.rule,
            titles.get(each.rule, ""),
            each.record,
            each.ground,
            each.reason,
            each.approver.name,
            each.approver.role,
            each.approved_on,
            each.expires,
            max(each.days_left(today), 0),
        )
        for each in waivers.waivers
    ]
    entries.sort(key=lambda entry: (entry.expires, entry.id))
    return Register(waivers.path, today, tuple(entries), waivers.malformed)


def as_csv(register: Register) -> str:
    """One row a waiver (RFC 4180), safe to open in a spreadsheet."""
    lines = io.StringIO()
    writer = csv.writer(lines)
    writer.writerow(COLUMNS)
    for entry in register.entries:
        dates = (entry.approved_on.isoformat(), entry.expires.isoformat(), str(entry.days_left))
        writer.writerow([*map(safe_cell, _words(entry)), *dates])
    for sentence in register.malformed:
        writer.writerow(["", "cannot be read", "", "", "", "", safe_cell(sentence), "", "", "", "", ""])
    return BOM + lines.getvalue()


def as_markdown(register: Register) -> str:
    """A heading, a sentence, and a table."""
    parts = [f"# Exemption register on {date_words(register.today)}\n\n{escaped(_summary(register))}\n"]
    if register.entries:
        heads = [column.capitalize() for column in COLUMNS]
        parts.append(f"\n| {' | '.join(heads)} |\n|{' --- |' * (len(heads) - 1)} ---: |\n")
        for entry in register.entries:
            dates = (date_words(entry.approved_on), date_words(entry.expires), str(entry.days_left))
            parts.append(f"| {' | '.join([*map(escaped, _words(entry)), *dates])} |\n")
    if register.malformed:
        parts += ["\n## Entries that cannot be read, and waive nothing\n\n"]
        parts += [f"- {escaped(sentence)}\n" for sentence in register.malformed]
    return "".join(parts)


def as_html(register: Register) -> str:
    """A page that stands alone: no script, nothing fetched, fit for paper."""
    title = f"Exemption register on {date_words(register.today)}"
    rows = "".join(_row(entry) for entry in register.entries)
    heads = "".join(f'<th scope="col">{column.capitalize()}</th>' for column in COLUMNS)
    table = (
        f'<div class="scroll" role="region" aria-label="Waivers" tabindex="0"><table><thead><tr>{heads}</tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
        if rows
        else ""
    )
    bad = "".join(f"<li>{_shown(sentence)}</li>" for sentence in register.malformed)
    malformed = f"<h2>Entries that cannot be read, and waive nothing</h2><ul>{bad}</ul>" if bad else ""
    return (
        f'<!DOCTYPE html>\n<html lang="en-GB"><head><meta charset="utf-8"><title>{title}</title>'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<style>{_STYLE}</style></head><body><main><h1>{title}</h1><p>{_shown(_summary(register))}</p>"
        f"{table}{malformed}</main></body></html>\n"
    )


def _summary(register: Register) -> str:
    standing = [entry.standing for entry in register.entries]
    counts = [f"{standing.count(words)} {words}" for words in _STANDING.values() if words in standing]
    sentence = f"{number_of(len(register.entries), 'waiver')} in {register.path}"
    return f"{sentence}: {', '.join(counts)}." if counts else f"{sentence}."


def _words(entry: Entry) -> tuple[str, ...]:
    return (
        entry.id, entry.standing, entry.rule, entry.title, entry.record, entry.ground, entry.reason, entry.approver,
        entry.role,
    )  # fmt: skip


def _row(entry: Entry) -> str:
    head, *rest = _words(entry)
    cells = [*rest, date_words(entry.approved_on), date_words(entry.expires), str(entry.days_left)]
    return f'<tr><th scope="row">{_shown(head)}</th>{"".join(f"<td>{_shown(cell)}</td>" for cell in cells)}</tr>'


def _shown(text: str) -> str:
    return html.escape(cleaned(text))


_STYLE: Final = (
    "body{margin:0;font:1rem/1.5 Arial,'Liberation Sans',sans-serif;color:#0b0c0c;background:#fff}"
    "main{max-width:90rem;margin:0 auto;padding:1.5rem}h1{font-size:2rem;line-height:1.2}"
    ".scroll{overflow-x:auto}.scroll:focus{outline:3px solid #0b0c0c;outline-offset:2px}"
    "table{border-collapse:collapse;width:100%}thead th{border-bottom:2px solid #0b0c0c}"
    "th,td{text-align:left;vertical-align:top;padding:.5rem .75rem .5rem 0;border-bottom:1px solid #b1b4b6}"
    "td:last-child{text-align:right;padding-right:0}thead{display:table-header-group}tr{break-inside:avoid}"
    "@media print{body{font-size:9pt}main{padding:0;max-width:none}.scroll{overflow:visible}}"
)
