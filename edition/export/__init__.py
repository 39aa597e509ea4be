"""The edition as data."""

from edition.face import lazily

__all__ = [
    "COLUMNS",
    "Export",
    "Row",
    "exports",
    "faulty_row",
    "placed_judgements",
    "row",
    "statement_words",
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
        "corpus": (
            "COLUMNS",
            "Row",
            "faulty_row",
            "row",
            "statement_words",
            "to_summary_csv",
        ),
        "decisions_json": ("placed_judgements",),
        "edition_json": ("to_json",),
    },
)
