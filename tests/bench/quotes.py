# ruff: noqa: E501
"""Stories that quote a statement, made from the seeded grammar with the truth by construction.

`python -m tests.bench.quotes [--stories N] [--quid PYTHON]` prints how much of it is found, beside Quid (Arnold and
Jäschke 2021, a finder of quotations for scholars of literature) where a Python that has it is named.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import subprocess
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from edition.analysis.framing import quotable_words
from edition.analysis.kinship import paragraphs_of
from edition.analysis.quotations import Quotable
from edition.collate import Prepared, collate, prepare
from edition.model import Edition, Quotation, Sources, Transcription
from edition.text.layout import read_layout
from edition.text.tokens import tokenize
from tests.quality import prose
from tests.support.witnesses import witness

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
    ["not", "never", "neither", "nor", "no", "nobody", "without", "hardly", "unless", "except", "against"]
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


class Counted(NamedTuple):
    """Words of quoted stretches: found rightly, found, and true; fidelities right of those found; how many."""

    right: int
    found: int
    true: int
    fidelities: int
    pairs: int

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, self.found + self.true)


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
    left_out = [word.strip(",;:–").casefold() for word in words[first:last]]
    if any(word in _NEGATIONS or word.endswith("n’t") for word in left_out[-6:]):
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
    return " ".join([*words[:at], "[as it calls itself]", *words[at:]]), "exact", True


def _lettered(rng: random.Random, words: Sequence[str]) -> tuple[str, str, bool]:
    head = words[0]
    if not head[0].isalpha():
        return _exact(rng, words)
    return " ".join([f"[{head[0].swapcase()}]{head[1:]}", *words[1:]]), "exact", True


def _shouted(rng: random.Random, words: Sequence[str]) -> tuple[str, str, bool]:
    return " ".join(words).upper(), "print", True


_WAYS: Final = (
    _exact, _exact, _exact, _plain, _divided, _divided, _elided, _elided, _negated, _dropped, _changed, _added,
    _bracketed, _lettered, _shouted,
)  # fmt: skip


class Finder:
    """A statement prepared once, to find what any number of stories quotes of it."""

    def __init__(self, text: str, language: str = "en") -> None:
        source = replace(witness("S", text), transcription=Transcription.BORN_DIGITAL)
        sources = Sources("A statement", "S", (source,), language=language)
        self.prepared: Prepared = prepare(sources)
        self.edition: Edition = collate(sources, prepared=self.prepared)
        words = quotable_words(self.prepared.streams[0], self.edition.passages, self.prepared.lexicon)
        assert words is not None
        passages = [passage.id for passage in self.edition.passages]
        self.quotable = Quotable([words], passages, self.prepared.classifier, self.prepared.words)

    def find(self, text: str) -> tuple[Quotation, ...]:
        """The quotations in a story."""
        source = witness("N", text, Transcription.BORN_DIGITAL)
        (stream,) = tokenize([source], [read_layout(text)], self.prepared.lexicon)
        return self.quotable.find(stream, paragraphs_of(stream, (0, len(stream))))


def counted(told: Story, found: Sequence[tuple[int, int, str]]) -> Counted:
    """How much of what a story quotes was found, in words, and whether the fidelities are right."""
    words = [(match.start(), match.end()) for match in re.finditer(r"\w+", told.text)]
    true = {word for word in words for q in told.quotations if q.start <= word[0] and word[1] <= q.end}
    said = {word for word in words for start, end, _ in found if start <= word[0] and word[1] <= end}
    pairs = right = 0
    for quotation in told.quotations:
        here = [each for each in found if each[0] < quotation.end and quotation.start < each[1]]
        if here:
            pairs += 1
            best = max(here, key=lambda each: min(each[1], quotation.end) - max(each[0], quotation.start))
            right += best[2] == quotation.fidelity
    return Counted(len(true & said), len(said), len(true), right, pairs)


_QUID = """
import json, sys
from quid.core.Quid import Quid
text, stories = json.load(sys.stdin)
quid = Quid(min_match_length=3)
print(json.dumps([[[m.target_span.start, m.target_span.end] for m in quid.compare(text, each)] for each in stories]))
"""


def _peer(python: str, text: str, stories: Sequence[str]) -> list[list[tuple[int, int, str]]]:
    done = subprocess.run(
        [python, "-c", _QUID], input=json.dumps([text, stories]), capture_output=True, text=True, check=True
    )
    return [[(start, end, "") for start, end in found] for found in json.loads(done.stdout.splitlines()[-1])]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stories", type=int, default=100)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--quid", help="a Python that has Quid")
    parser.add_argument("--show", type=int, default=0, help="how many faults to print")
    options = parser.parse_args()
    rng = random.Random(options.seed)
    total, false, seconds = Counted(0, 0, 0, 0, 0), 0, 0.0
    peers = Counted(0, 0, 0, 0, 0)
    confusion: Counter[tuple[str, str]] = Counter()
    shown = 0
    for _ in range(max(1, options.stories // 10)):
        text = statement(rng)
        finder = Finder(text)
        told = [story(rng, text) for _ in range(10)]
        others = [stranger(rng) for _ in range(10)]
        begun = time.perf_counter()
        found = [[(q.start, q.end, q.fidelity.value) for q in finder.find(each.text)] for each in told]
        strange = [finder.find(each.text) for each in others]
        seconds += time.perf_counter() - begun
        false += sum(map(len, strange))
        for each, quotations in zip(told, found, strict=True):
            one = counted(each, quotations)
            total = Counted(*(a + b for a, b in zip(total, one, strict=True)))
            for q in each.quotations:
                here = [f for f in quotations if f[0] < q.end and q.start < f[1]]
                said = here[0][2] if here else "none"
                confusion[q.fidelity, said] += 1
                if (said != q.fidelity or (here[0][:2] != (q.start, q.end))) and shown < options.show:
                    shown += 1
                    print(
                        f"{q.fidelity} {said}: {each.text[q.start - 30 : q.end + 20]!r} {[each.text[f[0] : f[1]] for f in here]}"
                    )
        if options.quid:
            for each, spans in zip(told, _peer(options.quid, text, [t.text for t in told]), strict=True):
                peers = Counted(*(a + b for a, b in zip(peers, counted(each, spans), strict=True)))
    count = max(1, options.stories // 10) * 20
    print(
        f"word F1 {total.f1:.3f}, fidelity {total.fidelities} of {total.pairs}, {false} false in {count // 2} unrelated stories"
    )
    print(f"{1000 * seconds / count:.1f} ms a story")
    print({f"{one} as {two}": number for (one, two), number in sorted(confusion.items()) if one != two})
    if options.quid:
        print(f"Quid: word F1 {peers.f1:.3f}")


if __name__ == "__main__":
    main()
