"""What the head of a page tells Zotero, search engines and sites where its address is shared."""

from __future__ import annotations

import html
import json
from collections.abc import Mapping, Sequence
from typing import Any, Final

from edition import permalink
from edition.citation.cite import Citation, Site, one_line
from edition.ledger.fingerprints import passage_text
from edition.light_dataclass import dataclass
from edition.model import Author, Edition, Passage, Person, Role, Witness

PREVIEW: Final = "assets/preview.png"
PREVIEW_SIZE: Final = (1200, 630)  # pixels; what sites that show such pictures ask for
_NO_BREAK: Final = "\u00a0"
_DIVIDING: Final = str.maketrans(dict.fromkeys(",;\u060c", " "))
"""What Zotero divides names at."""

# What would end a script or change in it; one by one they are replaced twenty times as fast as by a table.
_IN_SCRIPT: Final = {letter: f"\\u{ord(letter):04x}" for letter in "<>&\u2028\u2029"}


@dataclass(frozen=True, slots=True)
class Described:
    """What a page is about: its path, title and description, how it is cited, its linked data."""

    path: str
    title: str
    description: str
    citation: Citation
    linked: dict[str, Any]


def page_head(described: Described, site: Site) -> str:
    """The elements for the head of a page."""
    return "\n".join([*_tags(described, site), _script(described.linked)])


def _tags(described: Described, site: Site) -> list[str]:
    citation, address = described.citation, permalink.address(described.path, site.url)
    image = (
        permalink.relative(PREVIEW, described.path)
        if site.url is None
        else permalink.address(PREVIEW, site.url)
    )
    names = [
        ("z:itemType", "webpage"),
        ("citation_title", described.title),
        ("citation_author", _zotero_author(citation.author) if citation.author else None),
        ("citation_publication_date", citation.issued.replace("-", "/") if citation.issued else None),
        ("citation_public_url", address if site.url else None),
        ("citation_language", citation.language),
        ("twitter:card", "summary_large_image"),
    ]
    properties = [
        ("og:type", "website" if described.path == "index.html" else "article"),
        ("og:site_name", citation.container),
        ("og:title", described.title),
        ("og:description", described.description),
        ("og:url", address if site.url else None),
        ("og:image", image),
        ("og:image:width", str(PREVIEW_SIZE[0])),
        ("og:image:height", str(PREVIEW_SIZE[1])),
        ("og:image:alt", f"{citation.title}: a map of where its versions differ"),
    ]
    return [
        *(_meta("name", name, content) for name, content in names if content),
        *(_meta("property", name, content) for name, content in properties if content),
    ]


def _zotero_author(author: Author) -> str:
    """The author so that Zotero's translator for embedded metadata finds one name in its right parts.

    It takes what stands before the last space for given names unless there is a comma, which divides
    family and given name, or two authors where there are two words or more on both sides of it. A
    comma at the end divides nothing: the name of a body ends in one and has no other. Where the family
    name has several words, the given names stand with no-break spaces, which do not count there.
    """
    if isinstance(author, Person):
        given = author.given.replace(" ", _NO_BREAK) if " " in author.family else author.given
        return f"{author.family}, {given}"
    plain = one_line(author.translate(_DIVIDING))
    return f"{plain}," if " " in plain else plain


def _meta(attribute: str, name: str, content: str) -> str:
    line = _NO_BREAK.join(map(one_line, content.split(_NO_BREAK)))
    return f'<meta {attribute}="{name}" content="{html.escape(line)}">'


def _script(linked: dict[str, Any]) -> str:
    written = json.dumps(
        {"@context": "https://schema.org", **linked}, ensure_ascii=False, separators=(",", ":")
    )
    for letter, code in _IN_SCRIPT.items():
        written = written.replace(letter, code)
    return f'<script type="application/ld+json">{written}</script>'


def statement_data(edition: Edition, passages: Sequence[Passage], path: str, site: Site) -> dict[str, Any]:
    """The statement, or a part of it, with its sources, who quotes it, and its paragraphs.

    The pages of these have their words. A source that shares nothing with it is none.
    """
    described = {w.siglum: source_data(edition, w, site) for w in edition.witnesses}
    quoting = [source for siglum, source in described.items() if edition.role(siglum) is Role.EXCERPT]
    return _known(
        {
            "@type": "CreativeWork",
            "@id": permalink.address(path, site.url),
            "name": edition.title,
            "author": _agent(edition.author),
            "inLanguage": edition.language,
            "url": permalink.address(path, site.url),
            "isPartOf": {"@type": "WebSite", "name": site.name},
            "isBasedOn": [described[siglum] for siglum in edition.full],
            "subjectOf": quoting or None,
            "hasPart": [
                quotation_data(edition, passage.id, None, number, site)
                for number, passage in enumerate(passages, 1)
            ]
            or None,
        }
    )


def passage_data(
    edition: Edition, passage: Passage, site: Site, sources: Mapping[str, Mapping[str, Any]]
) -> dict[str, Any]:
    """A paragraph as a quotation from the statement, with those of the sources, by siglum, that have it."""
    quotation = quotation_data(edition, passage.id, _base_text(edition, passage), None, site)
    return quotation | _known(
        {
            "isPartOf": _known(
                {
                    "@type": "CreativeWork",
                    "name": edition.title,
                    "author": _agent(edition.author),
                    "url": permalink.address(permalink.STATEMENT_PAGE, site.url),
                }
            ),
            "isBasedOn": [data for siglum, data in sources.items() if passage.paragraphs.get(siglum)],
        }
    )


def source_data(edition: Edition, witness: Witness, site: Site) -> dict[str, Any]:
    """A source of the statement; its address is that of the original, where it is recorded."""
    own = permalink.address(permalink.witness_page(witness.siglum), site.url)
    return _known(
        {
            "@type": "CreativeWork",
            "name": witness.title or witness.siglum,
            "publisher": _agent(witness.publisher),
            "datePublished": witness.issued,
            "inLanguage": witness.language or edition.language,
            "url": witness.url or own,
            "subjectOf": own if witness.url else None,
        }
    )


def quotation_data(
    edition: Edition, identifier: str, text: str | None, position: int | None, site: Site
) -> dict[str, Any]:
    """A passage, shown or recorded, as a quotation from the statement."""
    return _known(
        {
            "@type": "Quotation",
            "@id": permalink.address(permalink.passage_page(identifier), site.url),
            "name": f"Paragraph {permalink.passage_label(identifier)}",
            "text": text,
            "position": position,
            "creator": _agent(edition.author),
            "inLanguage": edition.language,
            "url": permalink.address(permalink.passage_page(identifier), site.url),
        }
    )


def _base_text(edition: Edition, passage: Passage) -> str:
    """The text of a passage in the base, or in the first witness that has it."""
    texts = (passage_text(passage, siglum) for siglum in (edition.base, *passage.paragraphs))
    return next((text for text in texts if text is not None), "")


def _agent(author: Author | None) -> dict[str, str] | None:
    if isinstance(author, Person):
        names = {"familyName": author.family, "givenName": author.given}
        return {"@type": "Person", "name": str(author), **names}
    return {"@type": "Organization", "name": author} if author else None


def _known(facts: dict[str, Any]) -> dict[str, Any]:
    """The facts that are recorded."""
    return {key: value for key, value in facts.items() if value is not None}
