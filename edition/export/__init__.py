"""The edition as data."""

from edition.face import lazily

__getattr__, __all__ = lazily(
    __name__,
    {
        "catalogue": ("Export", "exports", "to_exports"),
        "corpus_tables": (
            "COLUMNS",
            "SummaryRow",
            "faulty_row",
            "statement_words",
            "summary_row",
            "to_summary_csv",
        ),
        "decisions_json": ("placed_decisions",),
        "edition_json": ("to_json",),
    },
)
