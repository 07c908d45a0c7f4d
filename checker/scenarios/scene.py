"""A scene: the record that a scenario describes, by facts, by words, or by both, and what checking it found."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Final
from weakref import WeakKeyDictionary

from checker.documents.document import Document, Span
from checker.documents.reader import read_document
from checker.engine.decided import Stage
from checker.engine.finding import Finding
from checker.engine.judge import Case, Judgement, judge, prepared
from checker.facts.evidence import evidence_at
from checker.facts.fact import Fact, Facts, FactValue, How, ambiguous, missing
from checker.facts.money import Money
from checker.facts.reader import read_facts
from checker.law.library import Law
from checker.law.rule import Outcome
from checker.records.reader import read_record

_FACTS_OF_SECTION: Final = {
    "interests": ("interests.",),
    "decision": ("decision.section", "contract."),
    "reasons": ("reasons.",),
    "authority": ("authority.", "decision.authority"),
    "alternatives": ("alternatives.",),
    "decision_maker": ("decision.maker", "decision.signatory"),
    "signature": ("decision.maker", "decision.signatory"),
}
"""Facts that a step about one section of the record may set; every other fact stays as it is."""

NOT_CHECKED: Final = "the record was not checked: a When step is missing"
_MOST_KEPT: Final = 200
_READ: WeakKeyDictionary[Law, dict[str, Facts]] = WeakKeyDictionary()
"""Facts of texts read before: rows of an outline and runs while a folder is watched read the same text again."""


@dataclass
class Scene:
    """The state of one running scenario."""

    law: Law
    folder: Path
    records: Path
    engine: str = "both"
    text: str = ""
    stated: dict[str, tuple[FactValue | None, str]] = field(default_factory=dict)
    doubted: list[str] = field(default_factory=list)
    sections: dict[str, str] = field(default_factory=dict)
    council: str | None = None
    named: list[str] = field(default_factory=list)
    judge: Callable[..., Judgement] | None = None
    _judgement: Judgement | None = None
    _case: Case | None = None

    def state(self, fact: str, value: FactValue | None, words: str) -> None:
        """Have the record state a fact (None: not state it), in ``words``."""
        self.stated[fact] = (value, words)

    def say(self, section: str, words: str) -> None:
        """Have the record say ``words`` in one of its sections; the readers make facts of them."""
        self.sections[section] = words

    def check(self, as_at: dt.date | None = None, pack: str | None = None) -> None:
        """Check the record that the Given steps describe.

        By one engine, a finding is put into words only when a step asks for it; ``judge`` and the engine "both" judge
        all at once.
        """
        facts = self._facts()
        packs = (pack,) if pack else None
        self._judgement = self._case = None
        if self.judge is None and self.engine != "both":
            self._case = prepared(self.law, facts, council=self.council, as_at=as_at, packs=packs, engine=self.engine)
            return
        decide = self.judge or judge
        self._judgement = decide(self.law, facts, council=self.council, as_at=as_at, packs=packs, engine=self.engine)

    @property
    def judgement(self) -> Judgement | None:
        """Every finding; None before the record was checked."""
        if self._judgement is None and (case := self._case) is not None:
            findings = tuple(case.finding(index) for index in range(len(case.compiled.rules)))
            self._judgement = Judgement(findings, case.world.facts, case.compiled.engine.name)
        return self._judgement

    def finding(self, rule: str) -> Finding:
        """The finding of one rule; raises AssertionError when the record was not checked or the rule not run."""
        if self._judgement is None and self._case is not None:
            for index, (_, each) in enumerate(self._case.compiled.rules):
                if each.rule == rule:
                    return self._case.finding(index)
        assert self.judgement is not None, NOT_CHECKED
        for finding in self.judgement.findings:
            if finding.rule.rule == rule:
                return finding
        known = ", ".join(finding.rule.rule for finding in self.judgement.findings)
        raise AssertionError(f"the rule '{rule}' was not checked; these were: {known}")

    def breached(self) -> list[str]:
        """The rules that are breached; raises AssertionError when the record was not checked."""
        if self._judgement is None and (case := self._case) is not None:
            stages = [case.decisions.decided[index].stage for index in range(len(case.compiled.rules))]
            pairs = zip(case.compiled.rules, stages, strict=True)
            return [rule.rule for (_, rule), stage in pairs if stage is Stage.BREACH]
        assert self.judgement is not None, NOT_CHECKED
        return [each.rule.rule for each in self.judgement.findings if each.outcome is Outcome.BREACH]

    def fact(self, name: str) -> Fact:
        """A fact after checking, derived ones included."""
        if self._case is not None:
            return self._case.world.facts[name]
        assert self.judgement is not None, NOT_CHECKED
        return self.judgement.facts[name]

    def _facts(self) -> Facts:
        facts = self._read(self.text) if self.text else Facts()
        text = self.text
        if self.sections:
            form, read = self._read_sections()
            facts = facts.with_facts(*(_moved(fact, len(text)) for fact in read))
            text += form
        lines, placed = [], []
        start = len(text)
        for name, (value, words) in self._completed().items():
            label = f"{self.law.dictionary[name].words}: "
            lines.append(f"{label}{words}\n")
            placed.append((name, value, start + len(label), words))
            start += len(lines[-1])
        document = Document("scenario", "txt", "", text + "".join(lines))
        for name, value, at, words in placed:
            if value is None:
                facts = facts.with_facts(missing(name))
            else:
                seen = (evidence_at(document, Span(at, at + len(words))),) if words else ()
                facts = facts.with_facts(Fact(name, value, How.STATED, seen))
        for name in self.doubted:
            facts = facts.with_facts(ambiguous(name, (), "stated in ways that differ"))
        return facts

    def _completed(self) -> Mapping[str, tuple[FactValue | None, str]]:
        """What is stated, with the two facts that a stated contract value carries in itself."""
        stated = dict(self.stated)
        value, words = stated.get("contract.value", (None, ""))
        if isinstance(value, Money):
            stated.setdefault("contract.vat_basis", (value.vat.value, words))
            stated.setdefault("contract.value_qualifier", (value.qualifier.value, words))
        return stated

    def _read(self, text: str) -> Facts:
        kept = _READ.setdefault(self.law, {})
        if text not in kept:
            document = read_document(text.encode(), "scenario.txt")
            record = read_record(document, self.law.labels)
            if len(kept) >= _MOST_KEPT:
                kept.clear()
            kept[text] = read_facts(record, self.law.vocabulary, councils=self.law.council_names)
        return kept[text]

    def _read_sections(self) -> tuple[str, list[Fact]]:
        labels = self.law.labels
        lines = ["Record of officer decision", "Decision title: Award of contract", ""]
        for section, words in self.sections.items():
            lines.append(f"{labels.first(section)}: {words}")
        form = "\n".join(lines) + "\n"
        read = self._read(form)
        wanted = tuple(start for section in self.sections for start in _FACTS_OF_SECTION[section])
        return form, [fact for name, fact in read.items() if name.startswith(wanted)]


def _moved(fact: Fact, by: int) -> Fact:
    seen = tuple(replace(one, start=one.start + by, end=one.end + by) for one in fact.evidence)
    return replace(fact, evidence=seen)
