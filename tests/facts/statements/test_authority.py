"""The authority cited, how exactly, and the earlier decision carried out."""

import pytest

from checker.facts.statements import authority

from .forms import facts_of


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Scheme of delegation, paragraph 4.2", True),
        ("Officer scheme, part 3 section B row 12", True),
        ("Managing director scheme of delegation para 8 annex 2 HW07-11", True),
        ("Constitution Part 3 Section 7", True),
        ("Cabinet decision of 4 May 2022", True),
        ("Cabinet 4 May 2022 minute 31", True),
        ("Delegation ref FD-0042", True),
        ("Key decision D40112", True),
        ("Contract Procedure Rule 9.1(b)", True),
        ("Schedule A of the scheme of delegation", True),
        ("Scheme of delegation", False),
        ("Delegated powers", False),
        ("Officer authority under the constitution", False),
        ("Scheme of delegation 2021", False),
        ("Constitution (May 2018)", False),
        ("General delegation to directors", False),
    ],
)
def test_locator(words: str, expected: bool) -> None:
    facts = facts_of(authority.read, ("authority", words))
    assert facts.value("decision.authority") == words
    assert facts.value("authority.locator") is expected


def test_no_authority() -> None:
    facts = facts_of(authority.read, ("decision", "To award the contract."))
    assert facts.value("decision.authority") is None
    assert facts.value("authority.locator") is None


def test_authority_in_the_decision() -> None:
    words = "In exercise of the powers conferred by paragraph 7 of the scheme of delegation, to award the contract."
    facts = facts_of(authority.read, ("decision", words))
    assert facts.value("decision.authority") == words
    assert facts.value("authority.locator") is True


@pytest.mark.parametrize(
    ("field", "words", "cited"),
    [
        (
            "background",
            "On 4 May 2022 Cabinet delegated authority to the Director of Place to award the contract.",
            True,
        ),
        ("reasons", "Cabinet approved the procurement on 4 May 2022 (minute 31).", True),
        ("decision", "This implements the Cabinet decision of 4 May 2022 to award up to £2m.", True),
        ("authority", "Cabinet, 4 May 2022, delegated the award to the Director.", True),
        ("authority", "Cabinet decision of 4 May 2022", True),
        ("reasons", "In line with the Cabinet decision of 4 May 2022, ref KD0412, the contract is awarded.", True),
        ("background", "Council approved the budget on 4 March 2022.", False),
        ("background", "Cabinet approved the housing strategy on 4 March 2022.", False),
        ("background", "Cabinet will consider the award of the contract on 4 May 2025.", False),
        ("background", "The Cabinet Member was briefed on 4 May 2022.", False),
        ("reasons", "Cabinet agreed to award the contract.", False),
        ("authority", "Scheme of delegation, paragraph 4.2", False),
        ("alternatives", "On 4 May 2022 Cabinet delegated authority to award the contract.", False),
    ],
)
def test_parent_decision(field: str, words: str, cited: bool) -> None:
    assert (facts_of(authority.read, (field, words)).value("decision.parent_decision") is not None) is cited


@pytest.mark.parametrize(
    "words",
    [
        "To amend the Delegation Scheme as shown in the annex.",
        "That the scheme of delegation be updated to match the new posts.",
        "To let the member ask questions prior to a decision being taken under delegated powers.",
        "To let work go on now that the post has gone, by taking it out of the officer delegation scheme.",
    ],
)
def test_a_scheme_that_is_spoken_of_is_no_authority(words: str) -> None:
    facts = facts_of(authority.read, ("decision", words))
    assert facts.value("decision.authority") is None
    assert facts.value("authority.locator") is None


def test_a_page_of_the_constitution_is_a_locator() -> None:
    facts = facts_of(authority.read, ("authority", "Council Constitution 3-41"))
    assert facts.value("authority.locator") is True


@pytest.mark.parametrize(
    ("words", "cited"),
    [
        ("Executive approved the award of the contract on 4 May 2021.", True),
        ("As authorised by Cabinet on 4 May 2021, the contract is awarded.", True),
        ("Executive resolved to extend the contract to 4 May 2021.", False),
        (
            "A contract of this size needs approval by Cabinet; the contract now is due to expire on 4 May 2021.",
            False,
        ),
        ("Cabinet resolved on 9 June 2021 to award the contract.", False),
    ],
)
def test_the_day_of_a_parent_decision_is_its_own(words: str, cited: bool) -> None:
    facts = facts_of(authority.read, ("decision_date", "9 June 2021"), ("decision", words))
    assert (facts.value("decision.parent_decision") is not None) is cited


@pytest.mark.parametrize(
    "words",
    [
        "In exercise of the powers in the Constitution I approve the virement of £0.200m within the 2020/21 programme.",
        "Under delegated authority a budget of 2.5% is moved, as the scheme of delegation allows.",
    ],
)
def test_a_sum_or_a_year_is_no_place_in_the_scheme(words: str) -> None:
    assert facts_of(authority.read, ("decision", words)).value("authority.locator") is False


@pytest.mark.parametrize(
    "words",
    [
        "This report informs Cabinet of the sales completed under delegated authority from 1 January to 30 June 2021.",
        "The Cabinet Member approved the delegation of the award for two years (1 April 2019 – 31 March 2021).",
    ],
)
def test_a_span_of_days_is_no_earlier_decision(words: str) -> None:
    facts = facts_of(authority.read, ("decision", words))
    assert facts.value("decision.parent_decision") is None


def test_a_report_on_what_was_done_under_delegation_cites_no_authority() -> None:
    words = "This report informs members of the lettings agreed under delegated authority between May and July."
    assert facts_of(authority.read, ("decision", words)).value("decision.authority") is None
