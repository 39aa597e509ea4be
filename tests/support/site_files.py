"""All files of the site of an edition, made in this process."""

from __future__ import annotations

from collections.abc import Sequence

from edition.citation.cite import Site
from edition.export.catalogue import Export
from edition.ledger.ids import Register
from edition.model import Edition
from edition.site.build import Publish, files_of
from edition.site.frame import Frame
from edition.text.kept import KeepOfPassage, Kept


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
    return dict(files_of(Frame(register.edition, register, site, kept), published))
