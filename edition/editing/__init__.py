"""What editors decide, beside and against what the program finds."""

from edition.face import lazily

__getattr__, __all__ = lazily(
    __name__,
    {
        "decisions_file": ("Decisions",),
        "line_decisions": ("decide_lines",),
        "reading_text": (
            "ReadingStretch",
            "is_supply",
            "quotable_text",
            "read",
            "read_text",
            "supplies",
            "text_at",
        ),
    },
)
