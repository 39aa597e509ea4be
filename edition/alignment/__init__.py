"""Witnesses side by side: links between words, paragraphs, the alignment table."""

from edition.face import lazily

__getattr__, __all__ = lazily(
    __name__,
    {
        "anchors": ("Grams", "columns", "rows_of", "unique_runs"),
        "paragraph_beginnings": ("by_content", "partners", "run_lengths"),
        "evidence": ("by_chance",),
        "word_evidence": ("nats_of",),
        "kept_alignments": ("KeptAlignments",),
        "like_words": ("ALIKE", "CHANCE", "DIVIDED"),
        "links": ("Alignment", "Link", "equal_runs"),
        "passages": ("Division", "align_paragraphs"),
        "sides": ("Side", "align_sides"),
        "table": ("Row",),
        "words": ("align",),
    },
)
