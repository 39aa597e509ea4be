"""Of an address every sign counts; marks around it or behind it are print."""

from __future__ import annotations

import pytest

from edition.analysis.answer.verdict import verdict
from tests.support.witnesses import collated

FRAME = "The council said in the spring that {} and that the old halls stay open."
OTHERS = [
    ("http://mole.example/a-b", "http://mole.example/ab"),
    ("mole.org/north_wall", "mole.org/northwall"),
    ("http://mole.example/a", "http://mole.example/b"),
    ("https://mole.example/harbour", "https://mole.example/harbor"),
    ("www.pier.example", "www.picr.example"),
    ("ann.lee@mole.example", "ann-lee@mole.example"),
    ("@annlee", "@ann_lee"),
    ("#molewall", "#molevvall"),
    ("https://mole.example/aBcD", "https://mole.example/abcd"),
    ("mole.org/3aBc", "mole.org/3abc"),
]
SAME = [
    ("mole.org", "mole.org,"),
    ("mole.org", "(mole.org)"),
    ("mole.org/north-wall", "“mole.org/north-wall”"),
    ("http://mole.example/a", "<http://mole.example/a>"),
    ("(ann@mole.example)", "<ann@mole.example>"),
    ("#molewall", "#Molewall"),
    ("www.pier.example/a", "www.Pier.Example/a"),
    ("the Town/the harbour", "the town/the harbour"),
    ("and/or a harbour", "and/or a harbor"),
    ("50% @ 3 a harbour", "50% @ 3 a harbor"),
]


@pytest.mark.parametrize(("one", "two"), OTHERS)
def test_another_sign_in_an_address_makes_no_yes(one: str, two: str) -> None:
    for ocr in ("", "B"):
        for pair in ((one, two), (two, one)):
            agree = verdict(collated(*map(FRAME.format, pair), ocr=ocr, language="en")).agree
            assert agree is not True, (ocr, pair)


@pytest.mark.parametrize(("one", "two"), SAME)
def test_marks_around_an_address_are_print(one: str, two: str) -> None:
    for pair in ((one, two), (two, one)):
        assert verdict(collated(*map(FRAME.format, pair), language="en")).agree is True, pair


def test_what_is_misread_may_look_like_no_address() -> None:
    for one, two in (("mole.org", "mole.o.g"), ("ann.lee@mole.example", "ann.lee@molc.cxample")):
        for ocr, pair in (("B", (one, two)), ("A", (two, one)), ("A", (one, two))):
            assert verdict(collated(*map(FRAME.format, pair), ocr=ocr, language="en")).agree is None, pair


def test_an_address_ends_where_chinese_goes_on() -> None:
    one = "银行宣布请看http://mole.example/ab，谢谢大家。"
    assert verdict(collated(one, one.replace("，", ","), language="zh")).agree is True
