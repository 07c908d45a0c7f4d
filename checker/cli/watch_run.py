"""The loop of a watcher: look, take, judge, record, move on; nothing that goes wrong with a file ends it."""

from __future__ import annotations

import signal
import time
from pathlib import Path
from types import FrameType
from typing import Final

from checker.audit.log import AuditLog
from checker.cli.exits import INTERRUPTED
from checker.cli.progress import say
from checker.cli.watch_delivery import deliver, recorded
from checker.cli.watch_intake import ANSWER, WORKING, Claim, Intake
from checker.cli.watch_judge import Judge, StillWrittenError
from checker.cli.watch_lock import Lock
from checker.errors import CheckerError, ConfigurationError
from checker.gate.exit_code import exit_code

_NAP: Final = 0.1
_LONGEST_WAIT: Final = 64
"""Looks after which a file that could not be handled is tried again at the latest."""


def working_folder(folder: Path) -> Path:
    """The folder for files in hand, which is made; raises ConfigurationError."""
    working = folder / WORKING
    try:
        working.mkdir(exist_ok=True)
    except OSError as error:
        raise ConfigurationError(f"{folder} cannot be watched: {working} cannot be made ({error.strerror}).") from error
    return working


class Watcher:
    """Handles the files of one watched folder."""

    def __init__(self, folder: Path, done: Path, quarantine: Path, *, judge: Judge, log: AuditLog, lock: Lock) -> None:
        self._intake, self._done, self._quarantine = Intake(folder), done, quarantine
        self._judge, self._log, self._lock = judge, log, lock
        self._stopped = False
        self._said: dict[str, str] = {}
        self._waits: dict[str, tuple[int, int]] = {}
        self._verdicts: list[str | None] = []
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._stop)

    def go_on(self, every: float) -> int:
        """Look every so many seconds until told to end."""
        say(f"Watching {self._intake.folder}; Ctrl-C ends after the file in hand.")
        while not self._stopped:
            self._look()
            self._sleep(every)
        say(f"Ended; {len(self._verdicts)} answered.")
        return 0

    def once(self, every: float) -> int:
        """Handle what is there; gives the exit code of all of it, 0 when nothing was there."""
        self._look()
        if self._intake.waiting:
            self._sleep(every)
            self._look()
        if self._stopped:
            return INTERRUPTED
        for name, reason in self._intake.waiting.items():
            say(f"{name} was left where it is: it {reason}.")
        left = [None] * (len(self._intake.waiting) + len(self._intake.claims()))
        return exit_code([*self._verdicts, *left]) if self._verdicts or left else 0

    def _look(self) -> None:
        try:
            for claim in self._intake.claims():
                self._handle(claim)
            if not self._stopped:
                for claim in self._intake.look():
                    self._handle(claim)
                    if self._stopped:
                        break
            for name, reason in self._intake.waiting.items():
                if reason.startswith("cannot"):
                    self._say_once(name, f"{name} {reason}; it stays where it is.")
        except OSError as error:
            self._say_once("", f"{self._intake.folder} cannot be looked at ({error.strerror}).")

    def _handle(self, claim: Claim) -> None:
        if self._stopped or not self._is_due(claim):
            return
        if not self._lock.held():
            raise ConfigurationError("Another watcher took the lock of this folder over, so this one ends.")
        original = claim.original
        name = original.name if original is not None else claim.id
        try:
            answer = self._judge.answer(claim, is_stopped=lambda: self._stopped)
            if answer is None:
                return
            audit = recorded(answer, self._log)
            place = deliver(claim, answer, audit, self._done, self._quarantine)
        except StillWrittenError as error:
            self._say_once(claim.id, str(error))
        except OSError as error:
            self._put_off(claim, f"{name} could not be handled ({error.strerror or error})")
        except CheckerError as error:
            self._put_off(claim, f"{name} could not be handled: {str(error).rstrip('.')}")
        except Exception as error:
            self._put_off(claim, f"{name} could not be handled ({type(error).__name__}: {error})")
        else:
            self._waits.pop(claim.id, None)
            self._verdicts.append(answer["verdict"])
            say(f"{name}: {answer['verdict'] or 'not judged'}, now {place}.")

    def _put_off(self, claim: Claim, problem: str) -> None:
        """Try again later, each time after twice as many looks."""
        wait = min(self._waits.get(claim.id, (0, 1))[1] * 2, _LONGEST_WAIT)
        self._waits[claim.id] = (wait, wait)
        kept = "its answer is kept and" if (claim.folder / ANSWER).exists() else "it"
        self._say_once(claim.id, f"{problem}; {kept} is safe in {claim.folder}, and is tried again.")

    def _is_due(self, claim: Claim) -> bool:
        left, wait = self._waits.get(claim.id, (1, 1))
        self._waits[claim.id] = (left - 1, wait)
        return left <= 1

    def _say_once(self, about: str, sentence: str) -> None:
        if self._said.get(about) != sentence:
            self._said[about] = sentence
            say(sentence)

    def _sleep(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while not self._stopped and (left := until - time.monotonic()) > 0:
            time.sleep(min(left, _NAP))

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        self._stopped = True
