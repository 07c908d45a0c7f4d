"""Where the rules and sample records stand that come with the checker: in the wheel, or in the source tree."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def rules_folder() -> Path:
    """The folder of the shipped law."""
    return _shipped("rules", _PACKAGE.parent / "rules")


def records_folder() -> Path:
    """The folder of the shipped sample records."""
    return _shipped("records", _PACKAGE.parent / "features" / "records")


def _shipped(name: str, in_source: Path) -> Path:
    in_wheel = _PACKAGE / "shipped_data" / name
    return in_wheel if in_wheel.is_dir() else in_source
