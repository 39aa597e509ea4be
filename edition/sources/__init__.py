"""A folder's files, and what is said of them, into witnesses."""

from edition.face import lazily

__getattr__, __all__ = lazily(
    __name__,
    {
        "file_kinds": ("why_unread",),
        "folder": ("changed_originals", "read_sources", "says_base", "strangers", "title_of"),
        "intake": ("Taken", "extract_of", "new_archive", "take"),
        "manifest": ("NAME", "parse_manifest"),
        "original": ("Original",),
        "pins": ("first_words", "last_words", "pins_of"),
        "text_files": ("read_beside",),
    },
)
