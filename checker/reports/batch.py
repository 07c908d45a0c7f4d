"""What machine formats are made from: the reports on some records, and the rules that they were checked by."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from checker.documents.document import Document
from checker.law.library import Law
from checker.law.rule import Basis, Rule, Severity
from checker.reports.report import NotJudged, Report, SourcePart

Result = Report | NotJudged


@dataclass(frozen=True, slots=True)
class AppliedRule:
    """A rule that records were checked by, whether or not it found anything. ``title`` is the rule's own name."""

    id: str
    title: str
    duty: str
    pack: str
    severity: Severity
    basis: Basis
    blocks: bool
    sources: tuple[SourcePart, ...]
    remedy: str
    does_not_cover: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """What is known before the first record: ``several`` records give a list where one gives an object.

    ``version`` is the checker's.
    """

    rules: tuple[AppliedRule, ...]
    version: str
    several: bool


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """Reports on one record or more, in the order in which the records were named.

    ``documents`` are the texts by the source of their report; only the page that shows a draft needs them.
    ``exit_code`` is the code that the command ends with. ``several`` tells whether more than one record was named.
    """

    results: tuple[Result, ...]
    rules: tuple[AppliedRule, ...]
    version: str
    exit_code: int
    documents: Mapping[str, Document] = field(default_factory=dict)

    @property
    def several(self) -> bool:
        """Whether this is about more than one record."""
        return len(self.results) != 1

    @property
    def head(self) -> Head:
        """What was known of it before the first record."""
        return Head(self.rules, self.version, self.several)

    @property
    def reports(self) -> tuple[Report, ...]:
        """The reports on records that were judged."""
        return tuple(result for result in self.results if isinstance(result, Report))

    @property
    def not_judged(self) -> tuple[NotJudged, ...]:
        """What stands for records that were not."""
        return tuple(result for result in self.results if isinstance(result, NotJudged))


def applied_rules(law: Law, packs: Sequence[str] = ()) -> tuple[AppliedRule, ...]:
    """The rules of these packs (none named: of all), in the order in which they are judged."""
    return tuple(_applied(pack, rule) for pack, rule in law.rules if not packs or pack in packs)


def _applied(pack: str, rule: Rule) -> AppliedRule:
    sources = tuple(SourcePart(cite=one.cite, url=one.url, verified=one.verified) for one in rule.sources)
    return AppliedRule(
        id=rule.rule,
        title=rule.title,
        duty=rule.duty,
        pack=pack,
        severity=rule.severity,
        basis=rule.basis,
        blocks=rule.blocks_publication,
        sources=sources,
        remedy=rule.remedy,
        does_not_cover=rule.does_not_cover,
    )
