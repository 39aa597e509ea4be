"""A light dataclass does what one of the library's does."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from functools import cached_property
from typing import Any

import pytest

from edition.light_dataclass import dataclass


def _made(decorator: Any, slots: bool) -> Any:
    @decorator(frozen=True, slots=slots)
    class Value:
        """With all sorts of fields."""

        name: str
        at: int = 0
        found: dict[str, int] = dataclasses.field(default_factory=dict, hash=False)
        known: list[str] = dataclasses.field(default_factory=list, compare=False, repr=False)

        @property
        def place(self) -> str:
            return f"{self.name}{self.at}"

    return Value


@dataclass(frozen=True, slots=True)
class Slotted:
    """One that can be pickled, as it has a name in its module."""

    name: str
    at: int = 0


@dataclass(frozen=True)
class Unslotted:
    """One that remembers."""

    name: str

    @cached_property
    def length(self) -> int:
        """How long the name is."""
        return len(self.name)


VALUES = [("a",), ("a", 0, {}, ["k"]), ("a", 1), ("b", 1, {"x": 1}), ("b", 1, {"x": 2})]


@pytest.mark.parametrize("slots", [False, True])
def test_same_as_one_of_the_library(slots: bool) -> None:
    ours, theirs = _made(dataclass, slots), _made(dataclasses.dataclass, slots)
    one, other = [ours(*each) for each in VALUES], [theirs(*each) for each in VALUES]
    assert list(map(repr, one)) == list(map(repr, other))
    assert list(map(hash, one)) == list(map(hash, other))
    assert [a == b for a in one for b in one] == [a == b for a in other for b in other]
    assert [a.place for a in one] == [a.place for a in other]
    assert [dataclasses.asdict(a) for a in one] == [dataclasses.asdict(a) for a in other]
    assert ours.__match_args__ == theirs.__match_args__
    assert ours.__doc__ == theirs.__doc__
    assert hasattr(one[0], "__dict__") == hasattr(other[0], "__dict__")
    assert one[0] != other[0]
    assert one[0].found is not ours("a").found
    assert ours(name="c", at=2) == dataclasses.replace(one[0], name="c", at=2)


@pytest.mark.parametrize("slots", [False, True])
def test_frozen(slots: bool) -> None:
    value = _made(dataclass, slots)("a")
    with pytest.raises(dataclasses.FrozenInstanceError, match="'at'"):
        value.at = 1
    with pytest.raises(dataclasses.FrozenInstanceError, match="'at'"):
        del value.at
    with pytest.raises(TypeError, match=r"Value.__init__\(\) missing 1 required positional argument: 'name'"):
        type(value)()


def test_pickled_copied_and_remembering() -> None:
    for value in (Slotted("a", 1), Unslotted("a")):
        assert pickle.loads(pickle.dumps(value)) == copy.copy(value) == copy.deepcopy(value) == value
    assert Unslotted("abc").length == 3


@pytest.mark.parametrize(
    "own",
    [
        {"__post_init__": lambda self: None},
        {"__eq__": lambda self, other: True},
        {"__repr__": lambda self: ""},
        {"__hash__": lambda self: 0},
        {"at": dataclasses.field(init=False, default=0)},
        {"at": dataclasses.field(kw_only=True, default=0)},
    ],
    ids=lambda own: next(iter(own)),
)
@pytest.mark.parametrize("slots", [False, True])
def test_what_it_would_not_heed_is_refused(slots: bool, own: dict[str, Any]) -> None:
    made = type("Value", (), {"__annotations__": {"at": int}, **own})
    with pytest.raises(TypeError, match=r"Value has (__|at)"):
        dataclass(frozen=True, slots=slots)(made)
