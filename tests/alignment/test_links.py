"""Links between words: runs, sides seen from the other text, links that stand for nothing."""

from __future__ import annotations

import random

import numpy as np
import pytest

from edition.alignment import links
from edition.alignment.anchors import columns, rows_of
from edition.alignment.links import (
    Alignment,
    Link,
    dropped_words,
    equal_runs,
    part_of,
    parts_of,
    settled,
    without_strays,
    word_for_word,
)
from edition.model import WordRange


def alignment(*same: int, alike: tuple[Link, ...] = ()) -> Alignment:
    return Alignment(np.array(same, dtype=np.int64), alike)


@pytest.mark.parametrize(
    ("same", "expected"),
    [
        ((), []),
        ((-1, -1), []),
        ((0, 1, 2), [Link(0, 3, 0, 3)]),
        ((0, -1, 1), [Link(0, 1, 0, 1), Link(2, 3, 1, 2)]),
        ((0, 1, 4, 5), [Link(0, 2, 0, 2), Link(2, 4, 4, 6)]),
    ],
)
def test_words_that_are_the_same_in_a_row_are_one_run(same: tuple[int, ...], expected: list[Link]) -> None:
    assert equal_runs(alignment(*same)) == expected


@pytest.mark.parametrize("same", [(0, 1, 2), (0, -1, 3), (-1, 2, 4)])
def test_runs_word_for_word_are_the_links_again(same: tuple[int, ...]) -> None:
    assert word_for_word(columns(equal_runs(alignment(*same)), 4), len(same)).tolist() == list(same)


def test_an_alignment_seen_from_the_other_text() -> None:
    one = alignment(0, -1, 3, alike=(Link(1, 2, 1, 3),))
    other = one.swapped(5)
    assert other.same.tolist() == [0, -1, -1, 2, -1]
    assert other.alike == (Link(1, 3, 1, 2),)


def test_of_two_places_that_could_be_meant_the_one_beside_a_neighbour_is() -> None:
    the, cat, dog = 0, 1, 2
    a, b = [the, cat], [the, dog, the, cat]
    links_found = columns([Link(0, 1, 0, 1), Link(1, 2, 3, 4)], 4)
    assert settled(links_found, a, b).T.tolist() == [[0, 1, 2, 3], [1, 2, 3, 4]]


def test_a_lone_short_word_between_words_without_partner_is_no_link() -> None:
    keys = ["of", *"abcdefgh", "constitution"]
    of, long = [1, 2, 3, 0, 4, 5, 6], [1, 2, 3, 9, 4, 5, 6]
    stands = alignment(-1, -1, -1, 3, -1, -1, -1)
    assert without_strays(stands, of, 7, keys).same.max() == -1
    assert without_strays(stands, long, 7, keys).same.max() == 3


def made(rng: random.Random) -> tuple[list[int], list[int], list[Link]]:
    """Two texts of few words, and links between equal words or runs of them, with gaps in either text."""
    a, b = (rng.choices(range(3), k=60) for _ in range(2))
    found: list[Link] = []
    i = j = 0
    while i < len(a) and j < len(b):
        size = next((n for n in range(3) if a[i : i + n + 1] != b[j : j + n + 1]), 3)
        if size and i + size <= len(a) and j + size <= len(b):
            found.append(Link(i, i + size, j, j + size))
        i, j = i + size + rng.choice((0, 0, 1, 4)), j + size + rng.choice((0, 0, 1, 4)) + (not size)
    return a, b, found


def test_of_many_links_those_move_and_go_that_do_among_few(monkeypatch: pytest.MonkeyPatch) -> None:
    changed = 0
    for seed in range(60):
        a, b, found = made(random.Random(seed))
        weak = set(found[::5])
        stands = Alignment(
            word_for_word(columns([each for each in found if each not in weak], 4), len(a)),
            tuple(found[::5]),
        )
        results = []
        for many in (0, len(found) + 1):
            monkeypatch.setattr(links, "MANY", many)
            kept = without_strays(stands, a, len(b), ["of", "the", "cat"], weak)
            beside = rows_of(Link, *settled(columns(found, 4), a, b))
            results.append((beside, kept.same.tolist(), kept.alike))
        assert results[0] == results[1]
        changed += results[0][0] != found
    assert changed


def test_parts_of_an_alignment_are_the_same_one_by_one_and_together() -> None:
    same = np.array([0, 1, -1, -1, 5, 6, 7, -1, 9, 2], dtype=np.int64)
    whole = Alignment(same, (Link(2, 3, 2, 3), Link(3, 4, 3, 5), Link(7, 8, 8, 9)))
    ours = [WordRange(0, 3), WordRange(3, 5), WordRange(6, 10)]
    theirs = [WordRange(0, 2), WordRange(3, 6), WordRange(7, 10)]
    found = parts_of(whole, ours, theirs)
    for part, a, b in zip(found, ours, theirs, strict=True):
        alone = part_of(whole, a, b)
        assert part.same.tolist() == alone.same.tolist()
        assert part.alike == alone.alike
    assert [part.alike for part in found] == [(), (Link(0, 1, 0, 2),), (Link(1, 2, 1, 2),)]


def test_words_of_dropped_links() -> None:
    same = np.array([3, -1, 1, -1], dtype=np.int64)
    whole = Alignment(same, (Link(1, 2, 4, 6), Link(3, 4, 0, 1)))
    kept = Alignment(np.array([-1, -1, 1, -1], dtype=np.int64), (Link(3, 4, 0, 1),))
    assert [words.tolist() for words in dropped_words(whole, kept)] == [[0, 1], [3, 4, 5]]
    assert [words.tolist() for words in dropped_words(whole, whole)] == [[], []]
