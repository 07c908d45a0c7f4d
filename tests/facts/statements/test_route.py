"""The route, the call for competition, and the words that must not be taken for either."""

import pytest

from checker.facts.statements import competition, route

from .forms import facts_of

ROUTES = [
    ("decision", "To award the contract by direct award to Cobb Lifts Ltd.", "direct_award"),
    ("reasons", "The contract was awarded directly because the firm owns the rights.", "direct_award"),
    ("reasons", "A single tender action was approved.", "direct_award"),
    ("reasons", "The firm was appointed without competition.", "direct_award"),
    ("reasons", "An open tender was held and four bids came in.", "open"),
    ("reasons", "The opportunity was openly advertised.", "open"),
    ("reasons", "Following an open procurement process the firm was first.", "open"),
    ("reasons", "Bids were invited under the open procedure.", "open"),
    ("reasons", "A restricted procedure was used with five firms shortlisted.", "restricted"),
    ("reasons", "The competitive flexible procedure was followed.", "competitive_flexible"),
    ("reasons", "Three quotations were obtained and the lowest was taken.", "quotations"),
    ("reasons", "Officers sought quotes from four local firms.", "quotations"),
    ("reasons", "A request for quotations was sent to five firms.", "quotations"),
    ("reasons", "Proposals were sought from two consultants.", "quotations"),
    ("reasons", "Four contractors were invited to submit prices.", "quotations"),
    ("decision", "To call off the service from the regional framework.", "framework_call_off"),
    ("reasons", "A mini-competition was run under the ESPO framework 664.", "framework_call_off"),
    ("reasons", "The laptops were bought through a national framework agreement.", "framework_call_off"),
    ("reasons", "The award was made directly via the Crown Commercial Service framework.", "framework_call_off"),
    ("reasons", "A direct award was made under the YPO framework.", "framework_call_off"),
    ("reasons", "Bids came from providers on the dynamic purchasing system.", "dynamic_purchasing"),
    ("reasons", "The placement was bought through the DPS.", "dynamic_purchasing"),
    ("decision", "To approve a waiver of the contract procedure rules and award to Cobb Lifts Ltd.", "waiver"),
    ("title", "Exemption from Contract Standing Orders: archive storage", "waiver"),
    ("decision", "To waive CSOs and make a direct award to Cobb Lifts Ltd.", "waiver"),
    ("reasons", "The negotiated procedure without prior publication was used.", "negotiated_without_notice"),
    ("decision", "To extend the contract with Cobb Lifts Ltd for one year.", "extension_or_variation"),
    ("title", "Contract extension: lift repairs", "extension_or_variation"),
    ("decision", "To vary the contract so that it covers two more sites.", "extension_or_variation"),
    ("decision", "To bring the cleaning service in-house.", "in_house"),
    ("reasons", "One supplier was approached, as it knows the site.", "direct_award"),
    ("decision", "Waiver of rule 8.2 approved.", "waiver"),
    ("reasons", "A further competition had been run under the Vale framework agreement.", "framework_call_off"),
    ("decision", "To award the contract to Cobb plc through the G-Cloud 13 framework.", "framework_call_off"),
    ("decision", "The Executive agreed a 3-year extension of the partnering contract.", "extension_or_variation"),
    ("route", "Open", None),
    ("route", "Direct award", "direct_award"),
    ("route", "Request for quotations", "quotations"),
    ("decision", "To approve an open tender for lift repairs.", "open"),
]

NO_ROUTE = [
    ("reasons", "A direct award was made rather than an open tender.", "direct_award"),
    ("decision", "To let the Director invoke any subsequent extensions/variations defined in the contract(s).", None),
    ("decision", "To let the Director extend the contract subject to satisfactory performance.", None),
    ("reasons", "This is reported as a General Exception under the Access to Information Procedure Rules.", None),
    ("reasons", "An open tender was not possible in the time left.", None),
    ("reasons", "It was not possible to run an open tender.", None),
    ("reasons", "An open tender would take six months.", None),
    ("reasons", "An open tender will be held next year.", None),
    ("reasons", "The original contract was awarded after an open tender.", None),
    ("reasons", "The existing contract was awarded following an open procedure in 2016.", None),
    ("alternatives", "Run an open tender. Rejected because it takes too long.", None),
    ("alternatives", "Direct award to the incumbent was rejected.", None),
    ("reasons", "The firm was chosen after a competitive procurement exercise.", None),
    ("reasons", "The service sits within the council's performance framework.", None),
    ("reasons", "This accords with the national planning policy framework.", None),
    ("decision", "To award for two years with the option to extend the contract for one year.", None),
    ("decision", "To award for two years, plus a possible extension of the contract of one year.", None),
    ("decision", "To establish a framework agreement for six builders.", None),
    ("reasons", "Fees may be waived for charities under the rules.", None),
    ("reasons", "The chair agreed to waive call-in under standing orders.", None),
    ("reasons", "A direct award was considered but rejected.", None),
    ("reasons", "The team could have sought quotations from local firms.", None),
    ("reasons", "Consideration was given to using a framework.", None),
    ("reasons", "The rules require three quotations for this value.", None),
    ("reasons", "An open tender drew no bids. A direct award was then made.", None),
]


