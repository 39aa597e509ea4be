"""A small part of the attacks that are made by hand with `python -m tests.attack`."""

from __future__ import annotations

import pytest

from tests.attack import branches, interrupts
from tests.attack.kills import attack
from tests.support.commands import import_house


@pytest.mark.slow
@pytest.mark.parametrize("name", ["new", "mint"])
def test_commands_that_are_killed_lose_nothing(name: str) -> None:
    import_house()
    found = attack(name, 1)
    assert found.kills
    assert not found.faults


@pytest.mark.slow
@pytest.mark.parametrize("name", ["rename", "withdraw"])
def test_commands_that_are_interrupted_are_done_or_have_done_nothing(name: str) -> None:
    import_house()
    found = interrupts.attack(name, 8)
    assert found.kills
    assert not found.faults


@pytest.mark.slow
def test_branches_that_git_brings_together_lose_nothing() -> None:
    assert branches.report(1, seed=104)
