"""Where the witnesses differ: the smallest stretches, brought together into variation units."""

from edition.face import lazily

__getattr__, __all__ = lazily(
    __name__,
    {
        "damage": ("lost_before",),
        "joining": ("Difference",),
        "kept_units": ("KeptUnits",),
        "many_rows": ("Spread", "units_by_row"),
        "reading_columns": ("unit_columns",),
        "shared_words": ("ComparedRow",),
        "transposed_units": ("with_transpositions",),
        "variation": ("variation_units",),
        "whole_differences": ("whole_differences",),
    },
)
