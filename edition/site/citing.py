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
from edition.site.templating import render_macro


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


def offers(citations: Iterable[tuple[str, Citation]]) -> Markup:
    """The citations, each named by what it cites, in every format, as HTML; the first is open."""
    written = [_shown(name, citation, not number) for number, (name, citation) in enumerate(citations)]
    return Markup("".join(written))  # noqa: S704 - the environment escapes


def _shown(name: str, citation: Citation, opened: bool) -> str:
    return str(render_macro("_cite.html", "offer", _offer(name, citation), opened))


_OFFERED: Final = 4  # versions whose citations stand side by side; of more all but the first are folded
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

    def of(self, passage: Passage, fingerprints: Mapping[str, str | None]) -> Markup:
        """The offers of a passage for each witness that has it, the base first, as those of `offers`."""
        having = [(siglum, digits) for siglum in self._forms if (digits := fingerprints[siglum]) is not None]
        written = [
            self._of(siglum, passage.id, digits, not number) for number, (siglum, digits) in enumerate(having)
        ]
        if len(written) > _OFFERED:
            others = f"<details><summary>{len(written) - 1} other versions</summary>"
            written = [written[0], others, *written[1:], "</details>"]
        return Markup("".join(written))  # noqa: S704 - escaped, as is what is filled in

    def _of(self, siglum: str, identifier: str, digits: str, opened: bool) -> str:
        forms = self._forms[siglum]
        if forms is None:
            return self._written(siglum, identifier, digits, opened)
        return _filled(forms[opened], identifier, digits)

    def _written(self, siglum: str, identifier: str, digits: str, opened: bool) -> str:
        cited = cite_witness(self._edition, self._edition.witness(siglum), self._site)
        passage = of_passage(cited, identifier, siglum, digits, self._site)
        return _shown(self._names[siglum], passage, opened)

    def _form(self, siglum: str) -> tuple[str, str] | None:
        """An offer, closed and open, with what stands for label and fingerprint.

        None where it cannot be filled in.
        """
        label = permalink.passage_id(_LABEL)
        closed, opened = (self._written(siglum, label, _DIGITS, opened) for opened in (False, True))
        for passage in self._edition.passages:
            if digits := passage_fingerprint(passage, siglum):
                true = self._written(siglum, passage.id, digits, opened=False)
                return (closed, opened) if _filled(closed, passage.id, digits) == true else None
        return None


def _filled(form: str, identifier: str, digits: str) -> str:
    return form.replace(_LABEL, permalink.passage_label(identifier)).replace(_DIGITS, digits)


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
