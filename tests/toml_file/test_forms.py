"""Tables against their forms: every fault at once, each at its place; no value of another type passes."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Annotated, Any, Literal, Self

import pytest

from edition.model import Certainty
from edition.sources.manifest import web_address
from edition.toml_file import AtLeast, Before, Form, FormError, Wrong, filled, key, keys_of


class Inner(Form):
    """A table inside another."""

    name: str
    pair: tuple[int, int] | None = None


class Outer(Form):
    """A table with a value of every sort."""

    text: Annotated[str, Before(lambda value: value.strip() if isinstance(value, str) else value), AtLeast(2)]
    day: datetime.date | None = None
    yes: bool = False
    share: float = 0.5
    number: Annotated[int, AtLeast(1)] = 1
    sort: Literal["a", "b"] = "a"
    how: Certainty = Certainty.UNKNOWN
    inner: tuple[Inner, ...] = ()
    person: Inner | str | None = None
    words: Mapping[str, str] | None = None
    last: str | None = key(default=None, alias="to")

    def checked(self) -> Self:
        if self.yes and self.last is None:
            raise ValueError("needs an end")
        return self


def faults(**table: Any) -> list[tuple[object, str]]:
    with pytest.raises(FormError) as raised:
        filled(Outer, {"text": "text"} | table, ("outer", 0))
    return [(fault.place[2:], fault.message) for fault in raised.value.faults]


def test_a_table_of_its_form() -> None:
    table = {"text": " ab ", "day": datetime.date(2020, 2, 13), "share": 1, "how": "high", "to": "end"}
    table |= {"inner": [{"name": "x", "pair": [1, 2]}], "person": {"name": "y"}, "words": {"a": "b"}}
    found = filled(Outer, table)
    assert (found.text, found.share, found.how, found.last) == ("ab", 1, Certainty.HIGH, "end")
    assert found.inner == (Inner(name="x", pair=(1, 2)),)
    assert found.person == Inner(name="y")
    assert found == filled(Outer, table) != filled(Outer, {"text": "ab"})
    assert keys_of(Outer).endswith("words, to")
    with pytest.raises(AttributeError):
        found.text = "other"  # type: ignore[misc]


@pytest.mark.parametrize(
    ("table", "place", "message"),
    [
        ({"text": 3}, ("text",), "3 must be text in quotation marks"),
        ({"text": " a "}, ("text",), "needs at least 2 characters"),
        ({"day": "2020-02-13"}, ("day",), "must be a valid date"),
        ({"day": datetime.datetime(2020, 2, 13, 10)}, ("day",), "must be a day alone"),
        ({"yes": 1}, ("yes",), "1 must be true or false"),
        ({"number": True}, ("number",), "True must be a whole number"),
        ({"number": 0}, ("number",), "must be a whole number from 1 on"),
        ({"share": "0.5"}, ("share",), "must be a number"),
        ({"sort": ["a"]}, ("sort",), "is not one of 'a' or 'b'"),
        ({"how": 3}, ("how",), "3 is not one of"),
        ({"inner": {"name": "x"}}, ("inner",), "must be a list"),
        ({"inner": ["x"]}, ("inner", 0), "must be a table"),
        ({"inner": [{"name": "x"}, {}]}, ("inner", 1, "name"), "is missing"),
        ({"inner": [{"name": "x", "pair": [1]}]}, ("inner", 0, "pair"), "needs 2 values, has 1"),
        ({"inner": [{"name": "x", "pair": [1, 2, 3]}]}, ("inner", 0, "pair"), "needs 2 values, has 3"),
        ({"inner": [{"name": "x", "pair": [1, "2"]}]}, ("inner", 0, "pair", 1), "whole number"),
        ({"person": 3}, ("person",), "must be text"),
        ({"person": {"names": "x"}}, ("person", "names"), "is not a known key"),
        ({"words": {"a": 1}}, ("words", "a"), "must be text"),
        ({"words": ["a"]}, ("words",), "must be a table"),
        ({"last": "x"}, ("last",), "is not a known key"),
        ({"yes": True}, (), "needs an end"),
    ],
)
def test_what_is_wrong(table: dict[str, Any], place: tuple[str | int, ...], message: str) -> None:
    assert any(at == place and message in said for at, said in faults(**table)), faults(**table)


def test_every_fault_at_once() -> None:
    found = faults(text=1, yes=2, inner=[{"name": 3}, {"nome": "x"}], more=4)
    places = [place for place, _ in found]
    assert places == [("text",), ("yes",), ("inner", 0, "name"), ("inner", 1, "name"), ("inner", 1, "nome"),
                      ("more",)]  # fmt: skip


def test_what_is_no_table() -> None:
    with pytest.raises(FormError) as raised:
        filled(Outer, ["text"])
    assert [fault.wrong for fault in raised.value.faults] == [Wrong.NO_TABLE]


@pytest.mark.parametrize(
    "url",
    ["https://example.org", "http://a", "https://例え.jp/路", "HTTPS://x.example:8443/?q=1#f", "http://[::1]/",
     "http://127.0.0.1/", "https://user@host.example/a"],
)  # fmt: skip
def test_addresses_of_the_web(url: str) -> None:
    assert web_address(url) == url


@pytest.mark.parametrize(
    "url",
    ["", "example.org", "https://", "https:///a", "ftp://a.example", "javascript:alert(1)",
     "https://a b.example/", "https://a.example:99999/", "https://a.example:x/", "http://[::1", "http://999.1.1.1/",
     "https://a<b>.example/",
     "https://a.example/a b", "https://a.example/\u202e", "https://a.example/" + "a" * 2083],
)  # fmt: skip
def test_what_is_no_address(url: str) -> None:
    with pytest.raises(ValueError, match=r"address|percent"):
        web_address(url)
