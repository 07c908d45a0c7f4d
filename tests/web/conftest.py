"""One service, with keys, for all tests that leave it as they find it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from cli.command import checker

from web.server import Served, served


@dataclass(frozen=True, slots=True)
class Keyed:
    """A service that asks for keys, and a key for each of the scopes."""

    served: Served
    keys: dict[str, str]

    def client(self, scope: str = "all"):  # type: ignore[no-untyped-def]
        """A caller whose key has one scope, or all of them."""
        return self.served.client(self.keys[scope])


def make_key(folder: Path, name: str, *options: str) -> str:
    """A key, added to the file of keys by the command."""
    done = checker("keys", "add", "keys.json", name, *options, cwd=folder)
    assert done.returncode == 0, done.stderr
    return done.stdout.decode().strip()


@pytest.fixture(scope="session")
def keyed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Keyed]:
    """A service with keys."""
    folder = tmp_path_factory.mktemp("service")
    scopes = ("check", "gate", "audit", "metrics")
    every = [option for scope in scopes for option in ("--scope", scope)]
    keys = {"all": make_key(folder, "publication-system", *every)}
    keys |= {scope: make_key(folder, f"only-{scope}", "--scope", scope) for scope in ("check", "metrics")}
    with served(folder, "--keys", "keys.json", "--workers", "2") as service:
        yield Keyed(service, keys)
