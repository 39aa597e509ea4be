"""Random edits of random archives, as editors make them over the years: what ids must come through."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from random import Random

from edition.model import Sources, Transcription, Witness

_WORDS = [
    "the",
    "a",
    "of",
    "and",
    "to",
    "in",
    "council",
    "harbour",
    "bridge",
    "town",
    "state",
    "report",
    "of",
    "company",
    "equipment",
    "network",
    "carrier",
    "access",
    "authority",
    "standard",
    "member",
    "vote",
    "year",
    "month",
    "road",
    "water",
    "stone",
    "never",
    "always",
    "seldom",
    "said",
    "denies",
    "claims",
    "holds",
    "its",
    "their",
    "our",
    "under",
    "over",
    "after",
    "before",
    "with",
    "without",
    "evidence",
    "leaks",
    "rumours",
    "harbor",
    "quay",
    "spring",
    "loan",
    "tax",
]

Texts = dict[str, list[str]]
"""The paragraphs of each witness, by siglum."""


def sentence(random: Random, least: int = 4, most: int = 18) -> str:
    words = [random.choice(_WORDS) for _ in range(random.randint(least, most))]
    return f"{' '.join(words).capitalize()}."


def begun(random: Random, witnesses: int = 2) -> Texts:
    """Versions of a few paragraphs with differences between them."""
    base = [sentence(random) for _ in range(random.randint(2, 6))]
    texts = {"A": base}
    for siglum in "BCD"[: witnesses - 1]:
        texts[siglum] = [reworded(random, each) if random.random() < 0.5 else each for each in base]
    return texts


def reworded(random: Random, text: str) -> str:
    """The text with a word left out, exchanged or added."""
    words = text.split()
    at = random.randrange(len(words))
    words[at : at + 1] = random.choice([[], [random.choice(_WORDS)], [words[at], random.choice(_WORDS)]])
    return " ".join(words) or "Nothing."


def _one(change: Callable[[Random, list[str]], None]) -> Callable[[Random, Texts], None]:
    """An edit of one witness, or of all alike."""

    def edit(random: Random, texts: Texts) -> None:
        chosen = random.choice(sorted(texts))
        seed = random.random()
        for siglum, paragraphs in texts.items():
            if siglum == chosen or seed < 0.4:
                change(Random(seed), paragraphs)

    return edit


def _insert(random: Random, paragraphs: list[str]) -> None:
    paragraphs.insert(random.randint(0, len(paragraphs)), sentence(random))


def _drop(random: Random, paragraphs: list[str]) -> None:
    if len(paragraphs) > 1:
        del paragraphs[random.randrange(len(paragraphs))]


def _double(random: Random, paragraphs: list[str]) -> None:
    paragraphs.insert(random.randint(0, len(paragraphs)), random.choice(paragraphs))


def _swap(random: Random, paragraphs: list[str]) -> None:
    one, two = random.randrange(len(paragraphs)), random.randrange(len(paragraphs))
    paragraphs[one], paragraphs[two] = paragraphs[two], paragraphs[one]


def _shout(random: Random, paragraphs: list[str]) -> None:
    at = random.randrange(len(paragraphs))
    paragraphs[at] = paragraphs[at].upper() if random.random() < 0.7 else paragraphs[at].capitalize()


def _reword(random: Random, paragraphs: list[str]) -> None:
    at = random.randrange(len(paragraphs))
    paragraphs[at] = reworded(random, paragraphs[at])


def _split(random: Random, paragraphs: list[str]) -> None:
    at = random.randrange(len(paragraphs))
    words = paragraphs[at].split()
    if len(words) > 3:
        cut = random.randint(1, len(words) - 1)
        paragraphs[at : at + 1] = [" ".join(words[:cut]), " ".join(words[cut:])]


def _unite(random: Random, paragraphs: list[str]) -> None:
    if len(paragraphs) > 1:
        at = random.randrange(len(paragraphs) - 1)
        paragraphs[at : at + 2] = [f"{paragraphs[at]} {paragraphs[at + 1]}"]


def _come(random: Random, texts: Texts) -> None:
    """A further witness: a copy, a reworded one, a cut one, or one with nothing of the others."""
    free = [siglum for siglum in "ABCDEF" if siglum not in texts]
    if len(texts) < 5:
        like = list(texts[random.choice(sorted(texts))])
        match random.randrange(4):
            case 0:
                pass
            case 1:
                like = [reworded(random, each) for each in like]
            case 2:
                like = like[: max(1, len(like) // 2)]
            case _:
                like = [sentence(random), sentence(random)]
        texts[free[0]] = like


def _leave(random: Random, texts: Texts) -> None:
    if len(texts) > 1:
        del texts[random.choice(sorted(texts))]


EDITS: tuple[Callable[[Random, Texts], None], ...] = (
    *map(
        _one,
        (_insert, _drop, _double, _double, _swap, _swap, _shout, _shout, _reword, _reword, _split, _unite),
    ),
    _come,
    _leave,
)


def sources(texts: Texts) -> Sources:
    """The witnesses as a folder would give them, all given for sources that print the statement."""
    witnesses = []
    for siglum, paragraphs in texts.items():
        text = "\n\n".join(paragraphs) + "\n"
        digest = hashlib.sha256(text.encode()).hexdigest()
        witnesses.append(Witness(siglum, text, f"{siglum}.txt", digest, Transcription.UNKNOWN))
    return Sources("A statement", next(iter(texts)), tuple(witnesses), language="en")
