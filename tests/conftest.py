"""Fixtures for all tests."""

from __future__ import annotations

from browser import browser  # noqa: F401 - one browser for the whole session
