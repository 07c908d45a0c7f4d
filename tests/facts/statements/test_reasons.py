"""Words that explain the choice, and the states of sections."""

import pytest

from checker.facts.statements import reasons, sections

from .forms import facts_of


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Fernlea Care Ltd scored highest on quality and price.", True),
        ("It submitted the lowest price.", True),
        ("It was the most economically advantageous tender.", True),
        ("Only one bid was received.", True),
        ("Cobb Lifts Ltd is the only supplier that holds the parts.", True),
        ("It is the sole UK distributor.", True),
        ("The firm had the highest total score, 91 of 100.", True),
        ("It scored 78 of 100 and the other firm 64.", True),
        ("The tender was held, since no other provider could use the building.", True),
        ("The firm was chosen because it knows the sites.", True),
        ("Three bids were received and evaluated for cost and quality.", False),
        ("A direct award was made to Cobb Lifts Ltd.", False),
        ("The lift is broken.", None),
    ],
)
def test_choice_explained(words: str, expected: bool | None) -> None:
    assert facts_of(reasons.read, ("reasons", words)).value("reasons.choice_explained") is expected


@pytest.mark.parametrize(
    ("words", "state"),
    [
        ("The lift is broken.", "substantive"),
        ("None", "nil"),
        ("N/A", "not_applicable"),
        ("See report", "cross_reference"),
        ("", "blank"),
    ],
)
def test_states(words: str, state: str) -> None:
    facts = facts_of(sections.read, ("title", "Lift"), ("alternatives", words), ("interests", words))
    assert facts.value("alternatives.section") == state
    assert facts.value("interests.section") == state


def test_absent_sections_point_to_the_title() -> None:
    facts = facts_of(sections.read, ("title", "Lift repairs"), ("decision", "To award."))
    assert facts.value("interests.section") == "absent"
    assert facts["interests.section"].evidence[0].quote == "Lift repairs"
    assert facts.value("reasons.words") == 0


def test_a_record_without_labels_points_to_its_first_line() -> None:
    facts = facts_of(sections.read, ("", "Lift repairs\nTo award."))
    assert facts["reasons.section"].evidence[0].quote == "Lift repairs"


def test_words_are_counted() -> None:
    assert facts_of(sections.read, ("reasons", "The lift is broken.")).value("reasons.words") == 4


@pytest.mark.parametrize(
    "sections",
    [
        (("decision", "A direct award is agreed, for the reasons included in the accompanying document."),),
        (("decision", "Direct award to Cobb Lifts Ltd."), ("reasons", "See the attached report")),
        (("title", "Sale of land at Mill Lane"), ("reasons", "The buyer offers the best value.")),
        (("decision", "Award to the preferred bidder, as listed in the annex."),),
        (("decision", "Award of lift contract"), ("reasons", "To ensure continuity of service provision.")),
    ],
)
def test_reasons_that_cannot_be_judged_here(sections: tuple[tuple[str, str], ...]) -> None:
    assert facts_of(reasons.read, *sections).value("reasons.choice_explained") is None


def test_why_no_competition_was_held_is_a_reason() -> None:
    words = "The usual purchasing process cannot be followed because one home alone has night staff."
    sections = (("decision", "Direct award of a placement contract to Elm Court."), ("reasons", words))
    assert facts_of(reasons.read, *sections).value("reasons.choice_explained") is True


def test_how_offers_will_be_judged_explains_no_choice() -> None:
    words = "Tenders will be evaluated to find the most economically advantageous tender."
    assert facts_of(reasons.read, ("decision", words)).value("reasons.choice_explained") is None
