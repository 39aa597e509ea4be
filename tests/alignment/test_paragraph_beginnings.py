"""Where paragraphs begin: the layout says so, and other witnesses where it leaves that open."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from textwrap import fill

import pytest

from edition.alignment.paragraph_beginnings import divide_base, divide_other, partners
from edition.alignment.sides import Side, align_sides
from edition.text.layout.paragraph_layout import Break
from tests.support.sides import sides
from tests.support.witnesses import collated

ONE = "The wall was built by the county in the dry years, and nobody asked then who would keep it."
TWO = "Twice since then the river has come over it, and twice the county has paid for the repair."
WRAPPED = "\n".join(text.replace(", ", ",\n") for text in (ONE, TWO))


def undivided(side: Side) -> Side:
    return Side(side.stream, side.region)


def texts(side: Side) -> list[str]:
    return [side.stream.reading(*side.stream.extent(words)) for words in side.paragraphs]


def test_blank_lines_divide_a_text_by_themselves() -> None:
    (base,) = sides(f"{ONE}\n\n{TWO}")
    assert texts(divide_base(undivided(base), [])) == [ONE, TWO]


def test_another_witness_says_where_lines_without_a_gap_begin_a_paragraph() -> None:
    base, other = sides(WRAPPED, f"{ONE}\n\n{TWO}")
    found = divide_base(undivided(base), [(other, align_sides(undivided(base), other))])
    assert texts(found) == [ONE, TWO]


def test_the_base_says_so_of_the_others() -> None:
    base, other = sides(f"{ONE}\n\n{TWO}", WRAPPED)
    found = divide_other(undivided(other), base, align_sides(base, undivided(other)))
    assert texts(found) == [ONE, TWO]


def test_each_word_has_the_first_that_it_is_linked_to() -> None:
    base, other = sides("the old harbour was shut", "the 0ld har bour shut")
    assert partners(align_sides(base, other)).tolist() == [0, 1, 2, -1, 4]


def scored(side: Side, scores: Mapping[int, float]) -> Side:
    """The side, undivided, with other scores before its lines, by the number of the word."""
    lines = side.stream.line_starts.tolist()
    breaks = tuple(
        Break(scores.get(word, found.score), found.page)
        for word, found in zip(lines, side.stream.layout.breaks, strict=True)
    )
    layout = replace(side.stream.layout, breaks=breaks, wrapped=True)
    return Side(replace(side.stream, layout=layout), side.region)


def lengths(side: Side) -> list[int]:
    return [end - start for start, end in side.paragraphs]


def test_a_paragraph_longer_than_all_others_is_two_where_two_are_together_and_the_layout_says_nothing() -> (
    None
):
    (whole,) = sides("\n\n".join([ONE, TWO] * 5))
    cut = whole.cuts[5]
    assert lengths(divide_base(scored(whole, {cut: -1.4}), [])) == lengths(whole)
    assert cut not in divide_base(scored(whole, {cut: -4.0}), []).cuts
    (many,) = sides("\n\n".join([ONE, TWO, f"{ONE} {TWO}"] * 3))
    assert lengths(divide_base(scored(many, {many.cuts[1]: -1.4}), [])) != lengths(many)


def test_a_paragraph_that_another_witness_lacks_ends_where_that_begins_one() -> None:
    own = "No one else has ever printed what the keeper of the lock told his sister about it that night."
    base, other = sides(f"{ONE}\n\n{TWO}", f"{ONE}\n\n{own}\n\n{TWO}")
    last = other.cuts[2]
    unsure = scored(other, {last: -1.4})
    found = divide_other(unsure, base, align_sides(base, unsure))
    assert texts(found) == [ONE, own, TWO]
    layout = replace(unsure.stream.layout, wrapped=False)  # who speaks stands above what is said
    whole = Side(replace(unsure.stream, layout=layout), unsure.region)
    assert len(texts(divide_other(whole, base, align_sides(base, whole)))) == 2


STORY = (
    "The Ministry regrets the delay of services on the northern line on 4 May.",
    "Engineers worked through the night to repair the signals, which had been damaged by flooding.",
    "Trains are now running normally and passengers may travel as planned.",
    "Passengers who were delayed may claim a refund of half of the price until the end of June.",
)


@pytest.mark.parametrize("width", [60, 70, 72, 76, 90, 999])
def test_a_sentence_that_moved_inside_a_paragraph_begins_none_where_its_line_is_full(width: int) -> None:
    first, one, two, last = STORY
    middles = (f"{one} {two}", f"{two} {one}")
    texts = ("\n\n".join(fill(each, width) for each in (first, middle, last)) for middle in middles)
    edition = collated(*texts)
    assert [len(passage.units) for passage in edition.passages] == [0, 2, 0]
    assert all(unit.transposed for unit in edition.passages[1].units)
