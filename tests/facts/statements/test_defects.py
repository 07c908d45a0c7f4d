"""Truncated sentences, placeholders, doubled words and misnamed laws are found; ordinary prose is left alone."""

import pytest

from checker.facts.statements import defects

from .forms import facts_of

TRUNCATED = [
    "The offer was checked by two officers. However the price. Officers then met the firm.",
    "The services are listed in the Public Contracts Regulations 2015 However the value. The term is short.",
    "The bid was sound. Therefore the panel. The award follows.",
    "Furthermore, the second bidder. It withdrew.",
    "The contract is awarded at a cost of. It starts in May.",
    "Approval is given for the provision of. The budget is in place.",
    "The panel compared price and. It then chose.",
    "The supplier will deliver the. Payment is monthly.",
    "The depot is leased because. The rent is fixed.",
    "Officers will report to the board on progress made by the council and the partners in accordance with the",
    "The total value of the works is met from the reserve and will",
]

SOUND = [
    "The supplier scored highest. However, the price was above the estimate. It was still affordable.",
    "However, none did.",
    "Therefore no tender was held.",
    "As such the Council saves money.",
    "However this remains a risk.",
    "In addition, two firms declined.",
    "This is the firm that the parks team has worked with. It knows the sites.",
    "It is the system that the call centre logs in to. Staff know it.",
    "The service is one of those that residents are most in need of. It must go on.",
    "Bidders were told what the score was for. None objected.",
    "The panel preferred option A. The other was dearer.",
    "Lot A. Lot B.",
    "The works include the following: fencing; drainage; and planting.",
    "The contract covers cleaning, caretaking and\nsecurity of the two sites.",
    "The supplier shall provide the\nequipment set out below.",
    "Fernlea Care Ltd. has run the home since 2015, i.e. for six years.",
    "Approved by Cllr. J. Harrow, Chair of the Board.",
    "The charge is £4.50 p.a. for each bin.",
    "The supplier is Tollgate Energy plc.",
    "The rate is fixed at 3.5 per cent. VAT is added.",
    "Members asked what the increase was. Officers explained that it followed inflation.",
    "The need was there. The money was not.",
    "The council is where the service began. It will carry on.",
    "That is what the grant is for.",
    "The equipment was paid for. It has been used since.",
    "Members agreed with the approach taken and the reasons given",
    "Award to Pellow Storage Ltd for three years from 1 April 2024",
    "Children and Families",
    "The three highest scores were 82, 79 and 75. The winner was first.",
    "Whilst costs rose, demand fell.",
    "The lift stopped working; a new one is needed.",
    "Residents were consulted. Most agreed.",
    "Additionally, officers will review the rate each year.",
    "Hence the delay to the start date is accepted.",
    "No objections. No comments.",
    "The site is off the A38. The road is narrow.",
    "The vote was nine to two, with one abstention. The motion was carried.",
    "The score of each bidder is in Appendix A. The prices are in Appendix B.",
    "Thus ends the first phase of the works.",
    "Accordingly the award stands.",
]


@pytest.mark.parametrize("words", TRUNCATED)
def test_a_sentence_that_stops_short(words: str) -> None:
    assert "truncated" in defects_in(words)


@pytest.mark.parametrize("words", SOUND)
def test_prose_without_a_defect(words: str) -> None:
    assert defects_in(words) == ()


@pytest.mark.parametrize(
    "words",
    [
        "Award to [insert supplier name] for two years.",
        "The value is £XXX,XXX a year.",
        "The contract starts on XX/XX/2024.",
        "The contract ends on DD/MM/YYYY.",
        "Budget holder: TBC",
        "Choose an item.",
        "Click or tap here to enter text.",
        "The contract is with [supplier] from [date].",
        "Signed off by [name of director].",
        "The award is worth £x over the term.",
        "Insert date here.",
        "The term runs to 20XX.",
    ],
)
def test_placeholders(words: str) -> None:
    assert "placeholder" in defects_in(words)


