"""What a section says by saying little."""

from __future__ import annotations

import pytest

from checker.records.labels import Labels

WORDS = {
    "nil": [
        "None",
        "None.",
        "Nil",
        "None made.",
        "None declared",
        "NONE WERE DECLARED",
        "There were none",
        "There were no declarations of interest.",
        "No interests were declared",
        "No conflicts of interest have been declared.",
        "No conflict of interest was declared by any officer",
        "None. No interests were declared.",
        "No alternative options were considered.",
        "No dispensation required",
        "None declared by officers or Members.",
        "Nothing to declare",
        "Not aware of any.",
        "No interests were declared by the decision maker or any officer consulted.",
        "None were declared by the evaluation panel in relation to this contract.",
        "No declarations of interest were received from any officer, and no dispensations were granted.",
        "None (dispensation: n/a)",
        "No conflicts of interest were declared by the Executive Councillor.",
        "No interests were declared by the Mayor in relation to this decision",
        "There are no conflicts of interest to declare from those involved in the drafting or clearance of this form.",
        "No personal or prejudicial interests were declared at the meeting.",
        "No",
    ],
    "not_applicable": ["N/A", "n/a.", "NA", "Not applicable", "Not Applicable.", "Not required", "Does not apply"],
    "cross_reference": [
        "See report",
        "Please see attached report.",
        "As set out in the report",
        "Contained in appendix 1",
        "As per the report",
        "See paragraphs 4.1 to 4.6 of the attached report",
        "Refer to exempt appendix B",
        "These are detailed in section 5 of the report",
        "See above",
    ],
    "blank": [
        "",
        "-",
        "–––",
        "......",
        "____",
        "Click or tap here to enter text.",
        "Choose an item.",
        "Insert text here",
    ],
    "substantive": [
        "None – the contract allows only one extension",
        "None, as the framework has one supplier.",
        "No tender was run because the supplier owns the building.",
        "See report. Do nothing was rejected because care must go on.",
        "Not applicable to this award because the contract is below the threshold",
        "Nobody was consulted",
        "No interests were declared by the Mayor, who owns shares in the firm",
        "No interests were declared by officers; a member declared one",
        "None of the officers took part",
        "No conflicts of interest were declared by the Head of Parks before the bids were opened",
        "Councillor Grey declared an interest",
        "The report",
        "12 May 2022",
    ],
}


@pytest.mark.parametrize(("state", "words"), [(state, text) for state, texts in WORDS.items() for text in texts])
def test_state_of_words(labels: Labels, state: str, words: str) -> None:
    assert labels.states.of(words) == state
