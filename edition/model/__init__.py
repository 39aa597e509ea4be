"""The values that flow through the library; all frozen, all picklable.

Offsets are 0-based, half-open code points of a witness's `text`; lines count from 1.
"""

from edition.model.collated import Doubt, Edition, RuleChange, Verdict
from edition.model.file_lines import line_at, line_count, line_starts
from edition.model.stretches import (
    CLOSING_SIGNS,
    SENTENCE_ENDS,
    Fold,
    Paragraph,
    Span,
    Token,
    WitnessSpan,
    WordRange,
    closes_sentence,
    has_sentence_end,
    single_spaced,
    unwrapped_text,
)
from edition.model.surroundings import DecidedLine, Extent, Framing, Furniture, Omission, Quotation
from edition.model.terms import (
    CHANGES,
    HARMS,
    Action,
    Authority,
    Certainty,
    Detail,
    Fidelity,
    Group,
    Kind,
    Role,
    Transcription,
)
from edition.model.variation_units import Decision, Passage, Reading, VariationUnit
from edition.model.witnesses import Author, Person, PublishedPlace, Sources, Witness

__all__ = [
    "CHANGES",
    "CLOSING_SIGNS",
    "HARMS",
    "SENTENCE_ENDS",
    "Action",
    "Author",
    "Authority",
    "Certainty",
    "DecidedLine",
    "Decision",
    "Detail",
    "Doubt",
    "Edition",
    "Extent",
    "Fidelity",
    "Fold",
    "Framing",
    "Furniture",
    "Group",
    "Kind",
    "Omission",
    "Paragraph",
    "Passage",
    "Person",
    "PublishedPlace",
    "Quotation",
    "Reading",
    "Role",
    "RuleChange",
    "Sources",
    "Span",
    "Token",
    "Transcription",
    "VariationUnit",
    "Verdict",
    "Witness",
    "WitnessSpan",
    "WordRange",
    "closes_sentence",
    "has_sentence_end",
    "line_at",
    "line_count",
    "line_starts",
    "single_spaced",
    "unwrapped_text",
]
