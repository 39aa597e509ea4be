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
    "likely_base",
    "looks_across",
    "lost_passages",
    "measure",
    "paraphrases",
    "passages_named",
    "quotable_words",
    "quoting_words",
    "set_aside",
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
        "measures.agreement": (
            "Agreement",
            "agreements",
            "groups",
        ),
        "kinds.classify": (
            "Classifier",
            "classifier",
            "has_word_list",
        ),
        "roles.extents": (
            "Bounds",
            "bound",
            "extents_of",
        ),
        "roles.framing": (
            "around",
            "quotable_words",
        ),
        "roles.leads": ("set_aside",),
        "roles.kinship": ("paraphrases",),
        "roles.likely_base": ("likely_base",),
        "roles.losses": (
            "lost_passages",
            "torn_off",
        ),
        "answer.names": ("short_name",),
        "measures.parallel": (
            "PARAGRAPH_END",
            "Parallel",
            "Variant",
        ),
        "measures.quality": (
            "Edits",
            "Quality",
            "measure",
            "written_out",
        ),
        "quoting.quotations": ("Quotable",),
        "measures.reading_across": ("looks_across",),
        "roles.role": ("find_roles",),
        "places.shared_words": ("shared_by_row",),
        "measures.standing": (
            "Standing",
            "standings",
        ),
        "quoting.statement_words": (
            "QuotingWords",
            "quoting_words",
        ),
        "places.transposed_units": ("with_transpositions",),
        "places.variation": ("variation_units",),
        "answer.verdict": (
            "differing_places",
            "passages_named",
        ),
    },
)
