"""Work spread over the cores of this machine, by processes that begin as copies of this one."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:  # what starts processes loads longer than many a command needs it
    from multiprocessing.connection import Connection

_CTRL_C = (signal.SIGINT,)

Item = TypeVar("Item")
Result = TypeVar("Result")


def spread(make: Callable[[Item], Result], items: Sequence[Item]) -> Iterable[Result]:
    """What `map` gives, in order, made on all cores.

    In this process alone where a copy is not safe: beside other threads, and on systems other than Linux.
    What a copy cannot make, for a fault or because it was stopped, is made here again: so the fault shows.
    A copy ends with the piece it makes once this process is gone.
    """
    cores = len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1
    if cores < 2 or len(items) < 2 or threading.active_count() > 1:
        return map(make, items)
    from multiprocessing import current_process, get_context

    if current_process().daemon:  # it may have no processes of its own
        return map(make, items)
    context, first = get_context("fork"), os.getpid()
    try:
        following = context.Value("i", 0)
    except OSError:  # no shared memory here
        return map(make, items)

    def share() -> dict[int, Result]:
        found: dict[int, Result] = {}
        while first in (os.getpid(), os.getppid()) and (number := _next(following)) < len(items):
            found[number] = make(items[number])
        return found

    pipes: list[Connection] = []
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _CTRL_C)
    try:
        with suppress(OSError):  # fewer, where the system gives no more
            for _ in range(min(cores, len(items)) - 1):
                ours, theirs = context.Pipe(duplex=False)
                context.Process(target=_send, args=(theirs, share, [*pipes, ours]), daemon=True).start()
                theirs.close()
                pipes.append(ours)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
    found = share()
    for pipe in pipes:
        found |= _received(pipe)
    return [found[number] if number in found else make(item) for number, item in enumerate(items)]


def _next(following: Any) -> int:
    with following.get_lock():
        number: int = following.value
        following.value += 1
    return number


def _send(pipe: Connection, share: Callable[[], dict[int, Result]], others: Iterable[Connection]) -> None:
    for other in others:  # the ends of the first process: while one is open here, its end is not seen
        other.close()
    # Ctrl-C, which waits until here, ends it without a word: the first process says so.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _CTRL_C)
    with suppress(Exception):  # it is made again where it is seen
        pipe.send(share())
    pipe.close()


def _received(pipe: Connection) -> dict[int, Result]:
    try:
        found: dict[int, Result] = pipe.recv()
    except (EOFError, OSError):  # stopped before it began to send, or amid it
        return {}
    return found
