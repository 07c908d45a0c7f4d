"""Suggests steps for a text that is none, filled with the author's own values."""

from __future__ import annotations

import difflib
import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from checker.law.library import Law
from checker.scenarios.corrections import correction
from checker.scenarios.masking import Token, tokens
from checker.scenarios.registry import SLOTS, VOCABULARY, Step
from checker.scenarios.slots import known_names
from checker.scenarios.values import slug as slot_key

_VALUE_KINDS: Final = {
    "text": "text", "path": "text", "name": "text", "role": "text", "date": "date", "money": "money",
    "percent": "percent", "number": "number", "vat": "vat", "cpv": "cpv", "rule": "rule",
}  # fmt: skip
_SLOT: Final = re.compile(r"\{(\w+)\}")
_BY_WORDS, _BY_ORDER, _BY_LETTERS, _SAME_KEYWORD = 0.6, 0.25, 0.15, 0.05
_SYNONYMS: Final[Mapping[str, str]] = {
    "passes": "compliant", "pass": "compliant", "met": "compliant", "satisfied": "compliant", "ok": "compliant",
    "complies": "compliant", "fails": "breached", "fail": "breached", "failed": "breached", "broken": "breached",
    "violated": "breached", "breach": "breached", "breaches": "breached", "infringed": "breached",
    "begins": "starts", "commences": "starts", "start": "starts", "began": "commenced", "started": "commenced",
    "finishes": "ends", "expires": "ends", "end": "ends", "valued": "worth", "costing": "worth", "costs": "worth",
    "value": "worth", "agreement": "contract", "procured": "awarded", "let": "awarded", "given": "awarded",
    "report": "record", "document": "record", "notice": "record", "signed": "signed", "made": "taken",
    "dated": "dated", "examined": "checked", "tested": "checked", "assessed": "checked", "run": "checked",
    "reviewed": "checked", "authority": "council", "buyer": "council", "provider": "supplier", "vendor": "supplier",
    "contractor": "supplier", "states": "states", "mentions": "states", "gives": "states", "mention": "state",
    "give": "state", "quotation": "quotes", "maximum": "most", "tender": "procurement", "procedure": "procurement",
    "relevant": "apply", "applicable": "apply", "mentioned": "says", "reads": "says", "blocked": "held",
    "stopped": "held", "unknown": "known", "review": "review", "reviewing": "review", "advertised": "published",
    "issued": "published", "levied": "charged", "using": "under", "against": "under", "only": "exactly",
}  # fmt: skip


_TENSES: Final[Mapping[str, str]] = {
    "was": "is", "is": "was", "are": "is", "were": "was", "started": "starts", "ended": "ends", "said": "says",
    "say": "says", "stated": "states", "did": "does", "needed": "needs", "need": "needs", "quoted": "quotes",
    "cited": "cites", "applies": "apply", "applied": "apply", "quote": "quotes", "cite": "cites", "has": "has",
    "had": "has", "have": "has", "confirms": "confirmed", "determines": "determined", "check": "checked",
    "checks": "checked", "gave": "gives", "compare": "compared",
}  # fmt: skip
_LOOSE_ENDS: Final = {
    "a",
    "an",
    "the",
    "at",
    "is",
    "was",
    "of",
    "for",
    "on",
    "as",
    "to",
    "by",
    "be",
    "that",
    "also",
    "about",
}


@dataclass(frozen=True, slots=True)
class _Part:
    """A word of a step, or a slot: ``slot`` is its name and ``key`` what is compared."""

    key: str
    slot: str = ""

    @property
    def is_open(self) -> bool:
        """Whether any words may stand here."""
        return bool(self.slot) and self.slot not in _VALUE_KINDS


@lru_cache(maxsize=1_000)
def _parts(step: Step) -> tuple[_Part, ...]:
    out: list[_Part] = []
    for piece in re.split(r'("?\{\w+\}"?)', step.text):
        slot = _SLOT.search(piece)
        if slot:
            kind = _VALUE_KINDS.get(slot[1])
            out.append(_Part(f"{{{kind or slot[1]}}}", slot[1]))
        else:
            out += [_Part(token.key) for token in tokens(piece)]
    return tuple(out)


@lru_cache(maxsize=4)
def _weights(count: int) -> Mapping[str, float]:
    """How telling each word of the vocabulary is; ``count`` is the number of steps, so that added steps count."""
    seen = Counter(key for step in VOCABULARY for key in {part.key for part in _parts(step)})
    return {key: 0.3 + math.log((count + 1) / number) for key, number in seen.items()}


def suggestions(keyword: str, text: str, law: Law, count: int = 3) -> tuple[str, ...]:
    """The steps nearest to ``text``, filled with its values where they are of the right kind."""
    written = tokens(text)
    if not written:
        return ()
    ranked = sorted(
        (
            (_score(step, written, text) + (_SAME_KEYWORD if step.keyword == keyword else 0), step)
            for step in VOCABULARY
        ),
        key=lambda each: -each[0],
    )
    out: dict[str, None] = {}
    for score, step in ranked[: count + 3]:
        if score > 0.25 and len(out) < count:
            filled = _filled(step, written, law)
            out[filled if step.keyword == keyword else f"{step.keyword.capitalize()} {filled}"] = None
    return tuple(out)


def likeness(keyword: str, text: str) -> float:
    """How like a step of a keyword a text is, from 0 to 1."""
    written = tokens(text)
    if not written:
        return 0.0
    return max((_score(step, written, text) for step in VOCABULARY if step.keyword == keyword), default=0.0)


