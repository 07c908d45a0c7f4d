"""Light touch claims, sides of the threshold, and the laws that a record names."""

import pytest

from checker.facts.statements import light_touch

from .forms import facts_of


@pytest.mark.parametrize(
    ("words", "claimed", "side"),
    [
        ("The services fall within the light touch regime.", True, "not_stated"),
        ("The value is within the Light-Touch Regime of the regulations.", True, "not_stated"),
        ("The contract is below the light touch threshold.", True, "below"),
        ("The value does not exceed the light touch regime threshold.", True, "below"),
        ("The services are light touch services. Their value is under the relevant threshold.", True, "below"),
        ("The value is above the light touch threshold, so a notice was published.", True, "above"),
        ("The value exceeds the threshold for light touch contracts.", True, "above"),
        ("A tender was held under the light touch regime. Its value exceeds the threshold.", True, "above"),
        ("A tender was held under the light touch regime.", True, "not_stated"),
        ("The value is inside the light touch threshold.", True, "below"),
        ("The services do not fall within the light touch regime.", False, None),
        ("A light touch review of the service is planned.", False, None),
        ("The award is small.", False, None),
        ("These are Schedule 3 services of the Public Contracts Regulations 2015.", True, "not_stated"),
    ],
)
def test_light_touch(words: str, claimed: bool, side: str | None) -> None:
    facts = facts_of(light_touch.read, ("legal", words))
    assert facts.value("procurement.light_touch_claimed") is claimed
    assert facts.value("procurement.light_touch_side") == side


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The Public Contracts Regulations 2015 apply.", ("pcr_2015",)),
        ("The Public Contract Regulations 2015 apply.", ("pcr_2015",)),
        ("PCR 2015 applies.", ("pcr_2015",)),
        ("The Procurement Act 2023 applies.", ("procurement_act_2023",)),
        ("The Provider Selection Regime applies.", ("psr_2023",)),
        (
            "The Procurement Act 2023 replaced the Public Contracts Regulations 2015.",
            ("pcr_2015", "procurement_act_2023"),
        ),
        ("The council's Contract Procedure Rules (CPRs) apply.", ()),
    ],
)
def test_laws_named(words: str, expected: tuple[str, ...]) -> None:
    assert facts_of(light_touch.read, ("legal", words)).value("procurement.regime_named") == expected
