"""What was published as framing between the paragraphs of a source stays so when other sources come in."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from edition.alignment.table import Row
from edition.model import WordRange
from edition.text.streams import Stream


def leave_published_framing(
    rows: Sequence[Row], streams: Sequence[Stream], recorded: Collection[str]
) -> tuple[Row, ...]:
    """The rows, of which sources whose extents are `recorded` gave up what they had not as text.

    Where that is the base of a row, what others had as text makes a row of its own behind it.
    """
    found = list(rows)
    known = [_PublishedText(stream) for stream in streams]
    for i, published in enumerate(known):
        if published.witness.siglum not in recorded:
            continue
        shared = [row for row in found if i in row.ranges and len(row.ranges) > 1]
        for row in published.not_among(shared, i):
            others = {other: row.ranges[other] for other in row.alignments}
            if i == row.base and any(known[other].has_text(words) for other, words in others.items()):
                apart = {other: row.apart[other] for other in others if other in row.apart}
                own = Row.put_together(min(others), others, apart, streams)
                found.insert(found.index(row) + 1, own)
            row.unshare(i)
    return tuple(found)


class _PublishedText:
    """Where the published texts of a source, and the lines that an editor decided on, stand in it."""

    def __init__(self, stream: Stream) -> None:
        self.stream = stream
        self.witness = stream.witness

    def not_among(self, rows: Sequence[Row], i: int) -> list[Row]:
        """The rows that have none of them; none where nobody knows, as a text stands on several lines."""
        others, read = list[Row](), set[str]()
        for row in rows:
            text = self._published(*self.stream.extent(row.ranges[i]))
            if text is None:
                others.append(row)
            else:
                read.add(text)
        if not others or not all(text in self.witness.text for text in self.witness.published - read):
            return []
        return [row for row in others if not self._reaches(*self.stream.extent(row.ranges[i]))]

    def has_text(self, words: WordRange) -> bool:
        """Whether so many of its words were published as text, or a part of them."""
        return self._reaches(*self.stream.extent(words))

    def _published(self, begin: int, end: int) -> str | None:
        """The text of a paragraph, if it was published; most are as the file has them, on one line."""
        published, text = self.witness.published, self.witness.text[begin:end]
        if text not in published:
            text = self.stream.paragraph(begin, end).text
        return text if text in published else None

    def _reaches(self, begin: int, end: int) -> bool:
        """Whether any stands in a span, or in a part of it."""
        if self.witness.has_decided(begin, end):
            return True
        return any(
            text in self.witness.text[max(0, begin - len(text) + 1) : end + len(text) - 1]
            for text in self.witness.published
        )
