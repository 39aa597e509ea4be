"""Characters into words: lines, page furniture, layout, the ladder, tokens."""

from edition.face import lazily

__all__ = [
    "CERTAIN",
    "FIGURE",
    "LAYOUT_SPACE",
    "SENTENCE_ENDS",
    "Figures",
    "Ints",
    "Ladder",
    "Layout",
    "Lexicon",
    "Line",
    "Rules",
    "Shingle",
    "Stream",
    "Tongue",
    "WebLines",
    "closed",
    "count_words",
    "detect",
    "find_figures",
    "fold_line",
    "fold_space",
    "has_list",
    "is_punctuation",
    "is_spaceless",
    "ladder",
    "read_layout",
    "read_rules",
    "respells",
    "shingles",
    "tokenize",
    "tongue",
    "without_marks",
    "word_list",
    "words_of",
]

__getattr__ = lazily(
    __name__,
    {
        "detection": (
            "Tongue",
            "detect",
            "tongue",
        ),
        "figures": (
            "FIGURE",
            "Figures",
            "find_figures",
        ),
        "furniture": (
            "Shingle",
            "shingles",
        ),
        "layout": (
            "CERTAIN",
            "Layout",
            "read_layout",
        ),
        "lines": (
            "Line",
            "SENTENCE_ENDS",
            "fold_line",
        ),
        "normalize": (
            "LAYOUT_SPACE",
            "Ladder",
            "Rules",
            "closed",
            "fold_space",
            "is_punctuation",
            "ladder",
            "read_rules",
            "respells",
        ),
        "orthography": ("without_marks",),
        "tokens": (
            "Ints",
            "Lexicon",
            "Stream",
            "is_spaceless",
            "tokenize",
        ),
        "web_lines": ("WebLines",),
        "wordlists": (
            "has_list",
            "word_list",
        ),
        "words": (
            "count_words",
            "words_of",
        ),
    },
)
