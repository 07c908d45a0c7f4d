"""Given steps: what the record is, says, or leaves out."""

from __future__ import annotations

from collections.abc import Sequence

from checker.facts.money import Money, Qualifier, VatBasis
from checker.scenarios.registry import VOCABULARY
from checker.scenarios.scene import Scene
from checker.scenarios.values import (
    VAT_WORDS,
    ScenarioValueError,
    choice,
    fact_named,
    parse_date,
    parse_fact,
    parse_money,
    parse_percent,
    slug,
)
from checker.yamlfiles import nearest

given = VOCABULARY.step


def _state(scene: Scene, fact: str, text: str) -> None:
    scene.state(fact, parse_fact(scene.law.dictionary[fact], text), text)


@given("given", "a decision record dated {date}", "a decision record dated 12 November 2021")
def dated(scene: Scene, date: str) -> None:
    """The record says that the decision was taken on this day."""
    scene.state("decision.date", parse_date(date), date)


@given("given", 'the model record "{name}"', 'the model record "light-touch-award-below-threshold"')
def model_record(scene: Scene, name: str) -> None:
    """The record is one of the sample records that come with the checker, read as an officer's file is."""
    path = scene.records / f"{slug(name)}.txt"
    if not path.is_file():
        known = sorted(each.stem for each in scene.records.glob("*.txt"))
        raise ScenarioValueError(f"there is no model record '{name}'{nearest(slug(name), known)}")
    scene.text = path.read_text(encoding="utf-8")


@given("given", "the following decision record:", takes="text")
def following_record(scene: Scene, docstring: str) -> None:
    """The record is the text between the triple quotes, read as an officer's file is."""
    scene.text = docstring + "\n"


@given("given", 'the decision record in the file "{path}"', 'the decision record in the file "records/award.txt"')
def record_in_file(scene: Scene, path: str) -> None:
    """The record is a text file; the path starts at the folder of the feature file."""
    file = scene.folder / path
    if not file.is_file():
        raise ScenarioValueError(f"there is no file '{path}' beside this feature")
    scene.text = file.read_text(encoding="utf-8")


@given("given", "a decision record with these facts:", takes="table")
def with_facts(scene: Scene, datatable: Sequence[Sequence[str]]) -> None:
    """The record states each fact of the table (columns: fact, value). What no step states is not known: it is never
    taken to be absent from the record, so say "the record has no interests section" where that is meant."""
    for row in datatable:
        if [cell.strip().lower() for cell in row] == ["fact", "value"]:
            continue
        if len(row) != 2:
            raise ScenarioValueError("each row of the table needs a fact and a value")
        _state(scene, fact_named(scene.law, row[0]).name, row[1])


@given(
    "given",
    'the record states the {fact} as "{text}"',
    'the record states the decision kind as "operational"',
)
def states(scene: Scene, fact: str, text: str) -> None:
    """The record states this fact; the fact is called by its words."""
    _state(scene, fact_named(scene.law, fact).name, text)


@given("given", "the record does not state the {fact}", "the record does not state the contract value")
def does_not_state(scene: Scene, fact: str) -> None:
    """The record leaves this fact out."""
    scene.state(fact_named(scene.law, fact).name, None, "")


@given("given", "the record gives the {fact} in two ways", "the record gives the decision date in two ways")
def in_two_ways(scene: Scene, fact: str) -> None:
    """The record states this fact in ways that differ, so that nobody can tell which holds."""
    scene.doubted.append(fact_named(scene.law, fact).name)


@given("given", "the council is {slug}", "the council is herefordshire")
def council_is(scene: Scene, slug: str) -> None:
    """The record is checked with this council's own figures."""
    wanted = slug.strip().lower().replace(" ", "-")
    if wanted not in scene.law.councils:
        raise ScenarioValueError(f"no council '{slug}' is known{nearest(wanted, list(scene.law.councils))}")
    scene.council = wanted


