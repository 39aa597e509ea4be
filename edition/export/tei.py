"""An Edition as TEI P5, with the base text and an apparatus that stands off from it.

The guidelines' chapter on the critical apparatus: double end-point attachment, fragmentary witnesses.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import partial
from typing import Final, NamedTuple

from lxml import etree

from edition.analysis.measures.parallel import PARAGRAPH_END, Parallel, Variant, written_out
from edition.export.tei_elements import (
    Element,
    Identifiers,
    block,
    editor_identifiers,
    element,
    inside,
    note,
    prose,
    readings_supplied,
    signature,
)
from edition.export.tei_header import header, language_attribute
from edition.model import Detail, Edition, Framing, Kind, Passage, Quotation, unwrapped_text
from edition.text.kept import KeepOfPassage, made_anew

_NAME: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
# Where the pieces of the passages stand; no text of a source is such, as all are escaped.
_APPARATUS_HERE: Final = "apparatus.here"
_TEXT_HERE: Final = "text.here"


class _PassagePieces(NamedTuple):
    """What the document has of a passage, written as XML: the base text, and the apparatus."""

    text: bytes
    apparatus: bytes


def to_tei(edition: Edition, keep: KeepOfPassage = made_anew) -> bytes:
    """The edition as one TEI document, UTF-8, valid against TEI P5 4.12; `keep` keeps pieces of it."""
    identifiers = Identifiers(witness_identifiers(edition), editor_identifiers(edition))
    beside = (edition.full, identifiers)
    pieces = [
        keep("tei", passage, partial(_pieces, edition, passage, identifiers), *beside)
        for passage in edition.passages
    ]
    apparatus = b"".join(each.apparatus for each in pieces)
    stand_off = list(_stand_off(edition, identifiers, bool(apparatus)))
    language = language_attribute(edition.language)
    root = block(
        "TEI",
        header(edition, identifiers),
        *([block("standOff", *stand_off)] if stand_off else []),
        block("text", _body(edition), *_back(edition, identifiers), **language),
    )
    document = etree.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"
    text = b"".join(each.text for each in pieces)
    return document.replace(_line(_APPARATUS_HERE), apparatus, 1).replace(_line(_TEXT_HERE), text, 1)


def _line(place: str) -> bytes:
    """The line on which a place stands."""
    return f"<{place}/>\n".encode()


def _pieces(edition: Edition, passage: Passage, identifiers: Identifiers) -> _PassagePieces:
    """The base text of a passage, where the base lacks it an anchor for it, and its apparatus."""
    parts = written_out(edition).of(passage)
    if passage.paragraphs.get(edition.base):
        text = _paragraph(passage, parts)
    else:
        text = element("anchor", **{"xml:id": f"{passage.id}.at"})
    return _PassagePieces(inside(text), inside(*_entries(edition, passage, parts, identifiers)))


def witness_identifiers(edition: Edition) -> dict[str, str]:
    """The xml:id of each witness by siglum: the siglum itself where it is a name and no other's id."""
    taken = {passage.id for passage in edition.passages}
    identifiers: dict[str, str] = {}
    for number, witness in enumerate(edition.witnesses, 1):
        siglum = witness.siglum
        plain = _NAME.fullmatch(siglum) is not None and siglum not in taken
        identifiers[siglum] = siglum if plain else f"witness.{number}"
    return identifiers


def _body(edition: Edition) -> Element:
    """The place of the base text."""
    here = [element(_TEXT_HERE)] if edition.passages else []
    return block("body", block("div", *here, type="statement"))


def _paragraph(passage: Passage, parts: Parallel) -> Element:
    """The passage in its reference witness, with an anchor at either end of each variant."""
    content: list[str | Element] = []
    for identifier, part in _identified(passage, parts):
        if isinstance(part, str):
            content += _inline(part)
            continue
        label = {"n": identifier.rpartition(".")[2], "type": "start"}
        content.append(element("anchor", **{"xml:id": f"{identifier}.start"}, **label))
        content += _inline(part.readings[parts.sigla[0]])
        content.append(element("anchor", **{"xml:id": f"{identifier}.end"}))
    return element("p", *content, **{"xml:id": passage.id})


def _identified(passage: Passage, parts: Parallel) -> Iterator[tuple[str, str | Variant]]:
    """The parts of a passage with their ids; a variant of white space only is numbered `p1.s1`."""
    spaces = 0
    for part in parts.parts:
        if isinstance(part, str):
            yield "", part
        elif part.unit:
            yield part.unit.id, part
        else:
            spaces += 1
            yield f"{passage.id}.s{spaces}", part


def _inline(text: str) -> Iterator[str | Element]:
    """Reading text as mixed content, with a milestone where a paragraph ends."""
    for number, stretch in enumerate(text.split(PARAGRAPH_END)):
        if number:
            yield element("milestone", unit="paragraph")
        yield from prose(stretch)


