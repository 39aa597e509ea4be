"""The TEI header: what the edition is, its witnesses, and how it was made, in words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import tomli

from edition.export.checksums import swhid
from edition.export.tei_elements import Element, Identifiers, block, element, plain, prose, responsibilities
from edition.late_patterns import late
from edition.model import Author, Edition, Person, Role, Witness

NOT_RECORDED: Final = "not recorded"
_DATE: Final = late(re.compile, r"[12]\d{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_LANGUAGE: Final = re.compile(r"[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*")

_WORDS: Final = tomli.loads(Path(__file__).with_name("declarations.toml").read_text("utf-8"))


def header(edition: Edition, identifiers: Identifiers) -> Element:
    """The `teiHeader`; `identifiers` are the xml:ids of witnesses and editors."""
    witnesses = (_witness(edition, witness, identifiers) for witness in edition.witnesses)
    file_description = block(
        "fileDesc",
        _title_statement(edition, identifiers),
        block("publicationStmt", element("p", _WORDS["publication"])),
        block("sourceDesc", block("listWit", *witnesses)),
    )
    parts = [file_description, _encoding(edition)]
    language = edition.language
    if language and _LANGUAGE.fullmatch(language):
        usage = block("langUsage", element("language", language, ident=language))
        parts.append(block("profileDesc", usage))
    return block("teiHeader", *parts)


def language_attribute(language: str | None) -> dict[str, str]:
    """`xml:lang` where the language is recorded and a language tag."""
    known = language is not None and _LANGUAGE.fullmatch(language)
    return {"xml:lang": language} if language and known else {}


def _title_statement(edition: Edition, identifiers: Identifiers) -> Element:
    title = element("title", *prose(edition.title))
    author = element("author", *_author(edition.author))
    return block("titleStmt", title, author, *responsibilities(identifiers))


def _author(author: Author | None) -> Iterable[str | Element]:
    if isinstance(author, Person):
        return [element("persName", *prose(str(author)))]
    return prose(author) if author else [NOT_RECORDED]


def _witness(edition: Edition, witness: Witness, identifiers: Identifiers) -> Element:
    facts = [
        element("title", *prose(witness.title or NOT_RECORDED)),
        element("publisher", *prose(witness.publisher or NOT_RECORDED)),
        _date("issued", witness.issued),
        _date("accessed", witness.accessed),
        element("idno", plain(witness.url or NOT_RECORDED), type="URI"),
        element("idno", plain(witness.file), type="file"),
        element("idno", witness.sha256, type="SHA-256"),
        element("idno", swhid(witness), type="SWHID"),
        element("note", witness.transcription.value, type="transcription"),
        element("note", *prose(witness.rights or NOT_RECORDED), type="rights"),
    ]
    if witness.notes:
        facts.append(element("note", *prose(witness.notes)))
    if edition.role(witness.siglum) is Role.EXCERPT:
        facts.append(
            element("note", "Quotes parts of the text and is in no entry of the apparatus.", type="excerpt")
        )
    elif edition.role(witness.siglum) is Role.UNRELATED:
        facts.append(element("note", "Shares no text with the other witnesses.", type="unrelated"))
    identifier = {"xml:id": identifiers.witnesses[witness.siglum], "n": plain(witness.siglum)}
    return block("witness", block("bibl", *facts), **identifier)


def _date(kind: str, recorded: str | None) -> Element:
    when = {"when": recorded} if recorded and _DATE.fullmatch(recorded) else {}
    return element("date", *prose(recorded or NOT_RECORDED), type=kind, **when)


def _encoding(edition: Edition) -> Element:
    declarations = [
        block(name, *(element("p", *prose(words)) for words in _declared(edition, name)))
        for name in sorted(_WORDS["editorial"])  # the order of the TEI schema
    ]
    kinds = [
        element("category", element("catDesc", words), **{"xml:id": f"kind.{kind}"})
        for kind, words in _WORDS["kinds"].items()
    ]
    return block(
        "encodingDesc",
        block("projectDesc", element("p", _WORDS["project"])),
        block("editorialDecl", *declarations),
        _citing(),
        block("classDecl", block("taxonomy", *kinds, **{"xml:id": "kind.taxonomy"})),
        element("variantEncoding", method="double-end-point", location="external"),
    )


def _declared(edition: Edition, name: str) -> list[str]:
    """The paragraphs of one declaration; that of normalization names the rules this edition changes."""
    if name != "normalization":
        return list(_WORDS["editorial"][name])
    changes = []
    for change in edition.rule_changes:
        rules = [*change.adds, *(f"without {rule}" for rule in change.removes)]
        changes.append(f"Rules on {change.of}: {'; '.join(rules)}. {change.reason}")
    return [*_WORDS["editorial"][name], *changes]


def _citing() -> Element:
    """How passages and variation units are addressed: `p5`, `p5.u3`."""
    units = element("citeStructure", unit="unit", match="anchor[@type='start']", use="@n", delim=".")
    passages = block(
        "citeStructure", units, unit="passage", match="//text/body//p|//standOff//p", use="@xml:id"
    )
    return block("refsDecl", passages)
