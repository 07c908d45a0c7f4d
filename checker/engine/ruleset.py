"""One ruleset of durable-rules: the only module that speaks to it.

Every path of every question is one rule with one positive pattern of whole numbers; every question of a record is one
event, which the engine consumes when it matches. So nothing accumulates, and exactly one rule must fire for each event.
Whatever else happens is a fault: the ruleset is thrown away and the record is not judged.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import Any, Final

from checker.engine.diagram import Path
from checker.engine.formula import Compare
from checker.engine.questions import Question
from checker.errors import ConfigurationError, EngineFaultError

MOST_QUESTIONS: Final = 8
MOST_RULES: Final = 400
"""Questions and rules of one ruleset, far below what the engine bears: it looks through all rules after every match."""

NAMES_IN_USE: Final = ("id", "sid", "$s", "m")
_OPERATORS: Final = {(">=", True): "$gte", (">=", False): "$lt", ("<=", True): "$lte", ("<=", False): "$gt"}
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"


def load_engine() -> Any:
    """The compiled module of durable-rules; raises ConfigurationError where it is not installed or does not load."""
    try:
        import durable_rules_engine
    except ImportError as error:
        raise ConfigurationError(
            "the engine 'durable' is not available here, because the package durable-rules is not installed or does not"
            f" load ({error}); it needs Python 3.12 or earlier. Use the engine 'reference'."
        ) from error
    return durable_rules_engine


def name_hash(text: str) -> int:
    """The 32-bit FNV-1a hash by which the engine tells names and ids apart."""
    value = 2166136261
    for byte in text.encode():
        value = ((value ^ byte) * 16777619) & 0xFFFFFFFF
    return value


def property_names(count: int) -> list[str]:
    """Short names that the engine cannot confuse with each other or with its own."""
    taken = {name_hash(name) for name in NAMES_IN_USE}
    names: list[str] = []
    for second in ("", *_LETTERS):
        for third in ("", *_LETTERS) if second else ("",):
            for first in _LETTERS:
                name = first + second + third
                if name_hash(name) not in taken and name not in NAMES_IN_USE:
                    taken.add(name_hash(name))
                    names.append(name)
                    if len(names) == count:
                        return names
    raise ConfigurationError(f"the rules engine has no {count} names for numbers; split the rules over more packs")


class Ruleset:
    """Up to MOST_QUESTIONS questions, asked together for one record."""

    def __init__(self, questions: Sequence[Question]) -> None:
        self.questions = tuple(questions)
        names = iter(property_names(sum(len(question.slots) for question in questions)))
        rules: dict[str, Any] = {}
        self._fired: dict[str, tuple[int, Path]] = {}
        events: list[str] = []
        slots: list[int] = []
        for number, question in enumerate(self.questions):
            named = {slot: next(names) for slot in question.slots}
            for path in question.paths:
                name = str(len(rules))
                pattern = [_pattern(compare, truth, named) for compare, truth in path.steps]
                rules[name] = {"all": [{"m": {"$and": pattern}}]}
                self._fired[name] = (number, path)
            events.append(f'{{"id":{number},' + ",".join(f'"{named[slot]}":%d' for slot in question.slots) + "}")
            slots += question.slots
        self._definition = json.dumps(rules)
        self._events = f"[{','.join(events)}]"
        self._pick: Callable[[Sequence[int]], Any] = itemgetter(*slots)
        self._engine = load_engine()
        self._handle: int | None = None
        self._open()

    def ask(self, numbers: Sequence[int]) -> list[Path]:
        """The path that fired for each question; raises EngineFaultError for anything but exactly one for each."""
        try:
            return self._ask(numbers)
        except BaseException:
            self.close()
            raise

    def _ask(self, numbers: Sequence[int]) -> list[Path]:
        engine, handle = self._engine, self._handle if self._handle is not None else self._open()
        fired, complete = self._fired, engine.complete_and_start_action
        paths: list[Path | None] = [None] * len(self.questions)
        left = len(paths)
        try:
            code, state = engine.assert_events(handle, self._events % self._pick(numbers))
            if code != 0:
                raise self._fault(f"took no rule for an event (code {code})")
            begun = engine.start_action_for_state(handle, state)
            message: str | None = begun[1] if begun is not None else None
            while message is not None:
                number, path = fired[message[2 : message.index('"', 2)]]
                if paths[number] is not None:
                    raise self._fault(f"fired twice for {self.questions[number].name}")
                paths[number] = path
                left -= 1
                message = complete(handle, state)
        except (engine.error, MemoryError, KeyError, ValueError, TypeError, OverflowError) as error:
            raise self._fault(f"failed: {error!r}") from error
        if left:
            lost = next(question.name for question, path in zip(self.questions, paths, strict=True) if path is None)
            raise self._fault(f"lost {lost}")
        return paths  # type: ignore[return-value]  # none is None once nothing is left

    def _fault(self, what: str) -> EngineFaultError:
        return EngineFaultError(f"the rules engine {what}; nothing was judged")

    def _open(self) -> int:
        try:
            self._handle = self._engine.create_ruleset("questions", self._definition)
        except (self._engine.error, MemoryError) as error:
            raise self._fault(f"did not take the rules: {error}") from error
        assert self._handle is not None
        return self._handle

    def close(self) -> None:
        """Give back what the engine holds; the ruleset opens itself again when it is asked."""
        handle, self._handle = self._handle, None
        if handle is not None:
            self._engine.delete_ruleset(handle)


def _pattern(compare: Compare, truth: bool, named: dict[int, str]) -> dict[str, Any]:
    value = {named[compare.slot]: compare.bound}
    if compare.operator == "==":
        return value if truth else {"$neq": value}
    return {_OPERATORS[compare.operator, truth]: value}


def in_rulesets(questions: Sequence[Question]) -> list[list[Question]]:
    """Questions in groups small enough for one ruleset each, in their order."""
    groups: list[list[Question]] = []
    rules = 0
    for question in questions:
        if not groups or len(groups[-1]) == MOST_QUESTIONS or rules + len(question.paths) > MOST_RULES:
            groups.append([])
            rules = 0
        groups[-1].append(question)
        rules += len(question.paths)
    return groups
