"""Many items in several processes: in order, and what is lost is one item and no other."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from hostile.mutations import whole

from checker.cli.workers import Limits, Workers, copies, processors
from checker.errors import ConfigurationError, DataFileError, OutputError
from cli.command import COMMAND, environment, record
from cli.items import begin, fail, lost, vanish

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="copies processes as POSIX does")

COPIED = pytest.mark.parametrize("copied", [True, False], ids=["copied", "new"])


def workers(count: int, copied: bool, limits: Limits | None = None) -> Workers[str, str]:
    return Workers(begin, lost, count, copied=copied, limits=limits)


@COPIED
def test_answers_are_in_order_and_one_that_dies_loses_itself_only(copied: bool) -> None:
    items = [f"{'slow' if number % 5 == 0 else 'good'} {number}" for number in range(60)]
    # a new process takes a second to start, a copy does not
    for number in (7, 8, 59) if copied else (59,):
        items[number] = f"dies {number}"
    expected = [lost(item, False) if item.startswith("dies") else item.partition(" ")[2] for item in items]
    assert list(workers(2, copied).answers(items)) == expected
    assert list(workers(3, copied).answers([])) == []


@COPIED
def test_what_takes_too_long_or_too_much_is_lost_alone(copied: bool) -> None:
    limited = workers(2, copied, Limits(0.7, 2**31))
    items = ["good 1", "hangs 2", "good 3", "swells 4", "good 5", "slow 6"]
    start = time.monotonic()
    assert list(limited.answers(items)) == ["1", "hangs 2 late", "3", "swells 4 lost", "5", "6"]
    assert time.monotonic() - start < 15


@COPIED
def test_an_error_of_the_work_is_raised_with_its_words(copied: bool) -> None:
    answers = workers(2, copied).answers(["good 1", "good 2", "wrong 3", "good 4"])
    with pytest.raises(DataFileError, match=r"rules\.yaml:3: is wrong"):
        list(answers)


@COPIED
def test_a_process_that_cannot_begin_is_an_error(copied: bool) -> None:
    with pytest.raises(ConfigurationError, match="does not load"):
        list(Workers(fail, lost, 2, copied=copied).answers(["good 1"]))
    with pytest.raises(OutputError, match="ended before it began"):
        list(Workers(vanish, lost, 2, copied=copied).answers(["good 1"]))


def test_one_process_takes_an_item_when_the_one_before_is_answered() -> None:
    taken: list[int] = []

    def items() -> Iterator[str]:
        for number in range(4):
            taken.append(number)
            yield f"good {number}"

    for number, answer in enumerate(workers(1, True).answers(items())):
        assert (answer, taken[-1]) == (str(number), number)


def test_many_items_are_not_all_taken_at_once() -> None:
    taken: list[int] = []
    items = (taken.append(number) or f"good {number}" for number in range(1000))
    answers = workers(2, True).answers(items)
    assert next(answers) == "0"
    assert len(taken) < 40
    answers.close()


def test_no_copy_is_made_beside_a_thread() -> None:
    over = threading.Event()
    thread = threading.Thread(target=over.wait)
    alone = copies()
    thread.start()
    try:
        assert not copies()
    finally:
        over.set()
        thread.join()
    assert copies() == alone


_PARENT = """
import os, sys, time
sys.path.insert(0, sys.argv[1])
from checker.cli.workers import Workers
from cli.items import begin, lost
answers = Workers(begin, lost, 3, copied=True).answers(["good 1", *["hangs 2"] * 9])
next(answers)
print(*(worker.process.pid for worker in answers.gi_frame.f_locals["self"]._workers), flush=True)
time.sleep(60)
"""


def test_no_process_outlives_the_one_that_started_it() -> None:
    parent = subprocess.Popen(
        [sys.executable, "-c", _PARENT, str(Path(__file__).parents[1])], stdout=subprocess.PIPE, env=environment()
    )
    assert parent.stdout is not None
    started = [int(word) for word in parent.stdout.readline().split()]
    parent.kill()
    parent.wait()
    parent.stdout.close()
    deadline = time.monotonic() + 20
    while any(_runs(process) for process in started) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert len(started) == 3
    assert not [process for process in started if _runs(process)]


def _runs(process: int) -> bool:
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.skipif(not hasattr(os, "sched_setaffinity"), reason="gives a process one processor as Linux does")
def test_one_processor_gives_the_same_bytes_as_all(tmp_path: Path) -> None:
    files = {name: data for name, data in whole().items() if "pdf" not in name}
    names = [*(record(tmp_path, f"{number}.txt").name for number in range(4)), *files, "none.txt"]
    for name, data in {**files, "broken.docx": b"PK\x03\x04"}.items():
        (tmp_path / name).write_bytes(data)
    every = os.sched_getaffinity(0)
    runs = []
    for allowed in (every, {min(every)}):
        done = subprocess.run(
            [*COMMAND, "check", *names, "broken.docx", "--format", "json"], cwd=tmp_path, capture_output=True,
            env=environment(), check=False, preexec_fn=partial(os.sched_setaffinity, 0, allowed),
        )  # fmt: skip
        runs.append((done.returncode, done.stdout, done.stderr))
    assert runs[0] == runs[1]
    assert runs[0][0] == 4
    assert runs[0][1].count(b'"verdict"') >= len(names)


def test_only_the_processors_that_may_be_used_are_counted() -> None:
    if not hasattr(os, "sched_setaffinity"):
        assert processors() >= 1
        return
    every = os.sched_getaffinity(0)
    try:
        os.sched_setaffinity(0, {min(every)})
        assert processors() == 1
    finally:
        os.sched_setaffinity(0, every)
