"""Work on all cores is the same work: in order, and with its faults."""

from __future__ import annotations

import os
import select
import signal
import sys
import threading
import time
from multiprocessing import active_children
from multiprocessing.connection import Connection
from types import SimpleNamespace
from typing import Any

import pytest

from edition.app import processes
from edition.app.processes import spread

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="copies are made on Linux alone")


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tests may run beside threads of their own."""
    monkeypatch.setattr(threading, "active_count", lambda: 1)
    monkeypatch.setattr(os, "sched_getaffinity", lambda process: {0, 1, 2})


def test_results_come_in_order() -> None:
    assert list(spread(lambda number: number * number, range(40))) == [n * n for n in range(40)]
    assert list(spread(str, [])) == []


def test_other_processes_have_a_share() -> None:
    """This one holds its first piece back until another process has made one."""
    parent = os.getpid()
    begun, begin = os.pipe()

    def made(number: int) -> int:
        if os.getpid() != parent:
            os.write(begin, b"1")
        else:
            assert select.select([begun], [], [], 60)[0], "all is made here"
        return os.getpid()

    assert set(spread(made, range(60))) - {parent}
    os.close(begin)
    os.close(begun)


def test_a_result_is_there_before_the_last_is_made() -> None:
    parent = os.getpid()
    waiting, release = os.pipe()

    def made(number: int) -> int:
        if number and os.getpid() != parent:
            os.read(waiting, 1)
        return number

    results = spread(made, range(4))
    assert next(results) == 0
    os.write(release, b"more")
    assert list(results) == [1, 2, 3]
    os.close(waiting)
    os.close(release)


def test_what_nobody_asks_for_any_more_is_not_made() -> None:
    made, make = os.pipe()

    def written(number: int) -> int:
        time.sleep(0.001)
        return os.write(make, b"1")

    results = spread(written, range(60_000))
    next(results)
    results.close()  # type: ignore[attr-defined]
    for process in active_children():
        process.join(60)
        assert process.exitcode == 0
    os.close(make)
    assert len(os.read(made, 1 << 20)) < 60_000
    os.close(made)


def test_a_process_that_begins_late_takes_nothing_of_what_is_begun_since(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    parent = os.getpid()
    waiting, release = os.pipe()
    made, make = os.pipe()
    work = processes._work

    def late(*given: Any) -> None:
        os.read(waiting, 1)
        work(*given)

    monkeypatch.setattr(processes, "_work", late)
    assert list(spread(lambda number: os.getpid(), range(3))) == [parent] * 3
    again = spread(lambda number: os.write(make, b"1"), range(50))
    os.write(release, b"more")
    for process in active_children():
        process.join(60)
    assert list(again) == [1] * 50
    assert len(os.read(made, 100)) == 50
    for end in (waiting, release, made, make):
        os.close(end)


def test_a_fault_shows() -> None:
    def failing(number: int) -> int:
        if number == 7:
            raise ValueError("seven")
        return number

    with pytest.raises(ValueError, match="seven"):
        list(spread(failing, range(20)))


def test_what_a_stopped_process_leaves_is_made_here() -> None:
    parent = os.getpid()

    def deadly(number: int) -> int:
        if os.getpid() != parent:
            os._exit(9)
        return number

    assert list(spread(deadly, range(20))) == list(range(20))


def test_what_a_process_had_begun_to_send_when_it_was_stopped_is_made_here(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def stopped_amid(pipe: Connection, found: object) -> None:
        os.write(pipe.fileno(), b"\0\0\0\x7fbegun")
        os._exit(9)

    monkeypatch.setattr(Connection, "send", stopped_amid)
    assert list(spread(lambda number: number, range(20))) == list(range(20))


def test_where_the_system_gives_no_process_all_is_made_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", refused)
    assert list(spread(lambda number: os.getpid(), range(9))) == [os.getpid()] * 9


def test_no_process_outlives_the_first() -> None:
    """The first is killed; what the others still hold open ends when they do."""
    ended, held = os.pipe()
    first = os.fork()
    if not first:
        os.close(ended)
        itself = os.getpid()
        begun, begin = os.pipe()

        def made(number: int) -> bytes:
            if os.getpid() == itself:
                os.read(begun, 1)  # until another process is at work
                os.kill(itself, signal.SIGKILL)
            os.write(begin, b"1")
            while os.getppid() == itself:
                time.sleep(0.001)
            return bytes(1 << 17)  # more than a pipe holds

        list(spread(made, range(3)))
        os._exit(0)
    os.close(held)
    os.waitpid(first, 0)
    assert select.select([ended], [], [], 60)[0], "a process waits for one that is gone"
    os.close(ended)


def test_ctrl_c_ends_the_others_without_a_word(capfd: pytest.CaptureFixture[str]) -> None:
    parent = os.getpid()

    def interrupted(number: int) -> int:
        if os.getpid() != parent:
            os.kill(os.getpid(), signal.SIGINT)
        return number

    assert list(spread(interrupted, range(20))) == list(range(20))
    assert not capfd.readouterr().err


@pytest.mark.parametrize(
    ("asked", "answer"),
    [("threading.active_count", 2), ("multiprocessing.current_process", SimpleNamespace(daemon=True))],
    ids=["beside threads", "in a process that may have none"],
)
def test_where_no_copy_is_safe_all_is_made_here(
    monkeypatch: pytest.MonkeyPatch, asked: str, answer: object
) -> None:
    monkeypatch.setattr(asked, lambda: answer)
    monkeypatch.setattr("multiprocessing.get_context", None)
    assert list(spread(lambda number: os.getpid(), range(9))) == [os.getpid()] * 9
