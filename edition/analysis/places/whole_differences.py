"""The differences of two texts as a reader counts them: those that are one figure, date or word are one."""

from __future__ import annotations

from edition.alignment.links import Alignment
from edition.alignment.sides import Side
from edition.analysis.kinds.classify import Classifier
from edition.analysis.places.differences import differences
from edition.analysis.places.joining import (
    Difference,
    JoinedStreams,
    PlainDifference,
    exchanged,
    misread_together,
    run_together,
)
from edition.analysis.places.shared_words import Shared
from edition.analysis.places.turned_dates import turned_dates
from edition.analysis.places.whole_phrases import whole_phrases
from edition.model import Transcription


def whole_differences(
    one: Side, two: Side, alignment: Alignment, classifier: Classifier, shared: Shared | None = None
) -> tuple[list[Difference], frozenset[Difference]]:
    """The differences of two sides, and which of them are dates with day and month exchanged.

    Versions and quotations are compared alike, so that both say the same of 5,000 euros and €5,000. `shared`
    is what the alignment says they share, where that is known.
    """
    a, b = one.stream, two.stream
    found = differences(one, two, alignment, classifier.ladder, shared)
    if not all(type(each) is PlainDifference for each in found):
        found = whole_phrases(JoinedStreams(a, b, found), one.region, two.region, classifier)
        if Transcription.OCR in (a.witness.transcription, b.witness.transcription):
            found = misread_together(JoinedStreams(a, b, found), classifier.explained)
        found = run_together(found, a, b)
    found = exchanged(JoinedStreams(a, b, found))
    return found, turned_dates(JoinedStreams(a, b, found), classifier.meaning)
