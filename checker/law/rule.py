"""A rule, as one YAML file states it."""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator

from checker.law.condition import Condition, Strict


class Verified(StrEnum):
    """How far a figure or provision was checked against its source.

    ``text``: the operative text was read; ``official``: read on a first-party page; ``secondary``: read in a law
    firm's or council's account; ``partial``: part read; ``memory``: not checked. What is only ``memory`` can never
    make a breach.
    """

    TEXT = "text"
    OFFICIAL = "official"
    SECONDARY = "secondary"
    PARTIAL = "partial"
    MEMORY = "memory"

    @property
    def may_breach(self) -> bool:
        """Whether a breach may rest on it."""
        return self is not Verified.MEMORY


class Severity(StrEnum):
    """How much hangs on a finding."""

    CRITICAL = "critical"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Basis(StrEnum):
    """How hard the duty is. Breaches of statute and of local rules block publication."""

    STATUTE = "statute"
    STATUTORY_GUIDANCE = "statutory_guidance"
    LOCAL_RULES = "local_rules"
    GOOD_PRACTICE = "good_practice"


class Outcome(StrEnum):
    """What a rule gives for a record; every rule gives exactly one."""

    COMPLIANT = "compliant"
    BREACH = "breach"
    REVIEW = "review"
    NOT_APPLICABLE = "not_applicable"


class Reason(StrEnum):
    """Why a person must decide."""

    MISSING_FACT = "missing_fact"
    AMBIGUOUS_FACT = "ambiguous_fact"
    JUDGEMENT_REQUIRED = "judgement_required"
    CONDITIONAL = "conditional"
    UNVERIFIED_LAW = "unverified_law"


RuleId = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]


class Source(Strict):
    """Where the duty or the figure comes from."""

    cite: str
    url: str = ""
    verified: Verified


class InForce(Strict):
    """Days on which a rule binds (both inclusive), and the fact whose date decides it."""

    from_: dt.date | None = Field(default=None, alias="from")
    to: dt.date | None = None
    dated_by: str

    @model_validator(mode="after")
    def _in_order(self) -> InForce:
        if self.from_ and self.to and self.from_ > self.to:
            raise ValueError("'from' is after 'to'")
        return self


class ReviewClause(Strict):
    """A condition under which a person must decide.

    ``because`` is the reason; ``key`` names the message under ``messages.review`` (default: the reason);
    ``on`` is the rule that a conditional finding hangs on; ``severity`` replaces the rule's for this finding.
    """

    when: Condition
    because: Reason
    key: str = ""
    on: RuleId | None = None
    severity: Severity | None = None

    @property
    def message_key(self) -> str:
        """Name of the message for this clause."""
        return self.key or self.because.value


class Messages(Strict):
    """What is said to the officer. ``{contract.value}`` stands for a fact as people write it.

    ``review`` holds a message for each review clause's key, for ``missing_fact`` (used when a fact that the rule needs
    is not known; ``{missing}`` stands for the facts' words) and, where a breach may rest on unverified law, for
    ``unverified_law``. ``breach`` is absent exactly when the rule has no breach condition.
    """

    compliant: str
    breach: str | None = None
    not_applicable: str
    review: dict[str, str]


class Exhibit(Strict):
    """A fact whose words the finding shows; ``note`` stands beside the carets, supporting words are underlined."""

    fact: str
    note: str = ""
    supporting: bool = False


class Headings(Strict):
    """Short titles of the finding by outcome, at most 44 characters: the thing found, not the rule's name."""

    compliant: str
    breach: str | None = None
    review: str
    not_applicable: str


class Rule(Strict):
    """One rule: its duty, its law, when it applies, what breaks it, what a person must decide, and what is said.

    Meaning, in three-valued logic: not in force or ``applies`` false gives not_applicable; unknown gives review; else
    ``breach`` true gives breach; a ``review`` clause true (first in the file wins) or ``breach`` unknown gives review;
    else compliant. ``waivable`` false says that nobody may accept a finding of it.
    """

    rule: RuleId
    title: str
    duty: str
    basis: Basis
    severity: Severity
    blocks: bool | None = None
    waivable: bool = True
    in_force: InForce | None = None
    sources: Annotated[tuple[Source, ...], Field(min_length=1)]
    applies: Condition | None = None
    breach: Condition | None = None
    review: tuple[ReviewClause, ...] = ()
    evidence: tuple[Exhibit, ...] = ()
    headings: Headings
    messages: Messages
    remedy: str
    wording: str = ""
    assumes: str
    does_not_cover: str

    @property
    def blocks_publication(self) -> bool:
        """Whether a breach of this rule stops publication."""
        if self.blocks is not None:
            return self.blocks
        return self.basis in (Basis.STATUTE, Basis.LOCAL_RULES)

    @property
    def may_breach(self) -> bool:
        """Whether any of its sources was checked, so that a breach may rest on them."""
        return any(source.verified.may_breach for source in self.sources)
