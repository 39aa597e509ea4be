"""Collation of the witnesses of one statement: sources in, an edition out.

from edition import read_sources, to_json
from edition.collate import collate

to_json(collate(read_sources(folder)))
"""

from edition.face import lazily

__getattr__, __all__ = lazily(
    __name__,
    {
        "errors": ("EditionError",),
        "model": ("Edition", "Sources", "Verdict", "Witness"),
        "sources.folder": ("read_sources",),
        "export.edition_json": ("to_json",),
    },
)
