"""How much of the base a source has, in runs of words, and how much of its own stands between them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from edition.analysis.quoting.proof import PROOF
from edition.analysis.quoting.statement_words import GRAM, QuotedRun, StatementWords
from edition.analysis.roles.kinship import REWRITTEN
from edition.analysis.roles.reporting import TURN
from edition.light_dataclass import dataclass
from edition.model import Transcription, WordRange
from edition.text.streams import Stream

_OWN: Final = 0.5  # of a word shared, that a word of the source's own between takes away
_DAMAGED: Final = 100  # the same where lines may be misread whole
_LITTLE: Final = 0.33  # of the base: a source that has less, from its midst, in its own text, quotes it
_PART: Final = 0.75  # of the base: the same where its own text is longer
_TEXT: Final = 0.1  # of the source, that its own text is at least
_BESIDE: Final = 3  # words of its own before and after a part of the statement: it stands in prose


@dataclass(frozen=True, slots=True)
class Weight:
    """What a source shares with the base, in words.

    `shared` stand in runs of three and more, `printed` are these and what stands in their place between;
    `own` is what the source has more between them. `proven` are words in runs too long for chance. `length`
    is that of the source, `base` of the base; `around`: words of its own stand both before and after what is
    shared; `places` of the base are those from the first to the last word shared.
    """

    shared: int
    printed: int
    own: int
    proven: int
    length: int
    base: int
    around: bool
    places: WordRange

    @property
    def dense(self) -> float:
        """How much of what lies between the first and last shared word is the statement's."""
        return self.printed / max(1, self.printed + self.own)

    @property
    def held(self) -> float:
        """How much of the base there the source has."""
        return self.printed / max(1, self.printed, self.places.end - self.places.first)

    @property
    def set_in(self) -> bool:
        """Whether the source sets a part from the midst of the base in an own text of as many words.

        A heading and a line behind it are no text: a copy has them too.
        """
        if self.length - self.printed < _TEXT * self.length:
            return False
        few = self.printed < max(_LITTLE * self.base, min(_PART * self.base, self.length - self.printed))
        return self.around and few and min(self.places.first, self.base - self.places.end) >= _BESIDE


def weigh(stream: Stream, region: WordRange, base: StatementWords) -> Weight:
    """What a region of a stream shares with the base, where it shares most."""
    keys = stream.keys[slice(*region)].tolist()
    recognised = Transcription.OCR in (stream.witness.transcription, base.stream.witness.transcription)
    least, misread = (GRAM, _DAMAGED) if recognised else (TURN, REWRITTEN)
    runs = [run for run in runs_apart(base.runs(keys)) if run.length >= least]
    steps = [_step(before, after, misread) for before, after in pairwise(runs)]
    first, last = _densest(runs, steps)
    runs, steps = runs[first:last], steps[first : last - 1]
    shared = sum(run.length for run in runs)
    printed, own = shared + sum(step[0] for step in steps), sum(step[1] for step in steps)
    proven = sum(run.length for run in runs if run.length >= PROOF)
    begin = min((run.place for run in runs), default=0)
    end = max((run.place + run.length for run in runs), default=0)
    before = min((run.prose for run in runs), default=0)
    after = len(keys) - max((run.prose + run.length for run in runs), default=len(keys))
    around = min(before, after) >= _BESIDE
    return Weight(shared, printed, own, proven, len(keys), len(base), around, WordRange(begin, end))


def _step(before: QuotedRun, after: QuotedRun, misread: int) -> tuple[int, int]:
    """Between two runs the words that stand for others of the base, and those of the source's own."""
    here = after.prose - before.prose - before.length
    there = after.place - before.place - before.length
    instead = min(here, there) if there >= 0 and min(here, there) <= misread else 0
    return instead, here - instead


def _densest(runs: Sequence[QuotedRun], steps: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """The runs in a row that have the most words with the fewest of the source's own between them."""
    best, found, score, first = 0.0, (0, 0), 0.0, 0
    for number, run in enumerate(runs):
        score -= _OWN * steps[number - 1][1] if number else 0.0
        if score <= 0:
            score, first = 0.0, number
        score += run.length
        if score > best:
            best, found = score, (first, number + 1)
    return found


def runs_apart(runs: Sequence[QuotedRun]) -> list[QuotedRun]:
    """Runs that do not overlap in the source, long ones chosen first, in order."""
    taken: set[int] = set()
    chosen: list[QuotedRun] = []
    for run in sorted(runs, key=lambda run: (-run.length, run.prose, run.place)):
        words = run.words
        if not (words[0] in taken or words[-1] in taken):
            taken.update(words)
            chosen.append(run)
    return sorted(chosen)
