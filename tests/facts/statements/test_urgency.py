"""Urgency as a reason for the route, its cause, and approval after the event."""

import pytest

from checker.facts.statements.urgency import read

from .forms import facts_of

CLAIMED = [
    ("Given the urgency it was not possible to run a tender.", True),
    ("There was insufficient time to tender.", True),
    ("The timescales did not allow a procurement.", True),
    ("A direct award was made. The need is urgent.", True),
    ("The work is time critical and a direct award was made.", True),
    ("The urgent care centre is run by the trust.", False),
    ("The emergency duty team answers calls at night.", False),
    ("An open tender was held. The repairs are urgent.", False),
    ("The firm was first of five.", False),
    ("Special urgency provisions for key decisions were used.", False),
    ("The decision is urgent and call-in is waived.", False),
    ("The roof repairs are urgent.", None),
    ("A climate emergency was declared. A direct award was made.", False),
]


@pytest.mark.parametrize(("words", "expected"), CLAIMED)
def test_claimed(words: str, expected: bool | None) -> None:
    assert facts_of(read, ("reasons", words)).value("urgency.claimed") is expected


def test_urgency_of_a_rejected_option_or_of_the_decision_is_no_claim() -> None:
    facts = facts_of(
        read,
        ("reasons", "The firm was first of five."),
        ("alternatives", "A tender was rejected as the need is urgent."),
        ("urgency", "The decision is urgent since the notice was late."),
    )
    assert facts.value("urgency.claimed") is False


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Retrospective approval is sought.", True),
        ("This decision regularises the arrangement.", True),
        ("The award is ratified.", True),
        ("The service has already commenced, and approval is now sought.", True),
        ("Services have been provided by the firm since May without formal approval.", True),
        ("The service has already commenced.", None),
        ("Services have been provided by the firm since May.", None),
        ("Members may ask for a retrospective review of this decision.", False),
        ("The contract is approved retrospectively.", True),
        ("The contract commenced on 15 November prior to this decision.", True),
        ("Works were ordered without approval.", True),
        ("The current contracts have already been extended.", False),
        ("A retrospective planning application was made.", False),
        ("This is not a retrospective decision.", False),
        ("The contract starts in May.", False),
    ],
)
def test_retrospective(words: str, expected: bool | None) -> None:
    assert facts_of(read, ("reasons", words)).value("urgency.retrospective") is expected


@pytest.mark.parametrize(
    ("words", "dated", "own", "limbs"),
    [
        ("No time to tender. The firm ceased trading on 4 May 2023.", True, None, False),
        ("No time to tender. The inspection report of May 2023 found the service inadequate.", True, True, False),
        ("No time to tender. The contract expired before the tender was ready.", False, True, False),
        ("No time to tender. The grant must be spent by March.", False, True, False),
        ("No time to tender, because the procurement was delayed.", False, True, False),
        ("No time to tender. A flood closed the road.", False, None, False),
        (
            "No time to tender. The collapse could not have been foreseen and was not attributable to the council.",
            False,
            None,
            True,
        ),
        ("No time to tender. The collapse was unforeseen.", False, None, False),
        ("The firm was first of five.", None, None, None),
    ],
)
def test_causes(words: str, dated: bool | None, own: bool | None, limbs: bool | None) -> None:
    facts = facts_of(read, ("reasons", words))
    assert facts.value("urgency.trigger_dated") is dated
    assert facts.value("urgency.self_inflicted") is own
    assert facts.value("urgency.limbs_addressed") is limbs
