"""Stories that quote a statement, made from the seeded grammar with the truth by construction."""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from tests.quality import prose

_MARKS: Final = (("“", "”"), ("“", "”"), ("“", "”"), ('"', '"'), ("‘", "’"), ("„", "“"), ("«", "»"))
_SAID: Final = (
    "the board said",
    "it said",
    "the firm wrote on Monday",
    "the letter says",
    "a spokesman said",
)
_STOP: Final = re.compile(r"(?<=[.?!])\s+(?=[A-Z“])")
_NEGATIONS: Final = frozenset(
    [
        "not",
        "never",
        "neither",
        "nor",
        "no",
        "nobody",
        "without",
        "hardly",
        "unless",
        "except",
        "against",
        "few",
    ]
)
_MOST: Final = 12  # words of an elision


class Truth(NamedTuple):
    """A quotation that was put into a story: where, and how true it is."""

    start: int
    end: int
    fidelity: str
    marked: bool


class Story(NamedTuple):
    """A text and the quotations in it."""

    text: str
    quotations: tuple[Truth, ...]


def statement(rng: random.Random) -> str:
    """A statement of some 400 words, without marks inside."""
    paragraphs = [prose.paragraph(rng, 70) for _ in range(6)]
    return "\n\n".join(re.sub(r"[“”]", "", paragraph) for paragraph in paragraphs)


def stranger(rng: random.Random) -> Story:
    """A story about something else, that quotes something else."""
    return story(rng, "\n\n".join(prose.unlike(rng, 6)), own=prose.unlike(rng, 10))


