"""Exit codes of the command: one pure function from what became of the records."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

CLEAR: Final = 0
HOLD: Final = 1
USAGE: Final = 2
REFER: Final = 3
NOT_JUDGED: Final = 4
INTERRUPTED: Final = 130

OF_VERDICT: Final = {"clear": CLEAR, "hold": HOLD, "refer": REFER, None: NOT_JUDGED}
_PRECEDENCE: Final = (NOT_JUDGED, USAGE, HOLD, REFER, CLEAR)


def exit_code(verdicts: Iterable[str | None], fail_on: str = "refer") -> int:
    """Exit code for records with these verdicts; None stands for a record that was not judged.

    Several records give the first of 4, 2, 1, 3, 0 that occurs; no record at all gives 4, because nothing was
    judged. ``fail_on`` "hold" lets records through that a person must look at: 3 becomes 0.
    """
    codes = {OF_VERDICT[verdict] for verdict in verdicts} or {NOT_JUDGED}
    if fail_on == "hold":
        codes = {CLEAR if code == REFER else code for code in codes}
    return next(code for code in _PRECEDENCE if code in codes)
