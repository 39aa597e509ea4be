"""Where paragraphs begin, and which correspond."""

from __future__ import annotations

from edition.alignment.correspondence import Least, corresponding
from edition.alignment.paragraph_beginnings import divide_base, partners
from edition.alignment.sides import align_sides
from edition.model import WordRange
from tests.support.sides import sides

FIRST = "The harbour master closed the outer gate at four in the afternoon, before the storm came in."
SECOND = "Nobody had told the crews of the two ferries, which were still out beyond the lighthouse."
OTHER = "Bread rose again by a tenth of a shilling, and bakers blame last summer's wet wheat for it."


def test_a_blank_line_divides_and_ranges_are_its_paragraphs() -> None:
    (side,) = sides(f"{FIRST}\n\n{SECOND}")
    assert [side.stream.reading(*side.stream.extent(words)) for words in side.paragraphs] == [FIRST, SECOND]


def test_a_part_of_a_side_keeps_the_paragraphs_inside_it() -> None:
    (side,) = sides(f"{FIRST}\n\n{SECOND}\n\n{OTHER}")
    last = side.paragraphs[1:]
    whole = side.part(WordRange(last[0].first, last[-1].end))
    assert whole.paragraphs == last


def test_a_partner_is_the_first_word_that_a_word_is_linked_to() -> None:
    one, two = sides("we cannot go there", "we can not go there")
    assert partners(align_sides(one, two)).tolist() == [0, 1, 3, 4]


def test_another_witness_has_a_say_where_the_base_leaves_a_boundary_open() -> None:
    run_on = f"{FIRST}\n{SECOND}"
    base, other = sides(run_on, f"{FIRST}\n\n{SECOND}")
    divided = divide_base(base, [(other, align_sides(base, other))])
    assert len(divided.paragraphs) == len(other.paragraphs) == 2


def test_only_paragraphs_with_enough_in_common_correspond() -> None:
    base, other = sides(f"{FIRST}\n\n{SECOND}", f"{FIRST}\n\n{OTHER}")
    links = corresponding(align_sides(base, other), base, other, Least.LINKED)
    first = base.paragraphs[0]
    assert (links.same[slice(*first)] >= 0).all()
    assert (links.same[first.end :] < 0).all()


def test_the_same_words_correspond_whichever_side_is_named_first() -> None:
    base, other = sides(f"{FIRST}\n\n{SECOND}", f"{SECOND}\n\n{OTHER}")
    there = corresponding(align_sides(base, other), base, other, Least.LINKED)
    back = corresponding(align_sides(other, base), other, base, Least.LINKED)
    assert there.same.tolist() == back.swapped(len(base.stream)).same.tolist()


def test_a_first_line_stays_where_a_word_of_it_stands_in_the_next_line() -> None:
    first = "Then where you of interminable rivers"
    last = "Of bitter tears at least two living springs shall I not pour upon the grass."
    base, other = sides(
        f"{first}\n\nThe meadow, lady, left in flower here.\n\n{last}",
        f"Then, where you, lady, of a thousand rivers\n\nInterminable the meadow left in flowers.\n\n{last}",
    )
    links = corresponding(align_sides(base, other), base, other, Least.LINKED)
    assert links.same[:4].tolist() == [0, 1, 2, 4]


def test_a_headline_of_the_same_make_is_no_first_line() -> None:
    base, other = sides(
        f"What is to be done about the harbourmaster?\n\n{FIRST}\n\n{SECOND}",
        f"What is to be said about our lighthouses?\n\n{FIRST}\n\n{SECOND}",
    )
    links = corresponding(align_sides(base, other), base, other, Least.LINKED)
    assert (links.same[slice(*base.paragraphs[0])] < 0).all()
