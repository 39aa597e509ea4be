"""An Edition as the pages of the site."""

from edition.site.build import build_pages
from edition.site.search import INDEX as SEARCH_INDEX
from edition.site.search import search_texts

__all__ = ["SEARCH_INDEX", "build_pages", "search_texts"]
