"""What stands around the statement in each source, and the statement's words quoted there."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain
from typing import Final, TypeAlias

import numpy as np

from edition.alignment.table import Row
from edition.analysis.kinds.classify import Classifier
from edition.analysis.quoting.quotations import Quotable
from edition.analysis.quoting.quoting_words import QuotingWords
from edition.analysis.quoting.statement_words import Gram, StatementWords, grams
from edition.analysis.roles.kinship import paragraphs_of
from edition.english import shortened
from edition.light_dataclass import dataclass
from edition.model import Doubt, Fidelity, Framing, Passage, Quotation, WordRange, single_spaced
from edition.text.kept import Kept
from edition.text.streams import Stream

_SHOWN: Final = 80  # characters of a quotation that are named

_Around: TypeAlias = tuple[dict[str, tuple[Framing, ...]], dict[str, tuple[Quotation, ...]]]


@dataclass(frozen=True)
class AroundRows:
    """What the streams have outside the rows of the statement, and what by its words is quoted there."""

    rows: Sequence[Row]
    streams: Sequence[Stream]
    classifier: Classifier
    words: QuotingWords

    @cached_property
    def _outside(self) -> list[list[WordRange]]:
        """By stream the paragraphs that no row has, as ranges of words, in order."""
        return [list(_free(number, self.rows, stream)) for number, stream in enumerate(self.streams)]

    def framing_and_quotations(self, passages: Sequence[Passage], kept: Kept) -> _Around:
        """By siglum what no passage has, paragraph by paragraph, and the statement's words quoted there.

        `passages` are those of the rows, in the same order; `kept` has the quotations that were found before.
        """
        ids = [passage.id for passage in passages]
        quotable = Quotable(self._statements(), ids, self.classifier, self.words, kept)
        framing: dict[str, tuple[Framing, ...]] = {}
        quotations: dict[str, tuple[Quotation, ...]] = {}
        for stream, parts in zip(self.streams, self._outside, strict=True):
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

    def _statements(self) -> list[StatementWords]:
        """The words of the statement in each stream that has some; none where nothing could quote them."""
        if not any(self._outside):
            return []

        def wanted() -> set[Gram]:
            own = zip(self.streams, self._outside, strict=True)
            keys = (stream.keys[slice(*part)].tolist() for stream, parts in own for part in parts)
            return set(chain.from_iterable(map(grams, keys)))

        places = [
            [
                (number, part)
                for number, row in enumerate(self.rows)
                if i in row.ranges
                for part in row.parts(i)
            ]
            for i in range(len(self.streams))
        ]
        held = zip(self.streams, places, strict=True)
        return [StatementWords(stream, there, wanted) for stream, there in held if there]

    def quoted_outside(
        self,
        quoting: Collection[int],
        quotations: Mapping[str, Sequence[Quotation]],
        recorded: Collection[str],
        unpinned: Collection[str],
    ) -> dict[int, Doubt]:
        """Which streams quote the base, or one of the `unpinned`, outside the statement, with a doubt each.

        Beside a copy that ends early the rest of the others passes for their own, and whoever quotes of it
        for a stranger, or for one who alters. What an editor said is settled, not what is `recorded`.
        """
        strays: dict[int, Sequence[Quotation]] = {}
        for i in sorted(quoting):
            witness = self.streams[i].witness
            found = quotations.get(witness.siglum, ())
            if not found or any(each.fidelity is Fidelity.ALTERED for each in found):
                strays |= {i: found} if witness.role is None or witness.siglum in recorded else {}
        doubts: dict[int, Doubt] = {}
        for number, stream in enumerate(self.streams if strays else ()):
            pinned = stream.witness.statement is not None and stream.witness.siglum not in recorded
            parts = self._outside[number]
            if pinned or not parts or number in quoting or (number and stream.witness.siglum not in unpinned):
                continue
            outside = [StatementWords(stream, [*enumerate(parts)])]
            quotable = Quotable(outside, [""] * len(parts), self.classifier, self.words)
            for i in strays.keys() - doubts.keys():
                found = quotable.find(self.streams[i], self._outside[i])
                doubt = _doubt_of_stray(found, strays[i], self.streams[i], stream)
                doubts |= {i: doubt} if doubt is not None else {}
        return dict(sorted(doubts.items()))


def _free(number: int, rows: Sequence[Row], stream: Stream) -> Iterator[WordRange]:
    taken = sorted(part for row in rows if number in row.ranges for part in row.parts(number))
    edges = [0, *(edge for span in taken for edge in span), len(stream)]
    for words in map(WordRange, edges[::2], edges[1::2]):
        if words.end > words.first:
            yield from paragraphs_of(stream, words)


def _doubt_of_stray(
    found: Iterable[Quotation], known: Sequence[Quotation], stream: Stream, quoted: Stream
) -> Doubt | None:
    """The doubt of a stream with such quotations from outside the statement, beside those known of it."""
    for each in found:
        taken = [one for one in known if one.start < each.end and each.start < one.end]
        stray = not known or any(one.fidelity is Fidelity.ALTERED for one in taken)
        if each.of and each.marked and stray:
            changed = " with changes" if each.fidelity is Fidelity.ALTERED else ""
            siglum, text = quoted.witness.siglum, quoted.witness.text
            said = shortened(single_spaced(text[each.of.start : each.of.end]), _SHOWN)
            return Doubt(
                f"{stream.witness.siglum} quotes{changed} “{said}” of {siglum}, outside what is taken for "
                "the statement there: pin it with `from` and `to` if it is of the statement.",
                unpinned=(siglum,),
            )
    return None


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


def quotable_words(stream: Stream, passages: Sequence[Passage]) -> StatementWords | None:
    """The words of the statement in one witness, by its paragraphs in passages; None where it has none."""
    siglum = stream.witness.siglum
    places: list[tuple[int, WordRange]] = []
    for number, passage in enumerate(passages):
        for paragraph in passage.paragraphs.get(siglum, ()):
            first, last = np.searchsorted(stream.starts, [paragraph.start, paragraph.end]).tolist()
            places += [(number, WordRange(first, last))] if first < last else []
    return StatementWords(stream, places) if places else None
