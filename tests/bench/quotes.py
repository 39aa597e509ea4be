# ruff: noqa: E501
"""How much of what made stories quote of a statement is found, how truly, and in what time.

`python -m tests.bench.quotes --many 10000 --length 600` prints how long so many stories of one statement take on all cores;
`python -m tests.bench.quotes [--stories N]` how much of it is found, beside Quid (Arnold and Jäschke 2021, a finder
of quotations for scholars of literature), which is installed into an environment of its own where it is not there.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import random
import re
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from edition.analysis.quoting.quotations import Quotable
from edition.analysis.roles.framing import quotable_words
from edition.analysis.roles.kinship import paragraphs_of
from edition.collate import Prepared, collate, prepare
from edition.model import Edition, Quotation, Sources, Transcription, WordRange
from edition.text.layout.paragraph_layout import read_layout
from edition.text.tokens import tokenize
from tests.bench.apart import python_with
from tests.bench.stories import Story, statement, story, stranger
from tests.support.witnesses import witness


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


class Finder:
    """A statement prepared once, to find what any number of stories quotes of it."""

    def __init__(self, text: str, language: str = "en") -> None:
        source = replace(witness("S", text), transcription=Transcription.BORN_DIGITAL)
        sources = Sources("A statement", "S", (source,), language=language)
        self.prepared: Prepared = prepare(sources)
        self.edition: Edition = collate(sources, prepared=self.prepared)
        words = quotable_words(self.prepared.streams[0], self.edition.passages)
        assert words is not None
        passages = [passage.id for passage in self.edition.passages]
        self.quotable = Quotable([words], passages, self.prepared.classifier, self.prepared.words)

    def find(self, text: str) -> tuple[Quotation, ...]:
        """The quotations in a story."""
        source = witness("N", text, Transcription.BORN_DIGITAL)
        (stream,) = tokenize([source], [read_layout(text)], self.prepared.lexicon)
        return self.quotable.find(stream, paragraphs_of(stream, WordRange(0, len(stream))))


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
import json, sys, time
from quid.core.Quid import Quid
asked = json.load(sys.stdin)
found, begun = [], time.perf_counter()
for options in ({}, {"min_match_length": 3}):
    quid = Quid(**options)
    found.append([[[m.target_span.start, m.target_span.end] for m in quid.compare(text, each)] for text, each in asked])
print(json.dumps([found, time.perf_counter() - begun]))
"""
_QUID_NEEDS: Final = ("datasketch", "numpy", "rapidfuzz", "scipy", "tqdm")
_MAKES: Final = ("Quid as it comes", "Quid, three words and more")
_ASKED: Final = 30  # stories that Quid is asked about: it takes about a second for each
Found = Sequence[tuple[int, int, str]]


def with_quid(python: str, asked: Sequence[tuple[str, str]]) -> tuple[list[list[Found]], float]:
    """What Quid finds of each statement in each story, as it comes and from three words on, and the seconds it took."""
    done = subprocess.run(
        [python, "-c", _QUID], input=json.dumps(asked), capture_output=True, text=True, check=True
    )
    found, seconds = json.loads(done.stdout.splitlines()[-1])
    return [[[(start, end, "") for start, end in story] for story in make] for make in found], seconds


def summed(told: Sequence[Story], found: Sequence[Found]) -> Counted:
    """The counts of all stories together."""
    rows = [counted(each, said) for each, said in zip(told, found, strict=True)]
    return Counted(*map(sum, zip(*rows, strict=True)))


def held(told: Sequence[Story], ours: Sequence[Found], theirs: Sequence[Found]) -> float:
    """Of the words of quotations that another finder has rightly, how many we have too."""
    right = both = 0
    for each, mine, other in zip(told, ours, theirs, strict=True):
        true = [(quotation[0], quotation[1]) for quotation in each.quotations]
        spans = [true, [span[:2] for span in mine], [span[:2] for span in other]]
        for match in re.finditer(r"\w+", each.text):
            quoted, have, has = (
                any(s[0] <= match.start() and match.end() <= s[1] for s in row) for row in spans
            )
            right += quoted and has
            both += quoted and has and have
    return both / max(1, right)


