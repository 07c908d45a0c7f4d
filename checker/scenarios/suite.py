"""A whole run over a folder: by pytest-bdd or directly, with the same account of it."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from checker.errors import ConfigurationError, EngineFaultError
from checker.law.library import Law
from checker.scenarios.compiled import CompiledFile, CompiledStep, Problem, Refused
from checker.scenarios.compiler import compile_file, feature_files
from checker.scenarios.runner import ScenarioResult, run_scenario

HOLDS, FAILS, INVALID, NOTHING = 0, 1, 2, 5
Wanted = Callable[[str, Sequence[str], Sequence[CompiledStep]], bool]


@dataclass
class Account:
    """What came of a run. ``problems`` are those of files, and of the scenarios that were chosen."""

    files: list[CompiledFile] = field(default_factory=list)
    results: list[ScenarioResult] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    refused: int = 0

    @property
    def failed(self) -> list[ScenarioResult]:
        """Scenarios that do not hold; drafts are not among them."""
        return [each for each in self.results if each.status == "failed" and not each.scenario.is_draft]

    @property
    def held(self) -> list[ScenarioResult]:
        """Confirmed scenarios that hold."""
        return [each for each in self.results if each.status == "passed" and not each.scenario.is_draft]

    @property
    def drafts(self) -> list[ScenarioResult]:
        """Drafts, whatever came of them."""
        return [each for each in self.results if each.scenario.is_draft]

    @property
    def errors(self) -> list[Problem]:
        """Problems that are more than warnings."""
        return [each for each in self.problems if not each.warning]

    @property
    def code(self) -> int:
        """0 all hold, 1 some do not, 2 files are invalid, 5 nothing was found."""
        if self.errors:
            return INVALID
        if self.failed:
            return FAILS
        return HOLDS if self.results else NOTHING

    def add_file(self, file: CompiledFile, wanted: Wanted | None) -> None:
        """Count a file's problems: those of chosen scenarios, and those of no scenario."""
        self.files.append(file)
        chosen = [each for each in file.refused if wanted is None or wanted(each.name, each.tags, ())]
        inside = {problem for each in file.refused for problem in each.problems}
        told = {problem for each in chosen for problem in each.problems}
        self.problems += [each for each in file.problems if each in told or each not in inside]
        self.refused += len(chosen)


def run_directly(
    paths: Sequence[Path],
    law: Law,
    records: Path,
    *,
    wanted: Wanted | None = None,
    engine: str = "durable",
    compiled: Sequence[CompiledFile] = (),
) -> Account:
    """Compile and run feature files without pytest; ``compiled`` are files that were compiled before."""
    account = Account()
    for file in compiled or [compile_file(path, law=law) for path in paths]:
        account.add_file(file, wanted)
        for scenario in file.scenarios:
            if wanted is None or wanted(scenario.name, scenario.tags, scenario.steps):
                account.results.append(run_scenario(scenario, law, records, engine=engine))
    return account


def run_with_pytest(
    folder: Path,
    law: Law,
    *,
    wanted: Wanted | None = None,
    engine: str = "durable",
    junit: Path | None = None,
    tick: Callable[[], None] | None = None,
) -> Account:
    """Run every feature file below a folder (or one file) by pytest-bdd, in this process.

    Nothing of the folder but its ``.feature`` files is read: no conftest.py, package, configuration or test module.
    What the environment says to pytest is the caller's to keep away (``checker.cli.scenarios_check`` does).
    Raises EngineFaultError when pytest or a step breaks down, so that nothing is taken to hold that was not run.
    """
    import pytest

    from checker.scenarios.plugin import SUITE, Suite

    suite = Suite(law, wanted, engine)
    watch = _Watch(suite, SUITE, {path.absolute() for path in feature_files(folder)}, tick)
    root = folder if folder.is_dir() else folder.parent
    with tempfile.TemporaryDirectory() as place:
        ini = Path(place) / "pytest.ini"
        ini.write_text("[pytest]\npython_files =\nnorecursedirs = .*\njunit_family = xunit2\n", encoding="utf-8")
        arguments = ["-c", str(ini), f"--rootdir={root.absolute()}", "--noconftest", "--collect-in-virtualenv"]
        arguments += ["--disable-plugin-autoload"]
        arguments += ["-p", "no:terminal", "-p", "no:cacheprovider", "-p", "no:faulthandler", "-p", "no:logging"]
        arguments += ["-p", "pytest_bdd.plugin", "-p", "checker.scenarios.plugin"]
        if junit is not None:
            arguments.append(f"--junitxml={junit.absolute()}")
        code = int(pytest.main([*arguments, str(folder.absolute())], plugins=[watch]))
    if watch.interrupted or code == pytest.ExitCode.INTERRUPTED:
        raise KeyboardInterrupt
    account = Account()
    for file in suite.files:
        account.add_file(file, wanted)
    account.results += suite.results
    _settle(account, suite.refused, watch, code)
    return account


def _settle(account: Account, refused: Sequence[tuple[CompiledFile, Refused]], watch: _Watch, code: int) -> None:
    """Every item must be accounted for, and pytest must agree."""
    if watch.broken:
        raise EngineFaultError(f"a scenario broke down, so nothing is reported: {watch.broken[0]}")
    bad = bool(account.failed or refused)
    if code not in (0, 1, 5) or (code == 1) != bad or watch.finished != len(account.results) + len(refused):
        raise EngineFaultError(f"pytest ended with code {code} and its results do not add up; nothing is reported")


class _Watch:
    """Hooks of one run: brings the suite, keeps to the feature files, and counts."""

    def __init__(self, suite: Any, key: Any, files: set[Path], tick: Callable[[], None] | None) -> None:
        self.suite, self.key, self.files, self.tick = suite, key, files, tick
        self.broken: list[str] = []
        self.finished = 0
        self.interrupted = False

    def pytest_configure(self, config: Any) -> None:
        config.stash[self.key] = self.suite

    def pytest_ignore_collect(self, collection_path: Path) -> bool | None:
        return None if collection_path.is_dir() or collection_path in self.files else True

    def pytest_collect_directory(self, path: Path, parent: Any) -> Any:
        """A plain folder, even where it holds an ``__init__.py``, which pytest would run."""
        import pytest

        return pytest.Dir.from_parent(parent, path=path)

    def pytest_keyboard_interrupt(self) -> None:
        self.interrupted = True

    def pytest_collectreport(self, report: Any) -> None:
        if report.failed:
            self.broken.append(_last_line(report))

    def pytest_runtest_logreport(self, report: Any) -> None:
        if report.when == "call":
            self.finished += 1
            if self.tick:
                self.tick()
        told = dict(report.user_properties)
        if report.failed and not (report.when == "call" and ("steps" in told or "problems" in told)):
            self.broken.append(_last_line(report))


def _last_line(report: Any) -> str:
    lines = str(report.longrepr).strip().splitlines() or ["without a message"]
    return f"{report.nodeid}: {lines[-1].removeprefix('E').strip()}"


def folder_of_features(path: Path) -> Path:
    """The folder or file to run, as it was named; raises ConfigurationError when it is not there."""
    if not path.exists():
        raise ConfigurationError(f"There is no folder or file '{path}'.")
    if path.is_file() and path.suffix != ".feature":
        raise ConfigurationError(f"'{path}' is not a .feature file.")
    return path
