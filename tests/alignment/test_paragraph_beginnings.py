"""Where paragraphs begin: the layout says so, and other witnesses where it leaves that open."""

from __future__ import annotations

from edition.alignment.paragraph_beginnings import divide_base, divide_other, partners
from edition.alignment.sides import Side, align_sides
from tests.support.sides import sides

ONE = "The wall was built by the county in the dry years, and nobody asked then who would keep it."
TWO = "Twice since then the river has come over it, and twice the county has paid for the repair."
WRAPPED = "\n".join(text.replace(", ", ",\n") for text in (ONE, TWO))


def undivided(side: Side) -> Side:
    return Side(side.stream, side.region)


def texts(side: Side) -> list[str]:
    return [side.stream.reading(*side.stream.extent(words)) for words in side.paragraphs]


def test_blank_lines_divide_a_text_by_themselves() -> None:
    (base,), _ = sides(f"{ONE}\n\n{TWO}")
    assert texts(divide_base(undivided(base), [])) == [ONE, TWO]


def test_another_witness_says_where_lines_without_a_gap_begin_a_paragraph() -> None:
    (base, other), lexicon = sides(WRAPPED, f"{ONE}\n\n{TWO}")
    found = divide_base(undivided(base), [(other, align_sides(undivided(base), other, lexicon))])
    assert texts(found) == [ONE, TWO]


def test_the_base_says_so_of_the_others() -> None:
    (base, other), lexicon = sides(f"{ONE}\n\n{TWO}", WRAPPED)
    found = divide_other(undivided(other), base, align_sides(base, undivided(other), lexicon))
    assert texts(found) == [ONE, TWO]


def test_each_word_has_the_first_that_it_is_linked_to() -> None:
    (base, other), lexicon = sides("the old harbour was shut", "the 0ld har bour shut")
    assert partners(align_sides(base, other, lexicon)).tolist() == [0, 1, 2, -1, 4]
