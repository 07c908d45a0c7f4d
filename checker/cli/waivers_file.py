"""Reads a waivers file from the disk."""

from __future__ import annotations

from pathlib import Path

from checker.gate.waivers import Waivers, waivers_from
from checker.law.library import Law
from checker.yamlfiles import read_yaml


def read_waivers(path: str, law: Law) -> Waivers:
    """The waivers in a file; raises DataFileError for a file that is missing or holds no list of them."""
    return waivers_from(read_yaml(Path(path)), [rule.rule for _, rule in law.rules])
