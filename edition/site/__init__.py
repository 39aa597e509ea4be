"""An Edition as the pages of the site."""

from edition.site.build import build_pages
from edition.site.search import search_rows

__all__ = ["build_pages", "search_rows"]
