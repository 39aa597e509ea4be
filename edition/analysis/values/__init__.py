"""What figures, dates and words for numbers say: the same value, however it is written."""

from edition.face import lazily

__getattr__, __all__ = lazily(
    __name__,
    {
        "dates": ("day_first", "is_other_word"),
        "figure_words": ("CURRENCY",),
        "figure_values": ("FigureValues", "LONGEST_FIGURE"),
        "number_parts": ("CLOCK", "MeaningPart", "ROMAN"),
        "shared_units": ("Alike",),
    },
)
