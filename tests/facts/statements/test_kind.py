"""Key, operational or neither; call-in; wards."""

import pytest

from checker.facts.statements import kind

from .forms import facts_of


@pytest.mark.parametrize(
    ("sections", "labels", "expected"),
    [
        ([("key_flag", "No")], {"key_flag": "Is Key decision?:"}, "non_key"),
        ([("key_flag", "Yes")], {"key_flag": "Is Key decision?:"}, "key"),
        ([("key_flag", "Non-Key")], {"key_flag": "Key decision:"}, "non_key"),
        ([("decision_type", "Key")], {"decision_type": "Decision type:"}, "key"),
        ([("decision_type", "Non-key")], {"decision_type": "Decision type:"}, "non_key"),
        ([("decision_type", "Significant Operational Decision")], None, "significant_operational"),
        ([("decision_type", "Administrative Decision")], None, "administrative"),
        ([("decision_type", "☐ Key ☒ Operational ☐ Administrative")], None, "operational"),
        ([("decision_type", "Key ☒ Operational ☐")], None, "key"),
        ([("key_flag", "Expenditure over £500,000")], {"key_flag": "Reason Key:"}, "key"),
        ([("", "Record of operational decision"), ("title", "Bins")], None, "operational"),
        ([("record_type", "Record of operational decision"), ("key_flag", "No")], None, "operational"),
        ([("", "Officer Key Decision Report")], None, "key"),
        ([("", "Non-key decision record")], None, "non_key"),
        ([("reasons", "This is not a key decision, as the value is low.")], None, "non_key"),
        ([("reasons", "This is a key decision because it affects two wards.")], None, "key"),
        ([("reasons", "It does not constitute a key decision.")], None, "non_key"),
        ([("reasons", "A key decision was taken by Cabinet in May.")], None, None),
        ([("reasons", "The key decision threshold is £500,000.")], None, None),
        ([("title", "Key decision making tools for managers")], None, None),
        ([("decision", "To award the contract.")], None, None),
        ([("key_flag", "")], None, None),
        ([("key_flag", "[Yes/No]")], {"key_flag": "Key decision:"}, None),
        ([("title", "Gritting vehicles (key decision KD/12)")], None, "key"),
        ([("record_type", "Record of operational decision"), ("key_flag", "Yes")], None, "ambiguous"),
    ],
)
def test_kind(sections: list[tuple[str, str]], labels: dict[str, str] | None, expected: str | None) -> None:
    facts = facts_of(kind.read, *sections, labels=labels)
    fact = facts["decision.kind"]
    assert (fact.value or (fact.unknown if fact.unknown == "ambiguous" else None)) == expected
    if fact.known:
        assert facts.value("decision.is_key") is (expected == "key")


@pytest.mark.parametrize(
    ("sections", "labels", "expected"),
    [
        ([("call_in", "Yes")], {"call_in": "Is subject to call in?:"}, True),
        ([("call_in", "No")], {"call_in": "Is subject to call in?:"}, False),
        ([("call_in", "No")], {"call_in": "Is the decision exempt from call-in?"}, True),
        ([("call_in", "Yes")], {"call_in": "Is the decision exempt from call-in?"}, False),
        ([("call_in", "Not for call-in")], None, False),
        ([("call_in", "Decision subject to call-in")], None, True),
        ([("call_in_deadline", "19 August 2021")], None, True),
        ([("reasons", "This decision is subject to call-in.")], None, True),
        ([("reasons", "The decision is not subject to call-in.")], None, False),
        ([("reasons", "The decision is exempt from call-in as it is urgent.")], None, False),
        ([("reasons", "The right of call-in was used in 2019.")], None, None),
        ([("decision", "To award the contract.")], None, None),
    ],
)
def test_call_in(sections: list[tuple[str, str]], labels: dict[str, str] | None, expected: bool | None) -> None:
    assert facts_of(kind.read, *sections, labels=labels).value("decision.call_in") is expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Countywide", ("Countywide",)),
        ("(All Wards);", ("All Wards",)),
        ("Elm and Ash; Riverside", ("Elm and Ash", "Riverside")),
        ("Elm, Ash, Oak", ("Elm", "Ash", "Oak")),
        ("Northern divisions (14)", ("Northern divisions (14)",)),
        ("None", None),
        ("", None),
    ],
)
def test_wards(words: str, expected: tuple[str, ...] | None) -> None:
    assert facts_of(kind.read, ("ward", words)).value("decision.wards") == expected


@pytest.mark.parametrize(
    "words",
    [
        "Officer decisions are not subject to call-in.",
        "Decisions taken by officers cannot be called in.",
        "Request to a scrutiny chair that the decision be exempt from call-in.",
        "If a decision is called in it does not take effect.",
    ],
)
def test_what_holds_of_other_decisions_or_is_only_asked_says_nothing(words: str) -> None:
    assert facts_of(kind.read, ("decision", "Buy."), ("", words)).value("decision.call_in") is None


def test_what_is_said_of_this_decision_counts() -> None:
    words = "This decision is not subject to call-in because it is urgent."
    assert facts_of(kind.read, ("decision", "Buy."), ("", words)).value("decision.call_in") is False
