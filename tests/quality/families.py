"""Tables of several witnesses made by copying: each is a copy of an earlier one, with changes of its own.

A word exchanged stays in its column, one added makes a column that its copies have too, one left out leaves
the column empty. No word is added twice, so that which words correspond is beyond doubt.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from statistics import fmean
from typing import Final
from unicodedata import category

from tests.quality import prose, scripts
from tests.quality.together import Table, TableScore, agreement, our_columns

Row = list[tuple[int, str]]  # the column and the word; columns that come in are numbered on

_CHANGES: Final = 0.06  # share of its words that a copy changes


def made_tables(number: int, seed: int = 1) -> dict[str, list[Table]]:
    """By name some tables of each sort, the same for the same seed."""
    sorts: dict[str, Callable[[random.Random], Table]] = {
        **{f"short, {words} words": _short(words) for words in (3, 8, 15, 30)},
        "verse": _verse,
        "drama with speakers": _drama,
        **{f"script {language}": _script(language) for language in scripts.LANGUAGES},
        **{f"{count} witnesses": _copies(count) for count in (3, 6, 12, 30)},
    }
    return {
        name: [make(random.Random(f"{name} {seed} {at}")) for at in range(number)]
        for name, make in sorts.items()
    }


_IDEOGRAMS: Final = [chr(code) for code in range(0x6000, 0x7000)]
_UNSPACED: Final = ("zh", "ja", "th")


def separator(name: str) -> str:
    """What stands between the words of a table of that name."""
    return "" if name.removeprefix("script ") in _UNSPACED else " "


def _short(words: int) -> Callable[[random.Random], Table]:
    def make(rng: random.Random) -> Table:
        base = _words(prose.paragraph(rng, max(words, 8)))[:words]
        return copied(base, 3, rng, max(_CHANGES, 1 / words), most=words // 3)

    return make


def _verse(rng: random.Random) -> Table:
    return copied(_words(" ".join(prose.paragraph(rng, 12) for _ in range(4))), 5, rng)


def _drama(rng: random.Random) -> Table:
    names = ("KATE", "DOCTOR", "WILL")
    said = " ".join(f"{names[n % 3]} {prose.paragraph(rng, 9)}" for n in range(8))
    return copied(_words(said), 5, rng)


def _script(language: str) -> Callable[[random.Random], Table]:
    text = " ".join(scripts.LANGUAGES[language])

    def make(rng: random.Random) -> Table:
        words = _words(text.replace("|", " "))
        if language in ("zh", "ja"):
            others = [sign for sign in _IDEOGRAMS if sign not in text]
            return copied(list("".join(words))[:60], 4, rng, fresh=iter(rng.sample(others, 200)))
        if language in _UNSPACED:  # letters at random are no words, by which such a script is divided
            others = sorted({*words[60:]} - {*words[:60]})
            return copied(words[:60], 4, rng, fresh=iter(rng.sample(others, len(others))))
        return copied(words[:60], 4, rng)

    return make


def _copies(count: int) -> Callable[[random.Random], Table]:
    def make(rng: random.Random) -> Table:
        return copied(_words(prose.paragraph(rng, 60)), count, rng)

    return make


def _words(text: str) -> list[str]:
    bare = (
        "".join(c for c in word if c.isalnum() or c == "'" or category(c)[0] == "M") for word in text.split()
    )
    return [word for word in bare if word]


def copied(
    words: Sequence[str],
    count: int,
    rng: random.Random,
    share: float = _CHANGES,
    most: int = 0,
    fresh: Iterator[str] | None = None,
) -> Table:
    """A table of so many witnesses of a text, in an order that has nothing to do with who copied whom.

    Where `most` is given, each is a copy of the base with no more changes than that; `fresh` are the words
    that come in, of the letters of the text where none are given.
    """
    order = list(range(len(words)))  # the columns, in order
    first: Row = list(enumerate(words))
    rows = [first]
    letters = sorted({letter for word in words for letter in word.casefold() if letter.isalpha()})
    fresh = fresh or _fresh(letters, rng)
    while len(rows) < count:
        made = _copy(first if most else rng.choice(rows), order, fresh, rng, share, most or len(words))
        rows.append(made)
    base, *others = rows
    rng.shuffle(others)
    sigla = [f"W{number}" for number in range(1, count + 1)]
    return {
        siglum: [dict(row).get(column, "") for column in order]
        for siglum, row in zip(sigla, (base, *others), strict=True)
    }


def _copy(
    row: Row, order: list[int], fresh: Iterator[str], rng: random.Random, share: float, most: int
) -> Row:
    made: Row = []
    left = most
    for column, word in row:
        if rng.random() >= share or not left:
            made.append((column, word))
            continue
        left -= 1
        change = rng.choice(("exchange", "exchange", "add", "omit"))
        if change == "exchange":
            made.append((column, next(fresh)))
        elif change == "add":
            new = max(order) + 1
            order.insert(order.index(column) + 1, new)
            made += [(column, word), (new, next(fresh))]
    return made or row


def _fresh(letters: Sequence[str], rng: random.Random) -> Iterator[str]:
    """Words of the letters of a text that no text has, each once."""
    seen: set[str] = set()
    while True:
        word = "".join(rng.choice(letters) for _ in range(rng.randint(5, 9)))
        if word not in seen:
            seen.add(word)
            yield word


def tables_report(number: int, seed: int) -> bool:
    """Print how near ours comes to the tables; True where the goals are met."""
    print("\nTables of several witnesses: F1 of links, of links against the base (together)")
    every: list[TableScore] = []
    for name, tables in made_tables(number, seed).items():
        found = [agreement(table, our_columns(table, separator=separator(name))) for table in tables]
        links, together = _means(found)
        print(f"{name:44}{links:8.4f}{together:8.4f}", flush=True)
        every += found
    goals = zip(("links", "together"), _means(every), (0.99, 0.97), strict=True)
    met = [(name, value, least, value >= least) for name, value, least in goals]
    for name, value, least, good in met:
        print(f"{'met   ' if good else 'MISSED'} {name} in tables, mean: {value:.4f} (goal {least})")
    return all(good for *_, good in met)


def _means(found: Sequence[TableScore]) -> tuple[float, float]:
    return fmean(score.links.f1 for score in found), fmean(score.together.f1 for score in found)
