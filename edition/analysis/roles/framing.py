"""What stands around the statement in each source, and the statement's words quoted there."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain
from typing import Final

import numpy as np

from edition.alignment.table import Row
from edition.analysis.kinds.classify import Classifier
from edition.analysis.quoting.quotations import Quotable
from edition.analysis.quoting.quoting_words import QuotingWords
from edition.analysis.quoting.statement_words import Gram, StatementWords, grams
from edition.analysis.roles.kinship import paragraphs_of
from edition.english import shortened
from edition.model import Doubt, Fidelity, Framing, Passage, Quotation, WordRange, single_spaced
from edition.text.kept import Kept
from edition.text.lexicon import Lexicon
from edition.text.streams import Stream

_SHOWN: Final = 80  # characters of a quotation that are named

Around = tuple[dict[str, tuple[Framing, ...]], dict[str, tuple[Quotation, ...]]]


def around(
    rows: Sequence[Row],
    passages: Sequence[Passage],
    streams: Sequence[Stream],
    lexicon: Lexicon,
    classifier: Classifier,
    words: QuotingWords,
    kept: Kept,
) -> Around:
    """By siglum what no passage has, paragraph by paragraph, and the statement's words quoted there.

    `rows` are those of the passages, in the same order; `kept` has the quotations that were found before.
    """
    outside = [_outside(i, rows, stream) for i, stream in enumerate(streams)]
    places = {
        i: [(number, part) for number, row in enumerate(rows) if i in row.ranges for part in row.parts(i)]
        for i in range(len(streams) if any(outside) else 0)
    }

    def wanted() -> set[Gram]:
        keys = (streams[i].keys[slice(*part)].tolist() for i, parts in enumerate(outside) for part in parts)
        return set(chain.from_iterable(map(grams, keys)))

    statements = [StatementWords(streams[i], held, lexicon, wanted) for i, held in places.items() if held]
    quotable = Quotable(statements, [passage.id for passage in passages], classifier, words, kept)
    framing: dict[str, tuple[Framing, ...]] = {}
    quotations: dict[str, tuple[Quotation, ...]] = {}
    for stream, parts in zip(streams, outside, strict=True):
        siglum = stream.witness.siglum
        found = quotations[siglum] = quotable.find(stream, parts)
        printed = [stream.paragraph(*stream.extent(part)) for part in parts]
        if not len(stream) and stream.layout.lines:
            printed.append(stream.paragraph(stream.layout.lines[0].start, stream.layout.lines[-1].end))
        begin = [quotation.start for quotation in found]
        framing[siglum] = tuple(
            Framing(each, found[bisect_left(begin, each.start) : bisect_left(begin, each.end)])
            for each in printed
        )
    return framing, quotations


def doubts_of_unrelated(
    unrelated: Sequence[Stream], quotations: Mapping[str, Sequence[Quotation]]
) -> Iterator[Doubt]:
    """The streams taken for unrelated that quote the statement, perhaps as only a later source prints it."""
    for stream in unrelated:
        witness = stream.witness
        quoted = quotations.get(witness.siglum, ())
        if quoted and quoted[0].of:
            words = shortened(single_spaced(witness.text[quoted[0].start : quoted[0].end]), _SHOWN)
            yield Doubt(
                f"{witness.siglum} is taken for unrelated, but has “{words}” as {quoted[0].of.siglum} does: "
                "the manifest says what it is (`role`).",
                quoted[0].passage,
            )


def quoted_outside(
    quoting: Collection[int],
    quotations: Mapping[str, Sequence[Quotation]],
    rows: Sequence[Row],
    streams: Sequence[Stream],
    recorded: Collection[str],
    lexicon: Lexicon,
    classifier: Classifier,
    words: QuotingWords,
) -> dict[int, Doubt]:
    """Which streams quote the base where it stands outside the statement, each with a doubt that says so.

    Beside a copy that ends early the rest of the base passes for its own, and whoever quotes of it for a
    stranger, or for one who alters. What an editor said of a source is settled, not what is `recorded` of it.
    """
    base = streams[0]
    strays: dict[int, Sequence[Quotation]] = {}
    for i in sorted(quoting):
        witness = streams[i].witness
        found = quotations.get(witness.siglum, ())
        if not found or any(each.fidelity is Fidelity.ALTERED for each in found):
            strays |= {i: found} if witness.role is None or witness.siglum in recorded else {}
    pinned = base.witness.statement is not None and base.witness.siglum not in recorded
    parts = _outside(0, rows, base) if strays and not pinned else []
    if not parts:
        return {}
    around = [StatementWords(base, [*enumerate(parts)], lexicon)]
    quotable = Quotable(around, [""] * len(parts), classifier, words)
    doubts: dict[int, Doubt] = {}
    for i, known in strays.items():
        witness = streams[i].witness
        for each in quotable.find(streams[i], _outside(i, rows, streams[i])):
            taken = [one for one in known if one.start < each.end and each.start < one.end]
            stray = not known or any(one.fidelity is Fidelity.ALTERED for one in taken)
            if each.of and each.marked and stray:
                changed = " with changes" if each.fidelity is Fidelity.ALTERED else ""
                said = shortened(single_spaced(base.witness.text[each.of.start : each.of.end]), _SHOWN)
                doubts[i] = Doubt(
                    f"{witness.siglum} quotes{changed} “{said}” of {base.witness.siglum}, outside what is "
                    "taken for the statement there: pin it with `from` and `to` if it is of the statement.",
                    unpinned=base.witness.siglum,
                )
                break
    return doubts


def _outside(number: int, rows: Sequence[Row], stream: Stream) -> list[WordRange]:
    """The paragraphs of a stream that no row has, as ranges of words, in order."""
    taken = sorted(part for row in rows if number in row.ranges for part in row.parts(number))
    edges = [0, *(edge for span in taken for edge in span), len(stream)]
    free = [words for words in map(WordRange, edges[::2], edges[1::2]) if words.end > words.first]
    return [part for words in free for part in paragraphs_of(stream, words)]


def quotable_words(stream: Stream, passages: Sequence[Passage], lexicon: Lexicon) -> StatementWords | None:
    """The words of the statement in one witness, by its paragraphs in passages; None where it has none."""
    siglum = stream.witness.siglum
    places: list[tuple[int, WordRange]] = []
    for number, passage in enumerate(passages):
        for paragraph in passage.paragraphs.get(siglum, ()):
            first, last = np.searchsorted(stream.starts, [paragraph.start, paragraph.end]).tolist()
            places += [(number, WordRange(first, last))] if first < last else []
    return StatementWords(stream, places, lexicon) if places else None
