"""Invented decision records, as many and as varied as asked for; the same seed gives the same records."""

from __future__ import annotations

import random

PLACES = ("Marlshire", "Brackenford", "Oldmere", "Tarnby", "Wexcombe", "Fallowdale", "Kestrel Bay", "Dunhallow")
TOPICS = (
    "home care", "school transport", "street lighting repairs", "advocacy for young people", "payroll software",
    "agency social workers", "highway resurfacing", "laundry services", "legal advice", "a youth centre roof",
)  # fmt: skip
FIRMS = ("Fernhollow", "Bluegate", "Ostler & Daughters", "Northmoor", "Quillstone", "Harrow Lane", "Tidewell")
FORMS = ("Ltd", "Limited", "LLP", "CIC", "PLC")
ROLES = ("Director of Adult Wellbeing", "Interim Director of Place", "Chief Executive", "Cabinet Member for Finance")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
ROUTES = (
    "An open tender was published and six bids were evaluated.",
    "Three quotations were sought and the lowest was accepted.",
    "The contract is called off from a framework agreement of a purchasing body.",
    "Because of the urgency it was not possible to follow the Contract Procedure Rules.",
    "A waiver of the contract procedure rules, reference W{n}, was approved by the Monitoring Officer.",
)
VALUES = (
    "£{v:,}",
    "a maximum of £{v:,}",
    "up to £{k}k excluding VAT",
    "approximately £{v:,} plus VAT",
    "£{v:,} per annum",
)
EXTRAS = (
    "The value is below the light touch threshold of the Public Contracts Regulations 2015.",
    "The supplier has confirmed that the work is outside IR35.",
    "Funding of £{f:,} has been sought from the improvement grant.",
    "Equality implications have been considered and none were found.",
    "The service has been without a provider since the spring and demand goes on rising.",
)


def record(number: int, length: int = 1) -> str:
    """One record; ``length`` multiplies its reasons."""
    pick = random.Random(number)
    day, month, year = pick.randint(1, 28), pick.choice(MONTHS), pick.randint(2015, 2025)
    value = pick.randint(5, 90) * 10_000 + pick.choice((0, 0, 500))
    values = {"v": value, "k": value // 1000, "n": pick.randint(1, 99), "f": value + 20_000}
    topic, firm = pick.choice(TOPICS), f"{pick.choice(FIRMS)} {pick.choice(FORMS)}"
    start = f"{pick.randint(1, 28)} {pick.choice(MONTHS)} {year}"
    reasons = [pick.choice(ROUTES), *pick.sample(EXTRAS, pick.randint(1, len(EXTRAS)))]
    story = " ".join(sentence.format(**values) for sentence in reasons * length)
    price = pick.choice(VALUES).format(**values)
    rows = [
        ("Decision title", f"Award of a contract for {topic}"),
        ("Date of decision", f"{day} {month} {year}"),
        ("Decision maker", pick.choice(ROLES)),
        (
            "Decision made",
            f"Award a contract to {firm} for {topic} from {start} at {price}",
        ),
        ("Reasons for decision", story),
        ("Alternative options considered and rejected", pick.choice(("None.", "Do nothing, rejected.", "N/A", ""))),
        ("Declarations of interest", pick.choice(("None made.", "None", "", "Councillor Pell declared an interest."))),
    ]
    if pick.random() < 0.3:
        rows.pop(pick.randint(2, len(rows) - 1))
    separator, case = pick.choice((":\t", ": ", ":\n")), pick.random() < 0.2
    lines = [f"{(label.upper() if case else label)}{separator}{words}" for label, words in rows]
    head = (
        f"{pick.choice(PLACES)} Council\nRecord of {pick.choice(('officer', 'operational', 'executive'))} decision\n\n"
    )
    return head + pick.choice(("\n", "\n\n")).join(lines) + f"\n\nSigned: {day} {month} {year}\n"
