"""Ids that last: every id ever published, and what became of it."""

from edition.face import lazily

__getattr__, __all__ = lazily(
    __name__,
    {
        "entries": ("PassageEntry", "Ledger", "NAME", "RecordedText"),
        "recorded_extents": ("as_recorded", "changed_extents", "extent_of", "extents_beyond"),
        "file": ("format_ledger", "parse_ledger"),
        "fingerprints": ("fingerprint", "of_checksum", "passage_fingerprint", "passage_text"),
        "merging": ("settle_merged", "sides"),
        "recording": ("mint", "places_plan", "plan"),
        "renaming": ("renamed_in_ledger",),
        "ids": ("Register", "assign_ids", "texts_of"),
        "recorded_witnesses": ("withdrawn_witnesses",),
        "verification": ("CitationState", "describe", "verify"),
    },
)
