"""Waivers: how they are read, and what they change on a report."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reports.sample import report as sample_report

from checker.errors import DataFileError
from checker.gate.laid_over import lay_over
from checker.gate.verdict import Verdict, verdict
from checker.gate.waivers import Waivers, waivers_from
from checker.law.rule import Outcome
from checker.reports.report import Report, WaiverState
from checker.yamlfiles import parse_yaml

REPORT = sample_report()
TODAY = dt.date(2022, 3, 20)
BREACHED = next(finding for finding in REPORT.findings if finding.blocks)
RULES = tuple(finding.rule for finding in REPORT.findings)


def entry(**changes: Any) -> str:
    lines = {
        "id": "W-2022-001",
        "rule": BREACHED.rule,
        "record": "reablement-award.txt",
        "fingerprint": BREACHED.fingerprint,
        "ground": "Exemption 4.2",
        "reason": "The exemption stands in the restricted annex.",
        "approver": "{name: Petra Quill, role: Monitoring Officer}",
        "approved_on": "2022-03-10",
        "expires": "2022-03-31",
    } | changes
    stated = [f"{key}: {value}" for key, value in lines.items() if value is not None]
    return "- " + "\n  ".join(stated) + "\n"


def read(text: str) -> Waivers:
    return waivers_from(parse_yaml(text, "waivers.yaml"), RULES)


def laid(text: str, today: dt.date = TODAY, not_waivable: tuple[str, ...] = ()) -> Report:
    return lay_over(REPORT, read(text), today=today, not_waivable=not_waivable)


def state(report: Report) -> WaiverState | None:
    waiver = next(finding for finding in report.findings if finding.rule == BREACHED.rule).waiver
    return waiver.state if waiver else None


def test_a_waiver_in_force_accepts_its_finding_and_leaves_the_outcome() -> None:
    report = laid(entry())
    finding = report.finding(BREACHED.rule)
    assert finding is not None
    assert finding.waived
    assert finding.outcome is Outcome.BREACH
    assert finding.blocks
    assert report.counts == REPORT.counts
    assert report.waivers is not None
    assert report.waivers.applied == ("W-2022-001",)
    assert report.waivers.problems == ()
    assert report.verdict is verdict(finding for finding in report.findings if not finding.waived)


def test_the_record_is_clear_when_every_finding_that_counts_is_accepted() -> None:
    open_ones = [each for each in REPORT.findings if each.outcome in (Outcome.BREACH, Outcome.REVIEW)]
    text = "".join(
        entry(id=f"W-{number}", rule=each.rule, fingerprint=each.fingerprint) for number, each in enumerate(open_ones)
    )
    assert REPORT.verdict is Verdict.HOLD
    assert laid(text).verdict is Verdict.CLEAR
    assert laid(text, dt.date(2022, 4, 1)).verdict is Verdict.HOLD


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (dt.date(2022, 3, 9), WaiverState.NOT_YET),
        (dt.date(2022, 3, 10), WaiverState.IN_FORCE),
        (dt.date(2022, 3, 31), WaiverState.IN_FORCE),
        (dt.date(2022, 4, 1), WaiverState.EXPIRED),
    ],
)
def test_its_first_and_its_last_day_count(today: dt.date, expected: WaiverState) -> None:
    report = laid(entry(), today)
    assert state(report) is expected
    assert report.waivers is not None
    assert bool(report.waivers.problems) is (expected is not WaiverState.IN_FORCE)


@given(st.dates(dt.date(2022, 1, 1), dt.date(2022, 12, 31)))
def test_it_counts_exactly_from_its_approval_to_its_last_day(today: dt.date) -> None:
    within = dt.date(2022, 3, 10) <= today <= dt.date(2022, 3, 31)
    assert (state(laid(entry(), today)) is WaiverState.IN_FORCE) is within


@pytest.mark.parametrize(
    "changes",
    [
        {"approver": "{name: A. Nother, role: Interim director of adult wellbeing}"},
        {"requested_by": "petra quill"},
    ],
)
def test_nobody_accepts_a_finding_on_a_record_of_their_own(changes: dict[str, str]) -> None:
    report = laid(entry(**changes))
    assert state(report) is WaiverState.SELF_APPROVED
    assert report.verdict is Verdict.HOLD


def test_a_rule_that_cannot_be_waived_is_not() -> None:
    report = laid(entry(), not_waivable=(BREACHED.rule,))
    assert state(report) is WaiverState.NOT_WAIVABLE
    assert report.verdict is REPORT.verdict


@pytest.mark.parametrize(
    "changes",
    [
        {"fingerprint": "0123456789abcdef"},
        {"rule": next(each.rule for each in REPORT.findings if each.outcome is Outcome.COMPLIANT)},
    ],
)
def test_a_waiver_of_another_finding_waives_nothing_and_is_told_of(changes: dict[str, str]) -> None:
    report = laid(entry(**changes))
    assert not any(finding.waived for finding in report.findings)
    assert report.waivers is not None
    assert any("matches no open finding" in sentence for sentence in report.waivers.problems)


@pytest.mark.parametrize("record", ["another.txt", "sha256:" + "0" * 64])
def test_a_waiver_of_another_record_is_no_concern_of_this_one(record: str) -> None:
    report = laid(entry(record=record))
    assert state(report) is None
    assert report.waivers is not None
    assert report.waivers.problems == ()


def test_a_waiver_may_name_one_version_of_the_record_and_part_of_the_fingerprint() -> None:
    changes = {"record": f"sha256:{REPORT.record.sha256}", "fingerprint": BREACHED.fingerprint[:16]}
    assert state(laid(entry(**changes))) is WaiverState.IN_FORCE


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"expires": None}, "waivers.yaml:1: key 'expires' is missing"),
        ({"expires": "soon"}, "'expires'"),
        ({"expires": "2022-03-01"}, "'expires' is before 'approved_on'"),
        ({"reason": "''"}, "'reason'"),
        ({"expiry": "2022-03-31"}, "unknown key 'expiry' (did you mean expires?)"),
        ({"rule": "light-touch-treshold"}, "no rule is called"),
        ({"fingerprint": "abc"}, "'fingerprint'"),
        ({"record": "sha256:12"}, "64 hex digits"),
    ],
)
def test_a_malformed_waiver_waives_nothing_and_the_others_still_hold(changes: dict[str, str], said: str) -> None:
    report = laid(entry(**{"id": "W-BAD", **changes}) + entry())
    assert state(report) is WaiverState.IN_FORCE
    assert report.waivers is not None
    (problem,) = report.waivers.problems
    assert said in problem
    assert "waives nothing" in problem


def test_an_id_stands_for_one_waiver() -> None:
    assert len(read(entry() + entry()).waivers) == 1
    assert "W-2022-001" in read(entry() + entry()).malformed[0]


def test_a_file_without_a_list_does_not_load() -> None:
    with pytest.raises(DataFileError, match="waivers are a list"):
        read("waivers: []\n")
    assert read("").waivers == ()
