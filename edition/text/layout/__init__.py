"""Which characters of a file are text, and where its paragraphs end: lines, page furniture, layout."""

from edition.face import lazily

__getattr__, __all__ = lazily(
    __name__,
    {
        "breaking_off": ("GoesOn",),
        "lines": (
            "ELLIPSIS",
            "HYPHENS",
            "RANGES",
            "SENTENCE_ENDS",
            "PrintedLine",
            "divides",
            "ends_sentence",
            "fold_line",
            "printed_lines",
        ),
        "lines_in_common": ("Prints", "layouts_of"),
        "listed_lines": ("is_among",),
        "page_marks": ("note_sign", "without_signature"),
        "page_numbers": ("counting_lines", "counts_on", "number_between", "page_number", "says_page"),
        "paragraph_layout": ("CERTAIN", "Layout", "read_layout"),
        "web_lines": ("WebLines",),
    },
)
