"""Which sources are a small part of what others print whole: they quote it, with or without marks.

Two testimonies say how long the statement is, or a pin: of one source alone what stands around the part
may be its own text. A copy is cut at its end: what begins with several paragraphs of the statement, or breaks
off amid a sentence, prints it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from edition.alignment.anchors import unique_runs
from edition.analysis.quoting.claim import Claim
from edition.analysis.quoting.marks import ELLIPSIS
from edition.analysis.quoting.quoting_words import QuotingWords
from edition.analysis.quoting.statement_words import GRAM, StatementWords
from edition.analysis.roles.kinship import FRAGMENT, are_copies, as_printed, begins_in_lines, paragraphs_of
from edition.analysis.roles.reporting import Reporting, reporting_of
from edition.model import Transcription, WordRange, has_sentence_end
from edition.text.streams import Stream

_IN_A_ROW: Final = 0.55  # of what lies between its first and last word in the statement, that a part has
_MOST: Final = 0.5  # of the source, that the part is
_COPIED: Final = 2  # paragraphs from the beginning on: a quotation is seldom two
_WHOLE: Final = 0.8  # of such a paragraph


class _Whole(NamedTuple):
    """What is known to be statement: `words` of the base, of which the first is at the place `first`.

    It is `sure` but where a near copy of the base is all that says so: of two captures of an article the
    statement may be a part.
    """

    sure: bool
    words: int
    first: int


def small_parts(
    streams: Sequence[Stream],
    regions: Mapping[int, WordRange],
    full: Sequence[int],
    base: StatementWords,
    words: QuotingWords,
) -> Iterator[int]:
    """The numbers of the full sources that are a small part, in a row, of what the base and another print.

    `full` are the numbers of what prints the statement, the base first. What a manifest or a ledger says of
    a source holds; of a recognised one pages may be lost.
    """
    least = FRAGMENT * len(base)
    sizes = {number: regions[number].end - regions[number].first for number in full[1:]}
    short = [n for n, size in sizes.items() if 0 < size < least and not _settled(streams[n])]
    if not short:
        return
    wholes = [_shared(streams[n], regions[n], base) for n, size in sizes.items() if size >= least]
    if streams[0].witness.statement is not None:
        wholes.append(_Whole(sure=True, words=len(base), first=0))
    for n in short:
        larger = [whole for whole in wholes if sizes[n] < FRAGMENT * whole.words]
        reporting = reporting_of(streams[n], regions[n], base, words) if larger else None
        if reporting and any(_is_part(reporting, regions[n], whole) for whole in larger):
            yield n


def _settled(stream: Stream) -> bool:
    witness = stream.witness
    said = witness.role is not None or witness.statement is not None
    return said or witness.transcription is Transcription.OCR


def _shared(stream: Stream, region: WordRange, base: StatementWords) -> _Whole:
    first, end = base.span
    runs = unique_runs(base.stream.keys[first:end], stream.keys[slice(*region)], GRAM)
    copies = are_copies(base.stream, stream, *as_printed([base.stream, stream]))
    return _Whole(not copies, sum(run.length for run in runs), min((run.a for run in runs), default=0))


def _is_part(reporting: Reporting, region: WordRange, whole: _Whole) -> bool:
    prose, base = reporting.search.prose, reporting.search.statement
    if begins_in_lines(prose.stream, region, base.stream, base.span):
        return False
    claims = [claim for claim in reporting.claims if claim.sure] or reporting.search.alone()
    places = sorted({pair.place for claim in claims for pair in claim.pairs})
    if not claims or len(places) < _MOST * (region.end - region.first):
        return False
    in_a_row = len(places) >= _IN_A_ROW * (places[-1] + 1 - places[0])
    inside = whole.sure and places[0] > whole.first
    return in_a_row and (inside or not _is_cut(reporting, claims, places))


def _is_cut(reporting: Reporting, claims: Sequence[Claim], places: Sequence[int]) -> bool:
    """Whether a source that has these places of the statement is a copy that is cut behind them."""
    prose, base = reporting.search.prose, reporting.search.statement
    stream, last = prose.stream, max(pair.word for claim in claims for pair in claim.pairs)
    closing = stream.witness.text[int(stream.ends[last]) :]
    if stream.layout.goes_on or ELLIPSIS.search(closing):
        return True
    after = places[-1] + 1
    goes_on = after < len(base) and base.sentences[after] == base.sentences[places[-1]]
    if goes_on and not has_sentence_end(closing):
        return True
    held, (first, _) = set(places), base.span
    shares = [
        sum(place - first in held for place in range(*each)) / (each.end - each.first)
        for each in paragraphs_of(base.stream, base.span)
    ]
    return sum(share >= _WHOLE for share in shares) >= _COPIED