def _score(step: Step, written: Sequence[Token], text: str) -> float:
    parts = _parts(step)
    return (
        _BY_WORDS * _by_words(parts, written)
        + _BY_ORDER * _by_order(parts, written)
        + _BY_LETTERS * _by_letters(step, text)
    )


def _by_words(parts: Sequence[_Part], written: Sequence[Token]) -> float:
    """The weight of what the two have in common in the weight of both."""
    weights = _weights(len(VOCABULARY.steps))
    rest = [token.key for token in written]
    has_open = any(part.is_open for part in parts)
    common = total = 0.0
    for part in parts:
        if part.is_open:
            continue
        weight = weights.get(part.key, 1.0)
        total += weight
        found, share = _in(part.key, rest)
        if found is not None:
            rest.remove(found)
            common += weight * share
    spare = sum(weights.get(key, 1.0) for key in rest)
    total += spare * (0.1 if has_open else 0.6)
    return common / total if total else 0.0


def _in(key: str, rest: Sequence[str]) -> tuple[str | None, float]:
    """The word among ``rest`` that is ``key``, or means it, or is it misspelt; and how sure that is."""
    if key in rest:
        return key, 1.0
    for each in rest:
        if key in (_SYNONYMS.get(each), _TENSES.get(each)):
            return each, 0.85
    if len(key) >= 4 and not key.startswith("{"):
        near = difflib.get_close_matches(key, [each for each in rest if each[:1] != "{"], n=1, cutoff=0.74)
        if near:
            return near[0], 0.8
    return None, 0.0


def _by_order(parts: Sequence[_Part], written: Sequence[Token]) -> float:
    one, other = [part.key for part in parts], _meant(parts, written)
    matcher = difflib.SequenceMatcher(None, one, other, autojunk=False)
    same = sum(block.size for block in matcher.get_matching_blocks())
    opened = sum(part.is_open for part in parts)
    longest = max(len(one) - opened, 1)
    spare = max(0, len(other) - same - (12 if opened else 0))
    return 2 * same / (longest + same + spare)


def _by_letters(step: Step, text: str) -> float:
    masked = " ".join(token.key for token in tokens(text))
    return difflib.SequenceMatcher(None, _masked(step), masked, autojunk=False).ratio()


@lru_cache(maxsize=1_000)
def _masked(step: Step) -> str:
    return " ".join(part.key for part in _parts(step))


def _filled(step: Step, written: Sequence[Token], law: Law) -> str:
    """The step with the author's values in its slots, and the example's where the author wrote none."""
    match = step.regex.fullmatch(step.example)
    example = match.groupdict() if match else {}
    values = [token for token in written if token.is_value]
    opened = _opened(_parts(step), written)

    def value(slot: re.Match[str]) -> str:
        name = slot[1]
        kind = _VALUE_KINDS.get(name)
        if kind is None:
            found = opened.get(name, "")
            if name in ("fact", "reason", "pack", "slug"):
                found = _name_in(name, found, written, law)
            return found if found and re.fullmatch(SLOTS[name], found) else str(example.get(name, slot[0]))
        for token in values:
            if token.kind == kind:
                values.remove(token)
                plain = token.text.strip('"')
                return plain if re.fullmatch(SLOTS[name], plain) else correction(kind, plain) or plain
        return str(example.get(name, slot[0]))

    return _SLOT.sub(value, step.text)


def _name_in(slot: str, found: str, written: Sequence[Token], law: Law) -> str:
    """``found`` when it is a name; else the longest name whose words all stand in the text."""
    known = known_names(slot, law)
    if found.lower() in known or slot_key(found) in known:
        return found
    words = {token.text.lower() for token in written}
    inside = [name for name in known if set(re.split(r"[ -]", name)) <= words]
    return max(inside, key=len, default=found)


def _meant(parts: Sequence[_Part], written: Sequence[Token]) -> list[str]:
    """The author's words as the step has them, where they are misspelt or other words for the same."""
    own = [part.key for part in parts if not part.slot]
    out = []
    for token in written:
        key = token.key
        if key not in own and not token.is_value:
            others = [each for each in (_SYNONYMS.get(key), _TENSES.get(key)) if each in own]
            near = difflib.get_close_matches(key, own, n=1, cutoff=0.74) if len(key) >= 4 else []
            key = next(iter([each for each in others if each] or near), key)
        out.append(key)
    return out


def _opened(parts: Sequence[_Part], written: Sequence[Token]) -> dict[str, str]:
    """The words of the author that stand where the step has a slot for words."""
    one, other = [part.key for part in parts], _meant(parts, written)
    pairs: dict[int, int] = {}
    for block in difflib.SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks():
        pairs.update({block.a + at: block.b + at for at in range(block.size)})
    out: dict[str, str] = {}
    for at, part in enumerate(parts):
        if part.is_open:
            before = max((pairs[each] for each in pairs if each < at), default=-1)
            after = min((pairs[each] for each in pairs if each > at), default=len(written))
            words = [token.text for token in written[before + 1 : after] if token.kind != "text"]
            while words and words[-1].lower() in _LOOSE_ENDS:
                words.pop()
            while words and words[0].lower() in _LOOSE_ENDS - {"a", "an", "the"}:
                words.pop(0)
            out[part.slot] = " ".join(words)
    return out
