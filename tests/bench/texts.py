"""Texts of any length with known pairs of words: edits, recognition errors, and what makes aligners slow."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256

from edition.model import Sources, Transcription, Witness
from edition.sources.original import Original
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


def hard(count: int) -> dict[str, Sources]:
    """Two witnesses that invite a quadratic step, and the plain case to hold them against."""
    plain = versions(count, 2)
    third = count // 3
    moved = plain[1][:third] + plain[1][2 * third :] + plain[1][third : 2 * third]
    parts = [plain[1][at : at + _PARAGRAPH] for at in range(0, count, _PARAGRAPH)]
    random.Random("shuffled").shuffle(parts)
    shuffled = [word for part in parts for word in part]
    rng = random.Random("noise")
    noise = ["".join(rng.choices("abcdefghijklmnopqrstuvwxyz", k=rng.randint(2, 9))) for _ in range(count)]
    once = paragraph(random.Random("once"), _PARAGRAPH).split()
    repeated = once * (count // len(once))
    return {
        "plain": sources(plain),
        "a block of a third moved": sources([plain[0], moved]),
        "all stretches shuffled": sources([plain[0], shuffled]),
        "a witness of noise": sources([plain[0], noise]),
        "one paragraph repeated": sources([repeated, varied(repeated, 0.015, 0.015).other]),
        "one word repeated": sources([["word"] * count, ["word"] * (count - count // 50)]),
        "one side a word": sources([plain[0], plain[0][:1]]),
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


def hard_case(count: int, name: str) -> Sources:
    """One of the hard cases."""
    return hard(count)[name]


def book(count: int, witnesses: int) -> Sources:
    """The versions as sources."""
    return sources(versions(count, witnesses))


RUNS = {
    "a rule of dashes": ("\u2014", "-", 8_000),
    "quotation marks": ("\u201c", '"', 20_000),
    "zero-width spaces": ("\u200b", "", 300_000),
    "halves of words": ("a-", "a-", 100_000),
    "dots": (".", "\u2026", 50_000),
    "lines of hyphens": ("- \n", "- \n", 8_000),
    "dashes and hyphens": ("\u2014 ", "- ", 8_000),
    "words with other hyphens": ("a-", "a\u2013", 20_000),
    "words with apostrophes": ("a'", "a'", 50_000),
}
"""What once took gigabytes: a mark in each of two texts, and how often."""


IMPORTS = {
    "a title of letters": ("a.html", b"<title>", b"x", b"</title><p>One.", 30_000),
    "a tag of attributes": ("a.html", b"<p ", b"a=1 ", b">One.", 200_000),
    "line ends of HTML": ("a.html", b"<p>One.", b"<br>", b"Two.", 50_000),
    "lists in lists": ("a.html", b"<p>One.", b"<ul><li>", b"Two.", 50_000),
    "scripts without an end": ("a.html", b"<p>One.<noscript>Two.</noscript>", b"<script", b"", 50_000),
    "brackets of Markdown": ("a.md", b"One.\n\n", b"![", b"", 20_000),
    "parts of a message": (
        "a.eml",
        b"Content-Type: multipart/mixed; boundary=b\n\n",
        b"--b\n\nOne.\n",
        b"",
        400,
    ),
    "parameters of a header": ("a.eml", b"Content-Type: text/plain; ", b"a=b; ", b"\n\nOne.", 50_000),
}
"""What once took minutes to take in: a file's name, its beginning, what it repeats, its end, how often."""


def repeated(name: str, before: bytes, piece: bytes, after: bytes, times: int) -> Original:
    """A file that is handed in, of a piece that is repeated."""
    return Original(name, before + piece * times + after)


def runs_of_marks(one: str, two: str, times: int) -> Sources:
    """Two texts of a few words and a long run of marks between them."""
    texts = (
        f"One paragraph stands here.\n\n{mark * times}\n\nAnother one follows it." for mark in (one, two)
    )
    witnesses = (
        Witness(siglum, text, f"{siglum}.txt", sha256(text.encode()).hexdigest())
        for siglum, text in zip("AB", texts, strict=True)
    )
    return Sources("Runs of marks", "A", tuple(witnesses), language="en")
