"""The same invented form in every layout gives the same sections."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from checker.records.record import DecisionRecord
from tests.records.layouts import LAYOUTS, Form

Read = Callable[[str], DecisionRecord]

FORMS: dict[str, dict[str, tuple[str, str]]] = {
    "award": {
        "title": ("Decision title", "Award of the grounds maintenance contract"),
        "decision_maker": ("Decision maker", "Head of Parks and Open Spaces"),
        "decision_date": ("Date of decision", "14 March 2022"),
        "ward": ("Wards affected", "All"),
        "decision": (
            "Decision made",
            "To award the contract to Fellgate Gardens Ltd from 4 April 2022 to 31 March 2025 at £248,000 a year.",
        ),
        "reasons": (
            "Reasons for decision",
            "The present contract ends. Five tenders came in and this decision takes the best of them, as the panel's "
            "scores show in each of the four parts of the evaluation.",
        ),
        "alternatives": (
            "Details of any alternative options considered and rejected",
            "Do nothing was rejected because parks would close; an in-house team was rejected on cost.",
        ),
        "interests": ("Details of any declarations of interest made", "None made."),
    },
    "member": {
        "reference": ("Decision reference", "CM/2021/07"),
        "decision_maker": ("Decision taken by", "Cabinet Member for Housing"),
        "key_flag": ("Is this a key decision?", "Yes"),
        "title": ("Subject of the decision", "Replacement of lifts at Priory Court"),
        "decision": ("Details of the decision", "That the tender of Upvale Lift Engineering Ltd be accepted."),
        "reasons": ("Rationale for the decision", "Both lifts have been out of order for nine days in each month."),
        "alternatives": ("Other options considered", "Repair, which was rejected as parts are no longer made."),
        "interests": (
            "Any conflict of interest declared by any executive member consulted",
            "Councillor Grey declared that his mother lives at Priory Court and was not consulted further.",
        ),
        "dispensation": ("Dispensation granted", "None"),
        "publication_date": ("Date of publication", "3 August 2021"),
        "effective_date": ("Effective from", "11 August 2021"),
    },
    "contract": {
        "decision_maker": ("Name of decision maker", "Director of Place"),
        "decision_date": ("Date decision taken", "2 May 2023"),
        "decision": ("Decision", "To enter into the contract set out below."),
        "supplier": ("Name of contractor", "Kerbvale Surfacing Ltd"),
        "value": ("Total contract value", "£310,500 excluding VAT"),
        "contract_start": ("Contract start date", "1 June 2023"),
        "contract_end": ("Contract end date", "31 May 2024"),
        "extension": ("Extension options", "One year"),
        "cpv": ("CPV code", "45233222"),
        "reasons": ("Reason(s) for the decision", "The lowest of three prices."),
        "finance": ("Financial implications", "The cost is in the approved capital programme."),
        "legal": ("Legal implications", "None."),
    },
}

WITHOUT_PARAGRAPHS = ("bar_table", "boxed_table", "on_one_line", "double_spaced")


def _form(name: str) -> Form:
    return list(FORMS[name].values())


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_field_has_its_own_words(read: Read, layout: str, name: str) -> None:
    record = read(LAYOUTS[layout](_form(name)))
    found = {field: record.section(field).text for field in FORMS[name]}
    assert found == {field: value for field, (_, value) in FORMS[name].items()}


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_no_section_is_invented(read: Read, layout: str, name: str) -> None:
    record = read(LAYOUTS[layout](_form(name)))
    assert set(record.sections) == set(FORMS[name])


@pytest.mark.parametrize("layout", LAYOUTS)
def test_labels_are_found_where_they_stand(read: Read, layout: str) -> None:
    record = read(LAYOUTS[layout](_form("award")))
    spans = record.section("alternatives").label
    words = " ".join(record.document.quote(span) for span in spans)
    assert " ".join(words.split()).lower() == "details of any alternative options considered and rejected"


@pytest.mark.parametrize("layout", [name for name in LAYOUTS if name not in WITHOUT_PARAGRAPHS])
def test_two_paragraphs_stay_two(read: Read, layout: str) -> None:
    form = _form("award")
    form[5] = ("Reasons for decision", "The present contract ends.\nFive tenders came in.")
    assert read(LAYOUTS[layout](form)).section("reasons").text == "The present contract ends.\nFive tenders came in."


@pytest.mark.parametrize("layout", LAYOUTS)
def test_an_empty_section_does_not_take_the_next_label(read: Read, layout: str) -> None:
    form = [(label, "" if label == "Reasons for decision" else value) for label, value in _form("award")]
    record = read(LAYOUTS[layout](form))
    assert record.section("reasons").state == "blank"
    assert record.section("alternatives").text == FORMS["award"]["alternatives"][1]


def test_a_form_whose_cells_ran_together(read: Read) -> None:
    """A page's text without anything between its cells: the next label follows the value's last letter."""
    record = read(
        "Officer Decision Record Title:Lamp columns in Otter LaneDecision maker:Head of StreetsDate of decision:4 May "
        "2023Decision:To buy forty lamp columns from Glimmer Posts Ltd, because the present ones have rusted and two "
        "fell in the January gales.Reasons for decision:The columns are beyond repair.Declarations of interest:None"
    )
    found = {name: record.section(name).text for name in ("title", "decision_maker", "decision_date", "interests")}
    assert found == {
        "title": "Lamp columns in Otter Lane",
        "decision_maker": "Head of Streets",
        "decision_date": "4 May 2023",
        "interests": "None",
    }
    assert record.section("reasons").text == "The columns are beyond repair."
