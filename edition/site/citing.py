"""How to cite what a page shows: every format of a citation, to copy or to download."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple
from urllib.parse import quote

from markupsafe import Markup, escape

from edition import permalink
from edition.citation.cite import Citation, Site, cite_witness, of_passage
from edition.citation.formats import FORMATS, Format
from edition.citation.styles import ACCESSED, STYLES
from edition.ledger.fingerprints import passage_fingerprint
from edition.model import Edition, Passage
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


# Stand for the label and the fingerprint of a passage: every format leaves such letters as they are.
_LABEL: Final = "0thelabel0"
_DIGITS: Final = "THEF-INGE-RPRI-NTIS"


class PassageOffers:
    """The citations of passages: written once for each witness, since they differ in label and fingerprint.

    What is written so is held against the citation of the first passage that a witness has. Where that is
    another, as where a key says letters by a checksum, every citation is written by itself.
    """

    def __init__(self, edition: Edition, site: Site, names: Mapping[str, str]) -> None:
        self._edition, self._site, self._names = edition, site, names
        self._forms = {w.siglum: self._form(w.siglum) for w in edition.base_first}

    def of(self, passage: Passage, fingerprints: Mapping[str, str | None]) -> list[Offer]:
        """The offers of a passage for each witness that has it, the base first."""
        having = [(siglum, digits) for siglum in self._forms if (digits := fingerprints[siglum]) is not None]
        return [self._of(siglum, passage.id, digits) for siglum, digits in having]

    def _of(self, siglum: str, identifier: str, digits: str) -> Offer:
        form = self._forms[siglum]
        return _filled(form, identifier, digits) if form else self._written(siglum, identifier, digits)

    def _written(self, siglum: str, identifier: str, digits: str) -> Offer:
        cited = cite_witness(self._edition, self._edition.witness(siglum), self._site)
        return _offer(self._names[siglum], of_passage(cited, identifier, siglum, digits, self._site))

    def _form(self, siglum: str) -> Offer | None:
        """An offer with what stands for label and fingerprint; None where it cannot be filled in."""
        form = self._written(siglum, permalink.passage_id(_LABEL), _DIGITS)
        for passage in self._edition.passages:
            if digits := passage_fingerprint(passage, siglum):
                true = self._written(siglum, passage.id, digits)
                return form if _filled(form, passage.id, digits) == true else None
        return None


def _filled(form: Offer, identifier: str, digits: str) -> Offer:
    label = permalink.passage_label(identifier)

    def fill(text: str) -> str:
        return text.replace(_LABEL, label).replace(_DIGITS, digits)

    def filled(written: WrittenCitation) -> WrittenCitation:
        text = Markup(fill(written.text))  # noqa: S704 - escaped, as is what is filled in
        return WrittenCitation(written.form, text, fill(written.file), fill(written.address))

    return Offer(form.name, digits, tuple(map(filled, form.styles)), tuple(map(filled, form.files)))


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
