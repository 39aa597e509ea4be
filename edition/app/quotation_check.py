"""Whether some words that somebody types or pastes are the statement's, in each source that prints it."""

from __future__ import annotations

from typing import Final

from edition.analysis.quoting import Quotable
from edition.analysis.roles import quotable_words
from edition.collate import Prepared
from edition.model import Edition, Quotation, Transcription, Witness
from edition.text import tokenize
from edition.text.layout import read_layout

_MARKS: Final = "\"'“”„«»‹›‘’‚「」『』"  # what a reader may have pasted with the words


def without_quotation_marks(words: str) -> str:
    """Some words without the marks around them, as they are checked."""
    return words.strip().strip(_MARKS).strip()


def check_quotation(edition: Edition, prepared: Prepared, words: str) -> dict[str, tuple[Quotation, ...]]:
    """What some words are in each source that prints the statement, by siglum, as if they stood in marks.

    Spans of the quotations are those of the words `without_quotation_marks`, which have no siglum: their
    readings are under "".
    """
    text = without_quotation_marks(words)
    witness = Witness("", text, "", "", Transcription.BORN_DIGITAL)
    (stream,) = tokenize([witness], [read_layout(text)], prepared.lexicon)
    passages = [passage.id for passage in edition.passages]
    found: dict[str, tuple[Quotation, ...]] = {}
    for other in prepared.streams:
        statement = quotable_words(other, edition.passages)
        if statement is not None and len(stream):
            quotable = Quotable([statement], passages, prepared.classifier, prepared.words)
            found[other.witness.siglum] = quotable.find_whole(stream)
    return {siglum: found[siglum] for siglum in edition.full if siglum in found}
