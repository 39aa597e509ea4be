"""Pairs whose kind is known by how they were made: `python -m tests.quality.kinds [--pairs N] [--seed N]`.

Figures are drawn and changed, words replaced by another word, by what denies them or by another spelling, or
read as a machine may read them; each pair stands in a sentence, in sources that were recognised or not.
Reported is how many pairs of each class are called what they are.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import sys
from collections.abc import Callable, Iterator
from importlib.resources import files
from itertools import combinations
from typing import Final, NamedTuple

from edition.analysis.answer.verdict import verdict
from edition.analysis.kinds.classify import classifier
from edition.model import Edition, Kind, Transcription
from edition.text.ladders import read_rules
from tests.quality.changes import misread
from tests.support.meanings import FIGURES, NAMES_ALIKE
from tests.support.spellings import ENGLISH, LANGUAGES, OTHER_WORDS, pairs
from tests.support.us_uk import ALSO_ONE_WORD, US_UK, written_pairs
from tests.support.witnesses import collated, differences

_FRAME: Final = "The bank said in the spring {} and that no branch would be closed before the next year."
_COMMON: Final = 400  # occurrences in the list's corpora
_LETTERS: Final = 4  # of the shortest word of a similar pair
_WORDING: Final = frozenset(("substitution", "addition", "omission"))
_WORDS: Final = [
    "minister",
    "harbour",
    "member",
    "committee",
    "company",
    "northern",
    "question",
    "repair",
    "standing",
    "february",
    "autumn",
    "proposal",
]
_OPPOSITES: Final = """
legal illegal  likely unlikely  now not  can cannot  million billion  Monday Sunday  five nine
all none  regular irregular  honest dishonest  able unable  with without  always never
careful careless  more less  its it's  US us  were we're  rise fall  guilty innocent  private public
before after  agree disagree  approved disapproved  east west  first last  won lost  June July
third fourth  increase decrease
"""


class Pair(NamedTuple):
    """Two readings in one language, and the sigla of the recognised of two sources."""

    language: str
    one: str
    two: str
    ocr: str


class Goal(NamedTuple):
    """A class of pairs, what is right of one, and the share that must be.

    `alone`: the pairs are judged without a sentence, and this kind is right of each.
    """

    name: str
    make: Callable[[random.Random, int], Iterator[Pair]]
    right: Callable[[Edition], bool]
    least: float
    alone: Kind | None = None


def other_figures(rng: random.Random, number: int) -> Iterator[Pair]:
    """Figures one of whose digits, signs, marks or units is another."""
    for _ in range(number):
        whole = rng.randrange(2, 9_000)
        forms = (
            (f"{whole}", f"{whole + rng.choice((1, 10, 100))}"),
            (f"{whole}.5", f"{whole}5"),
            (f"-{whole}", f"{whole}"),
            (f"<{whole}", f">{whole}"),
            (f"{whole}-{whole + 9}", f"{whole}{whole + 9}"),
            (f"{whole}:1", f"{whole}1"),
            (f"{whole}({whole % 9})", f"{whole}{whole % 9}"),
            (f"{whole}/2", f"{whole}2"),
            (f"{whole} %", f"{whole}"),
            (f"£{whole}m", f"£{whole}bn"),
            (f"{whole:,}", f"{whole * 10:,}"),
        )
        one, two = rng.choice(forms)
        yield Pair("en", f"it was {one} in all", f"it was {two} in all", rng.choice(("", "B", "A")))


def other_meanings(rng: random.Random, number: int) -> Iterator[Pair]:
    """Words against their opposites and against others, and figures of many languages."""
    known = [Pair(language, one, two, "") for language, one, two in FIGURES]
    known += [Pair("en", f"it was {one} then", f"it was {two} then", "") for one, two in pairs(_OPPOSITES)]
    for _ in range(number):
        made = rng.choice(known)
        recognised = "" if made[:3] in NAMES_ALIKE else rng.choice(("", "B", "A"))
        yield made._replace(ocr=recognised)


def spellings(rng: random.Random, number: int) -> Iterator[Pair]:
    """One word in two spellings."""
    known = [["en", *pair] for pair in pairs(ENGLISH)] + pairs(LANGUAGES)
    for language, one, two in rng.sample(known, min(number, len(known))):
        yield Pair(language, f"it was {one} then", f"it was {two} then", "")


def other_words(rng: random.Random, number: int) -> Iterator[Pair]:
    """Words that are alike and are two."""
    known = pairs(OTHER_WORDS)
    for language, one, two in rng.sample(known, min(number, len(known))):
        yield Pair(language, f"it was {one} then", f"it was {two} then", "")


def us_uk(rng: random.Random, number: int) -> Iterator[Pair]:
    """Common words as they are spelt in the United Kingdom and in the United States."""
    known = written_pairs(US_UK)
    for one, two in rng.sample(known, min(number, len(known))):
        yield Pair("en", one, two, "")


def similar_words(rng: random.Random, number: int) -> Iterator[Pair]:
    """Ten times as many pairs of common words of which one letter was left out, added, exchanged or moved.

    They are drawn from all such pairs of the list of English words, save those known to be one word.
    """
    shapes: dict[str, list[str]] = {}
    for word in _common_words():
        for at in range(len(word)):
            shapes.setdefault(word[:at] + word[at + 1 :], []).append(word)
        shapes.setdefault(word, []).append(word)
    one_word = {frozenset(pair) for pair in written_pairs(US_UK + ALSO_ONE_WORD)}
    every = {pair for words in shapes.values() for pair in combinations(sorted(set(words)), 2)}
    apart = sorted(pair for pair in every if frozenset(pair) not in one_word)
    for one, two in rng.sample(apart, min(10 * number, len(apart))):
        yield Pair("en", one, two, "")


def _common_words() -> list[str]:
    """The common words of the list of English words, in order."""
    counts = json.loads(gzip.decompress((files("spellchecker") / "resources/en.json.gz").read_bytes()))
    return sorted(
        w for w, n in counts.items() if n >= _COMMON and len(w) >= _LETTERS and w.isalpha() and w.isascii()
    )


def misreadings(rng: random.Random, number: int) -> Iterator[Pair]:
    """Words as a machine may read them."""
    for _ in range(number):
        word = rng.choice(_WORDS)
        read = misread(word, rng)
        if read != word:
            yield Pair("en", f"it was {word} then", f"it was {read} then", "B")


def kinds(edition: Edition) -> set[str]:
    return {kind for kind, *_ in differences(edition) if kind != "spacing"}


GOALS: Final = (
    Goal("another figure is wording, and no yes", other_figures, lambda e: _other(e), 1.0),
    Goal("another meaning is wording, and no yes", other_meanings, lambda e: _other(e), 1.0),
    Goal("spellings of one word", spellings, lambda e: kinds(e) == {"spelling"}, 0.95),
    Goal("US and UK spellings of one word", us_uk, lambda e: True, 0.95, Kind.SPELLING),
    Goal("similar words are no spelling", similar_words, lambda e: True, 1.0, Kind.SUBSTITUTION),
    Goal("two words are no spelling", other_words, lambda e: bool(kinds(e) & _WORDING), 1.0),
    Goal("misreadings are no wording", misreadings, lambda e: not kinds(e) & _WORDING, 0.98),
)


def _other(edition: Edition) -> bool:
    return bool(kinds(edition) & _WORDING) and verdict(edition).agree is not True


def measure(goal: Goal, number: int, seed: int = 1) -> tuple[int, int, list[Pair]]:
    """How many pairs are right, of how many, and those that are not."""
    made = list(goal.make(random.Random(seed), number))
    if goal.alone:
        judge = classifier(read_rules(), "en").classify
        printed = Transcription.BORN_DIGITAL
        wrong = [p for p in made if judge(p.one, p.two, printed, printed).kind is not goal.alone]
    else:
        wrong = [pair for pair in made if not goal.right(_edition(pair))]
    return len(made) - len(wrong), len(made), wrong


def _edition(pair: Pair) -> Edition:
    return collated(_FRAME.format(pair.one), _FRAME.format(pair.two), language=pair.language, ocr=pair.ocr)


def report(number: int, seed: int) -> bool:
    """Print a line for each goal; whether all are met."""
    met = True
    for goal in GOALS:
        right, made, wrong = measure(goal, number, seed)
        share = right / made if made else 1.0
        met &= share >= goal.least
        said = "met   " if share >= goal.least else "MISSED"
        print(f"{said} {goal.name}: {right} of {made} (goal {goal.least:.2f})")
        for pair in wrong[:10]:
            print(f"         {pair.language} {pair.one!r} / {pair.two!r} recognised: {pair.ocr or 'none'}")
    return met


def main() -> int:
    """Print the goals; status 1 where one is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    return int(not report(options.pairs, options.seed))


if __name__ == "__main__":
    sys.exit(main())
