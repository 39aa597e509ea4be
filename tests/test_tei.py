"""The TEI document is valid, and gives every witness back from itself alone."""

from __future__ import annotations

import os
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from lxml import etree

from edition.editing.decisions import apply
from edition.editing.decisions_file import parse_decisions
from edition.export.tei import to_tei, witness_identifiers
from edition.model import Edition, Kind, Person, RuleChange
from tests.editions import Row, build, framed, furnished
from tests.test_parallel import rows

TEI = "{http://www.tei-c.org/ns/1.0}"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


@cache
def schema() -> etree.RelaxNG | None:
    """The TEI schema where `TEI_SCHEMA` says or beside a folder that holds the project; or None."""
    places = [folder / "shared/schemas/tei.rng" for folder in Path(__file__).resolve().parents]
    if "TEI_SCHEMA" in os.environ:
        places.insert(0, Path(os.environ["TEI_SCHEMA"]))
    found = next((place for place in places if place.is_file()), None)
    return etree.RelaxNG(etree.parse(found)) if found else None


def assert_valid(document: bytes) -> etree._Element:
    if schema() is None:
        pytest.skip("no TEI schema: set TEI_SCHEMA, or put it at ../shared/schemas/tei.rng")
    root = etree.fromstring(document)
    assert schema().validate(root), "\n".join(f"{e.line}: {e.message}" for e in schema().error_log)
    return root


def rebuild(root: etree._Element) -> dict[str, list[list[str]]]:
    """Paragraphs by passage and by siglum, in the witness's own order, from the TEI alone."""
    sigla = {f"#{w.get(XML_ID)}": w.get("n") for w in root.iter(f"{TEI}witness")}
    witnesses: dict[str, dict[str, list[str]]] = {siglum: {} for siglum in sigla.values()}
    entries = {app.get("from"): app for app in root.iter(f"{TEI}app")}
    for place in root.find(f".//{TEI}div[@type='statement']"):
        added = entries.get(f"#{place.get(XML_ID)}") if place.tag == f"{TEI}anchor" else None
        paragraph = place if added is None else added.find(f"{TEI}rdg/{TEI}p")
        identifier = paragraph.get(XML_ID)
        absent = _lacking(entries.get(f"#{identifier}"), entries.get(f"#{identifier}.at"))
        for reference, siglum in sigla.items():
            if reference not in absent:
                text = _text(paragraph, reference, entries)
                witnesses[siglum][f"#{identifier}"] = text.split("\u2029")
    for transpose in root.iter(f"{TEI}transpose"):
        siglum = sigla[transpose.get("corresp")]
        order = [pointer.get("target") for pointer in transpose]
        assert sorted(order) == sorted(witnesses[siglum])
        witnesses[siglum] = {target: witnesses[siglum][target] for target in order}
    return {siglum: list(passages.values()) for siglum, passages in witnesses.items()}


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


@pytest.mark.parametrize(
    "edition",
    [
        many(),
        moved(),
        build(MANY[:2], base="C"),
        build([Row("p1", {"1 b": "x", "p1": "y"})]),
        replace(build([Row("p1", {"A": "x"})]), passages=(), language="not a language"),
        replace(build([Row("p1", {"A": None, "B": "x"})]), unrelated=frozenset("B")),
    ],
    ids=["many", "moved", "other base", "odd sigla", "no passages", "empty base"],
)
def test_valid_and_complete(edition):
    root = assert_valid(to_tei(edition))
    assert_links_resolve(root)
    assert rebuild(root) == expected(edition)


def test_schema_refuses_what_is_no_tei():
    document = to_tei(many()).replace(b"lacunaStart", b"lacunaBegin")
    with pytest.raises(AssertionError, match="lacunaBegin"):
        assert_valid(document)


@given(rows())
def test_every_witness_comes_back(row):
    texts, units = row
    edition = build([Row("p1", texts, [Kind.SUBSTITUTION] * units)])
    assert rebuild(etree.fromstring(to_tei(edition))) == expected(edition)


