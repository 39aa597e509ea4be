"""What differs, and of what kind."""

from edition.face import lazily

__all__ = [
    "PARAGRAPH_END",
    "Agreement",
    "Bounds",
    "Classifier",
    "Edits",
    "Parallel",
    "Quality",
    "Quotable",
    "QuotingWords",
    "Standing",
    "Variant",
    "agreements",
    "around",
    "bound",
    "classifier",
    "differing_places",
    "extents_of",
    "find_roles",
    "groups",
    "has_word_list",
    "looks_across",
    "lost_passages",
    "measure",
    "paraphrases",
    "passages_named",
    "quotable_words",
    "quoting_words",
    "shared_by_row",
    "short_name",
    "standings",
    "torn_off",
    "variation_units",
    "with_transpositions",
    "written_out",
]

__getattr__ = lazily(
    __name__,
    {
        "agreement": (
            "Agreement",
            "agreements",
            "groups",
        ),
        "classify": (
            "Classifier",
            "classifier",
            "has_word_list",
        ),
        "extents": (
            "Bounds",
            "bound",
            "extents_of",
        ),
        "framing": (
            "around",
            "quotable_words",
        ),
        "kinship": ("paraphrases",),
        "losses": (
            "lost_passages",
            "torn_off",
        ),
        "names": ("short_name",),
        "parallel": (
            "PARAGRAPH_END",
            "Parallel",
            "Variant",
        ),
        "quality": (
            "Edits",
            "Quality",
            "measure",
            "written_out",
        ),
        "quotations": ("Quotable",),
        "reading_across": ("looks_across",),
        "roles": ("find_roles",),
        "shared_words": ("shared_by_row",),
        "standing": (
            "Standing",
            "standings",
        ),
        "statement_words": (
            "QuotingWords",
            "quoting_words",
        ),
        "transposed_units": ("with_transpositions",),
        "variation": ("variation_units",),
        "verdict": (
            "differing_places",
            "passages_named",
        ),
    },
)
