"""Work spread over the cores of this machine, by processes that begin as copies of this one."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from mmap import mmap
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

if TYPE_CHECKING:  # what starts processes loads longer than many a command needs it
    from multiprocessing.connection import Connection

_CTRL_C = (signal.SIGINT,)
_SIZE: Final = 8  # bytes of a number

Item = TypeVar("Item")
Result = TypeVar("Result")


def spread(make: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[Result]:
    """What `map` gives, in order, made on all cores: begun at once, and by this process when it is asked.

    In this process alone where a copy is not safe: beside other threads, and on systems other than Linux.
    What a copy cannot make, for a fault or because it was stopped, is made here again: so the fault shows.
    A copy ends with the piece it makes once this process is gone, or asks no more.
    """
    cores = len(os.sched_getaffinity(0)) if sys.platform == "linux" else 1
    if cores < 2 or len(items) < 2 or threading.active_count() > 1:
        return map(make, items)
    from multiprocessing import current_process, get_context

    if current_process().daemon:  # it may have no processes of its own
        return map(make, items)
    context, first = get_context("fork"), os.getpid()
    try:
        numbers = _Unbegun(len(items), context.Lock())
    except OSError:  # no shared memory here
        return map(make, items)

    def share() -> Iterator[tuple[int, Result]]:
        while first in (os.getpid(), os.getppid()) and (number := numbers.next()) is not None:
            yield number, make(items[number])

    pipes: list[Connection] = []
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _CTRL_C)
    try:
        with suppress(OSError):  # fewer, where the system gives no more
            for _ in range(min(cores, len(items)) - 1):
                ours, theirs = context.Pipe(duplex=False)
                context.Process(target=_work, args=(theirs, share, [*pipes, ours]), daemon=True).start()
                theirs.close()
                pipes.append(ours)
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
    return _in_order(make, items, share(), pipes, numbers)


class _Unbegun:
    """Those of the items that nobody has begun, for all processes.

    In memory of its own: what a process reads that begins late is never what another use has put there.
    """

    def __init__(self, count: int, lock: Any) -> None:
        self._count = count
        self._lock = lock
        self._begun = mmap(-1, _SIZE)

    def next(self) -> int | None:
        """The next, which is begun with that; None where there is none."""
        with self._lock:
            number = int.from_bytes(self._begun[:], sys.byteorder)
            if number == self._count:
                return None
            self._begun[:] = (number + 1).to_bytes(_SIZE, sys.byteorder)
            return number

    def stop(self) -> None:
        """Let nobody begin another, save who does so now: the lock may be that of one that was killed."""
        self._begun[:] = self._count.to_bytes(_SIZE, sys.byteorder)


def _in_order(
    make: Callable[[Item], Result],
    items: Sequence[Item],
    share: Iterator[tuple[int, Result]],
    pipes: list[Connection],
    numbers: _Unbegun,
) -> Iterator[Result]:
    """The results, each as soon as it is there; until then this process makes what nobody has begun."""
    found: dict[int, Result] = {}
    try:
        for number, item in enumerate(items):
            while number not in found:
                if _receive(found, pipes, wait=False):
                    continue
                if own := next(share, None):
                    found[own[0]] = own[1]
                elif pipes:
                    _receive(found, pipes, wait=True)
                else:
                    found[number] = make(item)
            yield found.pop(number)
    finally:
        numbers.stop()


def _work(
    pipe: Connection, share: Callable[[], Iterator[tuple[int, Result]]], others: Sequence[Connection]
) -> None:
    """Make a share in another process, and send each piece of it while the next is made."""
    for other in others:  # the ends of the first process: while one is open here, its end is not seen
        other.close()
    # Ctrl-C, which waits until here, ends it without a word: the first process says so.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _CTRL_C)
    made: SimpleQueue[tuple[int, Result] | None] = SimpleQueue()
    sender = threading.Thread(target=_send, args=(pipe, made))
    sender.start()
    with suppress(Exception):  # it is made again where it is seen
        for each in share():
            made.put(each)
    made.put(None)
    sender.join()


def _send(pipe: Connection, made: SimpleQueue[tuple[int, Result] | None]) -> None:
    with suppress(Exception):  # nobody reads any more, or what was made cannot be sent
        while each := made.get():
            pipe.send(each)
    pipe.close()


def _receive(found: dict[int, Result], pipes: list[Connection], wait: bool) -> bool:
    """Take what others have sent, or `wait` for it; False where nothing came. Pipes that ended go."""
    from multiprocessing.connection import wait as ready

    before = len(found)
    for pipe in cast("list[Connection]", ready(pipes, None if wait else 0)):
        try:
            number, result = pipe.recv()
        except (EOFError, OSError):  # done; or stopped before it began to send, or amid it
            pipes.remove(pipe)
        else:
            found[number] = result
    return len(found) > before