def story(
    rng: random.Random, text: str, quotations: int = 4, length: int = 500, own: Sequence[str] = ()
) -> Story:
    """A story of about so many words of its own that quotes a statement."""
    paragraphs = text.split("\n\n")
    own = own or prose.unlike(rng, max(1, length // 50))
    pieces: list[tuple[str, tuple[Truth, ...]]] = [(re.sub(r"[“”]", "", each), ()) for each in own]
    for _ in range(quotations):
        pieces.insert(rng.randrange(len(pieces) + 1), _quoting(rng, rng.choice(paragraphs)))
    whole = ""
    found: list[Truth] = []
    for piece, quoted in pieces:
        at = len(whole) + (2 if whole else 0)
        whole += ("\n\n" if whole else "") + piece
        found += [each._replace(start=each.start + at, end=each.end + at) for each in quoted]
    return Story(whole, tuple(found))


def _quoting(rng: random.Random, paragraph: str) -> tuple[str, tuple[Truth, ...]]:
    """A paragraph of a story with a quotation in it, made in one of the ways of reporters."""
    sentences = [each for each in _STOP.split(paragraph) if len(each.split()) > 7]
    sentence = rng.choice(sentences or [paragraph]).rstrip(".?!")
    words = sentence.split()
    first = rng.randrange(max(1, len(words) - 6)) if rng.random() < 0.5 else 0
    last = rng.randrange(first + 5, len(words) + 1) if len(words) > first + 5 else len(words)
    first = 0 if _denies(words[:first]) else first  # cut off from what denies them, true words are altered
    last = len(words) if _denies(words[last:]) else last
    chosen = words[first:last]
    chosen[-1] = chosen[-1].rstrip(",;:–")
    if chosen[-1] == "":
        chosen = chosen[:-1]
    way = rng.choice(_WAYS)
    said, fidelity, marked = way(rng, chosen)
    opening, closing = rng.choice(_MARKS)
    if said.count("’") and opening == "‘":
        opening, closing = "“", "”"
    said = said.replace("<", opening).replace(">", closing)
    lead = rng.choice(
        ("It was a long day in town. ", "People talk. ", "The answer came late: ", "It reads: ")
    )
    if not marked:
        lead, opening, closing = f"{lead}They told us at length that ", "", ""
    text = f"{lead}{opening}{said}{closing}, {rng.choice(_SAID)}. Nobody knew more."
    start = len(lead) + len(opening)
    return text, (Truth(start, start + len(said), fidelity, marked),)


def _denies(words: Sequence[str]) -> bool:
    """Whether words that are left out hold one that turns what is said round."""
    said = (word.strip(",;:–").casefold() for word in words)
    return any(word in _NEGATIONS or word.endswith("n’t") for word in said)


def _exact(rng: random.Random, words: Sequence[str]) -> tuple[str, str, bool]:
    return " ".join(words), "exact", True


def _plain(rng: random.Random, words: Sequence[str]) -> tuple[str, str, bool]:
    """Without marks, if long enough to be certain."""
    return " ".join(words), "exact", len(words) < 9


def _divided(rng: random.Random, words: Sequence[str]) -> tuple[str, str, bool]:
    at = rng.randrange(2, len(words) - 1) if len(words) > 3 else 1
    head = " ".join(words[:at]).rstrip(",;:")
    return f"{head},> {rng.choice(_SAID)}, <{' '.join(words[at:])}", "exact", True


def _elided(rng: random.Random, words: Sequence[str]) -> tuple[str, str, bool]:
    if len(words) < 9:
        return _exact(rng, words)
    first = rng.randrange(3, len(words) - 5)
    last = rng.randrange(first + 1, min(len(words) - 3, first + _MOST))
    if _denies(words[first:last][-6:]):
        return _exact(rng, words)
    sign = rng.choice(("…", "[…]", "...", "[...]", ". . .", "(…)"))
    return " ".join([*words[:first], sign, *words[last:]]), "shortened", True


def _negated(rng: random.Random, words: Sequence[str]) -> tuple[str, str, bool]:
    places = [at for at, word in enumerate(words) if word in ("not", "never") and 2 < at < len(words) - 3]
    if not places:
        return _exact(rng, words)
    at = places[0]
    return " ".join([*words[:at], "…", *words[at + 1 :]]), "altered", True


def _dropped(rng: random.Random, words: Sequence[str]) -> tuple[str, str, bool]:
    if len(words) < 7:
        return _exact(rng, words)
    at = rng.randrange(3, len(words) - 3)
    return " ".join([*words[:at], *words[at + 1 :]]), "altered", True


def _changed(rng: random.Random, words: Sequence[str]) -> tuple[str, str, bool]:
    if len(words) < 6:
        return _exact(rng, words)
    at = rng.randrange(1, len(words))
    return " ".join([*words[:at], "marzipan", *words[at + 1 :]]), "altered", True


def _added(rng: random.Random, words: Sequence[str]) -> tuple[str, str, bool]:
    if len(words) < 7:
        return _exact(rng, words)
    return f"{' '.join(words)} and should therefore be left in peace", "altered", True


def _bracketed(rng: random.Random, words: Sequence[str]) -> tuple[str, str, bool]:
    if len(words) < 7:
        return _exact(rng, words)
    at = rng.randrange(3, len(words) - 3)
    if _denies(words[:at][-3:]):  # what is put in behind a denial may narrow it
        return _exact(rng, words)
    return " ".join([*words[:at], "[as it calls itself]", *words[at:]]), "exact", True


def _lettered(rng: random.Random, words: Sequence[str]) -> tuple[str, str, bool]:
    head = words[0]
    if not head[0].isalpha():
        return _exact(rng, words)
    return " ".join([f"[{head[0].swapcase()}]{head[1:]}", *words[1:]]), "exact", True


def _shouted(rng: random.Random, words: Sequence[str]) -> tuple[str, str, bool]:
    return " ".join(words).upper(), "print", True


_WAYS: Final = (
    _exact, _exact, _exact, _plain, _divided, _divided, _elided, _elided, _negated, _dropped, _changed,
    _added, _bracketed, _lettered, _shouted,
)  # fmt: skip
