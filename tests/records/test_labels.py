"""Labels as councils word them: each is taken for its field, and words in a sentence are not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from checker.errors import DataFileError
from checker.records.labels import Labels, load_labels
from checker.records.record import DecisionRecord
from checker.records.wording import compact
from checker.shipped import rules_folder

Read = Callable[[str], DecisionRecord]

WORDED = {
    "title": ["Decision title", "Title of report", "Subject of decision", "Contract title", "Project name"],
    "reference": ["Ref", "Decision reference", "Decision No", "Contract reference number", "Key decision reference"],
    "decision_date": ["Date of decision", "Decision date", "Date decision taken", "When was the decision made?"],
    "meeting_date": ["Decided at meeting", "Made at meeting", "Date of meeting"],
    "publication_date": ["Publication date", "Decision published", "Date published", "Date of publication of decision"],
    "effective_date": [
        "Effective from",
        "Date effective",
        "Implementation date",
        "Date comes into force if not called in",
    ],
    "call_in_deadline": ["Call-in deadline", "Call-in deadline date", "Deadline for call-in", "Call in expires"],
    "decision_maker": [
        "Decision Maker",
        "Decision taken by",
        "Name of decision maker",
        "Officer making the decision",
        "Delegated officer",
        "Decision to be made by",
    ],
    "lead_officer": ["Lead officer", "Contact officer", "Report author", "For further information please contact"],
    "service": ["Service area", "Directorate", "Department / Service"],
    "authority": [
        "Authority for delegated decision",
        "Source of authority to take decision",
        "Delegated power being exercised",
        "Scheme of delegation reference",
        "Delegation reference",
        "Authority to take decision",
    ],
    "decision": [
        "Decision",
        "Decisions",
        "Decision made",
        "Decision taken",
        "Details of decision",
        "Summary of decision",
    ],
    "recommendation": ["Recommendation(s)", "Officer recommendation"],
    "purpose": ["Purpose", "Purpose of report", "Executive summary"],
    "background": ["Background", "Background information", "Context"],
    "reasons": ["Reasons for decision", "Reason(s) for the decision", "Rationale", "Justification", "Reasons"],
    "alternatives": [
        "Alternative options considered",
        "Other options considered and rejected",
        "Options considered",
        "Alternatives considered",
        "Details of alternative options considered and rejected (if any)",
        "Alternative Options Considered and Rejected and reasons for rejection",
    ],
    "interests": [
        "Conflicts of interest",
        "Declarations of interest",
        "Any conflict of interest declared",
        "Interests and Nature of Interests Declared",
        "Record of any conflict of interest declared by any officer or councillor",
        "Any Interest Declared or Dispensation Granted",
        "Disclosable pecuniary interests",
    ],
    "dispensation": ["Dispensation granted", "Any dispensation granted by the Head of Paid Service", "Dispensations"],
    "key_flag": ["Key decision?", "Is this a key decision?", "Is Key decision?", "Reason Key"],
    "decision_type": ["Type of decision", "Decision type"],
    "call_in": ["Is subject to call in?", "Is the decision eligible for call-in?", "Call-in"],
    "notice": [
        "Notice of decision",
        "Forward plan",
        "Notice of proposed decision first published",
        "Decision due date",
    ],
    "urgency": ["Reason for urgency", "Special urgency", "Is this decision urgent?"],
    "restriction": ["Anticipated restriction", "Exempt information", "Reason for confidentiality"],
    "ward": ["Ward", "Ward(s) affected", "Wards affected", "Electoral division(s)", "Affected wards"],
    "consultation": ["Consultation", "Consultees", "Details of consultation undertaken", "Consultation process"],
    "finance": [
        "Financial implications",
        "Resource implications",
        "Comments of the Section 151 Officer",
        "Source of funding",
    ],
    "legal": ["Legal implications", "Comments of the Monitoring Officer", "Legal considerations"],
    "equality": ["Equality implications", "Equality Impact Assessment", "Equalities", "Public sector equality duty"],
    "risk": ["Risk", "Risk management", "Risk assessment", "Assessment of risk"],
    "finance_risk_legal": [
        "Financial and legal implications",
        "Highlight any associated risks/finance/legal/equality considerations",
        "Implications",
    ],
    "background_papers": ["Background papers", "Accompanying Documents", "List of background documents"],
    "status": ["Decision status"],
    "signature": ["Signed", "Signature of decision maker", "Approved by", "Authorised by"],
    "signed_date": ["Date signed", "Date of signature"],
    "supplier": ["Supplier", "Contractor", "Successful bidder", "Name of supplier", "Contract awarded to", "Provider"],
    "value": [
        "Contract value",
        "Value of contract",
        "Total value",
        "Total contract value (incl. extensions)",
        "Contract sum",
    ],
    "contract_start": ["Contract start date", "Start date", "Commencement date"],
    "contract_end": ["Contract end date", "End date", "Expiry date"],
    "contract_term": ["Contract period", "Contract term", "Duration of contract", "Term"],
    "extension": ["Extension options", "Option to extend"],
    "route": ["Procurement route", "Route to market", "Procurement process", "Rule(s) to be waived"],
    "cpv": ["CPV code", "CPV code(s)"],
    "council": ["Contracting authority", "Name of council"],
    "portfolio": ["Portfolio", "Portfolio holder", "Cabinet member"],
    "off_payroll": ["IR35", "Off-payroll working", "IR35 status"],
    "social_value": ["Social value", "Social value considerations"],
    "implementation": ["Next steps", "Implementation"],
}


@pytest.mark.parametrize(("field", "label"), [(field, label) for field, words in WORDED.items() for label in words])
def test_a_label_is_taken_for_its_field(read: Read, field: str, label: str) -> None:
    mark = "" if label.endswith("?") else ":"
    record = read(
        f"Officer decision record\nDecision maker: Head of Parks\n{label}{mark} Value 1 of 2022\nDecision made: Yes.\n"
    )
    assert "Value 1 of 2022" in [section.text for section in record.all(field)]


@pytest.mark.parametrize(
    "shape", [str.upper, str.lower, lambda label: " ".join(label), lambda label: label.replace(" ", "\u00a0")]
)
def test_case_and_spacing_do_not_count(labels: Labels, shape: Callable[[str], str]) -> None:
    words = compact(shape("Details of any declarations of interest made"))
    assert [entry.field for entry in labels.entries.exactly(words)] == ["interests"]


SENTENCES = [
    "The decision is urgent because the contract ends.",
    "Reasons for the delay were given to the panel in May.",
    "Background checks will be made by the supplier.",
    "Options were weighed in the business case: three were costed.",
    "Alternative options considered by the panel were many.",
    "Our consultation ran for six weeks and the decision maker was told of it.",
    "The supplier will report each month. The value is fixed.",
    "Signed copies are kept by Legal Services.",
    "It was the panel's decision: the scores were close.",
    "Decision makers should note that the risk is low.",
    "The title of the land is registered.",
    "A term of three years suits the service.",
]


@pytest.mark.parametrize("sentence", SENTENCES)
def test_words_of_a_sentence_are_no_label(read: Read, sentence: str) -> None:
    prose = f"The need is plain.\n{sentence}\nIt cannot wait."
    record = read(f"Decision: Award it.\nReasons for decision:\n{prose}\nInterests: None\n")
    assert set(record.sections) == {"decision", "reasons", "interests"}
    assert sentence in record.section("reasons").text


def test_a_label_may_not_be_another_things(read: Read) -> None:
    record = read("Decision: Extend it.\nSupplier: Kerbvale Ltd Existing Contract Value: £9\nInterests: None\n")
    assert record.section("value").state == "absent"


def test_vocabulary_outside_its_notation_names_the_file_and_line(tmp_path: Path) -> None:
    folder = rules_folder() / "vocabulary"
    (tmp_path / "section_states.yaml").write_bytes((folder / "section_states.yaml").read_bytes())
    (tmp_path / "labels.yaml").write_text("about: broken\nfields:\n  title:\n    labels:\n      - (title\n")
    with pytest.raises(DataFileError, match=r"labels\.yaml:5: .*opens a bracket that is not closed"):
        load_labels(tmp_path)
