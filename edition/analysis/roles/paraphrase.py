"""What the alignment paired with the base though it prints no version of it.

A paraphrase keeps phrases; a report sets words in marks and says who speaks, however many words it changes.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Final

import numpy as np

from edition.alignment.paragraph_beginnings import partners, run_lengths
from edition.alignment.table import Row
from edition.analysis.quoting.marks import marked_stretches
from edition.analysis.quoting.quoting_words import QuotingWords
from edition.analysis.roles.kinship import begins_and_ends, paragraphs_of, renders
from edition.analysis.roles.role import STORY
from edition.model import Transcription, WordRange
from edition.text.streams import Stream

_FEW: Final = 30  # words; shorter texts are compared as they are
_LONGER: Final = 2  # times as long is a base of which so short a text is a part, or no version
_FAITHFUL: Final = 0.6  # of the words that are paired, that are linked: a paraphrase has less
_RUN: Final = 6  # words in a row that no paraphrase keeps
_IN_RUNS: Final = 0.25  # of the words, that stand in such runs in what prints a part
_MOST: Final = 0.5  # of the words linked, that stand in marks beside own words that say who speaks


def paraphrases(
    rows: Sequence[Row], streams: Sequence[Stream], full: Mapping[int, WordRange], words: QuotingWords
) -> frozenset[int]:
    """The streams that the alignment paired with the base though they print no version of it.

    `full` are the regions of the sources that are aligned. What a manifest or a ledger says of a source
    holds; of a recognised one words may be misread.
    """
    found = set()
    for i, region in full.items():
        witness = streams[i].witness
        read = {witness.transcription, streams[0].witness.transcription}
        settled = witness.role is not None or witness.statement is not None or Transcription.OCR in read
        if not i or 0 not in full or settled or _are_few(region, full[0]):
            continue
        here = [row for row in rows if row.base == 0 and i in row.alignments]
        if not here:
            continue
        keeps = _keeps(here, i) or _is_version(streams[i], region, streams[0], full[0])
        short = region.end - region.first <= STORY
        if not keeps or (short and _reports(here, i, streams, words)):
            found.add(i)
    return frozenset(found)


def _are_few(region: WordRange, base: WordRange) -> bool:
    """Whether two texts are too short to tell a paraphrase: the words of a version, and no many more."""
    size = region.end - region.first
    return size < _FEW and base.end - base.first <= _LONGER * size


def _is_version(stream: Stream, region: WordRange, base: Stream, whole: WordRange) -> bool:
    same = begins_and_ends(stream.keys[slice(*region)], base.keys[slice(*whole)])
    return same or renders(stream, region, base, whole)


def _keeps(rows: Sequence[Row], number: int) -> bool:
    """Whether most words of a source in these rows are linked with the base, or many of them in long runs."""
    linked = in_runs = own = 0
    for row in rows:
        there = partners(row.alignments[number])
        own += len(_words(row, number))
        linked += int(np.count_nonzero(there >= 0))
        in_runs += sum(length for length in run_lengths(there) if length >= _RUN)
    return linked >= _FAITHFUL * own or in_runs >= _IN_RUNS * own


def _reports(rows: Sequence[Row], number: int, streams: Sequence[Stream], words: QuotingWords) -> bool:
    """Whether most words linked stand in marks that the base has not, in paragraphs that say who speaks."""
    stream, base = streams[number], streams[0]
    linked = reported = 0
    for row in rows:
        there = partners(row.alignments[number])
        mine = _words(row, number)
        held = {mine[word] for word in there[there >= 0].tolist()}
        linked += len(held)
        if _in_marks(base, row.ranges[0]):
            continue
        for paragraph in paragraphs_of(stream, row.ranges[number]):
            marked = _in_marks(stream, paragraph)
            outside = (word for word in range(*paragraph) if word not in marked)
            if words.says_who(stream.lexicon.forms[int(stream.forms[word])] for word in outside):
                reported += len(marked & held)
    return reported > _MOST * linked


def _words(row: Row, number: int) -> list[int]:
    """The words of a stream that a row aligns."""
    return [word for part in row.parts(number) for word in range(*part)]


def _in_marks(stream: Stream, words: WordRange) -> set[int]:
    """The words of a range that stand in quotation marks."""
    inside: set[int] = set()
    for each in marked_stretches(stream.witness.text, *stream.extent(words)):
        first, last = (bisect_left(stream.word_starts, at) for at in (each.start, each.end))
        inside.update(range(max(first, words.first), min(last, words.end)))
    return inside
