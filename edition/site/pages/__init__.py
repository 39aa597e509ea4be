"""A module for each page or kind of page, those that only these use, and what the search finds on them."""

from edition.face import lazily

__getattr__, __all__ = lazily(
    __name__,
    {
        "apparatus": ("apparatus_pages",),
        "checking": ("check_page",),
        "downloads": ("data_page",),
        "home": ("home_page",),
        "missing": ("MISSING_PAGE", "missing_page"),
        "reading": ("reading_pages",),
        "search": ("INDEX", "search_texts"),
        "statement": ("statement_pages",),
        "withdrawn": ("withdrawn_pages",),
        "written_pages": ("written_sections",),
    },
)