@given("given", "the procurement commenced on {date}", "the procurement commenced on 1 October 2021")
def commenced(scene: Scene, date: str) -> None:
    """The call for competition was published, or the first supplier approached, on this day."""
    scene.state("procurement.commenced", parse_date(date), date)
    scene.state("procurement.commenced_stated", True, date)


def _buys(scene: Scene, words: str) -> None:
    """Whoever speaks of a contract speaks of buying, unless the scenario says otherwise."""
    if "decision.is_procurement" not in scene.stated:
        scene.state("decision.is_procurement", True, words)


@given("given", "the contract starts on {date}", "the contract starts on 1 December 2021")
def starts(scene: Scene, date: str) -> None:
    """The decision says that the contract starts on this day."""
    _buys(scene, "contract")
    scene.state("contract.start", parse_date(date), date)
    scene.state("contract.start_in_decision", True, date)


@given("given", "the contract ends on {date}", "the contract ends on 31 March 2022")
def ends(scene: Scene, date: str) -> None:
    """The decision says that the contract ends on this day."""
    _buys(scene, "contract")
    scene.state("contract.end", parse_date(date), date)


def _contract(scene: Scene, subject: str | None, money: str, vat: str, qualifier: Qualifier) -> None:
    if subject is not None:
        scene.state("contract.subject", subject, subject)
    scene.state("decision.is_procurement", True, f"contract for {subject}" if subject else "contract")
    words = f"{'at most ' if qualifier is Qualifier.MAXIMUM else ''}{money} {vat}"
    scene.state("contract.value", Money(parse_money(money), qualifier, VAT_WORDS[vat]), words)


@given(
    "given",
    "a contract for {subject} worth {money} {vat}",
    "a contract for social work services worth £579,000 excluding VAT",
)
def contract_worth(scene: Scene, subject: str, money: str, vat: str) -> None:
    """The decision awards a contract for this, of exactly this value."""
    _contract(scene, subject, money, vat, Qualifier.EXACT)


@given(
    "given",
    "a contract for {subject} worth at most {money} {vat}",
    "a contract for social work services worth at most £579,000 excluding VAT",
)
def contract_worth_at_most(scene: Scene, subject: str, money: str, vat: str) -> None:
    """The decision awards a contract for this, with this maximum value."""
    _contract(scene, subject, money, vat, Qualifier.MAXIMUM)


@given("given", "the contract is worth {money} {vat}", "the contract is worth £663,539.99 excluding VAT")
def worth(scene: Scene, money: str, vat: str) -> None:
    """The decision states this value of the contract."""
    _contract(scene, None, money, vat, Qualifier.EXACT)


@given("given", "VAT is charged at {percent}", "VAT is charged at 20%")
def vat_rate(scene: Scene, percent: str) -> None:
    """VAT is payable on this supply at this rate."""
    scene.state("contract.vat_rate", parse_percent(percent), percent)


@given("given", "the supply is exempt from VAT")
def exempt(scene: Scene) -> None:
    """No VAT is payable on this supply."""
    scene.state("contract.vat_basis", VatBasis.EXEMPT.value, "exempt from VAT")


@given("given", "the CPV code is {cpv}", "the CPV code is 85311300")
def cpv_code(scene: Scene, cpv: str) -> None:
    """The record states this Common Procurement Vocabulary code."""
    scene.state("contract.cpv", (cpv,), cpv)


@given("given", "the light touch regime is claimed")
def light_touch_claimed(scene: Scene) -> None:
    """The record says that the light touch regime applies to the contract."""
    scene.state("procurement.light_touch_claimed", True, "light touch regime")


@given("given", "the contract was awarded by {route}", "the contract was awarded by direct award")
def awarded_by(scene: Scene, route: str) -> None:
    """How the supplier was found: one of the routes of the fact procurement route, in words."""
    found = choice(route, scene.law.dictionary["procurement.route"].choices)
    scene.state("procurement.route", found, route)
    scene.state("decision.is_procurement", True, route)


