"""The TEI document is valid, and gives every witness back from itself alone."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from lxml import etree

from edition.export.tei import to_tei, witness_identifiers
from edition.model import Kind, Person, Reading, RuleChange, VariationUnit
from tests.support.editions import Row, build
from tests.support.rows import rows
from tests.support.tei import (
    MANY,
    TEI,
    XML_ID,
    _characters,
    assert_links_resolve,
    assert_valid,
    expected,
    judged,
    many,
    moved,
    rebuild,
)


@pytest.mark.parametrize(
    "edition",
    [
        many(),
        moved(),
        build(MANY[:2], base="C"),
        build([Row("p1", {"1 b": "x", "p1": "y"})]),
        replace(build([Row("p1", {"A": "x"})]), passages=(), language="not a language"),
        build([Row("p1", {"A": None, "B": "x"})]),
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


@pytest.mark.slow
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


def test_a_source_that_misquotes_itself_has_its_reading_alone():
    edition = many()
    [quotation] = [quotation for each in edition.framing["A"] for quotation in each.quotations][:1]
    reading = Reading("two", quotation.start, quotation.end, Kind.SUBSTITUTION)
    unit = VariationUnit("", Kind.SUBSTITUTION, {"A": reading})
    own = replace(quotation, id="q1", units=(unit,))
    framing = tuple(replace(each, quotations=(own,)) for each in edition.framing["A"])
    root = assert_valid(
        to_tei(replace(edition, quotations={"A": (own,)}, framing={**edition.framing, "A": framing}))
    )
    [entry] = root.findall(f".//{TEI}app[@type='quotation']")
    assert [(child.tag.removeprefix(TEI), child.text) for child in entry] == [("rdg", "two")]


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
