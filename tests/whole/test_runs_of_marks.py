"""Small inputs that once took gigabytes: long runs of marks, in a process of its own with little memory."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.support.programs import ROOT

_SECONDS = 60
_MEGABYTES = 1500  # of address space, libraries included

_COLLATE = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, ({megabytes} << 20, {megabytes} << 20))
from edition.app.pipeline import Archive, edit
from edition.site import build_pages
from tests.support.edits import sources
before, after = "One paragraph of text stands here.", "And another one stands here after it."
one, two = {one!r}, {two!r}
texts = {{"A": [before, one * {times}, after], "B": [before, two * {times}, after]}}
register = edit(Archive(sources(texts)))
sum(map(len, build_pages(register).values()))
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("one", "two", "times"),
    [
        ("\u2014", "-", 8_000),
        ("-", "-", 8_000),
        ("\u201c", '"', 20_000),
        ("\u200b", "", 300_000),
        ("a-", "a-", 100_000),
        (".", "\u2026", 50_000),
        ("- \n", "- \n", 8_000),
        ("\u2014 ", "- ", 8_000),
        ("a-", "a\u2013", 10_000),
        ("a'", "a'", 50_000),
    ],
)
def test_long_runs_of_marks_take_little(one: str, two: str, times: int) -> None:
    program = _COLLATE.format(megabytes=_MEGABYTES, one=one, two=two, times=times)
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=_SECONDS, check=False)
    assert done.returncode == 0, done.stderr
