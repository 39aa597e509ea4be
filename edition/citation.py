"""What a citation says of a paragraph, of a witness and of the whole archive, before any style."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from edition import permalink
from edition.errors import EditionError, Fault
from edition.fingerprint import LENGTH, passage_fingerprint
from edition.model import Edition, Passage, Witness

DEFAULT_NAME: Final = "Statement archive"
_UNPRINTED: Final = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+")


@dataclass(frozen=True, slots=True)
class Site:
    """Where the archive is published; without an address, addresses are those within the site."""

    name: str = DEFAULT_NAME
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Citation:
    """Something citable, its words on one line; None is "not recorded", or does not apply.

    `issued` is an ISO date, perhaps without day or month. `paragraph` is a label such as 2a,
    `version` names the witness cited, `fingerprint` is that of the text cited.
    """

    key: str
    title: str
    container: str
    url: str
    author: str | None = None
    issued: str | None = None
    paragraph: str | None = None
    version: str | None = None
    fingerprint: str | None = None
    language: str | None = None


def cite_archive(edition: Edition, site: Site) -> Citation:
    """The whole archive."""
    return Citation(
        key="archive",
        title=one_line(edition.title),
        container=one_line(site.name),
        url=permalink.address("index.html", site.url),
        author=one_line(edition.author) if edition.author else None,
        language=edition.language,
    )


def cite_witness(edition: Edition, witness: Witness, site: Site) -> Citation:
    """The text of one witness; its fingerprint is that of the source file."""
    return Citation(
        key=witness.siglum,
        title=one_line(edition.title),
        container=one_line(site.name),
        url=permalink.address(permalink.witness_page(witness.siglum), site.url),
        author=one_line(edition.author) if edition.author else None,
        issued=witness.issued,
        version=version_name(witness),
        fingerprint=witness.sha256[:LENGTH],
        language=witness.language or edition.language,
    )


def cite_passage(edition: Edition, passage: Passage, witness: Witness, site: Site) -> Citation:
    """A passage as one witness has it; ValueError where it lacks it."""
    digits = passage_fingerprint(passage, witness.siglum)
    if digits is None:
        raise ValueError(f"{witness.siglum} does not have {passage.id}")
    return Citation(
        key=f"{passage.id}-{witness.siglum}",
        title=one_line(edition.title),
        container=one_line(site.name),
        url=permalink.address(permalink.passage_page(passage.id), site.url),
        author=one_line(edition.author) if edition.author else None,
        issued=witness.issued,
        paragraph=permalink.passage_label(passage.id),
        version=version_name(witness),
        fingerprint=digits,
        language=witness.language or edition.language,
    )


def citation_of(edition: Edition, identifier: str, siglum: str | None, site: Site) -> Citation:
    """The citation of what is named: `p5`, `p5.u3` or their address, a siglum, or `archive`.

    EditionError where nothing has that name, or the witness lacks the passage.
    """
    sigla = [witness.siglum for witness in edition.witnesses]
    if siglum is not None and siglum not in sigla:
        raise EditionError([Fault(siglum, f"is no witness; the sigla are {', '.join(sigla[:20])}")])
    if identifier in sigla:
        return cite_witness(edition, edition.witness(identifier), site)
    if identifier == "archive":
        return cite_witness(edition, edition.witness(siglum), site) if siglum else cite_archive(edition, site)
    named = permalink.identifier_of(identifier)
    passage = next((row for row in edition.passages if named and row.id == permalink.passage_of(named)), None)
    if passage is None:
        message = "names nothing here: give a paragraph such as p5, a siglum, or archive"
        raise EditionError([Fault(identifier, message)])
    having = [s for s in sigla if passage.paragraphs.get(s)]
    cited = siglum or (edition.base if edition.base in having else having[0])
    if cited not in having:
        raise EditionError([Fault(passage.id, f"{cited} does not have it; {', '.join(having)} do")])
    return cite_passage(edition, passage, edition.witness(cited), site)


def passage_citations(edition: Edition, passage: Passage, site: Site) -> Iterator[tuple[Witness, Citation]]:
    """A citation of a passage for each witness that has it, the base first."""
    for witness in sorted(edition.witnesses, key=lambda witness: witness.siglum != edition.base):
        if passage.paragraphs.get(witness.siglum):
            yield witness, cite_passage(edition, passage, witness, site)


def version_name(witness: Witness) -> str:
    """What a citation calls the version: `text of Trusted Reviews (TR)`."""
    name = witness.publisher or witness.title
    return f"text of {one_line(name)} ({witness.siglum})" if name else f"text {witness.siglum}"


def note(citation: Citation, paragraph: str = "para.") -> str:
    """What no style has a place for: paragraph, version and fingerprint; empty where none applies."""
    parts = [
        f"{paragraph} {citation.paragraph}" if citation.paragraph else "",
        citation.version or "",
        f"fingerprint {citation.fingerprint}" if citation.fingerprint else "",
    ]
    said = ", ".join(part for part in parts if part)
    return f"{said[:1].upper()}{said[1:]}." if said else ""


@lru_cache(maxsize=256)
def one_line(text: str) -> str:
    """The text on one line, without controls that no citation can carry."""
    return " ".join(_UNPRINTED.sub(" ", text).split())