@pytest.mark.parametrize(
    "words",
    [
        "The price [excluding VAT] is fixed.",
        "The firm holds ISO 9001 and trades as XL Lifts Ltd.",
        "Superbowl XX was shown at the hall.",
        "The dates are to be confirmed with each school.",
        "The value was estimated [see Appendix 1].",
        "Bus routes 20X and X4 are renewed.",
        "Reference ABC/XXY-12 is closed.",
        "The figures [in thousands] are below.",
        "The rules on [state aid] were weighed.",
        "The bid [number 4 of 6] was low.",
        "A clause is to be inserted in the contract.",
        "Members may select an option at the meeting.",
    ],
)
def test_brackets_and_letters_that_are_no_placeholder(words: str) -> None:
    assert defects_in(words) == ()


@pytest.mark.parametrize(
    "words",
    [
        "The award is made to the the firm that came first.",
        "Officers will will report back.",
        "The cost is met from the reserve the reserve for works.",
        "The firm has run the service for ten years and is well regarded by all. "
        "The firm has run the service for ten years and is well regarded by all.",
    ],
)
def test_words_typed_twice(words: str) -> None:
    assert defects_in(words) == ("duplicated",)


@pytest.mark.parametrize(
    "words",
    [
        "The firm had had two warnings.",
        "It is clear that that price is fair.",
        "The form was handed in in person.",
        "Week by week by arrangement.",
        "We looked again and again at the bids.",
        "The service goes from strength to strength.",
    ],
)
def test_words_that_may_stand_twice(words: str) -> None:
    assert defects_in(words) == ()


def test_a_decision_repeated_in_the_reasons_is_no_defect() -> None:
    words = "To award the contract for lift repairs to Cobb Lifts Ltd for a term of three years."
    assert facts_of(defects.read, ("decision", words), ("reasons", words)).value("text.defects") == ()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("This follows the Public Contract Regulations 2015.", ("misnamed_law",)),
        ("This follows the Public Contracts Regulations 2015.", ()),
        ("The Procurements Act 2023 applies.", ("misnamed_law",)),
        ("The Procurement Act 2023 applies.", ()),
        ("Public contract rules are observed.", ()),
    ],
)
def test_laws_under_a_wrong_name(words: str, expected: tuple[str, ...]) -> None:
    assert defects_in(words) == expected


@pytest.mark.parametrize(
    ("field", "words", "expected"),
    [
        ("decision", "The contract is awarded at a cost of. It starts in May.", ("truncated",)),
        ("background", "The hall was built in 1902. However the roof. It leaks.", ()),
        ("background", "Regulation 32 was weighed. However the rule. It was left.", ("truncated",)),
        ("background", "The start is on XX/XX/2024.", ("placeholder",)),
        ("background", "The contact is TBC.", ()),
        ("legal", "The council may award. However the power. It is wide.", ("truncated",)),
        ("contract_start", "TBC", ("placeholder",)),
        ("consultation", "TBC", ()),
    ],
)
def test_defects_where_they_matter(field: str, words: str, expected: tuple[str, ...]) -> None:
    assert facts_of(defects.read, (field, words)).value("text.operative_defects") == expected


def test_only_the_fragment_is_shown() -> None:
    words = "The services fall under the regulations However the value. The need is clear."
    fact = facts_of(defects.read, ("finance_risk_legal", words))["text.defects"]
    assert [piece.quote for piece in fact.evidence] == ["However the value."]


def defects_in(words: str) -> object:
    return facts_of(defects.read, ("reasons", words)).value("text.defects")


def test_a_full_stop_after_the_joint_of_a_list_cuts_nothing_off() -> None:
    words = "(1) the draft policy set out in Appendix A be adopted; and.\n(2) a further report be awaited."
    assert facts_of(defects.read, ("decision", words)).value("text.defects") == ()
