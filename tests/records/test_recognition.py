"""One record, no record, or several in one file."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checker.errors import NotADecisionRecordError
from checker.records.record import DecisionRecord

Read = Callable[[str], DecisionRecord]

FIRST = """Officer Decision Record
Decision title: Mowers
Date of decision: 1 May 2022
Decision maker: Head of Parks
Decision: Buy.
"""
SECOND = FIRST.replace("Mowers", "Gritters").replace("1 May", "9 June").replace("Buy", "Lease")


@pytest.mark.parametrize(
    "text",
    [
        "Chocolate cake\n\nIngredients: flour, sugar.\nMethod: mix and bake.\nBackground: an old recipe.\n",
        "Dear Sir\n\nThank you for your letter of 4 May 2022 about the bins.\n\nYours faithfully\n",
        "lorem ipsum dolor sit amet " * 40,
        "Invoice 123\nDate: 4 May 2022\nTotal: £400\n",
    ],
)
def test_other_texts_are_refused_in_one_sentence(read: Read, text: str) -> None:
    with pytest.raises(NotADecisionRecordError, match=r"record\.txt is not recognised as a decision record") as caught:
        read(text)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        "12 July 2022\nRESOLVED that the tender of Fellgate Ltd be accepted.\n",
        "It was resolved that the tender of Fellgate Ltd be accepted on 12 July 2022.\n",
        "I hereby approve the award of the contract to Fellgate Ltd. 4 May 2022\n",
        "Decision maker:\nDate of decision:\nDecision:\nReasons for decision:\n",
    ],
)
def test_thin_records_are_records(read: Read, text: str) -> None:
    assert read(text).body.text


def test_two_records_in_one_file_are_refused(read: Read) -> None:
    with pytest.raises(NotADecisionRecordError, match="holds 2 decision records"):
        read(FIRST + "\n" + SECOND)


def test_minutes_with_several_decisions_are_refused(read: Read) -> None:
    items = "\n\n".join(f"{n}. ITEM ABOUT THING {n}\n\nRESOLVED – That thing {n} be bought." for n in (4, 5, 6))
    with pytest.raises(NotADecisionRecordError, match="holds 3 decision records"):
        read(f"MINUTES\n\nPresent: Councillor Grey\n\n{items}\n")


def test_the_same_record_twice_is_one(read: Read) -> None:
    assert read(FIRST + "\n" + FIRST).section("title").text == "Mowers"


def test_a_page_heading_does_not_make_two_records(read: Read) -> None:
    text = FIRST + "Reasons for decision: The old ones\nOfficer Decision Record\nare worn out.\nInterests: None\n"
    assert read(text).section("reasons").text == "The old ones are worn out."


def test_a_signatorys_title_and_date_are_not_the_records(read: Read) -> None:
    record = read(FIRST + "Reasons: Need.\nName: A Grey\nTitle: Head of Parks\nDate: 3 May 2022\n")
    assert [section.text for section in record.all("title")] == ["Mowers"]
    assert [section.text for section in record.all("decision_date")] == ["1 May 2022"]
    assert record.section("signed_date").text == "3 May 2022"
