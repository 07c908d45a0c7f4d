"""The options that were considered and rejected."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from checker.facts.context import ReadingContext
from checker.facts.fact import Evidence, Fact, How, missing
from checker.facts.statements.options import Option, options_of
from checker.facts.statements.places import NOT_NARRATIVE, Places
from checker.records.record import Section, SectionState

_WORDS_OF_A_REASON: Final = 2
_NAMED: Final = re.compile(r"(?<=[\w)”\"*])(?:[.;:]\s+|\s+[-–—]\s+|[–—]|\s+\(\s{0,3}(?=(?:[^\s()]+\s+){2}))")
"""Where the option has been named, and what is said of it begins."""
_FEW_WORDS: Final = 20
_AROUND: Final = " \t\n.,;:()–-"
_AFTER_NONE: Final = ("", ".", ",", ";", ":", "-", "–", "—", "\n")


def read(context: ReadingContext) -> Iterator[Fact]:
    """Options, whether doing nothing is one, whether each has a reason, and whether a losing offer is passed over.

    Only a section that says something has options. A nil gives the empty list; absent, blank, "not applicable",
    "not necessary" and "see report" leave the options unknown, because nothing shows what there was. That another
    supplier is not mentioned is known only when the record says that several offers were compared and the section says
    something or nil.
    """
    places = Places.of(context)
    sections = [s for s in context.record.all("alternatives") if s.state is SectionState.SUBSTANTIVE]
    named = [s for s in sections if not _points_elsewhere(context, s)]
    found = [(section, option) for section in named for option in options_of(context, section)]
    if named and _none_but_why(context, named):
        found = []
    elif not named:
        sections = []
    evidence = tuple(piece for section, option in found for piece in _shown(context, section, option))
    yield _options(context, places, sections, found, evidence)
    yield _do_nothing(context, sections, found, evidence)
    yield _reasons(context, sections, found, evidence)
    yield _other_supplier(context, places, sections)


def _points_elsewhere(context: ReadingContext, section: Section) -> bool:
    """Whether a section names no option, but says where they are or that none was needed."""
    names_none = context.vocabulary.pattern("alternatives.no_option_named")
    begins = context.vocabulary.pattern("alternatives.starts_option")
    first, *others = [sentence.text.strip(_AROUND) for sentence in context.sentences(section.passage)] or [""]
    found = names_none.match(first)
    if (
        found is None
        or len(first.split()) > _FEW_WORDS
        or context.vocabulary.pattern("alternatives.do_nothing").search(first)
    ):
        return False
    if context.vocabulary.pattern("alternatives.reason").search(first, found.end()):
        return False
    return not any(begins.match(other) for other in others)


def _none_but_why(context: ReadingContext, sections: list[Section]) -> bool:
    """Whether the section says that there was no other option, with or without a reason."""
    no_option_but = context.vocabulary.pattern("alternatives.no_option_but")
    if no_option_but.search(sections[0].text) and len(options_of(context, sections[0])) == 1:
        return True
    no_other = context.vocabulary.pattern("alternatives.no_other")
    first = sections[0].text.lstrip()
    match = no_other.match(first)
    if match is None:
        return False
    bare = context.vocabulary.pattern("alternatives.bare_none").fullmatch(match.group())
    return bare is None or first[match.end() :].lstrip(" )")[:1] in _AFTER_NONE


def _shown(context: ReadingContext, section: Section, option: Option) -> tuple[Evidence, ...]:
    return context.evidence(section.passage, option.start, option.end, section.field)


def _whole(context: ReadingContext, sections: list[Section]) -> tuple[Evidence, ...]:
    return tuple(piece for s in sections for piece in context.evidence(s.passage, 0, len(s.text), s.field))


def _options(
    context: ReadingContext,
    places: Places,
    sections: list[Section],
    found: list[tuple[Section, Option]],
    evidence: tuple[Evidence, ...],
) -> Fact:
    name = "alternatives.options"
    if found:
        return Fact(name, tuple(" ".join(option.text.split()) for _, option in found), evidence=evidence)
    section = context.record.section("alternatives")
    if sections or section.state is SectionState.NIL:
        shown = _whole(context, sections or [section])
        return Fact(
            name, (), How.INFERRED, shown or places.first_line(), note="It says that there was no other option."
        )
    return missing(name)


def _do_nothing(
    context: ReadingContext,
    sections: list[Section],
    found: list[tuple[Section, Option]],
    evidence: tuple[Evidence, ...],
) -> Fact:
    name = "alternatives.do_nothing"
    pattern = context.vocabulary.pattern("alternatives.do_nothing")
    for section, option in found:
        for sentence in context.sentences(section.passage):
            if not option.start <= sentence.start < option.end and not sentence.start <= option.start < sentence.end:
                continue
            match = pattern.search(section.text, max(sentence.start, option.start), min(sentence.end, option.end))
            if match and match.start() - max(sentence.start, option.start) <= 60:
                return Fact(name, True, evidence=context.evidence(section.passage, *match.span(), section.field))
            break
    near = context.vocabulary.pattern("alternatives.may_be_nothing")
    if found and any(near.match(option.text.lstrip("0123456789.)(: -–•")) for _, option in found):
        return missing(name, "An option may mean that things stay as they are.", evidence)
    if found:
        return Fact(name, False, How.INFERRED, evidence, note="None of the options is to do nothing.")
    return missing(name, evidence=_whole(context, sections))


def _reasons(
    context: ReadingContext,
    sections: list[Section],
    found: list[tuple[Section, Option]],
    evidence: tuple[Evidence, ...],
) -> Fact:
    name = "alternatives.reasons_given"
    if not found:
        return missing(name, evidence=_whole(context, sections))
    joint = context.vocabulary.pattern("alternatives.joint_reason")
    last = found[-1][1].text
    if len(found) > 1 and (match := joint.search(last)) and _has_reason(context, last[match.start() :]):
        return Fact(name, True, How.INFERRED, evidence, note="One reason is given for the options together.")
    rejected = [(s, o) for s, o in found if not _chosen(context, o.text)]
    without = [(s, o) for s, o in rejected if not _has_reason(context, o.text)]
    if without:
        shown = tuple(piece for s, o in without for piece in _shown(context, s, o))
        return Fact(name, False, How.INFERRED, shown, note="No reason is given for this.")
    if not rejected:
        return missing(name, evidence=evidence)
    return Fact(name, True, How.INFERRED, tuple(piece for s, o in rejected for piece in _shown(context, s, o)))


def _chosen(context: ReadingContext, text: str) -> bool:
    chosen = context.vocabulary.pattern("alternatives.chosen").search(text)
    not_chosen = context.vocabulary.pattern("alternatives.not_chosen").search(text)
    return chosen is not None and not_chosen is None and "reject" not in text.lower()


def _has_reason(context: ReadingContext, text: str) -> bool:
    """Whether a reason word, or anything more than the option and its rejection, is said of an option."""
    emptied = context.vocabulary.pattern("alternatives.empty_reason").sub(" ", text)
    if context.vocabulary.pattern("alternatives.reason").search(emptied, emptied.find(" ") + 1):
        return True
    _, _, more = _NAMED.sub("\n", emptied, count=1).partition("\n")
    return len(re.findall(r"[^\W_]+", more)) >= _WORDS_OF_A_REASON


def _other_supplier(context: ReadingContext, places: Places, sections: list[Section]) -> Fact:
    name = "alternatives.unchosen_supplier_unmentioned"
    narrative = places.outside(NOT_NARRATIVE)
    offers = [
        hit
        for hit in places.find("alternatives.several_offers", narrative)
        if not places.assertion.denied(hit.place.text, hit.start)
        and not places.assertion.weighed(hit.place.text, hit.start)
        and not places.assertion.earlier(hit.place.text, hit.start)
    ]
    section = context.record.section("alternatives")
    if not offers or not (sections or section.state is SectionState.NIL):
        return missing(name, evidence=places.sentence_evidence(*offers[:2]))
    if next(places.find("alternatives.all_awarded"), None):
        return missing(name, "Every supplier may have been appointed.", places.sentence_evidence(*offers[:2]))
    mentioned = list(places.find("alternatives.other_offer", places.within("alternatives")))
    if mentioned:
        return Fact(name, False, evidence=places.sentence_evidence(*mentioned[:2]))
    shown = (*places.sentence_evidence(*offers[:2]), *_whole(context, sections or [section]))
    return Fact(
        name, True, How.INFERRED, shown, note="Several offers were compared; the options name none of the others."
    )
