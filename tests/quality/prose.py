"""Prose composed by a seeded grammar: natural in rhythm, free of rights, as long as wanted."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from tests.quality.vocabulary import (
    ADJECTIVES,
    ADVERBS,
    LOOKALIKES,
    NAMES,
    NOUNS,
    PLACES,
    SPELLINGS,
    SYNONYMS,
    VERBS,
)

_SENTENCES: Final = (
    "The {a} {n} of {P} {d} {v} the {n}, and the {n} {v} {det} {a} {n}.",
    "{N} {v} that {det} {n} was {a}, although nobody at the {n} had {v} it.",
    "In {year} the {n} {v} {num} {n}s from {P}; the {n} of {P} {v} only {num}.",
    "We have {d} {v} the {n}, because {det} {n} is more {a} than {det} {n} can be.",
    "It is {a} to say, as {N} does, that the {n} and the {n} were {v} by the same {n}.",
    "Neither the {n} nor the {a} {n} {v} what the {n} had {v} before the {n} was {v}.",
    "“{Det} {n} is not {a},” {N} {v}, “and {det} {n} of {P} will not be {v} by it.”",
    "When {det} {a} {n} was {v}, the {n} {d} {v} {det} {n} for {num} days.",
    "If the {n} of {det} {n} is {a}, then {det} {n} should be {v} by the {n} at once.",
    "There was {d} a {a} {n} in {P}, where {N} {v} {det} {n} with a {a} {n}.",
    "{Det} {n}, which had been {v} by {N}, {v} the {a} {n}s of the {n}.",
    "Many of us {v} the {n}; few of us {v} the {a} {n} behind it.",
    "After the {n} the {n}s of {P} {v} their {n}, but the {a} {n} {d} {v} them.",
    "This is the {n} that {N} {v}: a {a} {n}, a {a} {n} and a {n} without {n}.",
    "Who {v} the {n}? Not the {n}, and not the {a} {n} of {P}.",
    "As far as the {n} is concerned, the {a} {n} {v} by {N} {d} {v} {num} {n}s.",
    "{N} and {N} {v} {det} {n} to the {a} {n}, so that it could be {v} in {P}.",
    "To {det} {n} we can only answer that {det} {n} was {d} {v} and {d} {v}.",
    "It was not until the {n} of {year} that {det} {a} {n} {v} {det} {n} of {P}.",
    "The {n} – {a}, {a} and {d} {v} – is what {N} would have {v}.",
    "From {P} to {P} the {n} is {a}, and its {n} has been {v} with {det} {a} {n}.",
    "They {v} {num} per cent of the {n}, yet their own {n}s were {d} {v}.",
    "No {n} of {det} {n} can be {v} without {det} {n} that {N} {v} in {year}.",
    "{Det} {n}’s {n} was {v}; {N}’s {n} was not.",
    "What the {n} of {P} {v} in public, {det} {n} {d} {v} in private.",
    "The {us} of {det} {n} was {v}, and the {us} of {P} {d} {v} the {n}.",
    "{N} {v} the {us}, the {n} and the {us} before {det} {n} was {v}.",
    "It was the {x} {n} of {P}, and this was {x} than the {n} {N} {v}.",
    "We {v} the {x} of {det} {n}, and now the {n} is {a}.",
)
_OTHERS: Final = (
    "Peel two onions, chop them finely and let them soften in butter until a {n} would smell it.",
    "{N} ran past {P} with muddy boots, laughing at each {n} and singing louder than any {n}.",
    "Stars rose early; under them lay {P}, half asleep, smelling of {n} and rain.",
    "Never add salt before {num} minutes have gone by, or your {n} turns {a} and bitter.",
    "Her cat disliked {n}, tolerated {N} and adored only fish.",
    "Goals came late: {N} scored twice, {P} once, and fans sang all night long.",
    "Snow lies deep near {P}; skis, warm socks plus some {a} soup will do you good.",
    "Could you imagine {n} growing wings? {N} could, aged six, high up in an apple tree.",
    "Turn left at {P}, follow signs for {n} until you see a mill, then ask again.",
    "My grandmother knitted while listening to {a} jazz; she called each pattern “{n}”.",
    "Violins first, then brass, then silence: so ends another evening with {N}.",
    "Dogs bark, {n} blooms, children shout, yet {P} remains a {a} little spot.",
)
_DETERMINERS: Final = (
    "the",
    "the",
    "the",
    "a certain",
    "this",
    "that",
    "every",
    "our",
    "their",
    "its",
    "one",
    "no",
)
_HEADINGS: Final = ("The {n} of {P}", "Of {a} {n}s", "{N} and the {n}", "A {a} {n}", "The {a} {n}")


def sentence(rng: random.Random) -> str:
    """One sentence."""
    return _fill(rng.choice(_SENTENCES), rng)


def _fill(pattern: str, rng: random.Random) -> str:
    parts: list[str] = []
    for piece in pattern.replace("}", "{").split("{"):
        choose = _CHOICES.get(piece)
        parts.append(piece if choose is None else choose(rng))
    text = "".join(parts)
    return text[:1].upper() + text[1:]


_CHOICES: Final[Mapping[str, Callable[[random.Random], str]]] = {
    "n": lambda rng: rng.choice(NOUNS),
    "a": lambda rng: rng.choice(ADJECTIVES),
    "v": lambda rng: rng.choice(VERBS),
    "d": lambda rng: rng.choice(ADVERBS),
    "N": lambda rng: rng.choice(NAMES),
    "P": lambda rng: rng.choice(PLACES),
    "det": lambda rng: rng.choice(_DETERMINERS),
    "Det": lambda rng: rng.choice(_DETERMINERS).capitalize(),
    "year": lambda rng: str(rng.randint(1650, 2019)),
    "num": lambda rng: rng.choice(("two", "three", "seven", "twelve", str(rng.randint(13, 900)))),
    "us": lambda rng: rng.choice(SPELLINGS)[0],
    "x": lambda rng: rng.choice(rng.choice((*LOOKALIKES, *SYNONYMS))),
}


def paragraph(rng: random.Random, words: int) -> str:
    """Sentences up to about that many words."""
    parts: list[str] = []
    while sum(part.count(" ") + 1 for part in parts) < words:
        parts.append(sentence(rng))
    return " ".join(parts)


def strangers(rng: random.Random, words: int) -> tuple[str, str]:
    """Two texts of that many words, of one vocabulary, no two sentences of which have one pattern."""
    patterns = rng.sample(_SENTENCES, len(_SENTENCES))
    half = len(patterns) // 2
    return _filled(rng, words, patterns[:half]), _filled(rng, words, patterns[half:])


def _filled(rng: random.Random, words: int, patterns: Sequence[str]) -> str:
    found: list[str] = []
    while len(found) < words:
        found += _fill(rng.choice(patterns), rng).split()
    return " ".join(found[:words])


def unlike(rng: random.Random, paragraphs: int) -> list[str]:
    """Paragraphs of sentences that share no pattern with the others, about other matters."""
    return [
        " ".join(_fill(rng.choice(_OTHERS), rng) for _ in range(rng.randint(3, 6))) for _ in range(paragraphs)
    ]


def essay(rng: random.Random, paragraphs: int, shortest: int = 25, longest: int = 130) -> list[str]:
    """Paragraphs of varying length."""
    return [paragraph(rng, rng.randint(shortest, longest)) for _ in range(paragraphs)]


def heading(rng: random.Random) -> str:
    """A short line without a full stop."""
    return _fill(rng.choice(_HEADINGS), rng)


def dialogue(rng: random.Random, turns: int) -> list[str]:
    """Short paragraphs in which two people speak."""
    patterns = (
        "“Have you {v} the {n}?” asked {N}.", "“No.”", "“I have {d} {v} it,” said {N}.", "“Then who did?”",
        "“The {n} of {P}, I think, or {det} {n}.”", "“{N}?”", "“Never.”", "{N} said nothing.",
        "“You {v} it in {year},” said {N}, “when {det} {n} was {a}.”", "“That is {d} {a}.”", "“Is it {a}?”",
    )  # fmt: skip
    return [_fill(rng.choice(patterns), rng) for _ in range(turns)]


def verse(rng: random.Random, lines: int) -> list[str]:
    """Lines of verse, each a paragraph of its own."""
    patterns = (
        "The {a} {n} beside the {a} {n},",
        "And all the {n}s of {P} {v} again,", "O {a} {n}, why were you {v}?",
        "A {n} was {v}, a {n} was {v} in vain,", "Where once the {n} had {v} its {a} {n},",
        "No {n} {d} {v} the {a} {n};", "We {v} the {n} and {d} {v} the rain.",
    )  # fmt: skip
    return [_fill(rng.choice(patterns), rng) for _ in range(lines)]


def articles(rng: random.Random, count: int) -> list[str]:
    """Numbered articles of one formula: each differs from the others by its number and a word or two."""
    verb = rng.choice(("inspect", "register", "repair", "close"))
    place = rng.choice(PLACES)
    return [
        f"Article {number}. The {rng.choice(NOUNS)} shall {verb} every {rng.choice(NOUNS)} within "
        f"thirty days of the notice given by the council of {place}, unless the council has agreed "
        "otherwise in writing."
        for number in range(1, count + 1)
    ]


def items(rng: random.Random, count: int) -> list[str]:
    """A list, numbered or with bullets."""
    marks = [f"{number}." for number in range(1, count + 1)] if rng.random() < 0.5 else ["•"] * count
    return [
        f"{mark} {_fill(rng.choice(('the {a} {n} of {P};', '{num} {n}s {v} by {N};')), rng)}"
        for mark in marks
    ]
