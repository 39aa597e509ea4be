"""TEI read back without the program that wrote it, and editions that try it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from lxml import etree

from edition.editing.decisions import apply
from edition.editing.decisions_file import parse_decisions
from edition.model import Edition, Kind
from tests.support.editions import Row, build, framed, furnished
from tests.support.programs import ROOT

TEI = "{http://www.tei-c.org/ns/1.0}"


XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


@cache
def schema() -> etree.RelaxNG:
    """The TEI schema, pruned to what an edition can use."""
    return etree.RelaxNG(etree.parse(ROOT / "tests" / "schemas" / "tei.rng"))


def assert_valid(document: bytes) -> etree._Element:
    root = etree.fromstring(document)
    assert schema().validate(root), "\n".join(f"{e.line}: {e.message}" for e in schema().error_log)
    return root


def rebuild(root: etree._Element) -> dict[str, list[list[str]]]:
    """Paragraphs by passage and by siglum, in the witness's own order, from the TEI alone."""
    sigla = {f"#{w.get(XML_ID)}": w.get("n") for w in root.iter(f"{TEI}witness")}
    witnesses: dict[str, dict[str, list[str]]] = {siglum: {} for siglum in sigla.values()}
    apart = {f"#{w.get(XML_ID)}" for w in root.iter(f"{TEI}witness") if _is_apart(w)}
    entries = {app.get("from"): app for app in root.iter(f"{TEI}app") if app.get("type") != "quotation"}
    for place in root.find(f".//{TEI}div[@type='statement']"):
        added = entries.get(f"#{place.get(XML_ID)}") if place.tag == f"{TEI}anchor" else None
        paragraph = place if added is None else added.find(f"{TEI}rdg/{TEI}p")
        identifier = paragraph.get(XML_ID)
        absent = _lacking(entries.get(f"#{identifier}"), entries.get(f"#{identifier}.at"))
        for reference, siglum in sigla.items():
            if reference not in absent and reference not in apart:
                text = _text(paragraph, reference, entries)
                witnesses[siglum][f"#{identifier}"] = text.split("\u2029")
    for transpose in root.iter(f"{TEI}transpose"):
        siglum = sigla[transpose.get("corresp")]
        order = [pointer.get("target") for pointer in transpose]
        assert sorted(order) == sorted(witnesses[siglum])
        witnesses[siglum] = {target: witnesses[siglum][target] for target in order}
    return {siglum: list(passages.values()) for siglum, passages in witnesses.items()}


def _is_apart(witness: etree._Element) -> bool:
    """Whether a witness only quotes the text, or shares none with the others."""
    return any(note.get("type") in ("excerpt", "unrelated") for note in witness.iter(f"{TEI}note"))


def _lacking(missing: etree._Element | None, added: etree._Element | None) -> set[str]:
    if missing is not None:
        return {wit for rdg in missing for wit in rdg.get("wit", "").split()}
    return set(added[0].get("wit").split()) if added is not None else set()


def _text(paragraph: etree._Element, reference: str, entries: dict) -> str:
    """The paragraph as one witness has it."""
    text, inside = paragraph.text or "", None
    for child in paragraph:
        entry = entries.get(f"#{child.get(XML_ID)}")
        if entry is not None:
            inside = entry
            [reading] = [r for r in entry if reference in r.get("wit", "").split()]
            text += _characters(reading)
        elif inside is not None and f"#{child.get(XML_ID)}" == inside.get("to"):
            inside = None
        elif inside is None:
            text += _character(child)
        text += (child.tail or "") if inside is None else ""
    return text


def _characters(element: etree._Element) -> str:
    return (element.text or "") + "".join(_character(child) + (child.tail or "") for child in element)


def _character(element: etree._Element) -> str:
    if element.tag == f"{TEI}milestone":
        return "\u2029"
    return chr(int(element.get("n").removeprefix("U+"), base=16)) if element.tag == f"{TEI}c" else ""


def expected(edition: Edition) -> dict[str, list[list[str]]]:
    return {
        w.siglum: [
            [paragraph.text for paragraph in passage.paragraphs[w.siglum]]
            for passage in sorted(
                (p for p in edition.passages if p.paragraphs[w.siglum]),
                key=lambda p: p.paragraphs[w.siglum][0].start,
            )
        ]
        for w in edition.witnesses
    }


def assert_links_resolve(root: etree._Element) -> None:
    known = [e.get(XML_ID) for e in root.iter() if e.get(XML_ID)]
    assert len(known) == len(set(known))
    for element in root.iter():
        for name in ("wit", "from", "to", "target", "corresp", "resp"):
            for pointer in (element.get(name) or "").split():
                assert pointer.removeprefix("#") in known


MANY = [
    Row("p1", {"A": "⟦“⟧One ⟦all⟧\n two.", "B": "⟦⟧One ⟦an⟧ two.", "C": "⟦“⟧One ⟦all⟧ two."},
        [Kind.PUNCTUATION, Kind.OCR]),
    Row("p2", {"A": "Three\nfour.", "B": None, "C": "Three four."}, lost=frozenset("B")),
    Row("p2a", {"A": None, "B": "Only ⟦here⟧.\n\nIn two.", "C": "Only ⟦there⟧. In two."},
        [Kind.SUBSTITUTION]),
    Row("p3", {"A": "Lost ⟦and gone⟧ <b>&amp;", "B": "Lost ⟦⟧ <b>&amp;", "C": "Lost ⟦and gone⟧ <b>&amp;"},
        [Kind.LACUNA]),
    Row("p4", {"A": "Bell \x07 and \x1b[1m \ufffe", "B": "Bell \x07 and \x1b[1m \ufffe", "C": None}),
]  # fmt: skip


def many() -> Edition:
    edition = framed(build(MANY, title="A\x00 ]]> title"), "A", "They said “two” and “One”.", [("two", "p1")])
    return furnished(edition, "B", "Page\n\x0c1")


def moved() -> Edition:
    """Witness B has its second passage before the first."""
    edition = build([Row("p1", {"A": "One.", "B": "Two."}), Row("p2", {"A": "Two.", "B": "One."})])
    one, two = edition.passages
    return replace(
        edition,
        passages=(
            replace(one, paragraphs={"A": one.paragraphs["A"], "B": two.paragraphs["B"]}),
            replace(
                two, paragraphs={"A": two.paragraphs["A"], "B": one.paragraphs["B"]}, moved=frozenset("B")
            ),
        ),
    )


def judged() -> Edition:
    signed = 'reason = "Why <not> \\u202e?"\nwho = "A & B"\ndate = 2026-01-31\ncertainty = "low"\n'
    tables = [
        'do = "kind"\npassage = "p1"\nreadings = { A = "all", B = "an" }\nkind = "substitution"',
        'do = "supply"\nscope = "everywhere"\nreadings = { A = "“", B = "" }\ntext = ""',
        'do = "supply"\npassage = "p1"\nreadings = { A = "all" }\ntext = "ill"\nwitness = "B"',
        'do = "note"\npassage = "p2a"\nreadings = { B = "here" }\nnote = "A note."',
        'do = "note"\npassage = "p2"\nwords = "Three four"\nnote = "Numbers."',
    ]
    text = "\n".join(f"[[decision]]\n{signed}{table}" for table in tables)
    return apply(many(), parse_decisions(text, "decisions.toml"))
