"""Stage 3c: links that could stand elsewhere, and links that stand for nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

import numpy as np

from edition.links import Alignment, Link, runs_of

_ALONE: Final = 3  # words without a partner on either side that make a link stand alone
_SHORT: Final = 5  # characters; a shorter word that stands alone is an article or a preposition


def settled(links: list[Link], a: list[int], b: list[int]) -> list[Link]:
    """The links with those moved to a neighbour's side that could as well stand there.

    Least edits leave open which of two `the` is meant; the one beside words that correspond is.
    """
    settled: list[Link] = []
    before = Link(0, 0, 0, 0)
    for number, link in enumerate(links):
        after = links[number + 1] if number + 1 < len(links) else Link(len(a), len(a), len(b), len(b))
        drift = link.a - link.b
        held = drift == before.a_end - before.b_end and drift == after.a - after.b
        if not held and a[link.a : link.a_end] == b[link.b : link.b_end]:
            link = _beside(link, before, after, a, b)
        settled.append(link)
        before = link
    return settled


def _beside(link: Link, before: Link, after: Link, a: list[int], b: list[int]) -> Link:
    """The nearest place to a neighbour, by equal distance in both texts, that has the words of a link.

    The edge of a text is no neighbour.
    """
    length = link.a_end - link.a
    places: list[tuple[int, int, int]] = []
    if before.a_end:
        left = link.a - before.a_end, link.b - before.b_end
        places += [(distance, before.a_end + distance, before.b_end + distance) for distance in left]
    if after.a < len(a):
        right = after.a - link.a_end, after.b - link.b_end
        places += [(distance, after.a - distance - length, after.b - distance - length) for distance in right]
    words = a[link.a : link.a_end]
    for _, i, j in sorted(places):
        if (i, j) == (link.a, link.b):
            break
        if (
            before.a_end <= i <= after.a - length
            and before.b_end <= j <= after.b - length
            and a[i : i + length] == words == b[j : j + length]
        ):
            return Link(i, i + length, j, j + length)
    return link


def without_strays(alignment: Alignment, words: Sequence[int], others: int, keys: Sequence[str]) -> Alignment:
    """Drop links that stand alone among words without a partner on both sides in both texts.

    A lone `of` between two passages that have nothing else in common is chance, not correspondence.
    `words` are the key numbers of one text, `others` is how many words the other has.
    """
    links = sorted([*runs_of(alignment), *alignment.alike])
    if not links:
        return alignment
    dropped: set[Link] = set()
    ends = Link(len(words), len(words), others, others)
    before = Link(0, 0, 0, 0)
    for number, link in enumerate(links):
        after = links[number + 1] if number + 1 < len(links) else ends
        if _is_stray(link, before, after, words, keys):
            dropped.add(link)
        else:
            before = link
    if not dropped:
        return alignment
    same = alignment.same.copy()
    for link in dropped:
        same[link.a : link.a_end] = np.where(same[link.a : link.a_end] >= 0, -1, same[link.a : link.a_end])
    return Alignment(same, tuple(link for link in alignment.alike if link not in dropped))


def _is_stray(link: Link, before: Link, after: Link, words: Sequence[int], keys: Sequence[str]) -> bool:
    left = link.a - before.a_end, link.b - before.b_end
    right = after.a - link.a_end, after.b - link.b_end
    length = link.a_end - link.a
    if length > 2 or max(*left, *right) < _ALONE:
        return False
    size = sum(len(keys[word]) for word in words[link.a : link.a_end])
    apart = min(*left, *right)
    if apart >= _ALONE and size < 2 * apart:
        return True
    return length == 1 and size < _SHORT and min(max(left), max(right)) >= _ALONE
