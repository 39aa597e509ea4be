"""What happens to paragraphs: divided, merged, moved, repeated, framed by others."""

from __future__ import annotations

import random
from collections.abc import Iterator
from functools import partial
from typing import Final

from tests.quality import changes, prose
from tests.quality.atoms import document
from tests.quality.case import (
    FIXED,
    PLAIN,
    PROPORTIONAL,
    SPACED,
    SPACED_PROPORTIONAL,
    Case,
    archetype,
    edited,
    pair,
)
from tests.quality.printing import Layout, Print


def _divided(
    rng: random.Random, layout: Layout, splits: int = 3, merges: int = 0, in_base: bool = False
) -> list[Print]:
    base = archetype(rng)
    other = edited(base, rng)
    for _ in range(splits):
        other = changes.split(other, rng.randrange(len(other)), rng)
    for _ in range(merges):
        other = changes.merge(other, rng.randrange(len(other) - 1))
    if in_base:
        return pair(other, base, rng, layout)
    return pair(base, other, rng, layout)


def _moved(rng: random.Random, length: int, layout: Layout = PLAIN, noise: float = 0.0) -> list[Print]:
    base = archetype(rng, 16)
    start = rng.randrange(2, 6)
    other = changes.move(base, start, length, rng.choice((start + 5, start + 6)))
    other = changes.recognise(changes.reword(other, rng, 0.015, ocr=bool(noise)), rng, noise)
    return pair(base, other, rng, layout, ocr=bool(noise))


def _unique(rng: random.Random, layout: Layout) -> list[Print]:
    base = archetype(rng)
    other = changes.drop(edited(base, rng), 4, 9)
    for at in (3, 7, 10):
        other = changes.insert(other, at, prose.paragraph(rng, 50), rng)
    return pair(base, other, rng, layout)


def _articles(rng: random.Random, layout: Layout, noise: float = 0.0) -> list[Print]:
    base = document([prose.heading(rng), *prose.essay(rng, 1), *prose.articles(rng, 24)], rng)
    other = changes.drop(base, 9, 15)
    return pair(base, changes.recognise(other, rng, noise), rng, layout, ocr=bool(noise))


def _thrice(rng: random.Random, layout: Layout) -> list[Print]:
    refrain = prose.paragraph(rng, 30)
    texts = prose.essay(rng, 9)
    for at in (2, 6, 10):
        texts.insert(at, refrain)
    base = document(texts, rng)
    return pair(base, edited(base, rng, 0.01), rng, layout)


def _near_duplicates(rng: random.Random) -> list[Print]:
    texts = prose.essay(rng, 10)
    words = texts[3].split()
    words[len(words) // 2] = "nevertheless"
    texts.insert(7, " ".join([*words[:-3], "and", "nothing", "else."]))
    base = document(texts, rng)
    return pair(base, edited(base, rng, 0.01), rng)


BEFORE: Final = (
    "Evening edition",
    "Ministry answers its critics in a long and unusual letter",
    "The ministry has answered. It says that {1:14}”, which few had expected from so quiet an office.",
    "Our correspondent adds that the letter, printed below in full, also speaks of {4:9}” and ends abruptly.",
    "Read the whole of it below:",
)


AFTER: Final = (
    "Why subscribe?",
    "We print letters every Tuesday. Write to the editor at the usual address, and do not forget a stamp.",
    "Nobody who has read the words {6:11}” can doubt what comes next, our legal desk believes.",
    "Share this page",
)


def _framed(rng: random.Random, layout: Layout, noise: float = 0.0, opened: bool = False) -> list[Print]:
    own = archetype(rng, 9)
    article = changes.open_quotes(own) if opened else own
    base = changes.frame(article, rng, BEFORE, AFTER)
    other = changes.recognise(changes.straighten(own), rng, noise)
    return pair(base, other, rng, layout, ocr=bool(noise))


def _framed_between(rng: random.Random) -> list[Print]:
    own = archetype(rng, 10)
    other = own
    for at in (3, 7):
        other = changes.insert(other, at, "Advertisement. " + prose.sentence(rng), rng)
    other = changes.frame(other, rng, BEFORE[:2], AFTER[:2])
    return pair(own, other, rng)


def paragraph_cases() -> Iterator[Case]:
    yield Case("split", partial(_divided, layout=PLAIN))
    yield Case("split, wrapped", partial(_divided, layout=FIXED))
    yield Case("merged", partial(_divided, layout=PLAIN, splits=0, merges=3))
    yield Case("merged, blank lines", partial(_divided, layout=SPACED, splits=0, merges=3))
    yield Case("split and merged", partial(_divided, layout=FIXED, splits=2, merges=2))
    yield Case("split and merged base", partial(_divided, layout=FIXED, splits=2, merges=2, in_base=True))
    yield Case("moved: one", partial(_moved, length=1))
    yield Case("moved: block", partial(_moved, length=3))
    yield Case("moved: one, blank lines", partial(_moved, length=1, layout=SPACED))
    yield Case("moved: block, noise", partial(_moved, length=3, layout=PROPORTIONAL, noise=0.05), 0.05)
    yield Case("unique", partial(_unique, layout=PLAIN))
    yield Case("unique, blank lines", partial(_unique, layout=SPACED_PROPORTIONAL))
    yield Case("numbered articles", partial(_articles, layout=PLAIN))
    yield Case("numbered articles, noise", partial(_articles, layout=FIXED, noise=0.05), 0.05)
    yield Case("thrice", partial(_thrice, layout=PLAIN))
    yield Case("thrice, blank lines", partial(_thrice, layout=SPACED))
    yield Case("near-duplicates", _near_duplicates)
    yield Case("framing", partial(_framed, layout=PLAIN))
    yield Case("framing, wrapped, noise", partial(_framed, layout=SPACED, noise=0.03), 0.03)
    yield Case("framing, quotation marks", partial(_framed, layout=SPACED_PROPORTIONAL, opened=True))
    yield Case("framing between", _framed_between)
