"""The TEI header: what the edition is, its witnesses, and how it was made, in words."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from edition.checksums import swhid
from edition.model import Edition, Witness
from edition.tei_elements import Element, block, element, plain, prose

NOT_RECORDED: Final = "not recorded"
_DATE: Final = re.compile(r"[12]\d{3}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_LANGUAGE: Final = re.compile(r"[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*")

_WORDS: Final = tomllib.loads(Path(__file__).with_name("declarations.toml").read_text("utf-8"))


def header(edition: Edition, identifiers: Mapping[str, str]) -> Element:
    """The `teiHeader`; `identifiers` are the xml:ids of the witnesses by siglum."""
    witnesses = (_witness(edition, witness, identifiers) for witness in edition.witnesses)
    file_description = block(
        "fileDesc",
        _title_statement(edition),
        block("publicationStmt", element("p", _WORDS["publication"])),
        block("sourceDesc", block("listWit", *witnesses)),
    )
    parts = [file_description, _encoding()]
    language = edition.language
    if language and _LANGUAGE.fullmatch(language):
        usage = block("langUsage", element("language", language, ident=language))
        parts.append(block("profileDesc", usage))
    return block("teiHeader", *parts)


def language_attribute(language: str | None) -> dict[str, str]:
    """`xml:lang` where the language is recorded and a language tag."""
    known = language is not None and _LANGUAGE.fullmatch(language)
    return {"xml:lang": language} if language and known else {}


def _title_statement(edition: Edition) -> Element:
    author = prose(edition.author) if edition.author else [NOT_RECORDED]
    return block("titleStmt", element("title", *prose(edition.title)), element("author", *author))


def _witness(edition: Edition, witness: Witness, identifiers: Mapping[str, str]) -> Element:
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
    if witness.siglum in edition.unrelated:
        facts.append(element("note", "Shares no text with the other witnesses.", type="unrelated"))
    identifier = {"xml:id": identifiers[witness.siglum], "n": plain(witness.siglum)}
    return block("witness", block("bibl", *facts), **identifier)


def _date(kind: str, recorded: str | None) -> Element:
    when = {"when": recorded} if recorded and _DATE.fullmatch(recorded) else {}
    return element("date", *prose(recorded or NOT_RECORDED), type=kind, **when)


def _encoding() -> Element:
    declarations = [
        block(name, *(element("p", words) for words in _WORDS["editorial"][name]))
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


def _citing() -> Element:
    """How passages and variation units are addressed: `p5`, `p5.u3`."""
    units = element("citeStructure", unit="unit", match="anchor[@type='start']", use="@n", delim=".")
    passages = block(
        "citeStructure", units, unit="passage", match="//text/body//p|//standOff//p", use="@xml:id"
    )
    return block("refsDecl", passages)
