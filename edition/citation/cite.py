"""Citations of what is shown and of what is recorded: a withdrawn paragraph stays citable by its texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from typing import Final

from edition import permalink
from edition.errors import EditionError
from edition.ledger.entries import PassageEntry
from edition.ledger.fingerprints import fingerprint, of_checksum, passage_fingerprint
from edition.ledger.ids import Register
from edition.ledger.recorded_witnesses import withdrawn_witnesses
from edition.light_dataclass import dataclass
from edition.model import Author, Edition, Passage, Person, Role, VariationUnit, Witness, single_spaced

_ISO: Final = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?(?![\dX])")
DEFAULT_NAME: Final = "Statement archive"
_UNPRINTED: Final = re.compile("[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+")


@dataclass(frozen=True, slots=True)
class Site:
    """Where the archive is published; without an address, addresses are those within the site.

    A `preview` is published nowhere, so that its state has no fingerprint to cite.
    """

    name: str = DEFAULT_NAME
    url: str | None = None
    preview: bool = False


@dataclass(frozen=True, slots=True)
class Citation:
    """Something citable, its words on one line; None is "not recorded", or does not apply.

    `issued` is an ISO date, perhaps without day or month: of the statement itself where that is recorded,
    else of the version. `original` is the address of that version's original. `paragraph` and `difference`
    are labels such as 2a, `version` names the witness cited, `fingerprint` is that of the text cited and
    `language` its language; `title_language` is that of the title and of the archive's name.
    """

    key: str
    title: str
    container: str
    url: str
    author: Author | None = None
    issued: str | None = None
    paragraph: str | None = None
    difference: str | None = None
    version: str | None = None
    fingerprint: str | None = None
    language: str | None = None
    title_language: str | None = None
    original: str | None = None


def cite_archive(edition: Edition, site: Site) -> Citation:
    """The whole archive, under the date of the statement itself; the archive has none of its own."""
    return Citation(
        key="archive",
        title=one_line(edition.title),
        container=one_line(site.name),
        url=permalink.address("index.html", site.url),
        author=_author(edition),
        issued=_iso(edition.issued),
        language=edition.language,
        title_language=edition.language,
    )


def cite_witness(edition: Edition, witness: Witness, site: Site) -> Citation:
    """The text of one witness; its fingerprint is that of the source file.

    One that does not print the statement is cited as what it is itself: its title, publisher and date.
    """
    language = witness.language or edition.language
    cited = replace(
        cite_archive(edition, site),
        key=witness.siglum,
        url=permalink.address(permalink.witness_page(witness.siglum), site.url),
        issued=_iso(edition.issued) or witness.issued,
        original=_web_address(witness.url),
        version=version_name(witness),
        fingerprint=of_checksum(witness.sha256),
        language=language,
    )
    return cited if edition.role(witness.siglum) is Role.FULL else _by_itself(cited, witness)


def _by_itself(cited: Citation, witness: Witness) -> Citation:
    """The citation of a source under its own title, publisher and date, so far as they are recorded."""
    title, publisher = (one_line(known) if known else None for known in (witness.title, witness.publisher))
    source = f"a source of “{cited.title}”"
    own = title or publisher
    return replace(
        cited,
        title=own or f"{source[:1].upper()}{source[1:]}",
        author=publisher if title else None,
        issued=witness.issued,
        version=f"{source} ({witness.siglum})" if own else cited.version,
        title_language=cited.language,
    )


def _iso(written: str | None) -> str | None:
    """The part of an EDTF date that a citation can carry: `2020-02` of `2020-02~`, the begin of a span."""
    found = _ISO.match(written or "")
    return found[0] if found else None


def _web_address(url: str | None) -> str | None:
    """The address of an original on the web, without anything that is no address."""
    return url if url and url.startswith(("https://", "http://")) and not any(map(str.isspace, url)) else None


def cite_passage(
    edition: Edition, passage: Passage, witness: Witness, site: Site, cited: Citation | None = None
) -> Citation:
    """A passage as one witness has it, `cited` where that is known; ValueError where it lacks it."""
    digits = passage_fingerprint(passage, witness.siglum)
    if digits is None:
        raise ValueError(f"{witness.siglum} does not have {passage.id}")
    cited = cited or cite_witness(edition, witness, site)
    return of_passage(cited, passage.id, witness.siglum, digits, site)


def of_passage(cited: Citation, identifier: str, siglum: str, digits: str, site: Site) -> Citation:
    """What a citation of a witness becomes for the text with a fingerprint that it has in a passage."""
    return replace(
        cited,
        key=f"{identifier}-{siglum}",
        url=permalink.address(permalink.passage_page(identifier), site.url),
        paragraph=permalink.passage_label(identifier),
        fingerprint=digits,
    )


def cite_unit(
    edition: Edition, passage: Passage, unit: VariationUnit, witness: Witness, site: Site
) -> Citation:
    """A difference in a passage that one witness has; the fingerprint is that of the passage."""
    return replace(
        cite_passage(edition, passage, witness, site),
        key=f"{unit.id}-{witness.siglum}",
        url=permalink.address(permalink.unit_anchor(unit.id), site.url),
        difference=permalink.unit_label(unit.id),
    )


def citation_of(edition: Edition, identifier: str, siglum: str | None, site: Site) -> Citation:
    """The citation of what is named: `p5`, `p5.u3`, a siglum, or their address, or `archive`.

    EditionError where nothing shown has that name, where it is an address of another site, or where
    the witness lacks the passage.
    """
    wanted = identifier.strip()
    refuse_elsewhere(wanted, site)
    sigla = [witness.siglum for witness in edition.witnesses]
    if siglum is not None and siglum not in sigla:
        raise EditionError.of(siglum, f"is not a witness; the sigla are {_listed(sigla)}")
    if named := permalink.siglum_of(wanted, sigla):
        return cite_witness(edition, edition.witness(named), site)
    if wanted == "archive":
        return cite_witness(edition, edition.witness(siglum), site) if siglum else cite_archive(edition, site)
    passage, unit = _named(edition, wanted)
    having = [s for s in sigla if passage.paragraphs.get(s)]
    cited = siglum or (edition.base if edition.base in having else having[0])
    if cited not in having:
        raise EditionError.of(passage.id, f"{cited} does not have it; {', '.join(having)} do")
    if unit:
        return cite_unit(edition, passage, unit, edition.witness(cited), site)
    return cite_passage(edition, passage, edition.witness(cited), site)


def refuse_elsewhere(url_or_id: str, site: Site) -> None:
    """EditionError where an address leads out of this site."""
    if permalink.is_elsewhere(url_or_id, site.url):
        raise EditionError.of(url_or_id[:200], f"is an address of another site; this one is {site.url}")


def _named(edition: Edition, wanted: str) -> tuple[Passage, VariationUnit | None]:
    """The passage that is named, and the difference where one is."""
    named = permalink.identifier_of(wanted) or _as_typed(wanted)
    passage = next((row for row in edition.passages if named and row.id == permalink.passage_of(named)), None)
    if named is None or passage is None:
        message = "names nothing here" if wanted else "nothing is named"
        sigla = _listed([witness.siglum for witness in edition.witnesses])
        advice = f"give a paragraph such as p5, a difference such as p5.u3, a siglum ({sigla}), or archive"
        raise EditionError.of(wanted[:200] or "cite", f"{message}: {advice}")
    unit = next((unit for unit in passage.units if unit.id == named), None)
    if unit is None and named != passage.id:
        shown = _listed([unit.id for unit in passage.units]) or "none"
        raise EditionError.of(named, f"is not a difference shown here; {passage.id} has {shown}")
    return passage, unit


def _as_typed(wanted: str) -> str | None:
    """The id that a reader means by `5`, `P5` or `5.u3`; None where it is none."""
    lower = wanted.lower()
    return permalink.identifier_of(lower) or permalink.identifier_of(f"p{lower}")


def _listed(names: list[str]) -> str:
    return ", ".join(names[:20])


def _author(edition: Edition) -> Author | None:
    author = edition.author
    if isinstance(author, Person):
        return Person(one_line(author.family), one_line(author.given))
    return one_line(author) if author else None


def version_name(witness: Witness) -> str:
    """What a citation calls the version: `text of Trusted Reviews (TR)`."""
    name = witness.publisher or witness.title
    return f"text of {one_line(name)} ({witness.siglum})" if name else f"text {witness.siglum}"


def closing_note(citation: Citation, paragraph: str = "para.") -> str:
    """What no style has a place for: paragraph, version, fingerprint and the like; perhaps nothing."""
    parts = [
        f"{paragraph} {citation.paragraph}" if citation.paragraph else "",
        f"difference {citation.difference}" if citation.difference else "",
        citation.version or "",
        f"fingerprint {citation.fingerprint}" if citation.fingerprint else "",
        f"original at {citation.original}" if citation.original else "",
    ]
    said = ", ".join(part for part in parts if part)
    return f"{said[:1].upper()}{said[1:]}." if said else ""


@lru_cache(maxsize=256)
def one_line(text: str) -> str:
    """The text on one line, without controls that no citation can carry."""
    return single_spaced(_UNPRINTED.sub(" ", text))


def cite(register: Register, identifier: str, siglum: str | None, site: Site) -> Citation:
    """The citation of what is named, as `citation_of` gives it, or of the text of a withdrawn paragraph.

    That is the one shown last, of the witness named, else of the base. EditionError as there.
    """
    refuse_elsewhere(identifier.strip(), site)
    named = permalink.identifier_of(identifier.strip())
    _refuse_gone_unit(register, named)
    _refuse_gone_witness(register, identifier.strip())
    gone = next(
        (w.entry for w in register.withdrawn if named and w.entry.id == permalink.passage_of(named)), None
    )
    if gone is None:
        return citation_of(register.edition, identifier, siglum, site)
    found = dict(recorded_citations(register.edition, gone, site))
    cited = siglum or (register.edition.base if register.edition.base in found else next(iter(found)))
    if cited not in found:
        raise EditionError.of(gone.id, f"no text of {cited} is recorded; {', '.join(found)} had it")
    return found[cited]


def _refuse_gone_unit(register: Register, named: str | None) -> None:
    """EditionError where a difference is named that was published and is there no more."""
    for gone in register.withdrawn_units.get(permalink.passage_of(named or ""), ()):
        if gone.entry.id == named:
            instead = (
                f"in its place is {_listed(list(gone.into))}" if gone.into else "nothing is in its place"
            )
            message = (
                f"the versions no longer differ as they did there: {instead}; cite that or the paragraph"
            )
            raise EditionError.of(gone.entry.id, message)


def _refuse_gone_witness(register: Register, wanted: str) -> None:
    """EditionError where a source is named that was published and is there no more."""
    gone = {each.entry.siglum: each.into for each in withdrawn_witnesses(register.edition, register.ledger)}
    if siglum := permalink.siglum_of(wanted, gone):
        now = (
            f"the same file is now {_listed(list(gone[siglum]))}; cite that" if gone[siglum] else "withdrawn"
        )
        raise EditionError.of(siglum, f"is no longer part of the archive: {now}")


def remarks_on(register: Register, identifier: str) -> Iterator[str]:
    """What whoever cites an id should know: that its paragraph is gone, and what stands in its place."""
    named = permalink.identifier_of(identifier.strip())
    for gone in register.withdrawn:
        if named and gone.entry.id == permalink.passage_of(named):
            where = (
                f"its text is now in {_listed(list(gone.into))}"
                if gone.into
                else "its text stands nowhere now"
            )
            yield f"{gone.entry.id} is no longer part of the edition: {where}. This cites its last text."


def recorded_citations(edition: Edition, entry: PassageEntry, site: Site) -> Iterator[tuple[str, Citation]]:
    """By siglum a citation of the text that a withdrawn passage had last."""
    present = {witness.siglum: witness for witness in edition.witnesses}
    for siglum, text in entry.last_texts.items():
        witness = present.get(siglum)
        of_version = (
            cite_witness(edition, witness, site)
            if witness
            else replace(cite_archive(edition, site), version=f"text {siglum}")
        )
        yield siglum, of_passage(of_version, entry.id, siglum, fingerprint(text), site)
