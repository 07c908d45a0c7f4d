"""Options are split, their reasons found, and a losing offer that is passed over is noticed."""

import pytest

from checker.facts.statements import alternatives
from checker.facts.statements.alternatives import read

from .forms import facts_of

AS_NOW = [
    "To maintain the current service model",
    "Retain the existing arrangements. This was rejected because rents would rise.",
    "Continue with the present process, which is slow.",
]

SPLIT = [
    ("1. Do nothing. The lift would fail.\n2. Replace the lift. This costs more.", 2),
    ("1. Do nothing. The lift would fail. 2. Replace the lift. This costs more.", 2),
    ("1 - Do nothing, as the lift would fail.\n2 - Replace it, which costs more.", 2),
    ("(a) Do nothing. Rejected because of risk. (b) Tender again. Rejected because of time.", 2),
    ("a) Do nothing\nb) Tender again\nc) Wait", 3),
    ("Option 1 - Do nothing. Option 2 - Tender again. Option 3 - Wait.", 3),
    ("Option A: Do nothing\nOption B: Tender again", 2),
    ("Option 1 – Do nothing\nOption 2 –", 1),
    ("Option 1 -\nOption 2 -", 0),
    ("• Do nothing\n• Tender again", 2),
    ("Do nothing. This would leave the lift out of use.", 1),
    ("Do nothing. This would leave the lift out of use. Tender again. There is no time.", 2),
    ("Run a tender. This was rejected because there is no time.", 1),
    ("To do nothing was rejected because of the risk. To wait was rejected because of the cost.", 2),
    ("The following options were considered:\n1. Do nothing, as it would fail.\n2. Wait, as it costs more.", 2),
    ("Doing nothing would leave the lift out of use.\nWaiting would cost more.", 2),
    ("There was no alternative because the contract leaves no choice.", 0),
    ("No other options were available as only one firm makes the part.", 0),
    ("Not applicable as the contract itself allows the extension.", 0),
    ("N/A because the framework has one supplier.", 0),
    ("7.1 Do nothing: there would be no service.\n7.2 Wait: prices would rise.", 2),
    ("1 Do nothing. The lift would fail.\n2 Wait. Prices would rise.", 2),
    ("To lease the vans (rejected on cost); to repair them (rejected as parts are scarce).", 2),
    ("Hire rather than buy. Hire was not possible.", 1),
    ("Extend the contract, which has no further term. Build a new system, for which there is no money.", 2),
    ("To buy 2.5m of cable at £1.20 a metre. It was too short.", 1),
]


@pytest.mark.parametrize(("words", "count"), SPLIT)
def test_options(words: str, count: int) -> None:
    value = facts_of(read, ("alternatives", words)).value("alternatives.options")
    assert isinstance(value, tuple)
    assert len(value) == count


@pytest.mark.parametrize(
    ("words", "expected"),
    [("", None), ("N/A", None), ("None", ()), ("See report", None), ("As set out in the report", None)],
)
def test_sections_that_say_little(words: str, expected: tuple[str, ...] | None) -> None:
    assert facts_of(read, ("alternatives", words)).value("alternatives.options") == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Do nothing. The lift would fail.", True),
        ("Option 1 - Doing nothing was rejected as the lift would fail.", True),
        ("Maintain the status quo. Costs would rise.", True),
        ("No change. Costs would rise.", True),
        ("Not to award the contract. The lift would fail.", True),
        ("To not proceed with the works. The lift would fail.", True),
        ("Continue with the current arrangement. Costs would rise.", True),
        ("Decline to extend the contract. The service would end.", True),
        ("Run an open tender. There is no time.", False),
        ("Award to another firm. It does nothing for cost.", False),
        ("None", None),
    ],
)
def test_do_nothing(words: str, expected: bool | None) -> None:
    assert facts_of(read, ("alternatives", words)).value("alternatives.do_nothing") is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Do nothing. This was rejected because the lift would fail.", True),
        ("Do nothing - the lift would fail.", True),
        ("1. Do nothing, as the lift is broken.\n2. Wait, since prices are falling.", True),
        ("Run a tender. There was insufficient time.", True),
        ("Bring the service in-house: not viable, since there is no depot.", True),
        ("1. Do nothing\n2. Wait\nBoth were rejected because the lift is broken.", True),
        ("Deliver in house - no capacity", True),
        ("Recruit more staff. Three rounds have been unsuccessful.", True),
        ("To bring it in-house (rejected on cost grounds); to extend it (no term is left).", True),
        ("Keep the system, which is out of support.", True),
        ("Award to the bidder ranked second: its score was lower.", True),
        ("Do nothing - not recommended", False),
        ("Do nothing", False),
        ("Do nothing. This was rejected.", False),
        ("Do nothing. Rejected as not preferred.", False),
        ("1. Do nothing, as the lift is broken.\n2. Wait", False),
        ("Cabinet can approve or decline the award.", False),
        ("Option 1 - Do nothing, which would leave the lift broken. Option 2 - Replace it (recommended).", True),
    ],
)
def test_reasons_for_each_option(words: str, expected: bool) -> None:
    assert facts_of(read, ("alternatives", words)).value("alternatives.reasons_given") is expected