def test_apparatus():
    root = etree.fromstring(to_tei(many()))
    entries = {app.get(XML_ID): app for app in root.iter(f"{TEI}app")}
    misread = entries["p1.u2"]
    assert misread.get("type") == "ocr"
    assert [(r.tag.removeprefix(TEI), r.get("wit"), r.get("type"), r.text) for r in misread] == [
        ("lem", "#A #C", None, "all"),
        ("rdg", "#B", "ocr", "an"),
    ]
    lost = entries["p3.u1"][1]
    assert [child.tag.removeprefix(TEI) for child in lost] == ["lacunaStart", "gap", "lacunaEnd"]
    assert lost[1].get("reason") == "lost"
    missing = entries["p2.app"]
    assert (missing.get("from"), missing[0].get("wit"), missing[0].get("type")) == ("#p2", "#B", "lacuna")
    assert entries["p2a.app"][1].get("wit") == "#B #C"


def test_framing_with_its_quotations_and_furniture():
    root = etree.fromstring(to_tei(many()))
    [quote] = root.iter(f"{TEI}quote")
    assert (quote.text, quote.get("corresp")) == ("two", "#p1")
    assert "".join(quote.getparent().itertext()) == "They said “two” and “One”."
    [furniture] = root.iter(f"{TEI}fw")
    assert _characters(furniture) == "Page\n\x0c1"


def test_a_person_is_named_as_one():
    edition = replace(build([Row("p1", {"A": "One.", "B": "One."})]), author=Person("Lincoln", "Abraham"))
    root = etree.fromstring(to_tei(edition))
    assert root.find(f".//{TEI}titleStmt/{TEI}author/{TEI}persName").text == "Abraham Lincoln"
    assert_valid(to_tei(edition))


def test_what_is_not_recorded_is_said():
    bibl = next(etree.fromstring(to_tei(many())).iter(f"{TEI}bibl"))
    facts = {child.get("type") or child.tag.removeprefix(TEI): child.text for child in bibl}
    assert facts["title"] == facts["publisher"] == facts["issued"] == facts["URI"] == "not recorded"


def test_sigla_that_are_no_names_get_ids():
    edition = build([Row("p1", {"TR": "x", "p1": "x", "1": "x"})])
    assert witness_identifiers(edition) == {"TR": "TR", "p1": "witness.2", "1": "witness.3"}


def test_same_bytes_for_the_same_edition():
    assert to_tei(many()) == to_tei(many())


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


def test_judgements_are_carried_and_the_witnesses_still_rebuilt():
    root = assert_valid(to_tei(judged()))
    assert_links_resolve(root)
    assert rebuild(root) == expected(many())
    [name] = root.find(f".//{TEI}respStmt").iter(f"{TEI}name")
    assert name.text == "A & B"
    entries = {app.get(XML_ID): app for app in root.iter(f"{TEI}app")}
    ruled = entries["p1.u2"]
    assert ruled.get("type") == "substitution"
    assert (ruled[1].get("resp"), ruled[1].get("cert")) == ("#editor.1", "low")
    assert [child.get("type") for child in ruled] == [None, "substitution", "kind", "supply"]
    assert "Found by program: p1.u2 ocr." in ruled[2].text
    assert "B probably read “ill”." in ruled[3].text
    emended = entries["p1.u1"][2]
    assert (emended.tag, emended.get("wit"), emended.get("type")) == (f"{TEI}rdg", None, "emendation")
    [on_passage] = [n for n in root.iter(f"{TEI}note") if n.get("target") == "#p2"]
    assert "".join(on_passage.itertext()) == "Three four Numbers. Why <not> \u202e? (2026-01-31)"


def test_rules_of_the_edition_are_declared():
    change = RuleChange("words", ("olde → old",), ("tyre",), "So it is.")
    root = assert_valid(to_tei(replace(many(), rule_changes=(change,))))
    declared = root.find(f".//{TEI}normalization")
    assert declared[-1].text == "Rules on words: olde → old; without tyre. So it is."
