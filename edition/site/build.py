"""All files of the site: the data, the pages and what they load, by site path."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from itertools import chain
from typing import Final, TypeAlias

from edition.analysis import Spread
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
from edition.text.kept import KeepOfPassage, Kept

Files: TypeAlias = Iterable[tuple[str, bytes]]
"""Some of the files, each with its path."""
Maker: TypeAlias = Callable[[], Files]
Publish: TypeAlias = Callable[[Edition, KeepOfPassage], Sequence[Export]]

_TOGETHER: Final = 50  # pages of passages that are made in one go


def no_exports(edition: Edition, keep: KeepOfPassage) -> Sequence[Export]:
    """No data files: the pages alone."""
    return ()


def build_files(
    register: Register,
    published: Publish = no_exports,
    site: Site = Site(),  # noqa: B008
    kept: Kept | None = None,
) -> dict[str, bytes]:
    """The files of an edition; `kept` has pieces of the build before."""
    return files_of(Frame(register.edition, register, site, kept), published)


def files_of(frame: Frame, published: Publish = no_exports, spread: Spread = map) -> dict[str, bytes]:
    """Data files, Markdown pages with the style sheet and script they load, by path.

    `published` makes the data files, which the data page documents. `spread` does what `map` does, perhaps in
    several processes.
    """
    if frame.kept:
        frame.kept.begin(frame.shown_by_all())
    return dict(chain.from_iterable(spread(_made, list(_makers(frame, published)))))


def _made(maker: Maker) -> Files:
    return list(maker())


def _makers(frame: Frame, published: Publish) -> Iterator[Maker]:
    """What makes the files, each some of them; the longest work comes early, to be shared by all cores."""
    assert frame.entries is not None  # both are made here, once for all
    assert frame.verdict is not None
    yield lambda: [("index.md", home_page(frame))]
    yield partial(statement_pages, frame)
    yield partial(_data_files, frame, published)
    yield from (
        partial(maker, frame) for maker in (quality_pages, reading_pages, apparatus_pages, source_pages)
    )
    count = len(frame.edition.passages)
    yield from (
        partial(passage_pages, frame, range(at, min(at + _TOGETHER, count)))
        for at in range(0, count, _TOGETHER)
    )
    yield partial(withdrawn_pages, frame)
    yield lambda: [("check.md", check_page(frame))]
    yield lambda: [(MISSING_PAGE, missing_page(frame)), (PREVIEW, share_picture(frame.edition)), *assets()]


def _data_files(frame: Frame, published: Publish) -> Iterator[tuple[str, bytes]]:
    """The published files and the page that documents them."""
    exports = published(frame.edition, frame.keep)
    for export in exports:
        yield from export.files.items()
    yield "data.md", data_page(frame, exports)