OFFERS = [
    ("Three bids were received and evaluated.", "Do nothing, as the lift is broken.", True),
    ("Proposals were sought from two suppliers and evaluated.", "Run a tender. There is no time.", True),
    ("Four quotations were obtained.", "None", True),
    ("Three bids were received.", "Award to the second bidder. Its price was higher.", False),
    ("Three quotes were obtained.", "The other quotes were dearer.", False),
    ("Four tenders were received.", "7.3 Award to the bidder ranked second: its score was lower.", False),
    ("Three bids were received.", "N/A", None),
    ("Three bids were received.", "", None),
    ("One bid was received.", "Do nothing, as the lift is broken.", None),
    ("The firm is known to the team.", "Do nothing, as the lift is broken.", None),
    ("Three quotations would be needed for this value.", "Do nothing, as the lift is broken.", None),
    ("Six bids were received and all six bidders were appointed.", "Do nothing, as the lift is broken.", None),
]


@pytest.mark.parametrize(("reasons", "options", "expected"), OFFERS)
def test_the_supplier_not_chosen(reasons: str, options: str, expected: bool | None) -> None:
    facts = facts_of(alternatives.read, ("reasons", reasons), ("alternatives", options))
    assert facts.value("alternatives.unchosen_supplier_unmentioned") is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Not necessary", None),
        ("Alternative options were considered as set out in the exempt report.", None),
        ("None other than as described in the officer's report.", None),
        ("No other placements are considered suitable. Elm Court alone has the night staff.", ()),
        ("The roof is half built, so there is little option but to pay the final account.", ()),
        ("To buy new boilers was considered as set out in the report, and rejected on cost.", 1),
    ],
)
def test_words_that_name_no_option(words: str, expected: object) -> None:
    facts = facts_of(alternatives.read, ("alternatives", words))
    options = facts.value("alternatives.options")
    assert (len(options) if isinstance(expected, int) and isinstance(options, tuple) else options) == expected
    if expected is None:
        assert facts.value("alternatives.do_nothing") is None
        assert facts.value("alternatives.reasons_given") is None


def test_carrying_on_with_what_there_is_does_nothing() -> None:
    words = "The council could continue to rely on the existing ledgers without a written procedure."
    assert facts_of(alternatives.read, ("alternatives", words)).value("alternatives.do_nothing") is True


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("As per Annex B, the options appraisal of the business case, these were considered.", None),
        ("As set out in the report, doing nothing was rejected.", 1),
        ("As described in the report, waiting was rejected because prices will rise.", 1),
    ],
)
def test_a_pointer_with_an_option_in_it_names_one(words: str, expected: int | None) -> None:
    options = facts_of(alternatives.read, ("alternatives", words)).value("alternatives.options")
    assert (None if options is None else len(options)) == expected


@pytest.mark.parametrize("words", AS_NOW)
def test_to_carry_on_as_now_is_to_do_nothing(words: str) -> None:
    assert facts_of(read, ("alternatives", words)).value("alternatives.do_nothing") is True


def test_to_keep_the_supplier_is_another_option() -> None:
    words = "Retain the existing supplier on a new contract, which was rejected because of its price."
    assert facts_of(read, ("alternatives", words)).value("alternatives.do_nothing") is not True


def test_not_to_do_something_may_be_nothing() -> None:
    words = "(a) Not to dredge the pond. Rejected: it floods. (b) Buy a pump. Rejected: cost."
    assert facts_of(read, ("alternatives", words)).value("alternatives.do_nothing") is None


@pytest.mark.parametrize("words", ["Various options were considered by the board.", "Other options were explored."])
def test_options_that_nobody_names_are_not_known(words: str) -> None:
    assert facts_of(read, ("alternatives", words)).value("alternatives.options") is None
