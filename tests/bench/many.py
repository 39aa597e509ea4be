"""How the time of a collation grows with the number of witnesses, and with text that has no counterpart."""

from __future__ import annotations

import random
from collections.abc import Callable
from hashlib import sha256
from math import log
from typing import Final

from edition.collate import collate
from edition.model import Sources, Transcription, Witness
from tests.bench.measuring import measure
from tests.bench.texts import sources, words
from tests.quality.families import copied
from tests.quality.together import sources_of_table

_WORDS: Final = 600
_CHANGED: Final = 0.03  # of the words of each copy


def versions_of_one(count: int) -> Sources:
    """So many copies of a text of 600 words, each with changes of its own."""
    rng = random.Random(f"versions {count}")
    return sources_of_table(copied(list(words(_WORDS)), count, rng, _CHANGED, most=_WORDS))


def strangers(count: int) -> Sources:
    """So many texts of 300 words that have words in common, the more the commoner they are, and no phrase."""
    rng = random.Random(f"strangers {count}")
    vocabulary = sorted({word.casefold().strip(".,;:") for word in words(40_000)})
    weights = [1 / (rank + 3) for rank in range(len(vocabulary))]
    rng.shuffle(vocabulary)
    texts = (" ".join(rng.choices(vocabulary, weights, k=300)) for _ in range(count))
    witnesses = tuple(
        Witness(f"W{at}", text, f"W{at}.txt", sha256(text.encode()).hexdigest(), Transcription.BORN_DIGITAL)
        for at, text in enumerate(texts)
    )
    return Sources("Strangers", "W0", witnesses, language="en")


def lacked(count: int) -> Sources:
    """A short base, and two versions that have that many words more in its midst."""
    base, more = list(words(_WORDS)), list(words(count, 9))
    changed = [word if at % 40 else f"{word}{at}" for at, word in enumerate(more)]
    return sources([base, base[:300] + more + base[300:], base[:300] + changed + base[300:]])


_GROWING: Final[tuple[tuple[str, Callable[[int], Sources], tuple[int, ...]], ...]] = (
    ("versions of 600 words", versions_of_one, (50, 100, 200)),
    ("unrelated witnesses", strangers, (50, 100, 200)),
    ("words that the base lacks", lacked, (4_000, 16_000, 64_000)),
)


def report(limit: float) -> None:
    """Print the times and the slope of log time over log size."""
    print("\nHow time grows, texts to classified edition: processor seconds")
    for name, make, sizes in _GROWING:
        times = [measure(make, (size,), collate, limit).seconds for size in sizes]
        cells = "".join(
            f"{size:>10,}{'   > limit' if seconds is None else f'{seconds:10.2f}'}"
            for size, seconds in zip(sizes, times, strict=True)
        )
        first, last = times[0], times[-1]
        grown = f"   growth {log(last / first) / log(sizes[-1] / sizes[0]):.2f}" if first and last else ""
        ratio = f", {last / first:.1f} times for {sizes[-1] // sizes[0]}" if first and last else ""
        print(name.ljust(28) + cells + grown + ratio, flush=True)
