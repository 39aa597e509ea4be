"""What lasts is what would be made, or made anew."""

from __future__ import annotations

import pytest

from edition.lasting import keep_in, lasting, lasting_values
from tests.support.shelf import Shelf, shelf_in_use

shelf = pytest.fixture(shelf_in_use)


def made(name: str, *given: str) -> tuple[bytes, bool]:
    """What is there under a name, and whether it was made for this."""
    asked = []

    def make() -> bytes:
        asked.append(name)
        return ("of " + "|".join(given)).encode()

    return lasting(name, given, make), bool(asked)


def test_nothing_lasts_without_a_place() -> None:
    keep_in(None)  # a build in the same process has left its own in use
    assert made("a", "x") == made("a", "x") == (b"of x", True)


def test_made_once_for_what_is_given(shelf: Shelf) -> None:
    assert made("a", "x", "y") == (b"of x|y", True)
    assert made("a", "x", "y") == (b"of x|y", False)
    assert made("b", "x", "y") == (b"of x|y", True)
    assert made("a", "xy", "") == (b"of xy|", True), "what is given is told apart"
    assert made("a", "x", "y") == (b"of x|y", True), "one thing is kept under a name"
    assert sorted(shelf.files) == ["a", "b"]


def test_made_anew_by_another_version(shelf: Shelf) -> None:
    made("a", "x")
    shelf.version = "2"
    assert made("a", "x") == (b"of x", True)


@pytest.mark.parametrize("broken", [slice(0, 0), slice(0, 20), slice(0, -1), slice(1, None)])
def test_made_anew_where_it_is_broken(shelf: Shelf, broken: slice) -> None:
    made("a", "x")
    shelf.files["a"] = shelf.files["a"][broken]
    assert made("a", "x") == (b"of x", True)
    shelf.files["a"] = shelf.files["a"].replace(b"of", b"if")
    assert made("a", "x") == (b"of x", True)


def test_values_are_the_same_from_the_place(shelf: Shelf) -> None:
    value = {"é": [1, 0.1, "\u2028", None, {"x": True}], "": []}
    assert lasting_values("v", ["x"], lambda: value) == value
    assert lasting_values("v", ["x"], dict) == value
