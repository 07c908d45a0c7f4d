"""Who decided, who signed, and whether they are the same office."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from checker.facts.context import ReadingContext
from checker.facts.date_text import find_dates
from checker.facts.evidence import evidence_at
from checker.facts.fact import Evidence, Fact, How, Unknown, ambiguous, missing
from checker.facts.statements.places import Places
from checker.facts.statements.roles import Roles
from checker.records.record import Section, SectionState

_LONGEST: Final = 160
_HEADING_LINES: Final = 8
_WHO: Final = re.compile(r"^(?:That |It was agreed that )?(?:I, )?(?:The |the )?(?P<who>[A-Z][^.;:\n]{2,110}?),?\s+$")
_HEADED: Final = re.compile(r"^(?:That )?(?:The |the )?(?P<who>[A-Z][\w ,&'’-]{2,100}?)\s?:$")
"""Who decides, above a list of what: "That the Portfolio Holder:"."""
_EMPTY: Final = re.compile(r"^[\s._…:–—-]*$")


def read(context: ReadingContext) -> Iterator[Fact]:
    """The decision's title, maker and signatory.

    The maker is what the label for it says, never the lead or report officer; without that label, who the decision
    itself says has decided. The signatory is what stands with the signature. Whether the two match is known only when
    both are known as offices of one person.
    """
    places, roles = Places.of(context), Roles(context.vocabulary)
    yield _text(context, "decision.title", "title")
    maker = _maker(context, places, roles)
    signatory = _signatory(context, roles)
    yield maker
    yield _kind(maker, places, roles)
    yield signatory
    yield _match(maker, signatory, roles)


def _text(context: ReadingContext, name: str, field: str) -> Fact:
    section = context.record.section(field)
    if section.state in (SectionState.ABSENT, SectionState.BLANK):
        return missing(name)
    text = " ".join(section.text.split())
    return Fact(name, text, evidence=_whole(context, section)) if text else missing(name)


def _whole(context: ReadingContext, section: Section) -> tuple[Evidence, ...]:
    return context.evidence(section.passage, 0, len(section.text), section.field)


def _maker(context: ReadingContext, places: Places, roles: Roles) -> Fact:
    name = "decision.maker"
    found: dict[str, tuple[Evidence, ...]] = {}
    for section in context.record.all("decision_maker"):
        if section.state not in (SectionState.SUBSTANTIVE, SectionState.CROSS_REFERENCE):
            continue
        text, evidence = _name_in(context, section)
        if text and not any(text in known for known in found):
            found = {known: shown for known, shown in found.items() if known not in text}
            found[text] = evidence
    if len(found) > 1:
        shown = tuple(piece for evidence in found.values() for piece in evidence)
        return ambiguous(name, shown, "The record names more than one decision maker.")
    for text, evidence in found.items():
        return Fact(name, text, evidence=evidence)
    return _in_label(context, roles) or _who_decided(places, roles)


def _in_label(context: ReadingContext, roles: Roles) -> Fact | None:
    """Who decided, as the label above the decision says: "Decision of the Executive Councillor for Parks"."""
    document, before = context.record.document, context.vocabulary.pattern("roles.decision_of")
    for section in context.record.all("decision"):
        words = " ".join(" ".join(map(document.quote, section.label)).split())
        found = before.match(words)
        office = words[found.end() :].strip(" :") if found else ""
        if not office or len(office) > _LONGEST or roles.kind(office) is None:
            continue
        evidence = tuple(evidence_at(document, span, "decision") for span in section.label)
        return Fact("decision.maker", office, evidence=evidence, note="The label of the decision names who decided.")
    return None


def _name_in(context: ReadingContext, section: Section) -> tuple[str, tuple[Evidence, ...]]:
    """The name and office in a section: its short lines, without dates, dotted lines and what follows a long one."""
    prefix = context.vocabulary.pattern("roles.prefix")
    kept: list[str] = []
    evidence: list[Evidence] = []
    start = 0
    for line in section.text.split("\n"):
        end = start + len(line)
        first, last = start, end
        while match := re.match(r"[\s:._…-]*", section.text[first:last]):
            words = prefix.match(section.text, first + match.end(), last)
            first += match.end()
            if words is None or section.text[words.end() : words.end() + 2].strip()[:1] not in (":", "-", "–"):
                break
            first = words.end() + 1
        for date in find_dates(section.text[first:last], context.vocabulary)[:1]:
            last = first + date.start
            for label in context.vocabulary.pattern("roles.before_date").finditer(section.text, first, last):
                if not section.text[label.end() : last].strip(" :.,-"):
                    last = label.start()
                    break
        text = section.text[first:last].strip(" \t:.,;–-")
        if text.endswith("("):
            text = text[:-1].rstrip()
        bare = context.vocabulary.pattern("roles.bare").fullmatch(text.strip("()[] "))
        if text and not bare and not _EMPTY.match(text):
            if len(text) > _LONGEST:
                break
            first += len(section.text[first:last]) - len(section.text[first:last].lstrip(" \t:.,;–-"))
            kept.append(text)
            evidence += context.evidence(section.passage, first, first + len(text), section.field)
        if len(kept) == 3:
            break
        start = end + 1
    return ", ".join(kept), tuple(evidence)


def _own_words(places: Places, text: str) -> tuple[str, int]:
    """What stands before the verb without the power that is exercised, and without a clause before who decides.

    Gives the words and how many characters were left out before them.
    """
    power = places.context.vocabulary.pattern("roles.by_power").search(text)
    if power and power.start():
        text = text[: power.start()].rstrip(" ,") + " "
    skipped = text.rfind(", ") + 2 if places.context.vocabulary.pattern("roles.clause").match(text) else 0
    return text[skipped:], skipped


def _is_a_name(places: Places, words: str) -> bool:
    """Whether words are an office and nothing else: each begins with a capital, or joins others."""
    joining = places.context.vocabulary.pattern("roles.joining")
    return all(word[0].isupper() or word == "&" or joining.fullmatch(word.strip(",")) for word in words.split())


def _who_decided(places: Places, roles: Roles) -> Fact:
    decided = places.context.vocabulary.pattern("roles.decided")
    for place in places.within("decision"):
        before = [(_WHO, *_own_words(places, place.text[: verb.start()])) for verb in decided.finditer(place.text)][:1]
        for shape, text, skipped in (*before, (_HEADED, place.text.rstrip(), 0)):
            who = shape.match(text)
            if who and roles.kind(who["who"]) and (shape is _WHO or _is_a_name(places, who["who"])):
                start = skipped + who.start("who")
                words = who["who"].rstrip(", ")
                first = place.sentence.start + start
                evidence = places.context.evidence(place.unit.passage, first, first + len(words), place.field)
                return Fact("decision.maker", words, evidence=evidence, note="As the decision's own words say.")
    heading = places.context.vocabulary.pattern("roles.meeting_of")
    for place in places.all()[:_HEADING_LINES]:
        of = heading.search(place.text) if place.field in (None, "record_type", "title") else None
        words = place.text[of.end() :].strip(" ,.") if of else ""
        if of and roles.kind(words) in ("cabinet", "committee", "council") and len(words) < _LONGEST // 2:
            first = place.sentence.start + place.text.index(words, of.end())
            evidence = places.context.evidence(place.unit.passage, first, first + len(words), place.field)
            return Fact("decision.maker", words, evidence=evidence, note="The body whose meeting this records.")
    met = places.context.vocabulary.pattern("roles.met")
    for place in places.all():
        found = met.search(place.text)
        body = re.search(r"\d\s*[-–]\s*(?P<body>[A-Z][\w ,&'’-]{3,80})", place.text[found.end() :]) if found else None
        if found and body and roles.kind(body["body"]):
            first = place.sentence.start + found.end() + body.start("body")
            words = body["body"].rstrip()
            evidence = places.context.evidence(place.unit.passage, first, first + len(words), place.field)
            return Fact("decision.maker", words, evidence=evidence, note="The body at whose meeting it was decided.")
    return missing("decision.maker")


def _kind(maker: Fact, places: Places, roles: Roles) -> Fact:
    name = "decision.maker_kind"
    if isinstance(maker.value, str):
        kind = roles.kind(maker.value)
        bodies = [roles.kind(part) for part in re.split(r"\s*[,;]\s*", maker.value)]
        if kind in ("cabinet", "committee", "council") and {"cabinet", "council"} <= set(bodies):
            return ambiguous(name, maker.evidence, "The record names two bodies as decision maker.")
        if kind:
            return Fact(name, kind, How.INFERRED, maker.evidence, note="From the decision maker's title.")
        return missing(name, evidence=maker.evidence)
    if maker.unknown is Unknown.AMBIGUOUS:
        return ambiguous(name, maker.evidence, maker.note)
    for kind in ("officer", "member"):
        for hit in places.find(f"kind.taken_by_{kind}", places.all()[:6]):
            return Fact(name, kind, How.INFERRED, places.evidence(hit), note="From the kind of record.")
    return missing(name)


def _signatory(context: ReadingContext, roles: Roles) -> Fact:
    name = "decision.signatory"
    for section in context.record.all("signature"):
        text, evidence = _name_in(context, section)
        if text:
            return Fact(name, text, evidence=evidence)
    return missing(name)


def _match(maker: Fact, signatory: Fact, roles: Roles) -> Fact:
    name = "decision.signatory_matches"
    evidence = (*maker.evidence, *signatory.evidence)
    if not isinstance(maker.value, str) or not isinstance(signatory.value, str):
        return missing(name, evidence=evidence)
    if roles.kind(maker.value) in ("cabinet", "committee", "council"):
        return missing(name, "A body decided; one person signs for it.", evidence)
    same = roles.same(maker.value, signatory.value)
    if same is None:
        return missing(name, "The record does not show both offices.", evidence)
    return Fact(name, same, How.INFERRED, evidence, note="The two titles compared, without interim or acting.")
