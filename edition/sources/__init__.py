"""A folder's files, and what is said of them, into witnesses."""

from edition.face import lazily

__all__ = [
    "NAME",
    "Original",
    "Taken",
    "changed_originals",
    "extract_of",
    "first_words",
    "last_words",
    "new_archive",
    "parse_manifest",
    "pins_of",
    "read_beside",
    "read_sources",
    "says_base",
    "strangers",
    "take",
    "title_of",
    "why_unread",
]

__getattr__ = lazily(
    __name__,
    {
        "file_kinds": ("why_unread",),
        "folder": (
            "changed_originals",
            "read_sources",
            "says_base",
            "strangers",
            "title_of",
        ),
        "intake": (
            "Taken",
            "extract_of",
            "new_archive",
            "take",
        ),
        "manifest": (
            "NAME",
            "parse_manifest",
        ),
        "original": ("Original",),
        "pins": (
            "first_words",
            "last_words",
            "pins_of",
        ),
        "text_files": ("read_beside",),
    },
)
