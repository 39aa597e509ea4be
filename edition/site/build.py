"""All pages of the site and what they load, by site path."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Final, TypeAlias

from edition.citation.cite import Site
from edition.export.catalogue import Export
from edition.ledger.ids import Register
from edition.site.apparatus import apparatus_pages
from edition.site.assets import assets
from edition.site.checking import check_page
from edition.site.downloads import data_page
from edition.site.frame import Frame
from edition.site.home import home_page
from edition.site.metadata import PREVIEW
from edition.site.missing import MISSING_PAGE, missing_page
from edition.site.passage_pages import passage_pages
from edition.site.quality_pages import quality_pages
from edition.site.reading import reading_pages
from edition.site.share_picture import share_picture
from edition.site.source_pages import source_pages
from edition.site.statement import statement_pages
from edition.site.withdrawn import withdrawn_pages
from edition.text.kept import Kept

Pages: TypeAlias = Sequence[tuple[str, bytes]]
Maker: TypeAlias = Callable[[], Iterable[tuple[str, bytes]]]

_TOGETHER: Final = 50  # pages of passages that are made in one go


def build_pages(
    register: Register,
    published: Sequence[Export] = (),
    site: Site = Site(),  # noqa: B008
    kept: Kept | None = None,
    spread: Callable[[Callable[[Maker], Pages], Sequence[Maker]], Iterable[Pages]] = map,
) -> dict[str, bytes]:
    """Markdown pages with the style sheet and script they load, by path.

    `published` are the files that the data page documents; they are not among what is returned. `kept` has
    pieces of the build before. `spread` does what `map` does, perhaps in several processes.
    """
    frame = Frame(register.edition, register, site, kept)
    if kept:
        kept.begin(frame.shown_by_all())
    return {path: page for pages in spread(_made, list(_makers(frame, published))) for path, page in pages}


def _made(maker: Maker) -> Pages:
    return list(maker())


def _makers(frame: Frame, published: Sequence[Export]) -> Iterator[Maker]:
    """What makes the pages, each some of them, in the order of the site; the longest work comes early."""
    assert frame.entries is not None  # made here, once for all
    yield lambda: [("index.md", home_page(frame))]
    yield from (
        partial(maker, frame)
        for maker in (statement_pages, quality_pages, reading_pages, apparatus_pages, source_pages)
    )
    count = len(frame.edition.passages)
    yield from (
        partial(passage_pages, frame, range(at, min(at + _TOGETHER, count)))
        for at in range(0, count, _TOGETHER)
    )
    yield partial(withdrawn_pages, frame)
    yield lambda: [("check.md", check_page(frame)), ("data.md", data_page(frame, published))]
    yield lambda: [(MISSING_PAGE, missing_page(frame)), (PREVIEW, share_picture(frame.edition)), *assets()]
