"""`python -m tests.marks [PATH...]`: the tests whose mark `slow` and whose time do not agree.

A test is slow that takes more than `LONG` seconds of the processor, with the processes it begins: a busy
machine counts nearly as an idle one. Nothing fails by it, as no two machines are alike. Browser tests are
left out.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator

import pytest

LONG = 0.2  # seconds; what takes longer is not in `make check`
SHORT = LONG / 4  # a test that takes less needs no mark


class _Watch:
    def __init__(self) -> None:
        self.took: dict[str, tuple[bool, float]] = {}

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        began = sum(os.times()[:4])
        result = yield
        marked = item.get_closest_marker("slow") is not None
        self.took[item.nodeid] = marked, sum(os.times()[:4]) - began
        return result


def main(paths: list[str]) -> int:
    watch = _Watch()
    code = pytest.main(["-q", "-p", "no:xdist", "-m", "not browser", *paths], plugins=[watch])
    wrong = {name: took for name, (marked, took) in watch.took.items() if took > LONG and not marked}
    needless = {name: took for name, (marked, took) in watch.took.items() if took < SHORT and marked}
    for said, names in (("takes long", wrong), ("is marked, and short", needless)):
        for name, took in sorted(names.items(), key=lambda each: -each[1]):
            print(f"{took:6.2f} s  {said}: {name}")
    return int(code)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
