"""Of what kind the difference of two readings is."""

from edition.face import lazily

__getattr__, __all__ = lazily(
    __name__,
    {
        "addresses": ("address_finding",),
        "classify": ("Classifier", "classifier"),
        "confusions": ("misreading",),
        "deciding_marks": ("QUESTIONS", "as_questions", "may_be_weighed"),
        "mark_places": ("MarkPlace",),
        "meaning": ("Meaning",),
        "near_words": ("near_words",),
        "reference_marks": ("reference_finding", "without_counted_mark"),
        "readings": ("Finding", "alone_at_the_head", "capital_by_place", "capitals_by_place"),
    },
)
