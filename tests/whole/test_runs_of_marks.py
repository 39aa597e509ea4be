"""Small inputs that once took gigabytes: long runs of marks, in processes of their own with little memory."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.support.programs import ROOT

_WORK = 20  # seconds of the processor for each
_MEGABYTES = 100  # of address space beyond what the imports take
_RUNS = [
    ("\u2014", "-", 4_000),
    ("-", "-", 4_000),
    ("\u201c", '"', 10_000),
    ("\u200b", "", 150_000),
    ("a-", "a-", 50_000),
    (".", "\u2026", 25_000),
    ("- \n", "- \n", 4_000),
    ("\u2014 ", "- ", 4_000),
    ("a-", "a\u2013", 5_000),
    ("a'", "a'", 25_000),
]

_COLLATE = """
import json, os, resource, sys
from edition.app.pipeline import Archive, edit
from tests.support.site_files import build_files
from tests.support.edits import sources

def collated(one, two, times):
    before, after = "One paragraph of text stands here.", "And another one stands here after it."
    texts = {"A": [before, one * times, after], "B": [before, two * times, after]}
    sum(map(len, build_files(edit(Archive(sources(texts)))).values()))

collated("-", "\u2013", 2)
megabytes, work, runs = json.load(sys.stdin)
pages = int(open("/proc/self/statm").read().split()[0])
most = pages * os.sysconf("SC_PAGESIZE") + (megabytes << 20)
for run in runs:
    child = os.fork()
    if not child:
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        resource.setrlimit(resource.RLIMIT_CPU, (work, work))
        collated(*run)
        os._exit(0)
    if os.waitpid(child, 0)[1]:
        print(*map(ascii, run))
"""


@pytest.mark.slow
def test_long_runs_of_marks_take_little() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _COLLATE],
        input=json.dumps([_MEGABYTES, _WORK, _RUNS]),
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
