"""What was published as framing between the paragraphs of a source stays so when other sources come in."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from edition.alignment.table import Row
from edition.text.streams import Stream


def leave_published_framing(
    rows: Sequence[Row], streams: Sequence[Stream], recorded: Collection[str]
) -> None:
    """Give up what sources whose extents are `recorded` have in rows with others and had not as text."""
    for i, stream in enumerate(streams):
        if stream.witness.siglum not in recorded:
            continue
        published = _PublishedText(stream)
        shared = [row for row in rows if i in row.ranges and len(row.ranges) > 1]
        for row in published.not_among(shared, i):
            for other in [i] if i != row.base else [*row.alignments]:
                row.leave(other)


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

    def _published(self, begin: int, end: int) -> str | None:
        """The text of a paragraph, if it was published; most are as the file has them, on one line."""
        published, text = self.witness.published, self.witness.text[begin:end]
        if text not in published:
            text = self.stream.paragraph(begin, end).text
        return text if text in published else None

    def _reaches(self, begin: int, end: int) -> bool:
        """Whether any stands in a span, or in a part of it."""
        if any(line.start < end and begin < line.end for line in self.witness.decided):
            return True
        return any(
            text in self.witness.text[max(0, begin - len(text) + 1) : end + len(text) - 1]
            for text in self.witness.published
        )
