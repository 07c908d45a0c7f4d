"""Off-payroll working: the statement, whose word it is, and signs of a supply of workers."""

import pytest

from checker.facts.statements.off_payroll import read

from .forms import facts_of

STATEMENTS = [
    ("The contract is outside IR35.", "outside"),
    ("The engagement falls outside of the scope of IR35.", "outside"),
    ("IR35 does not apply to this contract.", "outside"),
    ("The services are not caught by the off-payroll working rules.", "outside"),
    ("The role is inside IR35.", "inside"),
    ("The engagement falls within the scope of IR35.", "inside"),
    ("IR35 applies and tax is deducted at source.", "inside"),
    ("Two workers are inside IR35 and three are outside IR35.", "mixed"),
    ("The supplier has told us that none of its workers is caught by IR35.", "outside"),
    ("IR35 status will be checked with each worker.", None),
    ("Off-payroll working has been considered.", None),
    ("The firm cleans the offices.", "none"),
    ("The council's payroll system is old.", "none"),
    ("The PSC (police and safer communities) board agreed.", "none"),
]


@pytest.mark.parametrize(("words", "expected"), STATEMENTS)
def test_statement(words: str, expected: str | None) -> None:
    assert facts_of(read, ("reasons", words)).value("off_payroll.statement") == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Fernlea Ltd has confirmed that its work is outside IR35.", "supplier"),
        ("The supplier has advised that the engagement is outside IR35.", "supplier"),
        ("The supplier should make its own assessment of IR35. It is outside IR35.", "supplier"),
        ("The agency has confirmed that the workers are outside IR35.", "agency"),
        ("The interim has confirmed that the role is outside IR35.", "worker"),
        ("The council has assessed the role as inside IR35.", "council"),
        ("The firm has told us that none of its workers is caught by IR35.", "supplier"),
        ("HR has determined that the role is inside IR35.", "council"),
        ("An assessment using CEST found the role outside IR35.", "council"),
        ("The contract is outside IR35.", "not_stated"),
        ("The firm cleans the offices.", None),
    ],
)
def test_whose_word(words: str, expected: str | None) -> None:
    assert facts_of(read, ("reasons", words)).value("off_payroll.determined_by") == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The council is the end client for IR35.", "council"),
        ("For off-payroll purposes the supplier is the client.", "supplier"),
        ("The supplier should make its own IR35 assessment.", "not_stated"),
        ("The council is not the client for IR35.", "not_stated"),
        ("The firm cleans the offices.", None),
    ],
)
def test_client(words: str, expected: str | None) -> None:
    assert facts_of(read, ("reasons", words)).value("off_payroll.client") == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The council has assessed this as a fully contracted-out service for IR35.", True),
        ("The council is satisfied that this is a contracted out service.", True),
        ("The contract is outside IR35.", False),
        ("The firm cleans the offices.", None),
    ],
)
def test_contracted_out(words: str, expected: bool | None) -> None:
    assert facts_of(read, ("reasons", words)).value("off_payroll.contracted_out_assessed") is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("A status determination statement was issued on 4 May 2022.", True),
        ("No status determination statement has been issued.", False),
        ("A status determination statement will be issued to each worker.", False),
        ("The contract is outside IR35.", None),
    ],
)
def test_determination(words: str, expected: bool | None) -> None:
    assert facts_of(read, ("reasons", words)).value("off_payroll.determination") is expected


def test_the_section_itself_is_about_off_payroll_working() -> None:
    words = "The council assessed the contract in May. It is a fully contracted-out service."
    facts = facts_of(read, ("off_payroll", words))
    assert facts.value("off_payroll.statement") == "outside"
    assert facts.value("off_payroll.determined_by") == "council"
    assert facts.value("off_payroll.contracted_out_assessed") is True


WORKERS = [
    "The contract supplies six agency social workers.",
    "Four interim managers will be provided.",
    "Locum surveyors will cover the posts.",
    "The team consists of two qualified social workers and a lead.",
    "Three teams of five practitioners will be placed.",
    "The workers will sit within the council's existing team.",
    "Staff will use council laptops.",
    "The price is built from day rates.",
    "Timesheets are signed weekly by the team manager.",
    "The contract covers staff vacancies until posts are filled.",
    "It gives immediate capacity to the planning team.",
    "The workers it is supplying are experienced.",
    "A managed service provider finds the temporary workers.",
    "The consultants will work alongside our permanent staff.",
]

NO_WORKERS = [
    "The Environment Agency was consulted.",
    "The emergency duty team answers calls at night.",
    "The Interim Director for Place approved the award.",
    "In 2021 social workers were consulted on the plan.",
    "The contract is for the repair of nine lifts.",
    "An interim payment is due in May.",
    "Nine people live in the house.",
    "The tenders were scored by three officers.",
    "The hourly rate for lift engineers is unchanged.",
    "The council employs its own cleaners.",
    "Many social workers are newly qualified.",
    "The supplier will not provide agency staff.",
    "Additional capacity in the car park is planned for shoppers.",
]


@pytest.mark.parametrize("words", WORKERS)
def test_signs_of_a_supply_of_workers(words: str) -> None:
    assert facts_of(read, ("reasons", words)).value("off_payroll.labour_indicators")


@pytest.mark.parametrize("words", NO_WORKERS)
def test_words_that_are_no_such_sign(words: str) -> None:
    assert facts_of(read, ("reasons", words)).value("off_payroll.labour_indicators") == ()


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("The cost is 90 days at £610 per day plus agency fees.", True),
        ("To hire an external consultant for an initial period of six months.", True),
        ("To provide three court assessment teams.", True),
        ("To hire a road sweeper at £610 per day.", False),
        ("To resurface two tennis courts and replace the nets.", False),
        ("To buy 90 days of hosting for the planning system.", False),
    ],
)
def test_days_paid_for_people(words: str, found: bool) -> None:
    indicators = facts_of(read, ("decision", words)).value("off_payroll.labour_indicators")
    assert bool(indicators) is found
