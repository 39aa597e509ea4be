"""How to cite what a page shows: every format of a citation, to copy or to download."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple
from urllib.parse import quote

from markupsafe import Markup, escape

from edition.citation.cite import Citation
from edition.citation.formats import FORMATS, Format
from edition.citation.styles import ACCESSED, STYLES
from edition.site.plain import isolate


class WrittenCitation(NamedTuple):
    """A citation in one format: as text, or as the address of a file that holds it."""

    form: Format
    text: Markup
    file: str
    address: str


class Offer(NamedTuple):
    """A citation to choose: what is cited, its fingerprint, and every way to write it."""

    name: str
    fingerprint: str | None
    styles: tuple[WrittenCitation, ...]
    files: tuple[WrittenCitation, ...]


def offers(citations: Iterable[tuple[str, Citation]]) -> list[Offer]:
    """The citations, each named by what it cites, in every format."""
    return [_offer(name, citation) for name, citation in citations]


def _offer(name: str, citation: Citation) -> Offer:
    written = [_written(form, citation) for form in FORMATS.values()]
    styles = tuple(found for found in written if not found.form.suffix)
    return Offer(name, citation.fingerprint, styles, tuple(found for found in written if found.form.suffix))


def _written(form: Format, citation: Citation) -> WrittenCitation:
    if not form.suffix:
        before, italic, after = STYLES[form.name](citation, None)
        emphasis = f"<i>{isolate(italic)}</i>" if italic else ""
        text = f"{isolate(before)}{emphasis}{_completable(after, citation.url)}"
        return WrittenCitation(form, Markup(text), "", "")  # noqa: S704 - its parts are escaped
    address = f"data:{form.media_type};charset=utf-8,{quote(form.write(citation, None), safe='')}"
    return WrittenCitation(form, Markup(""), f"{citation.key}{form.suffix}", address)


def _completable(text: str, url: str) -> str:
    """The text, escaped, with marks where a browser fills in the day of access and the address."""
    before, address, after = text.rpartition(url)
    place = f'<span class="cited-url">{escape(address)}</span>' if address else ""
    seen = f'<span class="accessed">{ACCESSED}</span>'
    return place.join(str(isolate(part)).replace(ACCESSED, seen) for part in (before, after))