def _stand_off(edition: Edition, identifiers: Identifiers, apparatus: bool) -> Iterator[Element]:
    """What stands off from the text; `apparatus` says whether there are differences."""
    if apparatus:
        yield block("listApp", element(_APPARATUS_HERE))
    if quoted := list(_quoted_entries(edition, identifiers)):
        yield block("listApp", *quoted, type="quotations")
    orders = list(_orders(edition, identifiers))
    if orders:
        yield block("listTranspose", *orders)
    for siglum, identifier in identifiers.witnesses.items():
        moved = [element("ptr", target=f"#{p.id}") for p in edition.passages if siglum in p.moved]
        if moved:
            yield block("linkGrp", *moved, type="moved", corresp=f"#{identifier}")
    yield from _spans(edition, identifiers)


def _spans(edition: Edition, identifiers: Identifiers) -> Iterator[Element]:
    """By witness the variants that are one difference of its text from the base."""
    over: dict[str, list[Sequence[str]]] = {siglum: [] for siglum in identifiers.witnesses}
    for passage in edition.passages:
        for siglum, units in passage.stretches:
            over[siglum].append(units)
    for siglum, stretches in over.items():
        if stretches:
            links = [element("link", target=" ".join(f"#{unit}" for unit in units)) for units in stretches]
            yield block("linkGrp", *links, type="spans", corresp=f"#{identifiers.witnesses[siglum]}")


def _entries(
    edition: Edition, passage: Passage, parts: Parallel, identifiers: Identifiers
) -> Iterator[Element]:
    """The apparatus of a passage: the witnesses that lack it, then its variants."""
    missing = [s for s in edition.full if s not in parts.sigla]
    if edition.base in missing:
        yield _added_passage(passage, parts, missing, identifiers)
    elif missing:
        yield _missing_passage(passage, missing, identifiers)
    for identifier, part in _identified(passage, parts):
        if isinstance(part, Variant):
            yield _variant(identifier, part, parts.sigla[0], identifiers)


def _variant(identifier: str, variant: Variant, reference: str, identifiers: Identifiers) -> Element:
    groups: dict[tuple[str, Kind | None, Detail | None], list[str]] = {}
    for siglum, text in variant.readings.items():
        detail = variant.unit.readings[siglum].detail if variant.unit else None
        groups.setdefault((text, _kind(variant, siglum, reference), detail), []).append(siglum)
    changed = variant.unit.changed_by if variant.unit else None
    signed = signature(changed, identifiers) if changed else {}
    readings = []
    for (text, kind, detail), sigla in groups.items():
        name, facts = ("rdg", {**_of_kind(kind, detail), **signed}) if kind else ("lem", {})
        readings.append(element(name, *_content(text, kind), wit=_references(sigla, identifiers), **facts))
    decisions = variant.unit.decisions if variant.unit else ()
    readings += readings_supplied(variant.unit, identifiers)
    notes = [note(made, identifiers) for made in decisions]
    ends = {"from": f"#{identifier}.start", "to": f"#{identifier}.end"}
    kinds = [kind for _, kind, _ in groups if kind]
    kind = variant.unit.kind if variant.unit else max(kinds, key=lambda kind: kind.weight)
    return block("app", *readings, *notes, **{"xml:id": identifier}, type=kind.value, **ends)


def _of_kind(kind: Kind, detail: Detail | None) -> dict[str, str]:
    """The kind of a reading, and what is said of it beside its kind."""
    return {"type": kind.value} | ({"subtype": detail.value} if detail else {})


def _kind(variant: Variant, siglum: str, reference: str) -> Kind | None:
    """The kind of one witness's reading against the lemma; None where it is the lemma."""
    reading, lemma = variant.readings[siglum], variant.readings[reference]
    kind = variant.unit.readings[siglum].kind if variant.unit else None
    return kind or (None if reading == lemma else _left_over(reading, lemma))


def _left_over(reading: str, lemma: str) -> Kind:
    """What differs outside the units: white space as a rule, at the edges of a unit perhaps a mark."""
    if reading.split() == lemma.split():
        return Kind.SPACING
    return Kind.SUBSTITUTION if any(map(str.isalnum, reading + lemma)) else Kind.PUNCTUATION


def _content(text: str, kind: Kind | None) -> Iterator[str | Element]:
    """A reading; one that is lost begins and ends a lacuna."""
    if kind is not Kind.LACUNA:
        yield from _inline(text)
        return
    yield element("lacunaStart")
    yield from _inline(text)
    yield element("gap", reason="lost")
    yield element("lacunaEnd")


def _missing_passage(passage: Passage, missing: Sequence[str], identifiers: Identifiers) -> Element:
    """A passage of the base that witnesses lack, or have lost."""
    readings = []
    for kind in (Kind.OMISSION, Kind.LACUNA):
        sigla = [s for s in missing if (s in passage.lost) == (kind is Kind.LACUNA)]
        if sigla:
            content = _content("", kind)
            readings.append(element("rdg", *content, wit=_references(sigla, identifiers), type=kind.value))
    ends = {"from": f"#{passage.id}", "to": f"#{passage.id}"}
    return block("app", *readings, **{"xml:id": f"{passage.id}.app"}, type="passage", **ends)


