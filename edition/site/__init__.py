"""An Edition as the pages of the site."""

from edition.face import lazily

__all__ = [
    "INDEX",
    "FilesInMaking",
    "Frame",
    "build_files",
    "corpus_pages",
    "environment",
    "files_of",
    "search_texts",
    "with_policy",
    "without_blanks",
    "written_sections",
]

__getattr__ = lazily(
    __name__,
    {
        "assets": ("without_blanks",),
        "build": ("FilesInMaking", "build_files", "files_of"),
        "frame": ("Frame",),
        "policy": ("with_policy",),
        "templating": ("environment",),
        "pages": ("INDEX", "search_texts", "written_sections"),
        "pages.corpus_pages": ("corpus_pages",),
    },
)
