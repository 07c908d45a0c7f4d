"""Fixtures for all tests, and how they are run."""

from __future__ import annotations

import contextlib
import os
import signal

import pytest
from browser import browser  # noqa: F401 - one browser for the whole session

if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # started in the background of a script: commands that the tests interrupt would inherit the deaf ear
    with contextlib.suppress(ValueError):
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One more than there are processors, because some tests wait for a clock or for another program."""
    return (os.cpu_count() or 1) + 1
