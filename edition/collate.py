"""Composes the stages: witnesses in, an edition out. Alone knows their sequence.

`collate` is a pure, picklable function: it reads no file but the library's own rules, keeps no
state, and gives the same edition for the same sources.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise
from typing import Any, Final

import numpy as np

from edition.alignment.passages import Division, align_paragraphs
from edition.alignment.table import Row, align_sides
from edition.alignment.words import uncollected
from edition.analysis.classify import Classifier
from edition.analysis.meaning import meaning
from edition.analysis.quotations import Quotable
from edition.analysis.roles import find_roles, paragraphs_of
from edition.analysis.shortening import shortening
from edition.analysis.statement_words import Gram, QuotingWords, StatementWords, grams, quoting_words
from edition.analysis.variation import lost_before, variation_units
from edition.model import (
    Edition,
    Framing,
    Furniture,
    Paragraph,
    Passage,
    Quotation,
    Role,
    Sources,
    Span,
    Transcription,
    VariationUnit,
    Witness,
)
from edition.permalink import labels_between, passage_id
from edition.text.furniture import Shingle, shingles
from edition.text.layout import Layout, read_layout
from edition.text.lines import fold_line
from edition.text.normalize import ladder, read_rules
from edition.text.tokens import Lexicon, Stream, tokenize
from edition.text.wordlists import has_list, word_list

Range = tuple[int, int]
Progress = Callable[[str, int, int], None]
Rules = Mapping[str, Mapping[str, Any]]

_HEADING: Final = 100  # characters; longer lines are no headings
_RECURS: Final = 3  # times that a recognised text must have what is no word of the language for it to be one


def silent(stage: str, done: int, total: int) -> None:
    """Report nothing."""


@dataclass(frozen=True)
class Prepared:
    """The witnesses read into words, the base first: what they are collated by, and compared anew by."""

    streams: tuple[Stream, ...]
    lexicon: Lexicon
    classifier: Classifier


def prepare(sources: Sources | Edition, rules: Rules | None = None) -> Prepared:
    """The words of the witnesses; `rules` as for `collate`."""
    with uncollected():
        witnesses = sorted(sources.witnesses, key=lambda witness: witness.siglum != sources.base)
        known = rules or read_rules()
        lexicon = Lexicon(ladder(known, sources.language))
        streams = tuple(tokenize(witnesses, _layouts(witnesses), lexicon))
        return Prepared(streams, lexicon, _classifier(streams, lexicon, known, sources.language or "en"))


def collate(
    sources: Sources,
    rules: Rules | None = None,
    progress: Progress = silent,
    prepared: Prepared | None = None,
) -> Edition:
    """Collate the witnesses of a statement.

    `rules` are those of the ladder, the library's own unless an edition narrows or extends them.
    `progress` is told the stage and how many of its passages are done; `prepared` are the
    sources read into words, where that is done already. Ids are provisional: numbered as the text now stands.
    """
    progress("reading the layout", 0, 1)
    prepared = prepared or prepare(sources, rules)
    with uncollected():
        return replace(_collate(sources, prepared, rules or read_rules(), progress), rules=rules)


def _collate(sources: Sources, prepared: Prepared, rules: Rules, progress: Progress) -> Edition:
    streams, lexicon = prepared.streams, prepared.lexicon
    progress("aligning", 0, 1)
    regions = {i: region for i, stream in enumerate(streams) if (region := _region(stream))[1] > region[0]}
    words = quoting_words(rules, sources.language, prepared.classifier.meaning)
    roles = find_roles(streams, regions, lexicon, words)
    full = {i: region for i, region in regions.items() if roles[i] is Role.FULL}
    division = align_paragraphs(streams, full, lexicon) if full else Division((), {})
    rows, unrelated = _statement(division.rows, streams)
    roles |= {i: Role.UNRELATED for i in unrelated if roles[i] is Role.FULL and i and len(full) > 1}
    passages = _passages(rows, streams, division, prepared.classifier, progress)
    framing, quotations = _around(rows, passages, prepared, words)
    order = [witness.siglum for witness in sources.witnesses]
    return Edition(
        title=sources.title,
        base=sources.base,
        witnesses=sources.witnesses,
        passages=tuple(
            replace(passage, paragraphs={siglum: passage.paragraphs.get(siglum, ()) for siglum in order})
            for passage in passages
        ),
        framing={siglum: framing.get(siglum, ()) for siglum in order},
        furniture=_furniture(streams, order),
        quotations={siglum: quotations.get(siglum, ()) for siglum in order},
        author=sources.author,
        language=sources.language,
        issued=sources.issued,
        unrelated=frozenset(streams[i].witness.siglum for i in unrelated),
        roles=_by_witness(roles, streams, order),
    )


def compare(
    prepared: Prepared, extents: Mapping[str, Sequence[Span]], passage: str
) -> tuple[VariationUnit, ...]:
    """The variation units of witnesses whose paragraphs an editor puts side by side as one passage.

    `extents` are those of the paragraphs, in order, in code points. The reference is the base, or where
    it has none the first witness of the edition that has one.
    """
    streams, lexicon = prepared.streams, prepared.lexicon
    here = {
        i: extents[stream.witness.siglum]
        for i, stream in enumerate(streams)
        if stream.witness.siglum in extents
    }
    words = {i: np.searchsorted(streams[i].starts, spans).tolist() for i, spans in here.items()}
    reference, *others = words
    row = Row(
        reference,
        {i: (spans[0][0], spans[-1][1]) for i, spans in words.items()},
        apart={
            i: apart
            for i, spans in words.items()
            if (apart := [(end, start) for (_, end), (start, _) in pairwise(spans) if end < start])
        },
    )
    sides = {i: row.side(i, streams[i]) for i in words}
    row.alignments = {i: align_sides(sides[reference], sides[i], lexicon) for i in others}
    return variation_units(row, streams, prepared.classifier, passage)


# Reading ------------------------------------------------------------------------------------------


def _layouts(witnesses: Sequence[Witness]) -> list[Layout]:
    printed = [
        frozenset(fold_line(line.strip()) for line in witness.text.splitlines() if len(line) < _HEADING)
        for witness in witnesses
    ]
    return [
        read_layout(
            witness.text,
            frozenset().union(*(lines for j, lines in enumerate(printed) if j != i)),
            partial(_shared, [other.text for j, other in enumerate(witnesses) if j != i]),
        )
        for i, witness in enumerate(witnesses)
    ]


def _shared(texts: Sequence[str], wanted: set[Shingle]) -> set[Shingle]:
    """Which of the wanted sequences of words the texts have."""
    return {shingle for text in texts for shingle in shingles(text) if shingle in wanted}


def _region(stream: Stream) -> Range:
    """The words among which the statement is looked for: all, or what the manifest pins."""
    pinned = stream.witness.statement
    if pinned is None:
        return 0, len(stream)
    first, last = np.searchsorted(stream.starts, [pinned.start, pinned.end])
    return int(first), int(last)


def _classifier(
    streams: Sequence[Stream], lexicon: Lexicon, rules: Rules, language: str | None
) -> Classifier:
    """Words are those of the language and those of the base: of a recognised base, what recurs in it."""
    forms = streams[0].forms if streams else np.empty(0, dtype=np.int64)
    counts: Counter[str] = Counter()
    for form, count in zip(*np.unique(forms, return_counts=True), strict=True):
        counts[lexicon.ladder.spelling(lexicon.forms[form])] += int(count)
    least = _RECURS if streams and streams[0].witness.transcription is Transcription.OCR else 1
    own = frozenset(word for word, count in counts.items() if count >= least)
    return Classifier(
        lexicon.ladder,
        meaning(rules, language, lexicon.ladder.figures),
        shortening(rules, language, lexicon.ladder),
        partial(_is_word, own, language),
        has_list(language),
    )


def _is_word(own: frozenset[str], language: str | None, word: str) -> bool:
    return word in own or word_list(language)(word)


# The statement and what stands around it ------------------------------------------------------------


def _statement(rows: Sequence[Row], streams: Sequence[Stream]) -> tuple[list[Row], list[int]]:
    """The rows that are passages, and the streams that share nothing with the others.

    What one witness alone has at its edges is framing, unless the manifest pins it as statement. Where
    no two witnesses share anything, the base is the statement.
    """
    shared = [row for row in rows if len(row.ranges) > 1]
    related = {stream for row in shared for stream in row.ranges}
    unrelated = [i for i, stream in enumerate(streams) if i not in related and len(streams) > 1]
    if not shared:
        return [row for row in rows if row.base == 0], unrelated
    edges = {stream: _edges(shared, stream) for stream in related}
    kept = [
        row
        for row in rows
        if len(row.ranges) > 1
        or streams[row.base].witness.statement is not None
        or (row.base in edges and edges[row.base][0] <= row.ranges[row.base][0] < edges[row.base][1])
    ]
    return kept, unrelated


def _edges(rows: Sequence[Row], stream: int) -> Range:
    ranges = [row.ranges[stream] for row in rows if stream in row.ranges]
    return min(start for start, _ in ranges), max(end for _, end in ranges)


def _paragraphs(stream: Stream, ranges: Sequence[Range], starts: Sequence[int]) -> tuple[Paragraph, ...]:
    """The paragraphs of ranges of words, by the stream's own divisions inside them."""
    inside = [starts[bisect_right(starts, first) : bisect_left(starts, end)] for first, end in ranges]
    return tuple(
        stream.paragraph(*stream.extent(part))
        for (first, end), cuts in zip(ranges, inside, strict=True)
        for part in pairwise((first, *cuts, end))
    )


