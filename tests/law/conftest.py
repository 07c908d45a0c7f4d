"""A small law of an invented subject, written file by file, so that each test can spoil one thing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from checker.law.library import Law, load_law
from checker.shipped import rules_folder

FACTS = """
facts:
  - {name: decision.date, type: date, meaning: "Day of the decision."}
  - {name: contract.value, type: money, meaning: "Value."}
  - {name: contract.estimated_value, type: money, meaning: "Value that counts."}
  - {name: contract.kind, type: choice, values: [services, supplies, works], meaning: "Kind."}
  - {name: contract.suppliers, type: list, meaning: "Suppliers."}
  - {name: contract.subject, type: text, meaning: "Subject."}
  - {name: reasons.section, type: section, meaning: "Reasons."}
  - {name: reasons.words, type: number, meaning: "Words."}
  - {name: text.defects, type: list, values: [truncated, placeholder], meaning: "Defects."}
  - {name: urgency.claimed, type: bool, meaning: "Urgency."}
  - {name: urgency.dated, type: bool, meaning: "Trigger dated."}
  - {name: council.limit, type: money, meaning: "Local limit."}
"""
PARAMETER = """
parameter: threshold.small
title: Small threshold
unit: money
dated_by: decision.date
values:
  - from: 2020-01-01
    to: 2020-12-31
    value: £10,000
    source: {cite: "Invented Act 2019, s 1", url: "https://example.org/act", verified: text}
  - from: 2021-01-01
    value: £12,000
    source: {cite: "Invented Act 2019, s 1", url: "https://example.org/act", verified: text}
"""
RULE = """
rule: value-below-threshold
title: The value is below the threshold
duty: A contract stays below the threshold.
basis: statute
severity: high
in_force: {from: 2020-01-01, dated_by: decision.date}
sources:
  - {cite: "Invented Act 2019, s 1", url: "https://example.org/act", verified: text}
applies:
  any:
    - {fact: contract.kind, in: [services, supplies]}
    - {fact: urgency.claimed, is: true}
breach: {fact: contract.value, at_least: {parameter: threshold.small}}
review:
  - when: {fact: text.defects, contains: truncated}
    because: judgement_required
headings:
  compliant: The value is below the threshold
  breach: The value reaches the threshold
  review: The value is not clear
  not_applicable: Works have no threshold
messages:
  compliant: The value of {contract.value} is below {threshold.small}.
  breach: The value of {contract.value} reaches {threshold.small}.
  not_applicable: This is a contract for {contract.kind}.
  review:
    missing_fact: The record does not state {missing}.
    judgement_required: The record breaks off.
remedy: State the value.
assumes: The value is right.
does_not_cover: Works.
"""
PACK = """
pack: invented
title: Invented Act
covers: The Invented Act 2019.
does_not_look_at: [Anything else.]
"""
COUNCIL = """
council: marlshire
name: Marlshire County Council
tier: county
values:
  - fact: council.limit
    from: 2020-04-01
    to: 2021-03-31
    value: £50,000
    basis: Spending.
    source: {cite: "Marlshire constitution", verified: official}
"""
DERIVED = """
derive: urgency.dated
title: Whether the urgency is dated
sources:
  - {cite: "Invented Act 2019, s 2", verified: text}
cases:
  - value: true
    when: {fact: reasons.words, at_least: 10}
otherwise: false
"""

Spoil = Callable[..., Path]


@pytest.fixture
def small_law(tmp_path: Path) -> Spoil:
    """Writes the small law with some files changed: ``small_law(rule=("old words", "new words"))``."""

    def write(**changes: tuple[str, str]) -> Path:
        files = {
            "facts": ("vocabulary/facts.yaml", FACTS),
            "parameter": ("parameters/threshold-small.yaml", PARAMETER),
            "rule": ("invented/value-below-threshold.yaml", RULE),
            "pack": ("invented/pack.yaml", PACK),
            "council": ("councils/marlshire.yaml", COUNCIL),
            "derived": ("derived/urgency-dated.yaml", DERIVED),
        }
        for name, (path, text) in files.items():
            text = text.lstrip()
            if name in changes:
                old, new = changes[name]
                assert old in text, f"{old!r} is not in {path}"
                text = text.replace(old, new, 1)
            file = tmp_path / path
            file.parent.mkdir(exist_ok=True)
            file.write_text(text, encoding="utf-8")
        return tmp_path

    return write


@pytest.fixture(scope="session")
def shipped_law() -> Law:
    """The law that comes with the checker."""
    return load_law([rules_folder()])
