"""An Edition as the pages of the site."""

from edition.face import lazily

__all__ = [
    "FilesInMaking",
    "Frame",
    "build_files",
    "environment",
    "files_of",
    "with_policy",
    "without_blanks",
]

__getattr__ = lazily(
    __name__,
    {
        "assets": ("without_blanks",),
        "build": ("FilesInMaking", "build_files", "files_of"),
        "frame": ("Frame",),
        "policy": ("with_policy",),
        "templating": ("environment",),
    },
)
