"""The edition as data."""

from edition.face import lazily

__all__ = [
    "COLUMNS",
    "Export",
    "SummaryRow",
    "exports",
    "faulty_row",
    "placed_decisions",
    "statement_words",
    "summary_row",
    "to_exports",
    "to_json",
    "to_summary_csv",
]

__getattr__ = lazily(
    __name__,
    {
        "catalogue": (
            "Export",
            "exports",
            "to_exports",
        ),
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
