"""When steps: the record is checked."""

from __future__ import annotations

from checker.scenarios.registry import VOCABULARY
from checker.scenarios.scene import Scene
from checker.scenarios.values import ScenarioValueError, parse_date, slug
from checker.yamlfiles import nearest

when = VOCABULARY.step


@when("when", "the record is checked")
def checked(scene: Scene) -> None:
    """Every rule is checked under the law of the record's own dates."""
    scene.check()


@when("when", "the record is checked as at {date}", "the record is checked as at 1 January 2022")
def checked_as_at(scene: Scene, date: str) -> None:
    """Every rule is checked under the law of this day."""
    scene.check(as_at=parse_date(date))


@when("when", "the record is checked under {pack}", "the record is checked under PCR 2015")
def checked_under(scene: Scene, pack: str) -> None:
    """Only the rules of this pack are checked."""
    wanted = slug(pack)
    if wanted not in scene.law.packs:
        raise ScenarioValueError(f"there is no pack '{pack}'{nearest(wanted, list(scene.law.packs))}")
    scene.check(pack=wanted)
