"""All pages of the site and what they load, by site path."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from edition.citation.cite import Site
from edition.export.catalogue import Export
from edition.ledger.succession import Register
from edition.site.apparatus import apparatus_pages
from edition.site.assets import assets
from edition.site.checking import check_page
from edition.site.downloads import data_page
from edition.site.frame import Frame
from edition.site.home import home_page
from edition.site.metadata import PREVIEW
from edition.site.missing import MISSING_PAGE, missing_page
from edition.site.passages import passage_pages
from edition.site.preview import preview
from edition.site.quality import quality_pages
from edition.site.reading import reading_pages
from edition.site.sources import source_pages
from edition.site.statement import statement_pages
from edition.site.withdrawn import withdrawn_pages


def build_pages(
    register: Register,
    published: Sequence[Export] = (),
    site: Site = Site(),  # noqa: B008
) -> dict[str, bytes]:
    """Markdown pages with the style sheet and script they load, by path.

    `published` are the files that the data page documents; they are not among what is returned.
    """
    return dict(_pages(Frame(register.edition, register, site), published))


def _pages(frame: Frame, published: Sequence[Export]) -> Iterator[tuple[str, bytes]]:
    yield "index.md", home_page(frame)
    yield from statement_pages(frame)
    yield from passage_pages(frame)
    yield from withdrawn_pages(frame)
    yield from apparatus_pages(frame)
    yield from reading_pages(frame)
    yield from source_pages(frame)
    yield from quality_pages(frame)
    yield "check.md", check_page(frame)
    yield "data.md", data_page(frame, published)
    yield MISSING_PAGE, missing_page(frame)
    yield PREVIEW, preview(frame.edition)
    yield from assets()
