"""What was published as framing between the paragraphs of a source stays so when other sources come in."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from functools import cached_property
from itertools import accumulate

from edition.alignment.table import Row
from edition.model import Witness
from edition.text.tokens import Stream


def leave_published_framing(
    rows: Sequence[Row], streams: Sequence[Stream], recorded: Collection[str]
) -> None:
    """Give up what sources whose extents are `recorded` have in rows with others and had not as text."""
    for i, stream in enumerate(streams):
        if stream.witness.siglum not in recorded:
            continue
        published = _PublishedText(stream.witness)
        for row in rows:
            if i not in row.ranges or len(row.ranges) == 1:
                continue
            begin, end = stream.extent(row.ranges[i])
            whole = stream.paragraph(begin, end).text in stream.witness.published
            if not whole and not published.reaches(begin, end):
                for other in [i] if i != row.base else [*row.alignments]:
                    row.leave(other)


class _PublishedText:
    """Where the published texts of a source, and the lines that an editor decided on, stand in it."""

    def __init__(self, witness: Witness) -> None:
        self.witness = witness

    def reaches(self, begin: int, end: int) -> bool:
        """Whether any stands in a span; or may, as nobody knows where one that was on several lines does."""
        if self._places is None:
            return True
        begins, ends = self._places
        before = bisect_left(begins, end)  # what begins before it, of which some may end in it
        return before > 0 and ends[before - 1] > begin

    @cached_property
    def _places(self) -> tuple[Sequence[int], Sequence[int]] | None:
        """Where each begins, in order, and the last end of those that begin there or before."""
        said = [(line.start, line.end) for line in self.witness.decided]
        for published in self.witness.published:
            found = list(_occurrences(published, self.witness.text))
            if not found:
                return None
            said += ((start, start + len(published)) for start in found)
        said.sort()
        return [start for start, _ in said], list(accumulate((end for _, end in said), max))


def _occurrences(part: str, text: str) -> Iterator[int]:
    """Where a part begins each time that it stands in a text."""
    start = text.find(part)
    while start >= 0:
        yield start
        start = text.find(part, start + 1)
