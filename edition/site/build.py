"""All files of the site: the data, the pages and what they load, by site path."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property, partial
from itertools import chain
from typing import Final, NamedTuple, TypeAlias

from edition import permalink
from edition.analysis.places import Spread
from edition.export.catalogue import Export
from edition.model import Edition
from edition.site.assets import assets
from edition.site.frame import Frame
from edition.site.metadata import PREVIEW
from edition.site.pages.apparatus import apparatus_pages
from edition.site.pages.checking import check_page
from edition.site.pages.downloads import data_page
from edition.site.pages.home import home_page
from edition.site.pages.missing import MISSING_PAGE, missing_page
from edition.site.pages.passage_pages import passage_pages
from edition.site.pages.quality_pages import quality_pages
from edition.site.pages.reading import reading_pages
from edition.site.pages.source_pages import source_pages
from edition.site.pages.statement import statement_pages
from edition.site.pages.withdrawn import withdrawn_pages
from edition.site.share_picture import share_picture
from edition.text.kept import KeepOfPassage

Files: TypeAlias = Iterable[tuple[str, bytes]]
"""Some of the files, each with its path."""
Publish: TypeAlias = Callable[[Edition, KeepOfPassage], Sequence[Export]]


class Making(NamedTuple):
    """What makes some of the files; `paths` are theirs where they are known before."""

    make: Callable[[], Files]
    paths: Sequence[str] = ()


_TOGETHER: Final = 50  # pages of passages that are made in one go


class FilesInMaking(Mapping[str, bytes]):
    """Files by path; one of which the path is known before it is made is waited for when it is read.

    `spread` does what `map` does, perhaps in several processes, which go on meanwhile.
    """

    def __init__(self, makings: Sequence[Making], spread: Spread) -> None:
        self._makings = makings
        self._made: dict[str, bytes] = {}
        unnamed_first = sorted(makings, key=lambda making: bool(making.paths))
        self._coming: Iterator[Files] = iter(spread(_made, unnamed_first))

    @cached_property
    def _paths(self) -> Mapping[str, None]:
        """All paths, in the order of the makings."""
        paths = (making.paths or [path for path, _ in self._next()] for making in self._makings)
        return dict.fromkeys(chain.from_iterable(paths))

    def _next(self) -> Files:
        files = next(self._coming)
        self._made.update(files)
        return files

    def is_awaited(self, path: str) -> bool:
        """Whether a file is one of these and not yet made."""
        return path in self._paths and path not in self._made

    def __getitem__(self, path: str) -> bytes:
        if path in self._paths:
            while path not in self._made:
                self._next()
        return self._made[path]

    def __contains__(self, path: object) -> bool:
        return path in self._paths

    def __iter__(self) -> Iterator[str]:
        return iter(self._paths)

    def __len__(self) -> int:
        return len(self._paths)


def files_of(frame: Frame, published: Publish, spread: Spread = map) -> FilesInMaking:
    """Data files, Markdown pages with the style sheet and script they load, by path.

    `published` makes the data files, which the data page documents. `spread` does what `map` does, perhaps in
    several processes.
    """
    if frame.kept:
        frame.kept.begin(frame.shown_by_all())
    return FilesInMaking(list(_makings(frame, published)), spread)


def _made(making: Making) -> Files:
    return list(making.make())


def _makings(frame: Frame, published: Publish) -> Iterator[Making]:
    """What makes the files, each some of them; the longest work comes early, to be shared by all cores."""
    for made_once in (frame.entries, frame.verdict, frame.colophon):  # for all processes
        assert made_once is not None
    yield Making(lambda: [("index.md", home_page(frame))])
    yield Making(partial(statement_pages, frame))
    yield Making(partial(_data_files, frame, published))
    for maker in (quality_pages, reading_pages, apparatus_pages, source_pages):
        yield Making(partial(maker, frame))
    paths = [permalink.markdown(permalink.passage_page(passage.id)) for passage in frame.edition.passages]
    for at in range(0, len(paths), _TOGETHER):
        here = paths[at : at + _TOGETHER]
        yield Making(partial(passage_pages, frame, range(at, at + len(here))), here)
    yield Making(partial(withdrawn_pages, frame))
    yield Making(lambda: [("check.md", check_page(frame))])
    yield Making(
        lambda: [(MISSING_PAGE, missing_page(frame)), (PREVIEW, share_picture(frame.edition)), *assets()]
    )


def _data_files(frame: Frame, published: Publish) -> Iterator[tuple[str, bytes]]:
    """The published files and the page that documents them."""
    exports = published(frame.edition, frame.keep)
    for export in exports:
        yield from export.files.items()
    yield "data.md", data_page(frame, exports)