@given(
    "given",
    "a contract notice was published on {date}",
    "a contract notice was published on 1 October 2021",
)
def notice_published(scene: Scene, date: str) -> None:
    """A call for competition was published on this day, which also dates the start of the procurement."""
    scene.state("procurement.call_for_competition", "published", f"notice published on {date}")
    if "procurement.commenced" not in scene.stated:
        commenced(scene, date)


@given("given", "no contract notice was published")
def no_notice(scene: Scene) -> None:
    """No call for competition was published."""
    scene.state("procurement.call_for_competition", "none", "no contract notice")


@given("given", "the supplier confirmed that IR35 does not apply")
def supplier_confirmed(scene: Scene) -> None:
    """The record's only word on off-payroll working is the supplier's, that it does not apply."""
    scene.state("off_payroll.statement", "outside", "outside IR35")
    scene.state("off_payroll.determined_by", "supplier", "confirmed by the supplier")


@given(
    "given",
    "the council determined that IR35 {applies}",
    "the council determined that IR35 does not apply",
)
def council_determined(scene: Scene, applies: str) -> None:
    """The record says that the council itself determined whether the off-payroll rules apply."""
    outcome = "inside" if applies == "applies" else "outside"
    scene.state("off_payroll.statement", outcome, f"IR35 {applies}")
    scene.state("off_payroll.determined_by", "council", "determined by the council")
    scene.state("off_payroll.client", "council", "the council")


@given("given", "the record is silent on IR35")
def silent_on_ir35(scene: Scene) -> None:
    """The record says nothing about off-payroll working."""
    scene.state("off_payroll.statement", "none", "none")


@given("given", 'the interests section says "{text}"', 'the interests section says "None made."')
def interests_say(scene: Scene, text: str) -> None:
    """The section on declarations of interest says this; it is read as an officer's file is."""
    scene.say("interests", text)


@given(
    "given",
    'the decision section says "{text}"',
    'the decision section says "To award a contract to Example Care Ltd."',
)
def decision_says(scene: Scene, text: str) -> None:
    """The section that states the decision says this; it is read as an officer's file is."""
    scene.say("decision", text)


@given("given", 'the reasons section says "{text}"', 'the reasons section says "As set out in the report."')
def reasons_say(scene: Scene, text: str) -> None:
    """The section of reasons says this; it is read as an officer's file is."""
    scene.say("reasons", text)


@given(
    "given", 'the authority section says "{text}"', 'the authority section says "Scheme of delegation, paragraph 3.2"'
)
def authority_says(scene: Scene, text: str) -> None:
    """The section that cites the authority for the decision says this; it is read as an officer's file is."""
    scene.say("authority", text)


@given("given", "the record has no interests section")
def no_interests(scene: Scene) -> None:
    """The record has no section on declarations of interest."""
    scene.state("interests.section", "absent", "absent")


@given(
    "given",
    'the alternatives section says "{text}"',
    'the alternatives section says "Do nothing: rejected because the need would not be met."',
)
def alternatives_say(scene: Scene, text: str) -> None:
    """The section on alternative options says this; it is read as an officer's file is."""
    scene.say("alternatives", text)


@given("given", "the record has no alternatives section")
def no_alternatives(scene: Scene) -> None:
    """The record has no section on alternative options."""
    scene.state("alternatives.section", "absent", "absent")


@given(
    "given",
    'the decision was taken by "{role}"',
    'the decision was taken by "Interim Director of Adult Services"',
)
def taken_by(scene: Scene, role: str) -> None:
    """The record names this office as the decision maker."""
    scene.say("decision_maker", role)


@given("given", 'the record was signed by "{role}"', 'the record was signed by "Director of Adult Services"')
def signed_by(scene: Scene, role: str) -> None:
    """The signature block names this office."""
    scene.say("signature", role)
