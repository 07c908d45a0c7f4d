"""Where what is bought stands: within Schedule 3 to the Public Contracts Regulations 2015, health care, or neither."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checker.facts.computation import UNKNOWN, Computed
from checker.facts.cpv import CodeList
from checker.facts.phraselist import PhraseList


def cpv_standing(codes: Sequence[str] | None, schedule: CodeList) -> Computed:
    """Where stated procurement vocabulary codes stand in a list.

    Public Contracts Regulations 2015, regs 4(1)(b) and 74 and Schedule 3: codes on both sides leave the answer to the
    values of the parts, so it is uncertain.
    """
    if not codes:
        return UNKNOWN
    standings = {code: schedule.standing(code) for code in codes}
    different = set(standings.values())
    if len(different) == 1:
        return Computed(different.pop())
    return Computed("uncertain", "; ".join(f"{code} is {standing}" for code, standing in standings.items()))


def subject_standing(subject: str | None, title: str | None, words: Mapping[str, PhraseList]) -> Computed:
    """Where the words for what is bought point, when no code is stated.

    Public Contracts Regulations 2015, reg 74 and Schedule 3. Words for a service of the Schedule point inside; works,
    goods and other services outside. A supply of people is outside, but for nurses, doctors and domestic help
    (79622000, 79624000 and 79625000 are listed, 79620000 is not); people for a listed service are uncertain.
    """
    text = subject or title
    if text is None:
        return UNKNOWN
    found = {name: match.group() for name, pattern in words.items() if (match := pattern.search(text))}
    listed, people, other = (found.get(name) for name in ("listed", "people", "other"))
    if people:
        if "listed_people" in found and not other:
            return Computed("inside", f"'{found['listed_people']}'")
        doubt = listed or found.get("listed_workers")
        return Computed("uncertain" if doubt else "outside", f"'{people}' points to a supply of people")
    if "plainly_other" in found:
        return Computed("outside", f"'{found['plainly_other']}'")
    if listed and other:
        return Computed("uncertain", f"'{listed}' points inside and '{other}' outside")
    if listed:
        return Computed("inside", f"'{listed}'")
    return Computed("outside", f"'{other}'") if other else UNKNOWN


def health_service(subject: str | None, title: str | None, words: Mapping[str, PhraseList]) -> Computed:
    """Whether what is bought is health care for people, by its words.

    Health Care Services (Provider Selection Regime) Regulations 2023 (SI 2023/1348), reg 3 and Schedule 1; social
    care stays outside them.
    """
    text = subject or title
    if text is None:
        return UNKNOWN
    match = words["care"].search(text)
    return Computed(match is not None, f"'{match.group()}'" if match else "")


def contract_kind(
    codes: Sequence[str] | None,
    subject: str | None,
    title: str | None,
    works: CodeList,
    supplies: CodeList,
    words: Mapping[str, PhraseList],
) -> Computed:
    """Whether works, goods or services are bought: by the stated codes, else by the words for what is bought.

    Public Contracts Regulations 2015, regs 2(1) and 4(1)(a). Words for advice make a service of what they are about;
    words of several kinds leave the kind unknown, because the higher threshold of works must never be assumed.
    """
    if codes:
        kinds = {_kind_of(code, works, supplies) for code in codes}
        return Computed(kinds.pop()) if len(kinds) == 1 else UNKNOWN
    text = subject or title
    if text is None:
        return UNKNOWN
    found = {name: match.group() for name, pattern in words.items() if (match := pattern.search(text))}
    if "advice" in found:
        return Computed("services", f"'{found['advice']}'")
    kinds_found = [kind for kind in ("works", "supplies", "services") if kind in found]
    if len(kinds_found) != 1 or (kinds_found == ["services"] and "unclear" in found):
        return UNKNOWN
    (kind,) = kinds_found
    return Computed(kind, f"'{found[kind]}'")


def _kind_of(code: str, works: CodeList, supplies: CodeList) -> str | None:
    standings = {"works": works.standing(code), "supplies": supplies.standing(code)}
    if "uncertain" in standings.values():
        return None
    return next((kind for kind, standing in standings.items() if standing == "inside"), "services")