def _added_passage(
    passage: Passage, parts: Parallel, missing: Sequence[str], identifiers: Identifiers
) -> Element:
    """A passage that the base lacks, as the first witness that has it has it."""
    lemma = element("lem", wit=_references(missing, identifiers))
    wit = _references(parts.sigla, identifiers)
    reading = block("rdg", _paragraph(passage, parts), wit=wit, type=Kind.ADDITION.value)
    ends = {"from": f"#{passage.id}.at", "to": f"#{passage.id}.at"}
    return block("app", lemma, reading, **{"xml:id": f"{passage.id}.app"}, type="passage", **ends)


def _references(sigla: Sequence[str], identifiers: Identifiers) -> str:
    return " ".join(f"#{identifiers.witnesses[siglum]}" for siglum in sigla)


def _orders(edition: Edition, identifiers: Identifiers) -> Iterator[Element]:
    """The order of passages in each witness that has another order than the base."""
    for siglum, identifier in identifiers.witnesses.items():
        present = [p for p in edition.passages if p.paragraphs.get(siglum)]
        order = sorted(present, key=lambda p: p.paragraphs[siglum][0].start)
        if order != present:
            targets = [element("ptr", target=f"#{p.id}") for p in order]
            yield block("transpose", *targets, corresp=f"#{identifier}")


def _back(edition: Edition, identifiers: Identifiers) -> Iterator[Element]:
    """What the sources print around the text and on their pages."""
    divisions = []
    for siglum, identifier in identifiers.witnesses.items():
        framings = [
            _framing(edition, siglum, framing, identifiers) for framing in edition.framing.get(siglum, ())
        ]
        if framings:
            divisions.append(block("div", *framings, type="framing", corresp=f"#{identifier}"))
        pieces = [element("fw", *prose(f.text), type="furniture") for f in edition.furniture.get(siglum, ())]
        if pieces:
            lines = block("ab", *pieces)
            divisions.append(block("div", lines, type="furniture", corresp=f"#{identifier}"))
    notes = [note(made, identifiers, p.id) for p in edition.passages for made in p.decisions]
    decided = {made.number: made for made in edition.line_decisions}.values()
    notes += [note(made, identifiers, source=made.witness) for made in decided]
    if notes:
        divisions.append(block("div", *notes, type="notes"))
    if divisions:
        yield block("back", *divisions)


def _framing(edition: Edition, siglum: str, framing: Framing, identifiers: Identifiers) -> Element:
    """A paragraph of framing text with what it quotes; a quotation within another is left unmarked."""
    text, paragraph = edition.witness(siglum).text, framing.paragraph
    content: list[str | Element] = []
    at = paragraph.start
    for quotation in sorted(framing.quotations, key=lambda q: (q.start, -q.end)):
        if quotation.start < at:
            continue
        content += prose(unwrapped_text(text, paragraph, at, quotation.start))
        quoted = prose(unwrapped_text(text, paragraph, quotation.start, quotation.end))
        content.append(element("quote", *quoted, **_quote_facts(quotation, siglum, identifiers)))
        at = quotation.end
    content += prose(unwrapped_text(text, paragraph, at, paragraph.end))
    return element("p", *content)


def _quote_facts(quotation: Quotation, siglum: str, identifiers: Identifiers) -> dict[str, str]:
    """What is said of a quotation: what it quotes, of which witness, how truly."""
    facts = {"xml:id": _quote_id(quotation, siglum, identifiers)} if quotation.id else {}
    if quotation.of is not None:
        facts |= {
            "source": f"#{identifiers.witnesses[quotation.of.siglum]}",
            "type": quotation.fidelity.value,
        }
    return facts | {"corresp": f"#{quotation.passage}"}


def _quote_id(quotation: Quotation, siglum: str, identifiers: Identifiers) -> str:
    return f"{identifiers.witnesses[siglum]}.{quotation.id}"


def _quoted_entries(edition: Edition, identifiers: Identifiers) -> Iterator[Element]:
    """The differences of quotations from what they quote; the ends are those of the whole quotation."""
    for siglum, quotations in edition.quotations.items():
        for quotation in quotations:
            end = f"#{_quote_id(quotation, siglum, identifiers)}"
            for unit in quotation.units:
                *lemmas, (by, reading) = unit.readings.items()  # no lemma where a source quotes itself
                yield block(
                    "app",
                    *(
                        element("lem", *_content(lemma.text, None), wit=_references([of], identifiers))
                        for of, lemma in lemmas
                    ),
                    element(
                        "rdg",
                        *_content(reading.text, unit.kind),
                        wit=_references([by], identifiers),
                        **_of_kind(unit.kind, reading.detail),
                    ),
                    **{"from": end, "to": end},
                    type="quotation",
                )