@pytest.mark.parametrize(("field", "words", "expected"), ROUTES + NO_ROUTE)
def test_route(field: str, words: str, expected: str | None) -> None:
    assert facts_of(route.read, (field, words)).value("procurement.route") == expected


def test_the_decision_prevails_over_the_background() -> None:
    facts = facts_of(
        route.read,
        ("decision", "To make a direct award to Cobb Lifts Ltd."),
        ("background", "Quotations were sought from four firms in the spring."),
    )
    assert facts.value("procurement.route") == "direct_award"


CALLS = [
    ("The contract was advertised on Find a Tender.", "published"),
    ("A contract notice was published in OJEU on 4 May 2019.", "published"),
    ("The opportunity was advertised on Contracts Finder and ten bids came.", "published"),
    ("The tender was published on ProContract.", "published"),
    ("An open tender was held.", "published"),
    ("The tender was advertised and five bids were received.", "published"),
    ("A below-threshold tender notice was issued.", "published"),
    ("No tender was held.", "none"),
    ("It has not been possible to run a tender.", "none"),
    ("The contract has not been advertised.", "none"),
    ("A direct award was made.", "none"),
    ("The award was made without competition.", "none"),
    ("Quotations were obtained from three firms.", "none"),
    ("Three suppliers were invited to quote.", "none"),
    ("Proposals were sought from two potential suppliers.", "none"),
    ("A single tender action was approved.", "none"),
    ("There was insufficient time to carry out a competitive process.", "none"),
    ("A formal quotation process was not followed.", "none"),
    ("The contract will be advertised next year.", None),
    ("The award notice will be published on Contracts Finder.", None),
    ("A contract award notice was published on Find a Tender.", None),
    ("A mini-competition was held under the YPO framework.", None),
    ("A direct award was made under the YPO framework.", None),
    ("The firm was chosen after a competitive process.", None),
    ("The previous contract was advertised on Contracts Finder.", None),
    ("A direct award was rejected.", None),
    ("If no tender is held the service ends.", None),
    ("The contract would be advertised on Find a Tender.", None),
    ("The service is well liked.", None),
    ("The tender was advertised on Contracts Finder. Later a direct award was made.", "ambiguous"),
]


@pytest.mark.parametrize(("words", "expected"), CALLS)
def test_call_for_competition(words: str, expected: str | None) -> None:
    fact = facts_of(competition.read, ("reasons", words))["procurement.call_for_competition"]
    assert (fact.value or (fact.unknown if fact.unknown == "ambiguous" else None)) == expected


def test_options_that_were_rejected_are_no_call() -> None:
    facts = facts_of(competition.read, ("alternatives", "Advertise on Find a Tender. An open tender was held before."))
    assert facts.value("procurement.call_for_competition") is None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The award relies on regulation 32(2)(b)(ii).", True),
        ("A ground in section 41 and Schedule 5 is met.", True),
        ("Regulation 32 is not relied on.", False),
        ("The award follows quotations.", False),
        ("The scheme of delegation, schedule 5, item 18, applies.", False),
        ("The variation is allowed by regulation 72(1)(e).", False),
    ],
)
def test_exception_in_law(words: str, expected: bool) -> None:
    assert facts_of(competition.read, ("reasons", words)).value("procurement.exception_claimed") is expected


def test_a_decision_that_is_not_about_buying_has_no_route() -> None:
    facts = facts_of(route.read, ("title", "Extension of the Chief Officer's employment contract"))
    assert facts.value("procurement.route") is None


@pytest.mark.parametrize(
    ("sections", "expected"),
    [
        (
            (
                ("title", "Night care at home"),
                (
                    "decision",
                    "1. To award contracts to four firms. 2. To extend the contracts of firms that did not bid.",
                ),
            ),
            None,
        ),
        (
            (
                ("title", "Night care at home"),
                ("decision", "To let the director decide whether to extend the three contracts."),
            ),
            None,
        ),
        (
            (
                ("title", "Extension of the night care contract"),
                ("decision", "To extend the contract. To award no new contract for now."),
            ),
            "extension_or_variation",
        ),
        (
            (
                (
                    "decision",
                    "The requirements of tendering are lifted and Rule 4.1 of the Contract Procedure Rules "
                    "be suspended.",
                ),
            ),
            "waiver",
        ),
    ],
)
def test_extensions_beside_an_award_and_rules_suspended(
    sections: tuple[tuple[str, str], ...], expected: str | None
) -> None:
    assert facts_of(route.read, *sections).value("procurement.route") == expected
