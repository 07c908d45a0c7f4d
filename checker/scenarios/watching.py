"""Keeps the compiled scenarios of a folder in step with its files, and runs what changed."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from checker.law.library import Law
from checker.scenarios.compiler import compile_file, feature_files
from checker.scenarios.suite import Account, run_directly

Stamp = tuple[int, int]


@dataclass
class Watched:
    """The files of a folder as last seen, with what came of each."""

    folder: Path
    law: Law
    records: Path
    stamps: dict[Path, Stamp] = field(default_factory=dict)
    accounts: dict[Path, Account] = field(default_factory=dict)

    def refresh(self) -> list[Path]:
        """Compile and run the files that changed since the last time; the paths that did, gone ones among them."""
        now = {path: stamp for path in feature_files(self.folder) if (stamp := _stamp(path)) is not None}
        changed = [path for path, stamp in now.items() if self.stamps.get(path) != stamp]
        gone = [path for path in self.stamps if path not in now]
        for path in gone:
            self.accounts.pop(path, None)
        for path in changed:
            try:
                compiled = compile_file(path, law=self.law)
            except OSError:
                now.pop(path)
                continue
            self.accounts[path] = run_directly([], self.law, self.records, compiled=(compiled,))
        self.stamps = now
        return [*changed, *gone]

    def account(self) -> Account:
        """The account of all files together."""
        whole = Account()
        for path in sorted(self.accounts):
            one = self.accounts[path]
            whole.files += one.files
            whole.results += one.results
            whole.problems += one.problems
            whole.refused += one.refused
        return whole


def _stamp(path: Path) -> Stamp | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size
