"""Texts of any length with known pairs of words: edits, recognition errors, and what makes aligners slow."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

from edition.model import Sources, Transcription, Witness
from tests.quality.changes import misread
from tests.quality.prose import paragraph
from tests.quality.vocabulary import NOUNS, PHRASES

OPEN = -2
_PARAGRAPH = 90  # words


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts as words; `partners[i]` is the word of `other` that is word i of `base`, misread or not.

    -1 stands where there is none, `OPEN` where another word took its place: aligners may pair them or not.
    """

    base: list[str]
    other: list[str]
    partners: list[int]


@lru_cache(maxsize=4)
def words(count: int, seed: int = 1) -> tuple[str, ...]:
    """That many words of prose."""
    rng = random.Random(f"words {seed}")
    found: list[str] = []
    while len(found) < count:
        found.extend(paragraph(rng, _PARAGRAPH).split())
    return tuple(found[:count])


def varied(base: Sequence[str], edits: float, noise: float, seed: int = 2) -> Pair:
    """Another version: `edits` of the words exchanged, dropped or added to, `noise` of them misread."""
    rng = random.Random(f"varied {seed}")
    other: list[str] = []
    partners: list[int] = []
    for word in base:
        chance = rng.random()
        if chance < edits / 3:
            partners.append(-1)
            continue
        if chance < edits * 2 / 3:
            other.extend(rng.choice(PHRASES).split())
        exchanged = edits * 2 / 3 < chance < edits
        partners.append(OPEN if exchanged else len(other))
        misread_word = misread(word, rng) if rng.random() < noise else word
        other.append(rng.choice(NOUNS) if exchanged else misread_word)
    return Pair(list(base), other, partners)


def versions(count: int, witnesses: int, edits: float = 0.015, noise: float = 0.015) -> list[list[str]]:
    """A base and its other versions as words."""
    base = words(count)
    return [list(base), *(varied(base, edits, noise, seed).other for seed in range(2, witnesses + 1))]


def sources(texts: Sequence[Sequence[str]], title: str = "A book") -> Sources:
    """The texts as sources, in paragraphs, the first as base."""
    return Sources(title, "A", tuple(map(_witness, "ABCDEF", texts)), language="en")


def _witness(siglum: str, text: Sequence[str]) -> Witness:
    """The words in paragraphs, which end where a sentence ends."""
    paragraphs: list[list[str]] = [[]]
    for word in text:
        paragraphs[-1].append(word)
        if len(paragraphs[-1]) >= _PARAGRAPH and word.endswith("."):
            paragraphs.append([])
    return _printed(siglum, "\n\n".join(" ".join(paragraph) for paragraph in paragraphs if paragraph) + "\n")


def _printed(siglum: str, text: str) -> Witness:
    digest = sha256(text.encode()).hexdigest()
    kind = Transcription.BORN_DIGITAL if siglum == "A" else Transcription.OCR
    return Witness(siglum, text, f"{siglum}.txt", digest, kind)


def hard(count: int, prose: Sequence[str] = ()) -> dict[str, Sources]:
    """Two witnesses that invite a quadratic step, and the plain case to hold them against.

    Their words are those of `prose`, or made.
    """
    base = tuple(prose[:count]) or words(count)
    count = len(base)
    plain = [list(base), varied(base, 0.015, 0.015).other]
    third = count // 3
    moved = plain[1][:third] + plain[1][2 * third :] + plain[1][third : 2 * third]
    parts = [plain[1][at : at + _PARAGRAPH] for at in range(0, count, _PARAGRAPH)]
    random.Random("shuffled").shuffle(parts)
    shuffled = [word for part in parts for word in part]
    rng = random.Random("noise")
    noise = ["".join(rng.choices("abcdefghijklmnopqrstuvwxyz", k=rng.randint(2, 9))) for _ in range(count)]
    once = list(prose[:_PARAGRAPH]) or paragraph(random.Random("once"), _PARAGRAPH).split()
    repeated = once * (count // len(once))
    return {
        "plain": sources(plain),
        "a block of a third moved": sources([plain[0], moved]),
        "all stretches shuffled": sources([plain[0], shuffled]),
        "a witness of noise": sources([plain[0], noise]),
        "one paragraph repeated": sources([repeated, varied(repeated, 0.015, 0.015).other]),
        "one word repeated": sources([["word"] * count, ["word"] * (count - count // 50)]),
        "one side a word": sources([plain[0], plain[0][:1]]),
        "one side empty": sources([plain[0], []]),
        "runs of dashes": sources([plain[0], [f"{word} " + "– " * 9 for word in plain[0][: count // 10]]]),
        **{f"lines of {size} shuffled": _shuffled_lines(plain[0], size) for size in (5, 30, 90)},
    }


def _shuffled_lines(text: Sequence[str], size: int) -> Sources:
    """The text in lines of so many words with blank lines between, in another order in the other witness."""
    lines = [" ".join(text[at : at + size]) for at in range(0, len(text), size)]
    other = random.Random(size).sample(lines, len(lines))
    return Sources(
        "Lines", "A", tuple(map(_printed, "AB", ("\n\n".join(lines), "\n\n".join(other)))), language="en"
    )


def hard_case(count: int, name: str, folder: Path | None = None) -> Sources:
    """One of the hard cases, in words of the texts of a folder where one is given."""
    return hard(count, prose_of(folder) if folder else ())[name]


def prose_of(folder: Path) -> list[str]:
    """The words of the texts of a folder, one after the other."""
    return [word for path in sorted(folder.glob("*.txt")) for word in path.read_text("utf-8").split()]


def book(count: int, witnesses: int) -> Sources:
    """The versions as sources."""
    return sources(versions(count, witnesses))