def _faults(told: Sequence[Story], found: Sequence[Found]) -> tuple[Counter[str], list[str]]:
    """What was taken for what, and each such quotation in words."""
    confusion: Counter[str] = Counter()
    shown = []
    for each, said in zip(told, found, strict=True):
        for q in each.quotations:
            here = [f for f in said if f[0] < q.end and q.start < f[1]]
            fidelity = here[0][2] if here else "none"
            confusion.update([f"{q.fidelity} as {fidelity}"] if fidelity != q.fidelity else [])
            if fidelity != q.fidelity or here[0][:2] != (q.start, q.end):
                words = [each.text[f[0] : f[1]] for f in here]
                shown.append(f"{q.fidelity} {fidelity}: {each.text[q.start - 30 : q.end + 20]!r} {words}")
    return confusion, shown


_FINDER: list[Finder] = []  # of a process that finds many
_AT_ONCE: Final = 25  # stories handed to a process at once


def _begin(text: str) -> None:
    _FINDER[:] = [Finder(text)]


def _count(story_text: str) -> tuple[int, float]:
    begun = time.process_time()
    return len(_FINDER[0].find(story_text)), time.process_time() - begun


def many(number: int, length: int, seed: int, processes: int) -> str:
    """The time that so many stories of one statement take several processes, and what they found."""
    rng = random.Random(seed)
    text = statement(rng)
    texts = [story(rng, text, length=length).text for _ in range(number)]
    with multiprocessing.Pool(processes, _begin, (text,)) as pool:
        pool.map(_count, texts[:processes], 1)  # the processes are there, the statement is read
        begun = time.perf_counter()
        counts = list(pool.imap_unordered(_count, texts, _AT_ONCE))
        seconds = time.perf_counter() - begun
    found, work = (sum(each) for each in zip(*counts, strict=True))
    return (
        f"{number:,} stories of about {length} words: {seconds:.1f} s by the clock in {processes} processes"
        f" ({work:.1f} s of work), {found:,} quotations found"
    )


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stories", type=int, default=100)
    parser.add_argument("--length", type=int, default=500, help="words of a story")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--alone", action="store_true", help="without Quid")
    parser.add_argument("--show", type=int, default=0, help="how many faults to print")
    parser.add_argument("--many", type=int, help="only the time that so many stories of one statement take")
    parser.add_argument("--processes", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    if options.many:
        print(many(options.many, options.length, options.seed, options.processes))
        return
    rng = random.Random(options.seed)
    told: list[Story] = []
    asked: list[tuple[str, str]] = []
    found: list[Found] = []
    false, seconds = 0, 0.0
    for _ in range(max(1, options.stories // 10)):
        text = statement(rng)
        finder = Finder(text)
        stories = [story(rng, text, length=options.length) for _ in range(10)]
        others = [stranger(rng) for _ in range(10)]
        begun = time.perf_counter()
        found += [[(q.start, q.end, q.fidelity.value) for q in finder.find(each.text)] for each in stories]
        seconds += time.perf_counter() - begun
        false += sum(len(finder.find(each.text)) for each in others)
        told += stories
        asked += [(text, each.text) for each in stories]
    total = summed(told, found)
    confusion, shown = _faults(told, found)
    print("\n".join(shown[: options.show]))
    each = 1000 * seconds / len(told)
    print(
        f"ours: word F1 {total.f1:.3f}, {each:.1f} ms a story; fidelity right in {total.fidelities} of {total.pairs}"
    )
    print(f"{false} false in {len(told)} unrelated stories; {dict(confusion)}")
    if options.alone:
        return
    told, found = told[:_ASKED], found[:_ASKED]
    try:
        with python_with("quid", *_QUID_NEEDS) as python:
            makes, seconds = with_quid(python, asked[:_ASKED])
    except (OSError, subprocess.SubprocessError) as error:
        sys.exit(f"Quid could not be installed or run: {error}")
    print(f"the first {len(told)} stories, ours: word F1 {summed(told, found).f1:.3f}")
    for name, theirs in zip(_MAKES, makes, strict=True):
        part = 100 * held(told, found, theirs)
        print(f"{name}: word F1 {summed(told, theirs).f1:.3f}; of what it finds rightly we have {part:.1f}%")
    print(f"Quid: {1000 * seconds / len(_MAKES) / len(told):.0f} ms a story")


if __name__ == "__main__":
    main()
