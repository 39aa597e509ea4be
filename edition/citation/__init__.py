"""Citations of a paragraph, a witness and the archive, in every style."""

from edition.face import lazily

__getattr__, __all__ = lazily(
    __name__,
    {
        "cite": (
            "Citation",
            "Site",
            "cite_archive",
            "cite_passage",
            "cite_witness",
            "of_passage",
            "one_line",
            "recorded_citations",
            "refuse_elsewhere",
            "remarks_on",
            "version_name",
        ),
        "formats": ("FORMATS", "Format"),
        "styles": ("ACCESSED", "MONTHS", "STYLES"),
    },
)
