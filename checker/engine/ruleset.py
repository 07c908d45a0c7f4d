"""One ruleset of durable-rules: the only module that speaks to it.

Every path of every question is one rule with one positive pattern of whole numbers; every question of a record is one
event, which the engine consumes when it matches. So nothing accumulates, and exactly one rule must fire for each event.
Whatever else happens is a fault: the ruleset is thrown away and the record is not judged.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import cache, partial
from itertools import chain, islice, product
from math import prod
from operator import itemgetter
from typing import Any, Final

from checker.engine.diagram import Path
from checker.engine.formula import Compare
from checker.engine.questions import Question
from checker.errors import ConfigurationError, EngineFaultError

MOST_WAYS: Final = 64
"""Ways in which the questions of one event can come out together, when there are several: each is a rule."""

MOST_EVENTS: Final = 8
MOST_RULES: Final = 400
"""Events and rules of one ruleset, far below what the engine bears: it looks through all rules after every match."""

Event = tuple[tuple[int, Question], ...]
Answers = tuple[tuple[int, Path], ...]

NAMES_IN_USE: Final = ("id", "sid", "$s", "m")
_OPERATORS: Final = {(">=", True): "$gte", (">=", False): "$lt", ("<=", True): "$lte", ("<=", False): "$gt"}
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
_FIRST: Final = 16
_OTHERS: Final = tuple(range(1, 15, 2))
"""Remainders for the number that a question compares first, and for the others; 0 and 15 are those of id and sid."""

_MANY: Final = 600
"""So many numbers find names of two letters; there are 702."""
_DIGITS: Final = 4
_NAME_ENDS: Final = 2 + _DIGITS
"""A message is {"0123":…}: the name of the rule that fired has always the same place."""


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


@cache
def _distinct_names(longest: int) -> tuple[tuple[str, ...], ...]:
    """Names of up to ``longest`` letters by the remainder of their hash, those to be taken first at the end."""
    taken = {name_hash(name) for name in NAMES_IN_USE}
    free: list[list[str]] = [[] for _ in range(32)]
    for name in chain.from_iterable(map("".join, product(_LETTERS, repeat=size + 1)) for size in range(longest)):
        hashed = name_hash(name)
        if hashed not in taken and name not in NAMES_IN_USE:
            taken.add(hashed)
            free[hashed % 32].append(name)
    return tuple(tuple(reversed(names)) for names in free)


class Names:
    """Short names for numbers, each given once, that the engine cannot confuse with each other or with its own.

    The engine files what it tests under the hash of a name, modulo 32, and walks on from there. A name of the wanted
    remainder keeps what is filed apart, which saves a third of the time.
    """

    def __init__(self, needed: int) -> None:
        self._free = [list(names) for names in _distinct_names(2 if needed <= _MANY else 3)]

    def take(self, remainder: int) -> str:
        """A new name of this remainder, or of another when there is none left; ConfigurationError when all are used."""
        names = self._free[remainder % 32] or max(self._free, key=len)
        if not names:
            raise ConfigurationError("the rules engine has no names left for numbers; split the rules over more packs")
        return names.pop()


class Ruleset:
    """A few events, asked together for one record; each asks one question, or several small ones at once.

    Every question comes with a key, under which its answer is given.
    """

    def __init__(self, events: Sequence[Event]) -> None:
        self.questions = {key: question for event in events for key, question in event}
        names = Names(sum(1 + len(question.slots) for event in events for _, question in event))
        rules: dict[str, Any] = {}
        self._fired: dict[str, Answers] = {}
        written: list[str] = []
        picked: list[int] = []
        for number, event in enumerate(events):
            slots = tuple(dict.fromkeys(slot for _, question in event for slot in question.slots))
            remainders = [_FIRST + 2 * number, *(_OTHERS[place % len(_OTHERS)] for place in range(len(slots)))]
            named = {slot: names.take(wanted) for slot, wanted in zip(slots, remainders, strict=False)}
            for paths in product(*(question.paths for _, question in event)):
                name = f"{len(rules):0{_DIGITS}d}"
                pattern = [_pattern(compare, truth, named) for path in paths for compare, truth in path.steps]
                rules[name] = {"all": [{"m": {"$and": pattern}}]}
                self._fired[name] = tuple((key, path) for (key, _), path in zip(event, paths, strict=True))
            written.append(f'{{"id":{number},' + ",".join(f'"{named[slot]}":%d' for slot in slots) + "}")
            picked += slots
        self._expected = len(events)
        self._definition = json.dumps(rules)
        self._events = f"[{','.join(written)}]"
        self._pick: Callable[[Sequence[int]], Any] = itemgetter(*picked)
        self._engine = load_engine()
        self._handle: int | None = None
        self._open()

    def ask(self, numbers: Sequence[int]) -> dict[int, Path]:
        """The path that fired for each question; raises EngineFaultError for anything but exactly one for each."""
        try:
            return self._ask(numbers)
        except BaseException:
            self.close()
            raise

    def _ask(self, numbers: Sequence[int]) -> dict[int, Path]:
        engine, handle = self._engine, self._handle if self._handle is not None else self._open()
        wanted, fired = self._expected, self._fired
        try:
            code, state = engine.assert_events(handle, self._events % self._pick(numbers))
            if code != 0:
                raise self._fault(f"took no rule for an event (code {code})")
            begun = engine.start_action_for_state(handle, state)
            rest = iter(partial(engine.complete_and_start_action, handle, state), None)
            messages = [begun[1], *islice(rest, wanted)] if begun is not None else []
            paths = dict(chain.from_iterable([fired[message[2:_NAME_ENDS]] for message in messages]))
        except (engine.error, MemoryError, KeyError, ValueError, TypeError, OverflowError) as error:
            raise self._fault(f"failed: {error!r}") from error
        if len(messages) != wanted or len(paths) != len(self.questions):
            lost = [question.name for key, question in self.questions.items() if key not in paths]
            raise self._fault(f"lost {lost[0]}" if lost else "fired more often than it was asked")
        return paths

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


def in_events(questions: Sequence[tuple[int, Question]]) -> list[Event]:
    """Questions joined while the ways in which they can come out together stay few; large ones alone."""
    events: list[list[tuple[int, Question]]] = []
    ways = 0
    for key, question in sorted(questions, key=lambda each: len(each[1].paths)):
        if not events or ways * len(question.paths) > MOST_WAYS:
            events.append([])
            ways = 1
        events[-1].append((key, question))
        ways *= len(question.paths)
    return [tuple(event) for event in events]


def in_rulesets(events: Sequence[Event]) -> list[list[Event]]:
    """Events in groups small enough for one ruleset each, in their order."""
    groups: list[list[Event]] = []
    rules = 0
    for event in events:
        ways = prod(len(question.paths) for _, question in event)
        if not groups or len(groups[-1]) == MOST_EVENTS or rules + ways > MOST_RULES:
            groups.append([])
            rules = 0
        groups[-1].append(event)
        rules += ways
    return groups
