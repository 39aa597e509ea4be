"""Alignments that are kept are those that would be found."""

from __future__ import annotations

import random

import pytest

from edition.alignment.kept_alignments import KeptAlignments
from edition.alignment.sides import Side, align_sides
from edition.model import WordRange
from tests.support.sides import sides


def _aligned_alike(kept: KeptAlignments, one: Side, two: Side) -> bool:
    """Whether the alignment that is kept, which must be the one that is found, is given again."""
    found, fresh = kept.of(one, two), align_sides(one, two)
    assert (found.same.tolist(), found.alike) == (fresh.same.tolist(), fresh.alike)
    return kept.of(one, two) is found


def test_the_same_words_are_aligned_once_whatever_their_numbers() -> None:
    kept = KeptAlignments()
    one, two = sides("the bridge fell down", "the bridge fel down")
    first = kept.of(one, two)
    kept.begin()
    _, one, two = sides("a word more before", "the bridge fell down", "the bridge fel down")
    assert kept.of(one, two) is first
    kept.begin()
    kept.begin()
    assert kept.of(one, two) is not first


@pytest.mark.slow
def test_what_is_kept_is_what_would_be_found() -> None:
    rng, kept = random.Random("kept alignments"), KeptAlignments()
    texts = [
        " ".join(rng.choice(["red", "read", "road.", "rod", "a", "the"]) for _ in range(40)) for _ in range(3)
    ]
    for _ in range(60):
        at, words = rng.randrange(3), ["red", "reed", "rod.", "the", "new"]
        old = texts[at].split(" ")
        place = rng.randrange(len(old))
        texts[at] = " ".join([*old[:place], rng.choice(words), *old[place + rng.randrange(2) :]])
        kept.begin()
        every = sides(*texts)
        for one, two in ((0, 1), (1, 0), (0, 2), (2, 1)):
            assert _aligned_alike(kept, every[one], every[two])
        part = Side(every[0].stream, WordRange(5, 20))
        assert _aligned_alike(kept, part, every[1])
