"""Where the words for what is bought point."""

from __future__ import annotations

import re
import time
from collections.abc import Mapping

import pytest

from checker.facts.cpv import CodeList
from checker.facts.standing import contract_kind, health_service, subject_standing
from checker.law.library import load_law
from checker.shipped import rules_folder

Words = Mapping[str, re.Pattern[str]]


@pytest.fixture(scope="module")
def words() -> Words:
    return load_law([rules_folder()]).vocabulary.items("subject")


@pytest.fixture(scope="module")
def health() -> Words:
    return load_law([rules_folder()]).vocabulary.items("health")


INSIDE = [
    "social work services", "Children's Social Work Practitioner Support Services", "home care services",
    "domiciliary care", "residential care placements", "supported living for adults with learning disabilities",
    "short breaks for disabled children", "independent advocacy", "fostering placements", "legal services",
    "catering services", "school meals", "manned guarding", "leisure centre management", "training courses",
    "domestic abuse refuge services", "alternative education provision", "0-19 public health nursing",
    "supply of agency nurses", "locum doctors",
]  # fmt: skip
OUTSIDE = [
    "construction of a primary school", "construction of a care home", "refurbishment of the day centre",
    "road resurfacing works", "ICT hardware", "laptops for social workers", "refuse collection vehicles",
    "purchase of electric vans", "home to school transport", "grounds maintenance", "insurance", "rock salt",
    "social care case management system", "recruitment of a chief executive", "executive search",
    "household waste collection", "Highway Surface Treatments", "Provision of Winter Gritter Fleet",
    "translation and interpreting services", "management consultancy",
]  # fmt: skip
UNCERTAIN = [
    "agency social workers", "supply of social workers", "interim social work team managers",
    "temporary staff for children's homes", "supply teachers and teaching assistants",
    "social care consultancy", "locum solicitors",
]  # fmt: skip
SILENT = ["award of contract", "improvement partner", "Project Phoenix", "phase two"]


@pytest.mark.parametrize("subject", INSIDE)
def test_a_listed_service_points_inside(words: Words, subject: str) -> None:
    assert subject_standing(subject, None, words).value == "inside"


@pytest.mark.parametrize("subject", OUTSIDE)
def test_works_goods_and_other_services_point_outside(words: Words, subject: str) -> None:
    assert subject_standing(subject, None, words).value == "outside"


@pytest.mark.parametrize("subject", UNCERTAIN)
def test_people_for_a_listed_service_and_mixed_words_are_uncertain(words: Words, subject: str) -> None:
    assert subject_standing(subject, None, words).value == "uncertain"


@pytest.mark.parametrize("subject", SILENT)
def test_other_words_point_nowhere(words: Words, subject: str) -> None:
    assert subject_standing(subject, None, words).value is None


def test_the_title_counts_only_without_a_subject(words: Words) -> None:
    assert subject_standing(None, "Award of home care contract", words).value == "inside"
    assert subject_standing("road resurfacing works", "Home care", words).value == "outside"
    assert subject_standing(None, None, words).value is None


def test_the_note_quotes_the_words(words: Words) -> None:
    assert subject_standing("Provision of Home Care", None, words).note == "'Home Care'"


def test_hostile_words_take_no_time(words: Words) -> None:
    start = time.process_time()
    for text in ("supply of " * 4_000, "social " * 6_000, "(" * 40_000, "a" * 40_000, "day support " * 3_000):
        subject_standing(text, None, words)
    assert time.process_time() - start < 3


@pytest.mark.parametrize(
    ("subject", "expected"),
    [
        ("substance misuse treatment", True), ("sexual health services", True), ("health visiting", True),
        ("home care", False), ("social work services", False), ("road works", False), (None, None),
    ],
)  # fmt: skip
def test_health_care_is_told_from_social_care(health: Words, subject: str | None, expected: bool | None) -> None:
    assert health_service(subject, None, health).value is expected


@pytest.fixture(scope="module")
def kinds() -> tuple[CodeList, CodeList, Words]:
    law = load_law([rules_folder()])
    return law.code_lists["works"], law.code_lists["supplies"], law.vocabulary.items("contract_kind")


KINDS = {
    "construction of a primary school": "works",
    "Roof replacement at Highfield School": "works",
    "carriageway resurfacing": "works",
    "kitchen equipment": "supplies",
    "supply and delivery of rock salt": "supplies",
    "purchase of electric vans": "supplies",
    "home care": "services",
    "domestic abuse services": "services",
    "architectural services for the new library": "services",
    "construction cost consultancy": "services",
    "highway surface treatment services": None,
    "social care case management system": None,
    "maintenance of lifts and equipment services": None,
    "Project Phoenix": None,
}


@pytest.mark.parametrize("subject", KINDS)
def test_the_kind_of_contract_by_its_words(kinds: tuple[CodeList, CodeList, Words], subject: str) -> None:
    assert contract_kind(None, subject, None, *kinds).value == KINDS[subject]


@pytest.mark.parametrize(
    ("codes", "kind"),
    [
        (("45000000-7",), "works"),
        (("45233142-6", "45100000-8"), "works"),
        (("44999999",), "supplies"),
        (("46000000",), None),
        (("48000000-8",), "supplies"),
        (("85310000-5",), "services"),
        (("45000000-7", "71000000-8"), None),
        (("4500",), None),
    ],
)
def test_stated_codes_decide_the_kind(
    kinds: tuple[CodeList, CodeList, Words], codes: tuple[str, ...], kind: str | None
) -> None:
    assert contract_kind(codes, "home care", None, *kinds).value == kind


def test_the_kind_is_unknown_without_words(kinds: tuple[CodeList, CodeList, Words]) -> None:
    assert contract_kind(None, None, None, *kinds).value is None
    assert contract_kind(None, None, "Award of home care contract", *kinds).value == "services"
