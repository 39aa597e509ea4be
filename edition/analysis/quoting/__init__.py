"""What prose quotes of the statement, and how rightly."""

from edition.face import lazily

__getattr__, __all__ = lazily(
    __name__,
    {
        "claim": ("Claim",),
        "claims": ("Search",),
        "marks": ("COLONS", "ELLIPSIS", "is_mark", "marked_stretches"),
        "proof": ("PROOF",),
        "prose": ("Prose", "prose_of", "ranges_in"),
        "quotations": ("Quotable",),
        "quoting_words": ("QuotingWords", "quoting_words"),
        "statement_words": ("CHARACTER", "GRAM", "Gram", "QuotedRun", "StatementWords", "grams"),
        "words_before": ("WordsBefore",),
    },
)
