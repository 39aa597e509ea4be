"""The collector of cycles rests while texts are worked on, and runs as it did before."""

from __future__ import annotations

import gc
from contextlib import suppress

import pytest

from edition.text.uncollected import uncollected


@pytest.mark.parametrize("running", [True, False])
def test_the_collector_rests_and_is_left_as_it_was(running: bool) -> None:
    before = gc.isenabled()
    (gc.enable if running else gc.disable)()
    try:
        with suppress(ZeroDivisionError), uncollected():
            assert not gc.isenabled()
            raise ZeroDivisionError
        assert gc.isenabled() is running
    finally:
        (gc.enable if before else gc.disable)()


def test_what_was_made_is_not_walked_at_once() -> None:
    gc.collect()
    with uncollected():
        made = [[number] for number in range(20_000)]
    assert len(gc.get_objects(generation=0)) < len(made)


def test_what_others_froze_stays_so() -> None:
    gc.freeze()
    try:
        with uncollected():
            pass
        assert gc.get_freeze_count()
    finally:
        gc.unfreeze()
