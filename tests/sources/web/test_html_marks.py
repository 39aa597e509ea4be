"""Figures and letters set high, and the quotation marks of a language."""

from __future__ import annotations

import pytest

from tests.support.pages import page


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("in full<sup>2</sup> by 10<sup>-6</sup> m<sup>2</sup>", "in full² by 10⁻⁶ m²"),
        ("<style>i { position: relative; top: -.3em }</style>m<i>2</i>", "m²"),
        ("<style>i { position: relative; top: -.02em }</style>m<i>2</i>", "m2"),
        ("the 1<sup>st</sup> of M<sup>me</sup> X", "the 1st of Mme X"),
        ("paid<sup><a href='#n'>a</a></sup>", "paidᵃ"),
        ("paid<sup>[3]</sup> H<sub>2</sub>O 2<sup>1</sup>/<sub>2</sub>", "paid[3] H2O 2¹/₂"),
    ],
)
def test_figures_set_high_are_no_part_of_a_word(body: str, expected: str) -> None:
    assert page(f"<p>{body}").text == expected


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("We paid<sup>a</sup> nothing<sup>b</sup>.", "paida / nothingb"),
        ("We paid<sup>a</sup>, and paid<sup>a</sup> nothing.", "paida"),
        ("We paid<sup><a href='#a'>a</a></sup> it<a href='#b'><sup>b</sup></a>.", ""),
        ("<a href='#a'><b>We paid<sup>a</sup></b></a> it<i><a href='#b'> all<sup>b</sup></a></i>.", ""),
        ("<a name=top><b>We paid<sup>a</sup> nothing<sup>b</sup>.", "paida / nothingb"),
        ("Gen<sup>l</sup> Smith, rec<sup>d</sup>", ""),
        ("We paid<sup>b</sup> nothing<sup>a</sup>.", ""),
        ("M<sup>a</sup> Perez, 1<sup>a</sup>", ""),
        ("<b hidden>We paid<sup>a</sup></b> nothing", ""),
        ("M<sup>me</sup> X, the 1<sup>st</sup>", ""),
    ],
)
def test_raised_letters_in_order_without_a_link_are_told(body: str, told: str) -> None:
    remarks = page(f"<p>{body}").remarks
    assert [remark.partition(": “")[2] for remark in remarks] == ([f"{told}”"] if told else [])


def test_marks_of_quotations_are_those_of_the_language() -> None:
    assert page("<p>He said <q>no, <q>never</q></q>.").text == "He said “no, ‘never’”."
    assert page("<p lang=fr>Il dit <q>non</q>.").text == "Il dit «\u00a0non\u00a0»."
    assert (
        page("<p lang=ja>彼は<q>否</q>と<ruby>漢<rp>(</rp><rt>かん</rt></ruby>").text
        == "彼は「否」と漢（かん）"
    )
