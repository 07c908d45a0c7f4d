"""One rule, judged by itself on records whose facts are settled: for asking what a changed rule would have found."""

from __future__ import annotations

from collections.abc import Mapping

from checker.engine.durable import DurableEngine
from checker.engine.finding import Finding
from checker.engine.findings import finding_of
from checker.engine.wording import Wording
from checker.engine.world import World
from checker.law.derivation import Derivation
from checker.law.library import Law
from checker.law.rule import Rule


class SingleRule:
    """A rule compiled for the durable engine alone. Raises RuleLimitError for a rule that is too large for it.

    Close it when it is no longer asked: the engine keeps what is not given back.
    """

    def __init__(self, law: Law, pack: str, rule: Rule) -> None:
        self.law, self.pack, self.rule = law, pack, rule
        self._engine = DurableEngine(law, (rule,), ())
        self._derivations: Mapping[str, Derivation] = {each.derive: each for each in law.derivations}

    def finding(self, world: World) -> Finding:
        """What the rule finds in a world whose derived facts are already there."""
        decisions = self._engine.judge(world)
        steps = decisions.because(0)
        wording = Wording(self.law, world)
        return finding_of(self.pack, self.rule, decisions.decided[0], steps, world, wording, self._derivations)

    def close(self) -> None:
        """Give back what the engine holds."""
        self._engine.close()
