"""Words at an end of a row to which nothing corresponds."""

from __future__ import annotations

import numpy as np
import pytest

from edition.alignment.evidence import Weighed
from edition.alignment.links import Alignment, Link
from edition.alignment.loose_ends import loose_ends
from edition.alignment.sides import align_sides
from edition.model import WordRange
from tests.support.sides import sides


def test_words_without_a_partner_at_the_end_are_a_loose_end() -> None:
    warned = "The engineers warned twice, in spring and in autumn, that the footings were washed away."
    denied = "A spokesman for the county denied on Tuesday that any warning had ever reached its offices."
    base, other = sides(warned, f"{warned} {denied}")
    (end,) = loose_ends(3, other.region, align_sides(base, other))
    assert (end.row, end.head, end.own) == (3, False, 0)
    assert other.stream.reading(*other.stream.extent(end.span)) == denied


@pytest.mark.parametrize("tail", [False, True])
@pytest.mark.parametrize(
    ("words", "nats", "held"), [(1, 2.3, False), (3, 12.0, True)], ids=["a little word", "a name"]
)
def test_beyond_the_best_stretch_links_are_chance_unless_they_say_enough(
    words: int, nats: float, held: bool, tail: bool
) -> None:
    """A moved paragraph ran into the one of which words 15 to 29 are linked; `the` of it is linked too."""
    links = [Weighed(Link(0, words, 0, words), nats), Weighed(Link(15, 30, 35, 50), 80.0)]
    if tail:
        links = [Weighed(Link(0, 15, 0, 15), 80.0), Weighed(Link(30 - words, 30, 50 - words, 50), nats)]
    same = np.full(30, -1, dtype=np.int64)
    for (a, a_end, b, b_end), _ in links:
        same[a:a_end] = range(b, b_end)
    alignment, span = Alignment(same, ()), WordRange(100, 150)
    assert not [*loose_ends(3, span, alignment)]
    (end,) = loose_ends(3, span, alignment, links)
    assert (end.head, end.own, end.span) == (not tail, 15, (115, 150) if tail else (100, 135))
    assert end.is_held(Link(0, 30, 116, 146) if tail else Link(0, 30, 104, 134)) is held
    assert not end.is_held(Link(0, 35, *end.span))
