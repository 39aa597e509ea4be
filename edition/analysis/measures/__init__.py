"""How the sources compare, in counts: with the base, and with each other."""

from edition.face import lazily

__getattr__, __all__ = lazily(
    __name__,
    {
        "agreement": ("Agreement", "agreements", "agreeing_groups"),
        "capital_runs": ("capital_runs", "differences_by_bearing", "capitals_go_on"),
        "parallel": ("PARAGRAPH_END", "Parallel", "Variant", "written_out"),
        "quality": ("Edits", "Quality", "measure", "rates_of"),
        "reading_across": ("looks_across",),
        "standing": (
            "Bearing",
            "Standing",
            "bearing_of",
            "changes_wording",
            "differ_beyond_base",
            "how_lost",
            "misread_words",
            "passage_loss",
            "reads_alike",
            "standings",
            "transpositions",
            "unit_bearing",
            "unit_bearings",
            "where_lost",
        ),
    },
)
