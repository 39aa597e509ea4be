"""What figures, dates and words for numbers say: the same value, however it is written."""

from edition.face import lazily

__all__ = ["CLOCK", "LONGEST_FIGURE", "ROMAN", "FigureValues", "MeaningPart"]

__getattr__ = lazily(
    __name__,
    {
        "figure_values": ("CLOCK", "FigureValues", "LONGEST_FIGURE"),
        "number_parts": ("MeaningPart", "ROMAN"),
    },
)
