"""An Edition as the pages of the site."""

from edition.face import lazily

__getattr__, __all__ = lazily(
    __name__,
    {
        "assets": ("without_blanks",),
        "build": ("FilesInMaking", "files_of"),
        "frame": ("Frame",),
        "policy": ("with_policy",),
        "templating": ("environment",),
        "wording": ("FIDELITIES",),
    },
)
