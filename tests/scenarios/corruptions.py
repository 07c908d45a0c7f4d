"""Steps with fresh values, and the ways in which their authors get them wrong."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator

from checker.scenarios.registry import VOCABULARY, Step

VALUES: dict[str, tuple[str, ...]] = {
    "text": ("Tree works in Elmstead", "None made", "paragraph 4.1", "an offer", "two bids"),
    "path": ("papers/oakvale.txt", "one two.txt"),
    "name": ("light-touch-below-threshold",),
    "role": ("Head of Waste", "Cabinet Member for Roads", "Deputy Chief Engineer"),
    "date": ("3 March 2019", "30 June 2023", "1 January 2024", "29 February 2020"),
    "money": ("£12,345", "£215,000.50", "£2.75 million", "£1,000,001", "£40,000"),
    "percent": ("5%", "17.5%", "0%"),
    "number": ("2", "14"),
    "vat": ("excluding VAT", "including VAT", "with no mention of VAT"),
    "cpv": ("45233141", "80000000-4"),
    "rule": ("reasons-recorded", "general-threshold", "authority-cited"),
    "fact": ("contract value", "decision maker", "procurement route", "contract start"),
    "reason": ("missing fact", "ambiguous fact", "judgement required"),
    "slug": ("herefordshire",),
    "pack": ("PCR 2015", "interests"),
    "route": ("open procedure", "direct award", "a framework call-off"),
    "subject": ("road resurfacing", "legal services", "domestic abuse refuge places"),
    "severity": ("critical", "low"),
    "applies": ("applies", "does not apply"),
}
PARAPHRASES = (
    ("is compliant", "passes"),
    ("is breached", "fails"),
    ("does not apply", "is not applicable"),
    ("a decision record", "a report"),
    ("dated", "signed off on"),
    ("worth", "valued at"),
    ("the council", "the authority"),
    ("the supplier", "the provider"),
    ("starts on", "begins on"),
    ("ends on", "expires on"),
    ("was published", "was issued"),
    ("commenced", "began"),
    ("is checked", "is examined"),
    ("under", "against"),
    ("says", "reads"),
    ("is held", "is blocked"),
    ("was taken by", "was made by"),
    ("the record states", "the record gives"),
    ("charged at", "levied at"),
    ("the finding for", "the result for"),
)
MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"

JOINT = "\x01"
"""Stands for the spaces inside a value while the words around it are moved."""


def fresh(step: Step, dice: random.Random) -> str:
    """The step's text with values of its own."""
    return re.sub(r"\{(\w+)\}", lambda slot: dice.choice(VALUES[slot[1]]).replace(" ", JOINT), step.text)


def _words(step: Step, text: str) -> list[str]:
    """The step's own words that stand in ``text``, values left out."""
    return [word for piece in re.split(r'"?\{\w+\}"?', step.text) for word in re.findall(r"[A-Za-z]+", piece)]


def _typo(step: Step, text: str, dice: random.Random) -> str:
    long = [word for word in _words(step, text) if len(word) > 3]
    if not long:
        return text
    word = dice.choice(long)
    at = dice.randrange(1, len(word) - 1)
    kinds = (
        word[:at] + word[at + 1 :],
        word[:at] + word[at] + word[at:],
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
    )
    return re.sub(rf"\b{word}\b", dice.choice(kinds), text, count=1)


def _dropped(step: Step, text: str, dice: random.Random) -> str:
    word = dice.choice(_words(step, text))
    return " ".join(re.sub(rf"(?<![\w-]){word}(?![\w-])", "", text, count=1).split())


def _added(step: Step, text: str, dice: random.Random) -> str:
    words = text.split(" ")
    words.insert(dice.randrange(len(words)), dice.choice(("the", "also", "duly", "own", "total", "then")))
    return " ".join(words)


def _swapped(step: Step, text: str, dice: random.Random) -> str:
    words = text.split(" ")
    at = dice.randrange(len(words) - 1)
    words[at], words[at + 1] = words[at + 1], words[at]
    return " ".join(words)


def _paraphrase(step: Step, text: str, dice: random.Random) -> str:
    fits = [(old, new) for old, new in PARAPHRASES if old in step.text]
    return text.replace(*dice.choice(fits), 1) if fits else text


def _no_pound(step: Step, text: str, dice: random.Random) -> str:
    return text.replace("£", "", 1) if "{money}" in step.text else text


def _us_date(step: Step, text: str, dice: random.Random) -> str:
    plain = text.replace(JOINT, " ")
    return re.sub(rf"(\d+) ({MONTH}) (\d{{4}})", r"\2 \1, \3", plain) if "{date}" in step.text else text


def _tense(step: Step, text: str, dice: random.Random) -> str:
    for old, new in ((" is ", " was "), (" was ", " is "), ("starts", "started"), ("ends", "ended"), ("says", "said")):
        if old in step.text:
            return text.replace(old, new, 1)
    return text


def _two(step: Step, text: str, dice: random.Random) -> str:
    return _typo(step, _paraphrase(step, text, dice), dice)


WAYS: tuple[Callable[[Step, str, random.Random], str], ...] = (
    _typo, _dropped, _added, _swapped, _paraphrase, _no_pound, _us_date, _tense, _two,
)  # fmt: skip


def corrupted(times: int, seed: int) -> Iterator[tuple[str, Step, str, str]]:
    """Way, step, the right text and the wrong one, ``times`` for each step and way that changes something."""
    dice = random.Random(seed)
    for step in VOCABULARY:
        for way in WAYS:
            for _ in range(times):
                right = fresh(step, dice)
                wrong = way(step, right, dice).replace(JOINT, " ")
                right = right.replace(JOINT, " ")
                if wrong != right and not VOCABULARY.find(step.keyword, wrong):
                    yield way.__name__.strip("_"), step, right, wrong
