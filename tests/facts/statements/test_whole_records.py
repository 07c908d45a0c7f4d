"""All readers of statements together: evidence that stands in the text, and time that hostile text cannot stretch."""

import time

import pytest

from checker.facts.context import ReadingContext
from checker.facts.fact import Fact
from checker.facts.statements.readers import STATEMENTS
from checker.yamlfiles import read_yaml

from ..records import VOCABULARY, vocabulary
from .forms import form

LENGTH = 40_000
SECONDS = 10.0
HOSTILE = [
    "the contract ",
    "not ",
    "(",
    "XX/",
    "A1-",
    "three quotations were ",
    "1. Do nothing ",
    "; ",
    "waiver of 7.3 ",
]

RECORD = (
    ("record_type", "Record of operational decision"),
    ("title", "Contract award: outreach workers"),
    ("decision_maker", "Acting Director of Communities"),
    ("authority", "Scheme of delegation, table 4, row C12"),
    ("decision", "Award a contract to Fellgate Outreach Ltd for one year at a maximum of £96,000."),
    (
        "reasons",
        "The service is urgent, so it was not possible to run a tender as the Contract Procedure Rules require. Prices "
        "were sought from three suppliers. However the. The supplier has confirmed that its staff are outside IR35.",
    ),
    ("finance", "Grant funding has been sought and a reply is awaited."),
    ("alternatives", "Do nothing. Rejected because young people would have no help."),
    ("interests", "None"),
    ("signature", "Director of Communities"),
)


def read_all(*sections: tuple[str, str]) -> tuple[str, dict[str, Fact]]:
    record = form(*sections)
    context = ReadingContext(record, vocabulary())
    for read in STATEMENTS:
        context.facts = context.facts.with_facts(*read(context))
    return record.document.text, dict(context.facts)


def test_a_whole_record() -> None:
    text, facts = read_all(*RECORD)
    values = {name: fact.value for name, fact in facts.items()}
    assert values["decision.kind"] == "operational"
    assert values["decision.signatory_matches"] is True
    assert values["decision.is_procurement"] is True
    assert values["procurement.procedure_rules_departed"] is True
    assert values["procurement.call_for_competition"] == "none"
    assert values["procurement.waiver_reference"] is None
    assert values["alternatives.do_nothing"] is True
    assert values["off_payroll.determined_by"] == "supplier"
    assert values["urgency.claimed"] is True
    assert values["funding.status"] == "sought"
    assert values["text.defects"] == ("truncated",)
    for fact in facts.values():
        assert fact.evidence or not fact.known
        assert all(text[piece.start : piece.end] == piece.quote for piece in fact.evidence)


def test_every_fact_is_in_the_dictionary() -> None:
    known = {entry["name"] for entry in read_yaml(VOCABULARY / "facts.yaml").data["facts"]}
    assert set(read_all(*RECORD)[1]) <= known


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_text_costs_little(words: str) -> None:
    text = (words * (LENGTH // len(words) + 1))[:LENGTH]
    started = time.perf_counter()
    read_all(("decision", text), ("alternatives", text))
    assert time.perf_counter() - started < SECONDS


def test_an_empty_record() -> None:
    _, facts = read_all(("", "x"))
    assert facts["alternatives.section"].value == "absent"
    assert facts["urgency.claimed"].value is False