def _passages(
    rows: Sequence[Row],
    streams: Sequence[Stream],
    division: Division,
    classifier: Classifier,
    progress: Progress,
) -> list[Passage]:
    passages: list[Passage] = []
    lost = _lost(rows, streams)
    for done, (label, row) in enumerate(zip(_labels(rows), rows, strict=True)):
        if done % 100 == 0:
            progress("comparing", done, len(rows))
        name = passage_id(label)
        passages.append(
            Passage(
                id=name,
                paragraphs={
                    streams[i].witness.siglum: _paragraphs(
                        streams[i], row.parts(i), division.starts.get(i, ())
                    )
                    for i in row.ranges
                },
                units=variation_units(row, streams, classifier, name),
                moved=frozenset(streams[i].witness.siglum for i in row.moved),
                lost=frozenset(lost[done]),
            )
        )
    progress("comparing", len(rows), len(rows))
    return passages


def _labels(rows: Sequence[Row]) -> list[str]:
    """1, 2, 3 for the base's passages; 2a, 2b for those between that it lacks."""
    labels: list[str] = []
    number = 0
    waiting = 0
    for row in rows:
        if 0 not in row.ranges:
            waiting += 1
            continue
        labels += labels_between(str(number) if number else None, str(number + 1), waiting, ())
        number, waiting = number + 1, 0
        labels.append(str(number))
    return labels + labels_between(str(number) if number else None, str(number + 1), waiting, ())


