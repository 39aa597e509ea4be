"""The reading text: the base as its editors would have it read, each intervention marked and justified."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from edition import permalink
from edition.editing.reading_text import ReadingStretch, read
from edition.site.decisions_in_words import DecisionInWords, decision_in_words
from edition.site.division import statement_parts
from edition.site.frame import Frame
from edition.site.pages.home_finding import finding
from edition.site.templating import page, render

_STRETCH_BYTES = 120  # of markup around a paragraph or an intervention, about


class ReadingPiece(NamedTuple):
    """A stretch of the reading text in the lines of its writer.

    `number` is that of its note within the paragraph, 0 without one.

    `said` is the id of the paragraph where the same decision is justified already.
    """

    lines: tuple[str, ...]
    base: str
    number: int
    decision: DecisionInWords | None
    said: str = ""


class Read(NamedTuple):
    """A passage of the reading text."""

    id: str
    label: str
    pieces: tuple[ReadingPiece, ...]

    @property
    def notes(self) -> tuple[ReadingPiece, ...]:
        """The pieces that an editor decided, in order."""
        return tuple(piece for piece in self.pieces if piece.decision)


def reading_pages(frame: Frame) -> Iterator[tuple[str, bytes]]:
    """The reading text, and where it is long its further parts, by path."""
    edition = frame.edition
    found = {passage.id: read(edition, passage) for passage in edition.passages}
    division = statement_parts(edition, {name: _size(stretches) for name, stretches in found.items()})
    paths = ["reading-text.html", *(f"reading-text/{part.number}.html" for part in division[1:])]
    for path, part in zip(paths, division, strict=True):
        first: dict[int, str] = {}
        texts = [
            _read(passage.id, found[passage.id], first) for passage in part.passages if found[passage.id]
        ]
        body = render(
            "reading.html",
            path,
            title=edition.title,
            site=frame.site,
            state=frame.colophon,
            base=frame.versions[0],
            part=part,
            parts=division,
            paths=paths,
            texts=texts,
            finding=finding(frame),
            several=len(frame.versions) > 1,
            differing=any(passage.units for passage in edition.passages),
            interventions=sum(len(text.notes) for text in texts),
        )
        title = "Reading text" if part.number == 1 else f"Reading text, part {part.number}"
        described = f"{title} of {edition.title}: the base with the decisions of the editors."
        yield permalink.markdown(path), page(title, described, body)


def _read(name: str, stretches: tuple[ReadingStretch, ...], first: dict[int, str]) -> Read:
    pieces: list[ReadingPiece] = []
    for stretch in stretches:
        made = decision_in_words(stretch.decision) if stretch.decision else None
        number = 1 + sum(piece.number > 0 for piece in pieces) if made else 0
        said = first.setdefault(made.number, name) if made else name
        pieces.append(ReadingPiece(stretch.lines, stretch.base, number, made, said if said != name else ""))
    return Read(name, name.removeprefix("p"), tuple(pieces))


def _size(stretches: tuple[ReadingStretch, ...]) -> int:
    reasons = sum(600 + len(s.decision.reason) for s in stretches if s.decision)
    return _STRETCH_BYTES + sum(len(s.text.encode()) for s in stretches) + reasons
