"""What can go wrong, as a small tree: every message is one sentence that says what, where and what to do."""

from __future__ import annotations


class CheckerError(Exception):
    """Any failure that a user is told about in one sentence; never shown as a traceback."""


class ConfigurationError(CheckerError):
    """The rules, an answers file or an option is wrong; nothing was checked (exit code 2)."""


class DataFileError(ConfigurationError):
    """A YAML file of rules, parameters, vocabulary or answers does not say what it must.

    ``path`` is the file as the user named it, ``line`` is 1-based (0: the whole file).
    """

    def __init__(self, path: str, line: int, problem: str) -> None:
        self.path, self.line, self.problem = path, line, problem
        super().__init__(f"{path}:{line}: {problem}" if line else f"{path}: {problem}")

    def __reduce__(self) -> tuple[type[DataFileError], tuple[str, int, str]]:
        """Its parts, for the process that it is told to."""
        return type(self), (self.path, self.line, self.problem)


class RuleLimitError(ConfigurationError):
    """A rule is too large for the rules engine; the message names the rule and the limit."""


class NotJudgedError(CheckerError):
    """The record could not be judged; it gets no outcome at all (exit code 4)."""


class UnreadableRecordError(NotJudgedError):
    """The file is missing, empty, binary, too large or otherwise cannot be read as text."""


class NotADecisionRecordError(NotJudgedError):
    """The text was read, but nothing in it shows that it is one decision record."""


class EngineFaultError(NotJudgedError):
    """The rules engine lost or invented a result, or two engines disagreed."""


class OutputError(CheckerError):
    """The report could not be written where it was asked to go (exit code 4)."""
