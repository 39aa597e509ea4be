"""Citations of what is shown and of what is recorded: a withdrawn paragraph stays citable by its texts."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from edition import permalink
from edition.citation import Citation, Site, citation_of, cite_archive, cite_witness, refuse_elsewhere
from edition.errors import EditionError, Fault
from edition.fingerprint import fingerprint
from edition.ledger import Entry
from edition.model import Edition
from edition.succession import Register


def cite(register: Register, identifier: str, siglum: str | None, site: Site) -> Citation:
    """The citation of what is named, as `citation_of` gives it, or of the text of a withdrawn paragraph.

    That is the one shown last, of the witness named, else of the base. EditionError as there.
    """
    refuse_elsewhere(identifier.strip(), site)
    named = permalink.identifier_of(identifier.strip())
    gone = next(
        (w.entry for w in register.withdrawn if named and w.entry.id == permalink.passage_of(named)), None
    )
    if gone is None:
        return citation_of(register.edition, identifier, siglum, site)
    found = dict(recorded_citations(register.edition, gone, site))
    cited = siglum or (register.edition.base if register.edition.base in found else next(iter(found)))
    if cited not in found:
        raise EditionError([Fault(gone.id, f"no text of {cited} is recorded; {', '.join(found)} had it")])
    return found[cited]


def recorded_citations(edition: Edition, entry: Entry, site: Site) -> Iterator[tuple[str, Citation]]:
    """By siglum a citation of the text that a withdrawn passage had last."""
    present = {witness.siglum: witness for witness in edition.witnesses}
    latest = {version.siglum: version.text for version in entry.versions}
    for siglum, text in latest.items():
        witness = present.get(siglum)
        of_version = (
            cite_witness(edition, witness, site)
            if witness
            else replace(cite_archive(edition, site), version=f"text {siglum}")
        )
        yield (
            siglum,
            replace(
                of_version,
                key=f"{entry.id}-{siglum}",
                url=permalink.address(permalink.passage_page(entry.id), site.url),
                paragraph=permalink.passage_label(entry.id),
                fingerprint=fingerprint(text),
            ),
        )
