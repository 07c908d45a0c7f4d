"""Offices: what kind of decision maker words name, and whether two names are one office."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from checker.facts.vocabulary import Vocabulary

_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_SEPARATOR: Final = re.compile(r"\s*[\n,;/()|–—]+\s*|\s+-\s+")
_KINDS: Final = ("member", "officer", "cabinet", "committee", "council")


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    kind: str


class Roles:
    """Reads offices with the words of ``rules/vocabulary/roles.yaml``."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._kinds = {kind: vocabulary.pattern(f"roles.{kind}") for kind in _KINDS}
        self._status = vocabulary.pattern("roles.status")
        self._modifier = vocabulary.pattern("roles.modifier")
        self._joining = vocabulary.pattern("roles.joining")
        self._together = vocabulary.pattern("roles.together")
        self._courtesy = vocabulary.pattern("roles.courtesy")
        self._behalf = vocabulary.pattern("roles.on_behalf")

    def kind(self, text: str) -> str | None:
        """Whether the words name an officer, a member, the cabinet, a committee or the council; None: none of them."""
        together = self._together.search(text)
        text = text[: together.start()] if together and together.start() else text
        bodies = [found for kind in ("cabinet", "committee", "council") for found in self._found(kind, text)]
        people = [
            found
            for kind in ("member", "officer")
            for found in self._found(kind, text)
            if not any(body.start <= found.start and found.end < body.end for body in bodies)
        ]
        if people:
            return min(people, key=lambda found: (found.start, -found.end)).kind
        if not bodies:
            return None
        return min(bodies, key=lambda found: (found.start, -found.end)).kind

    def names_person(self, text: str) -> bool:
        """Whether the words name an office that one person holds."""
        return self.kind(text) in ("officer", "member")

    def same(self, one: str, other: str) -> bool | None:
        """Whether two names are one office; None when that cannot be told.

        Interim, acting, temporary, punctuation, "for/of" and "&/and" do not count; a person's name beside the office
        is left out. Words that make another office (deputy, corporate, executive) count. "Councillor" is no office:
        who signs with the name alone may hold any.
        """
        if self._behalf.search(one) or self._behalf.search(other):
            return None
        if self._forms(one) & self._forms(other):
            return True
        addressed = all(self._courtesy.search(text) for text in (one, other))
        one, other = (self._courtesy.sub(" ", text) for text in (one, other))
        if not self.names_person(one) or not self.names_person(other):
            ours, theirs = set(_words(one)), set(_words(other))
            fewest = 1 if addressed else 2
            return True if min(len(ours), len(theirs)) >= fewest and (ours <= theirs or theirs <= ours) else None
        return None if self._bare_office(one, other) or self._bare_office(other, one) else False

    def _bare_office(self, one: str, other: str) -> bool:
        """Whether an office stands in ``one`` by its first word alone, which the other one begins with: "Leader"."""
        bare = {form for part in _SEPARATOR.split(one) if self.names_person(part) for form in [self._office(part)]}
        full = {form[0] for form in self._forms(other)}
        return any(len(form) == 1 and form[0] in full for form in bare)

    def _found(self, kind: str, text: str) -> list[_Found]:
        return [_Found(match.start(), match.end(), kind) for match in self._kinds[kind].finditer(text)]

    def _forms(self, text: str) -> set[tuple[str, ...]]:
        """Ways of reading the office in a text, each as its words in order."""
        forms = {self._office(text)}
        parts = [part for part in _SEPARATOR.split(text) if part.strip()]
        for index, part in enumerate(parts):
            if not self.names_person(part):
                continue
            forms.add(self._office(part))
            forms.add(self._office(self._without_name_before(part)))
            forms.add(self._office(" ".join(parts[index:])))
            rest = [other for other in parts[index + 1 :] if not _looks_like_a_name(other)]
            forms.add(self._office(" ".join([self._without_name_before(part), *rest])))
        forms.discard(())
        return {form for form in forms if len(form) > 1 or len(forms) == 1}

    def _without_name_before(self, part: str) -> str:
        """The part from its first word that belongs to an office."""
        starts = [found.start for kind in ("member", "officer") for found in self._found(kind, part)]
        first = min(starts, default=0)
        before = part[:first].rstrip()
        while match := re.search(r"\S+$", before):
            if not self._modifier.fullmatch(match.group()):
                break
            first = match.start()
            before = before[:first].rstrip()
        return part[first:]

    def _office(self, text: str) -> tuple[str, ...]:
        text = self._status.sub(" ", text.replace("&", " and "))
        return tuple(word for word in _words(self._joining.sub(" ", text)))


def _words(text: str) -> list[str]:
    return [re.sub(r"['’]", "", word).lower().rstrip("s") for word in _WORD.findall(text)]


def _looks_like_a_name(part: str) -> bool:
    words = part.split()
    return (
        2 <= len(words) <= 4 and all(word[:1].isupper() and word[1:].islower() for word in words) and "and" not in words
    )
