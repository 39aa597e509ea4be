"""The changes that a process is about to make of the disk: counted, and its end before a chosen one."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from typing import Final

KILLED: Final = 137
"""Exit status of a process that ends as a kill would end it: nothing flushed, nothing cleared away."""

_CHANGES: Final = frozenset(
    {"os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.symlink", "os.link", "os.truncate", "os.chmod"}
)
_WRITES: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC


class Watch:
    """Counts changes of the disk; `see` is an audit hook, which calls `end` before the one that is chosen.

    That is change `kill_at`, counted from 0, or the first whose name and path (`os.mkdir /a/b`) match. Where
    `end` returns, the change is made.
    """

    def __init__(self, kill_at: int | str | None, end: Callable[[int], object]) -> None:
        self.seen = 0
        self._end = end
        self._number = kill_at if isinstance(kill_at, int) else None
        self._change = re.compile(kill_at) if isinstance(kill_at, str) else None

    def see(self, event: str, arguments: tuple[object, ...]) -> None:
        """The audit hook."""
        if event in _CHANGES or (event == "open" and _is_writing(arguments[2])):
            number, self.seen = self.seen, self.seen + 1
            if number == self._number or (self._change and self._change.fullmatch(f"{event} {arguments[0]}")):
                self._end(KILLED)


def _is_writing(flags: object) -> bool:
    return isinstance(flags, int) and bool(flags & _WRITES)
