"""What the site publishes under `data/`, and for each file what it is, who uses it, how to read it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import tomli

from edition.export.checksums import source_bytes, to_sha256sums
from edition.export.decisions_json import to_decisions
from edition.export.edition_json import to_json, to_schema
from edition.export.quotation_exports import to_annotations, to_quotations_csv
from edition.export.tables import (
    to_agreement_csv,
    to_apparatus_csv,
    to_plain_text,
    to_reading_text,
    to_sources_csv,
)
from edition.export.tei import to_tei
from edition.light_dataclass import dataclass
from edition.model import Edition
from edition.text.kept import KeepOfPassage, made_anew

FOLDER: Final = "data/"
_WORDS: Final = tomli.loads(Path(__file__).with_name("exports.toml").read_text("utf-8"))


@dataclass(frozen=True, slots=True)
class Export:
    """One kind of published file.

    `files` has the contents by site path; where there are several, one for each witness, in order.
    `snippet` is Python that reads them and runs in a copy of the folder `data/`.
    """

    name: str
    title: str
    description: str
    users: str
    snippet: str
    files: Mapping[str, bytes]

    @property
    def path(self) -> str:
        """Site path of the first file."""
        return next(iter(self.files))


def exports(edition: Edition, keep: KeepOfPassage = made_anew) -> tuple[Export, ...]:
    """What the site publishes as files, in the order of the data page; `keep` keeps pieces of them."""
    published = (
        _export("edition", {"edition.json": to_json(edition, keep)}),
        _export("schema", {"edition.schema.json": to_schema()}),
        _export("tei", {"edition.tei.xml": to_tei(edition, keep)}),
        _export("apparatus", {"apparatus.csv": to_apparatus_csv(edition, keep)}),
        _export("agreement", {"agreement.csv": to_agreement_csv(edition)}),
        _export("quotations", {"quotations.csv": to_quotations_csv(edition)}),
        _export("annotations", {"quotations.jsonld": to_annotations(edition)}),
        _export("reading_text", {"reading-text.txt": to_reading_text(edition)}),
        _export("decisions", {"decisions.json": to_decisions(edition)}),
        *_texts(edition),
        _export("sources", {f"sources/{w.file}": source_bytes(w) for w in edition.witnesses}),
        _export("source_table", {"sources.csv": to_sources_csv(edition)}),
        *_as_found(edition),
    )
    return (*published, _export("sums", {"SHA256SUMS": to_sha256sums(_within_folder(published))}))


def _texts(edition: Edition) -> Iterator[Export]:
    """The statement of each witness; one that only quotes it has none, and no file."""
    texts = {f"text/{w.siglum}.txt": to_plain_text(edition, w.siglum) for w in edition.witnesses}
    files = {path: text for path, text in texts.items() if text}
    if files:
        yield _export("texts", files)


def _as_found(edition: Edition) -> Iterator[Export]:
    """The files whose lines were put into another order, as they lie in the archive."""
    files = {f"as-found/{w.file}": w.as_found.encode() for w in edition.witnesses if w.as_found is not None}
    if files:
        yield _export("as_found", files)


def to_exports(edition: Edition) -> dict[str, bytes]:
    """Every file under `data/` by site path."""
    return {path: content for export in exports(edition) for path, content in export.files.items()}


def _export(name: str, files: Mapping[str, bytes]) -> Export:
    words = _WORDS[name]
    return Export(
        name=name,
        title=words["title"],
        description=words["description"],
        users=words["users"],
        snippet=words["snippet"].strip(),
        files={FOLDER + path: content for path, content in files.items()},
    )


def _within_folder(published: tuple[Export, ...]) -> dict[str, bytes]:
    """The files by their path within `data/`, as the list of checksums names them."""
    return {
        path.removeprefix(FOLDER): content for export in published for path, content in export.files.items()
    }
