"""A claim in pieces that can be compared word by word, and what lies between them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from edition.analysis.quoting.claim import Claim
from edition.analysis.quoting.prose import Prose
from edition.analysis.quoting.statement_words import StatementWords
from edition.analysis.quoting.word_matches import WordMatch
from edition.light_dataclass import dataclass
from edition.model import WordRange


class ClaimPiece(NamedTuple):
    """Words `[first, last)` of the prose that stand for the places `[begin, end)` of the statement."""

    first: int
    last: int
    begin: int
    end: int


class Cut(NamedTuple):
    """What lies between two pieces: places left out, words put in, and whether a sign says so.

    `alters` is true of what is left out or put in at an edge and changes what is said.
    """

    omitted: WordRange
    inserted: tuple[WordRange, ...]
    marked: bool
    alters: bool = False

    @property
    def holds(self) -> bool:
        """Whether anything is left out."""
        return self.omitted.first < self.omitted.end


class PiecesOfParagraph(NamedTuple):
    """The pieces of a claim on one paragraph of the statement, with the cuts between them and around.

    A cut around is None where the claim begins or ends there.
    """

    pieces: Sequence[ClaimPiece]
    cuts: Sequence[Cut]
    before: Cut | None
    after: Cut | None

    @property
    def whole(self) -> ClaimPiece:
        """The pieces as one: a bracket inside ends no clause."""
        first, last = self.pieces[0], self.pieces[-1]
        return first._replace(last=last.last, end=last.end)


@dataclass(frozen=True)
class Dividing:
    """Divides the claims of one prose where words are left out or put in, or a paragraph ends."""

    prose: Prose
    statement: StatementWords

    def by_paragraph(self, claim: Claim) -> list[PiecesOfParagraph]:
        """The pieces of a claim, those of each paragraph of the statement together, in order."""
        pieces, cuts = self._pieces(claim)
        rows = [self.statement.row_of[piece.begin] for piece in pieces]
        edges = [0, *(at for at in range(1, len(rows)) if rows[at] != rows[at - 1]), len(rows)]
        around = [None, *(cuts[at - 1] for at in edges[1:-1]), None]
        return [
            PiecesOfParagraph(pieces[first:last], cuts[first : last - 1], before, after)
            for (first, last), (before, after) in zip(pairwise(edges), pairwise(around), strict=True)
        ]

    def _pieces(self, claim: Claim) -> tuple[list[ClaimPiece], list[Cut]]:
        """The claim in pieces, and what lies between them."""
        pieces: list[ClaimPiece] = []
        cuts: list[Cut] = []
        first, begin = claim.first, claim.begin
        for before, after in pairwise(claim.pairs):
            cut = self._cut(claim, before, after)
            if cut is not None:
                (last, end), (next_first, next_begin), between = cut
                pieces.append(ClaimPiece(first, last, begin, end))
                cuts.append(between)
                first, begin = next_first, next_begin
        return [*pieces, ClaimPiece(first, claim.last, begin, claim.end)], cuts

    def _cut(
        self, claim: Claim, before: WordMatch, after: WordMatch
    ) -> tuple[tuple[int, int], tuple[int, int], Cut] | None:
        """Where a claim is cut between two pairs: the ends of one piece, the beginnings of the next."""
        words = range(before.word + 1, after.word)
        own = [word for word in words if word in claim.own]
        elided = [word for word in range(before.word + 1, after.word + 1) if word in self.prose.elided]
        skipped = after.place - before.place - 1
        statement = self.statement
        apart = statement.words[after.place] - statement.words[before.place] != skipped + 1
        other = statement.row_of[before.place] != statement.row_of[after.place]
        if not own and not (elided and skipped) and not apart and not other:
            return None
        if not own and not elided:
            between = Cut(WordRange(before.place + 1, after.place), (), marked=False)
            return (after.word, before.place + 1), (after.word, after.place), between
        stops = sorted([*own, *elided])
        resumes = max([word + 1 for word in own] + elided)
        left, right = stops[0] - before.word - 1, after.word - resumes
        left = min(left, skipped)
        right = min(right, skipped - left)
        gap = WordRange(before.place + 1 + left, after.place - right)
        signed = bool(elided) or any(each.first in words for each in self.prose.brackets)
        return (stops[0], gap[0]), (resumes, gap[1]), Cut(gap, _runs(own), signed)


def _runs(words: Sequence[int]) -> tuple[WordRange, ...]:
    """Words, in order, as ranges."""
    ranges: list[WordRange] = []
    for word in words:
        if ranges and ranges[-1].end == word:
            ranges[-1] = WordRange(ranges[-1].first, word + 1)
        else:
            ranges.append(WordRange(word, word + 1))
    return tuple(ranges)
