"""What words in the letters A to Z are that stand for others, or for none, amid such words on one line.

Most differences are so. Their readings tell what they are, whatever is around them: each pair is judged once.
What is left is a figure or a time beside them, which they may name.
"""

from __future__ import annotations

from collections.abc import Callable

from edition.analysis.kinds.deciding_marks import DecidingMarks
from edition.analysis.kinds.readings import Finding
from edition.light_dataclass import dataclass
from edition.model import CHANGES, Kind, Transcription
from edition.text.remembered import answered_once


@dataclass(frozen=True)
class PlainWords:
    """Judges such words by what `classify` says of two readings and their transcriptions."""

    classify: Callable[[str, str, Transcription, Transcription], Finding]
    deciding: DecidingMarks

    def finding(
        self, one: str, two: str, read: tuple[Transcription, Transcription], *places: tuple[str, int, int]
    ) -> Finding | None:
        """What two readings are; None if what stands around them may make it another.

        `places` are their sources with where they begin and end there, in code points.
        """
        finding, named = self._judged(one, two, *read)
        return (
            None if named and not all(self.deciding.named.is_silent(*place) for place in places) else finding
        )

    @answered_once
    def _judged(
        self, one: str, two: str, of_one: Transcription, of_two: Transcription
    ) -> tuple[Finding | None, bool]:
        """What they are, None if places decide; and whether a figure is looked for around them."""
        finding = self.classify(one, two, of_one, of_two)
        if one.casefold() == two.casefold():
            return None, False
        if finding.kind in CHANGES:
            return finding, finding.detail is None
        misread = finding.kind is Kind.OCR
        if misread and (finding.detail is not None or not self.deciding.may_weigh_letters(finding, one, two)):
            return finding, False
        return None, False
