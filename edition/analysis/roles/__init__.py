"""What each source is to the statement, where the statement stands in it, and what it lost."""

from edition.face import lazily

__all__ = [
    "Bounds",
    "around",
    "bound",
    "doubt_own_words",
    "doubts_of_unrelated",
    "extents_of",
    "find_roles",
    "lost_passages",
    "paraphrases",
    "quotable_words",
    "quoted_outside",
    "set_aside",
    "torn_edges",
    "torn_off",
]

__getattr__ = lazily(
    __name__,
    {
        "extents": ("Bounds", "bound", "extents_of"),
        "framing": ("around", "doubts_of_unrelated", "quotable_words", "quoted_outside"),
        "paraphrase": ("paraphrases",),
        "leads": ("set_aside",),
        "losses": ("lost_passages", "torn_edges", "torn_off"),
        "own_words": ("doubt_own_words",),
        "role": ("find_roles",),
    },
)
