"""Programs that compare lines, given a word a line: the fastest there are."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

Words = Sequence[str]
Opcode = tuple[str, int, int, int, int]

_GIT: Final = ("git", "diff", "--no-index", "--no-color", "--unified=0")
_NORMAL: Final = re.compile(rb"^(\d+)(?:,(\d+))?([acd])(\d+)(?:,(\d+))?$", re.MULTILINE)
_UNIFIED: Final = re.compile(rb"^@@ -(\d+)(?:,(\d+))? \+(\d+)(?:,(\d+))? @@", re.MULTILINE)


def gnu_diff(base: Words, other: Words) -> list[Opcode]:
    """GNU diff in its mode for large files."""
    changed = []
    for match in _NORMAL.finditer(_said(["diff", "--speed-large-files"], base, other)):
        first, last, what, begin, end = match.groups()
        start, stop, left, right = int(first) - 1, int(last or first), int(begin) - 1, int(end or begin)
        if what == b"a":
            start = stop
        elif what == b"d":
            left = right
        changed.append((start, stop, left, right))
    return list(_opcodes(changed, len(base), len(other)))


def git_xdiff(base: Words, other: Words) -> list[Opcode]:
    return _git("myers", base, other)


def git_patience(base: Words, other: Words) -> list[Opcode]:
    return _git("patience", base, other)


def mercurial(base: Words, other: Words) -> list[Opcode]:
    """Mercurial's own differ, its compiled part alone."""
    from mercurial.cext import bdiff

    at = partner = 0
    changed = []
    for start, stop, left, right in bdiff.blocks(_lines(base), _lines(other)):
        if start > at or left > partner:
            changed.append((at, start, partner, left))
        at, partner = stop, right
    return list(_opcodes(changed, len(base), len(other)))


def _git(algorithm: str, base: Words, other: Words) -> list[Opcode]:
    changed = []
    for match in _UNIFIED.finditer(_said([*_GIT, f"--diff-algorithm={algorithm}"], base, other)):
        first, count, begin, size = (int(part) if part else 1 for part in match.groups())
        start, left = first - bool(count), begin - bool(size)  # an empty stretch is named by the line before
        changed.append((start, start + count, left, left + size))
    return list(_opcodes(changed, len(base), len(other)))


def _opcodes(changed: Sequence[tuple[int, int, int, int]], a: int, b: int) -> Iterator[Opcode]:
    at = partner = 0
    for start, stop, left, right in (*changed, (a, a, b, b)):
        yield "equal", at, start, partner, left
        yield "replace", start, stop, left, right
        at, partner = stop, right


def _lines(words: Words) -> bytes:
    return "".join(f"{word}\n" for word in words).encode()


def _said(command: Sequence[str], base: Words, other: Words) -> bytes:
    """What a program says of two files; both leave with 1 where these differ."""
    program = shutil.which(command[0])
    if program is None:
        raise ModuleNotFoundError(command[0])
    with TemporaryDirectory() as folder:
        files = [Path(folder) / name for name in ("base", "other")]
        for file, words in zip(files, (base, other), strict=True):
            file.write_bytes(_lines(words))
        return subprocess.run(
            [program, *command[1:], *map(str, files)], capture_output=True, check=False
        ).stdout
