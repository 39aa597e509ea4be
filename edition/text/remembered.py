"""What is made or answered once: for all editions that have the same rules, for all who ask a value."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, lru_cache, partial, wraps
from typing import Any, Concatenate, Final, ParamSpec, TypeVar, cast

_EDITIONS: Final = 8  # so many sets of rules and languages: an archive needs one or two

Given = ParamSpec("Given")
Made = TypeVar("Made")


class Itself:
    """A value that is equal only to itself, which is quicker to see than that another is alike."""

    def __init__(self, value: object) -> None:
        self.value = value

    def __hash__(self) -> int:
        return id(self.value)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Itself) and other.value is self.value


def answered_once(method: Callable[Concatenate[Any, Given], Made]) -> cached_property[Callable[Given, Made]]:
    """A method whose answers each object keeps, by what it was asked."""
    return answered_lately(None)(method)


def answered_lately(
    most: int | None,
) -> Callable[[Callable[Concatenate[Any, Given], Made]], cached_property[Callable[Given, Made]]]:
    """As `answered_once`, but that only the `most` answers are kept that were asked for last."""

    def kept(method: Callable[Concatenate[Any, Given], Made]) -> cached_property[Callable[Given, Made]]:
        def answers(asked: Any) -> Callable[Given, Made]:
            return cast(Callable[Given, Made], lru_cache(most)(partial(method, asked)))

        return cached_property(answers)

    return kept


def remembered_last(make: Callable[Given, Made]) -> Callable[Given, Made]:
    """`make`, as `remembered`, for what is large: of one edition, while it is written."""
    return remembered(make, 1)


def remembered(make: Callable[Given, Made], most: int = _EDITIONS) -> Callable[Given, Made]:
    """`make`, which gives for the same rules, that nobody changes, what it gave before.

    Strings are the same by what they say, all else by being one object; `most` are kept.
    """

    @lru_cache(maxsize=most)
    def known(*given: Itself | str | None) -> Made:
        values = [each.value if isinstance(each, Itself) else each for each in given]
        return cast(Callable[..., Made], make)(*values)

    @wraps(make)
    def found(*given: Given.args, **named: Given.kwargs) -> Made:
        assert not named
        return known(*(each if isinstance(each, str | None) else Itself(each) for each in given))

    return found