def _lost(rows: Sequence[Row], streams: Sequence[Stream]) -> list[set[str]]:
    """By row the recognised witnesses that lack it right where one of their pages ends."""
    lost: list[set[str]] = [set() for _ in rows]
    for i, stream in enumerate(streams):
        if stream.witness.transcription is not Transcription.OCR:
            continue
        present = [number for number, row in enumerate(rows) if i in row.ranges]
        for before, after in pairwise(present):
            start = rows[after].ranges[i][0]
            if after > before + 1 and start == rows[before].ranges[i][1] and lost_before(stream, start):
                for number in range(before + 1, after):
                    lost[number].add(stream.witness.siglum)
    return lost


def _around(
    rows: Sequence[Row], passages: Sequence[Passage], prepared: Prepared, words: QuotingWords
) -> tuple[dict[str, tuple[Framing, ...]], dict[str, tuple[Quotation, ...]]]:
    """By siglum what no passage has, paragraph by paragraph, and the statement's words quoted there."""
    streams = prepared.streams
    outside = {i: _parts_outside(i, rows, stream) for i, stream in enumerate(streams)}
    quotable = _quotable(rows, passages, prepared, outside, words)
    framing: dict[str, tuple[Framing, ...]] = {}
    quotations: dict[str, tuple[Quotation, ...]] = {}
    for i, parts in outside.items():
        stream = streams[i]
        found = quotable.find(stream, parts)
        quotations[stream.witness.siglum] = found
        around = [stream.paragraph(*stream.extent(part)) for part in parts]
        if not len(stream) and stream.layout.lines:
            around.append(stream.paragraph(stream.layout.lines[0].start, stream.layout.lines[-1].end))
        framing[stream.witness.siglum] = tuple(
            Framing(each, tuple(q for q in found if each.start <= q.start < each.end)) for each in around
        )
    return framing, quotations


def _quotable(
    rows: Sequence[Row],
    passages: Sequence[Passage],
    prepared: Prepared,
    outside: Mapping[int, Sequence[Range]],
    words: QuotingWords,
) -> Quotable:
    """The statement as each witness has it, to seek in what stands outside it."""
    streams = prepared.streams

    def wanted() -> set[Gram]:
        keys = (streams[i].keys[slice(*part)].tolist() for i, parts in outside.items() for part in parts)
        return {gram for each in keys for gram in grams(each)}

    statements = [
        StatementWords(stream, places, prepared.lexicon, wanted)
        for i, stream in enumerate(streams if any(outside.values()) else ())
        if (places := [(n, part) for n, row in enumerate(rows) if i in row.ranges for part in row.parts(i)])
    ]
    return Quotable(statements, [passage.id for passage in passages], prepared.classifier, words)


def _parts_outside(number: int, rows: Sequence[Row], stream: Stream) -> list[Range]:
    """The paragraphs of a stream that no row has, as ranges of words."""
    return [part for words in _outside(number, rows, stream) for part in paragraphs_of(stream, words)]


def _outside(number: int, rows: Sequence[Row], stream: Stream) -> list[Range]:
    """The ranges of words of a stream that no row has, in order."""
    taken = sorted(part for row in rows if number in row.ranges for part in row.parts(number))
    edges = [0, *(edge for span in taken for edge in span), len(stream)]
    return [(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if end > start]


def _by_witness(
    roles: Mapping[int, Role], streams: Sequence[Stream], order: Sequence[str]
) -> dict[str, Role]:
    found = {streams[i].witness.siglum: role for i, role in roles.items()}
    return {siglum: found[siglum] for siglum in order}


def _furniture(streams: Sequence[Stream], order: Sequence[str]) -> dict[str, tuple[Furniture, ...]]:
    found = {
        stream.witness.siglum: tuple(
            Furniture(line.text, line.start, line.end) for line in stream.layout.furniture
        )
        for stream in streams
    }
    return {siglum: found[siglum] for siglum in order}
