"""What follows from the facts of a record, as both engines work it out from the shipped files."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from checker.engine.judge import judge
from checker.facts.fact import Fact, Facts, FactValue, How, ambiguous
from checker.facts.money import Money, VatBasis
from checker.law.library import Law

Derive = Callable[..., FactValue | None]
NOVEMBER_2021 = dt.date(2021, 11, 12)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def pounds(text: str) -> Money:
    whole, _, part = text.replace(",", "").partition(".")
    return Money(int(whole) * 100 + int(part or 0))


def facts_of(stated: dict[str, FactValue]) -> Facts:
    return Facts({name: Fact(name, value) for name, value in stated.items()})


@pytest.fixture
def derive(shipped_law: Law) -> Derive:
    """``derive("procurement.regime", {...stated facts})``: its value, None when it is not known."""

    def derived(name: str, stated: dict[str, FactValue], council: str | None = None) -> FactValue | None:
        one, other = (
            judge(shipped_law, facts_of(stated), council=council, packs=(), engine=engine).facts.value(name)
            for engine in ("durable", "reference")
        )
        assert one == other
        return one

    return derived


class TestRegime:
    @pytest.mark.parametrize(
        ("commenced", "regime"),
        [
            ("2015-02-25", None),
            ("2015-02-26", "pcr_2015"),
            ("2021-11-12", "pcr_2015"),
            ("2025-02-23", "pcr_2015"),
            ("2025-02-24", "procurement_act_2023"),
            ("2026-06-01", "procurement_act_2023"),
        ],
    )
    def test_the_day_of_commencement_chooses(self, derive: Derive, commenced: str, regime: str | None) -> None:
        stated = {"decision.is_procurement": True, "procurement.commenced": day(commenced)}
        assert derive("procurement.regime", stated) == regime

    @pytest.mark.parametrize(
        ("commenced", "subject", "regime"),
        [
            ("2023-12-31", "sexual health services", "pcr_2015"),
            ("2024-01-01", "sexual health services", "psr_2023"),
            ("2025-03-01", "sexual health services", "psr_2023"),
            ("2024-01-01", "home care services", "pcr_2015"),
            ("2025-03-01", "home care services", "procurement_act_2023"),
        ],
    )
    def test_health_care_has_its_own_law_from_2024(
        self, derive: Derive, commenced: str, subject: str, regime: str
    ) -> None:
        stated = {
            "decision.is_procurement": True,
            "procurement.commenced": day(commenced),
            "contract.subject": subject,
        }
        assert derive("procurement.regime", stated) == regime

    def test_a_decision_that_buys_nothing_has_none(self, derive: Derive) -> None:
        stated = {"decision.is_procurement": False, "procurement.commenced": NOVEMBER_2021}
        assert derive("procurement.regime", stated) == "none"

    def test_what_is_bought_shows_a_procurement_when_nothing_says_so(self, derive: Derive) -> None:
        assert derive("procurement.regime", {"procurement.commenced": NOVEMBER_2021}) is None
        for name, value in (
            ("contract.value", pounds("5")),
            ("contract.subject", "care"),
            ("procurement.route", "open"),
        ):
            stated = {"procurement.commenced": NOVEMBER_2021, name: value}
            assert derive("procurement.regime", stated) == "pcr_2015", name

    def test_without_a_day_there_is_none(self, derive: Derive) -> None:
        assert derive("procurement.regime", {"decision.is_procurement": True}) is None

    def test_the_decision_stands_in_for_the_start(self, derive: Derive) -> None:
        stated: dict[str, FactValue] = {"decision.is_procurement": True, "decision.date": day("2025-03-01")}
        assert derive("procurement.commenced", stated) == day("2025-03-01")
        assert derive("procurement.regime", stated) == "procurement_act_2023"
        assert derive("procurement.regime", {**stated, "procurement.commenced": day("2025-02-01")}) == "pcr_2015"


class TestRegimeConflicts:
    def conflicts(self, derive: Derive, commenced: str, *named: str, stated: bool | None = True) -> object:
        facts: dict[str, FactValue] = {
            "decision.is_procurement": True,
            "decision.date": day(commenced),
            "procurement.commenced": day(commenced),
            "procurement.regime_named": named,
        }
        if stated is not None:
            facts["procurement.commenced_stated"] = stated
        return derive("procurement.regime_conflicts", facts)

    def test_naming_the_law_that_governs_is_no_conflict(self, derive: Derive) -> None:
        assert self.conflicts(derive, "2021-11-12", "pcr_2015") is False
        assert self.conflicts(derive, "2025-03-01", "procurement_act_2023") is False
        assert self.conflicts(derive, "2025-03-01", "pcr_2015", "procurement_act_2023") is False

    def test_naming_only_another_law_is_one_when_the_start_is_stated(self, derive: Derive) -> None:
        assert self.conflicts(derive, "2025-03-01", "pcr_2015") is True
        assert self.conflicts(derive, "2025-02-23", "procurement_act_2023") is True

    def test_it_is_not_known_when_the_start_is_assumed(self, derive: Derive) -> None:
        assert self.conflicts(derive, "2025-03-01", "pcr_2015", stated=False) is None
        assert self.conflicts(derive, "2025-03-01", "pcr_2015", stated=None) is None

    def test_an_act_that_had_not_been_passed_cannot_govern(self, derive: Derive) -> None:
        assert self.conflicts(derive, "2023-10-25", "procurement_act_2023", stated=False) is True
        assert self.conflicts(derive, "2023-10-26", "procurement_act_2023", stated=False) is None

    def test_it_is_not_known_when_no_law_is_named(self, derive: Derive) -> None:
        assert derive("procurement.regime_conflicts", {"decision.date": NOVEMBER_2021}) is None


class TestSchedule3:
    def standing(self, derive: Derive, **stated: FactValue) -> object:
        names = {
            "cpv": "contract.cpv",
            "subject": "contract.subject",
            "title": "decision.title",
            "kind": "contract.kind",
            "labour": "off_payroll.labour_indicators",
        }
        return derive("contract.schedule_3", {names[key]: value for key, value in stated.items()})

    def test_words_for_social_work_alone_are_enough(self, derive: Derive) -> None:
        assert self.standing(derive, subject="social work services") == "inside"
        assert self.standing(derive, title="Award of contract for social work services") == "inside"

    def test_words_for_workers_make_it_uncertain(self, derive: Derive) -> None:
        subject = "Children's Advanced Social Work Practitioner Support Services"
        assert self.standing(derive, subject=subject) == "inside"
        assert self.standing(derive, subject=subject, labour=()) == "inside"
        assert self.standing(derive, subject=subject, labour=("two teams of six",)) == "uncertain"
        assert self.standing(derive, subject="supply of agency social workers") == "uncertain"

    @pytest.mark.parametrize(
        "subject", ["construction of a bridge", "road works", "ICT hardware", "refuse collection vehicles"]
    )
    def test_works_and_goods_are_outside(self, derive: Derive, subject: str) -> None:
        assert self.standing(derive, subject=subject) == "outside"

    @pytest.mark.parametrize("kind", ["works", "supplies"])
    def test_only_services_are_listed(self, derive: Derive, kind: str) -> None:
        assert self.standing(derive, subject="home care", kind=kind) == "outside"
        assert self.standing(derive, subject="home care", kind="services") == "inside"

    def test_a_stated_code_decides(self, derive: Derive) -> None:
        assert self.standing(derive, cpv=("85310000-5",), subject="project phoenix") == "inside"
        assert self.standing(derive, cpv=("79620000-6",), subject="social work services") == "outside"
        assert self.standing(derive, cpv=("98390000-3",), subject="social work services") == "uncertain"
        assert self.standing(derive, cpv=("85310000-5", "79620000-6")) == "uncertain"

    def test_a_listed_code_with_words_for_workers_is_uncertain(self, derive: Derive) -> None:
        assert self.standing(derive, cpv=("85310000-5",), labour=("timesheets",)) == "uncertain"
        assert self.standing(derive, cpv=("79620000-6",), labour=("timesheets",)) == "outside"

    def test_words_that_point_nowhere_leave_it_unknown(self, derive: Derive) -> None:
        assert self.standing(derive, subject="phase two") is None
        assert self.standing(derive) is None


class TestValues:
    def test_the_value_follows_the_vat_basis_of_the_day(self, derive: Derive) -> None:
        def estimated(commenced: str, vat: str | None) -> object:
            stated: dict[str, FactValue] = {
                "contract.value": pounds("579,000"),
                "procurement.commenced": day(commenced),
            }
            if vat:
                stated["contract.vat_basis"] = vat
            value = derive("contract.estimated_value", stated)
            return value.pence if isinstance(value, Money) else None

        assert estimated("2021-12-31", "net") == estimated("2021-12-31", None) == 57_900_000
        assert estimated("2022-01-01", "net") == estimated("2022-01-01", "unstated") == 69_480_000
        assert estimated("2021-12-31", "inclusive") == 48_250_000
        assert estimated("2022-01-01", "inclusive") == estimated("2022-01-01", "exempt") == 57_900_000

    @pytest.mark.parametrize(("net", "reached"), [("552,950.00", True), ("552,949.99", False)])
    def test_the_break_even_price_on_the_first_day(self, derive: Derive, net: str, reached: bool) -> None:
        stated: dict[str, FactValue] = {
            "contract.value": pounds(net),
            "contract.vat_basis": "net",
            "procurement.commenced": day("2022-01-01"),
        }
        headroom = derive("contract.light_touch_headroom", stated)
        assert isinstance(headroom, Money)
        assert (headroom.pence <= 0) is reached

    def test_a_stated_rate_is_used(self, derive: Derive) -> None:
        stated: dict[str, FactValue] = {
            "contract.value": pounds("100"),
            "contract.vat_basis": "net",
            "contract.vat_rate": 500,
            "procurement.commenced": day("2022-01-01"),
        }
        assert derive("contract.estimated_value", stated) == Money(10_500, vat=VatBasis.INCLUSIVE)

    def test_headroom_and_days_of_the_contract(self, derive: Derive) -> None:
        stated: dict[str, FactValue] = {
            "contract.value": pounds("579,000"),
            "decision.date": NOVEMBER_2021,
            "contract.start": day("2021-11-08"),
            "contract.end": day("2022-03-31"),
            "contract.kind": "services",
        }
        assert derive("contract.light_touch_headroom", stated) == Money(8_454_000)
        assert derive("contract.light_touch_headroom_percent", stated) == 1274
        assert derive("contract.days_of_headroom", stated) == 21
        assert derive("contract.general_threshold", stated) == Money(18_933_000, vat=VatBasis.NET)
        assert derive("contract.vat_basis_matters", stated) is False
        assert derive("contract.light_touch_period_matters", stated) is False
        assert derive("contract.days_from_decision_to_start", stated) == -4

    @pytest.mark.parametrize(
        ("subject", "threshold"), [("construction of a library", 473_325_200), ("office cleaning", 18_933_000)]
    )
    def test_the_kind_of_contract_chooses_the_general_threshold(
        self, derive: Derive, subject: str, threshold: int
    ) -> None:
        stated: dict[str, FactValue] = {"contract.subject": subject, "decision.date": NOVEMBER_2021}
        assert derive("contract.general_threshold", stated) == Money(threshold, vat=VatBasis.NET)

    def test_a_decision_early_in_2022_may_have_begun_under_the_kinder_basis(self, derive: Derive) -> None:
        stated: dict[str, FactValue] = {"contract.value": pounds("579,000"), "decision.date": day("2022-01-12")}
        assert derive("contract.light_touch_period_matters", stated) is True
        began = {**stated, "procurement.commenced": day("2022-01-03"), "procurement.commenced_stated": True}
        assert derive("contract.light_touch_period_matters", began) is False

    def test_distance_from_the_key_decision_threshold(self, derive: Derive) -> None:
        stated: dict[str, FactValue] = {"contract.value": pounds("579,000"), "decision.date": NOVEMBER_2021}
        assert derive("contract.key_threshold_headroom_percent", stated, council="herefordshire") == -1580
        assert derive("contract.key_threshold_headroom_percent", stated) is None

    def test_an_ambiguous_value_leaves_what_follows_ambiguous(self, shipped_law: Law) -> None:
        facts = Facts(
            {
                "contract.value": ambiguous("contract.value", (), "two values"),
                "decision.date": Fact("decision.date", NOVEMBER_2021),
            }
        )
        derived = judge(shipped_law, facts, packs=(), engine="reference").facts["contract.estimated_value"]
        assert (derived.value, derived.unknown) == (None, "ambiguous")

    def test_a_derived_fact_says_how_it_was_reached(self, shipped_law: Law) -> None:
        stated = {"contract.value": pounds("579,000"), "decision.date": day("2022-06-01")}
        fact = judge(shipped_law, facts_of(stated), packs=(), engine="reference").facts["contract.estimated_value"]
        assert fact.how is How.DERIVED
        assert "taken as net of VAT" in fact.note
        assert {"contract.value", "vat.basis"} <= set(fact.sources)

    def test_what_the_record_states_is_never_replaced(self, derive: Derive) -> None:
        stated: dict[str, FactValue] = {
            "contract.estimated_value": pounds("1"),
            "contract.value": pounds("2"),
            "decision.date": NOVEMBER_2021,
        }
        assert derive("contract.estimated_value", stated) == pounds("1")
