"""What each source is to the statement, where the statement stands in it, and what it lost."""

from edition.face import lazily

__getattr__, __all__ = lazily(
    __name__,
    {
        "doubtful_lines": ("furniture_lines",),
        "extents": ("Bounds", "bound", "extents_of"),
        "framing": ("AroundRows", "doubts_of_unrelated", "quotable_words"),
        "paraphrase": ("paraphrases",),
        "leads": ("set_aside",),
        "losses": ("lost_passages", "torn_edges", "torn_off"),
        "own_words": ("doubt_own_words",),
        "role": ("find_roles",),
    },
)
