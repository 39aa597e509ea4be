"""All files of the site: the data, the pages and what they load, by site path."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any, Final, TypeAlias

from edition.citation.cite import Site
from edition.export.catalogue import Export
from edition.ledger.ids import Register
from edition.model import Edition
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

Maker: TypeAlias = Callable[[], Iterable[Any]]
"""What makes pages, each with its path, or the data files."""

_TOGETHER: Final = 50  # pages of passages that are made in one go
_BEFORE_DATA: Final = 2  # makers, of which one takes as long as the data files: they are made side by side


def no_exports(edition: Edition) -> Sequence[Export]:
    """No data files: the pages alone."""
    return ()


def build_pages(
    register: Register,
    published: Callable[[Edition], Sequence[Export]] = no_exports,
    site: Site = Site(),  # noqa: B008
    kept: Kept | None = None,
    spread: Callable[[Callable[[Maker], Any], Sequence[Maker]], Iterable[Any]] = map,
) -> dict[str, bytes]:
    """Data files, Markdown pages with the style sheet and script they load, by path.

    `published` makes the files that the data page documents. `kept` has pieces of the build before. `spread`
    does what `map` does, perhaps in several processes.
    """
    frame = Frame(register.edition, register, site, kept)
    if kept:
        kept.begin(frame.shown_by_all())
    makers = list(_makers(frame))
    makers.insert(_BEFORE_DATA, partial(published, frame.edition))
    made = list(spread(_made, makers))
    exports: Sequence[Export] = made.pop(_BEFORE_DATA)
    *pages, last = made
    return {
        **{path: content for export in exports for path, content in export.files.items()},
        **{path: page for each in pages for path, page in each},
        "data.md": data_page(frame, exports),
        **dict(last),
    }


def _made(maker: Maker) -> Sequence[Any]:
    return list(maker())


def _makers(frame: Frame) -> Iterator[Maker]:
    """What makes the pages, each some of them, in the order of the site; the longest work comes early."""
    assert frame.entries is not None  # both are made here, once for all
    assert frame.verdict is not None
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
    yield lambda: [("check.md", check_page(frame))]
    yield lambda: [(MISSING_PAGE, missing_page(frame)), (PREVIEW, share_picture(frame.edition)), *assets()]
