"""The published contract: keys, their order, what is null, and the schema that says so."""

from __future__ import annotations

import csv
import json
from dataclasses import replace

import jsonschema
import pytest

from edition.export.edition_json import to_json, to_schema
from edition.export.tables import to_apparatus_csv
from edition.export.tei import to_tei
from edition.model import Kind, Person
from edition.text.word_count import count_witness_words
from tests.support.editions import Row, build, framed, furnished, witness
from tests.support.tei import TEI, assert_links_resolve, assert_valid
from tests.support.witnesses import collated

ROWS = [
    Row("p1", {"A": "One ⟦’⟧ two.", "B": "One ⟦'⟧ two.", "C": "One ⟦’⟧ two."}, [Kind.TYPOGRAPHIC]),
    Row("p2", {"A": "Three\nfour.", "B": None, "C": "Three four."}, lost=frozenset("B")),
    Row("p2a", {"A": None, "B": "Only ⟦here⟧.\n\nIn two.", "C": "Only ⟦there⟧."}, [Kind.SUBSTITUTION]),
]


SCHEMA = jsonschema.Draft202012Validator(json.loads(to_schema()))


@pytest.fixture(scope="module")
def published() -> dict:
    edition = build(ROWS, title='A "title" \u2028 <b>')
    edition = framed(edition, "A", "They said “two” loudly.", [("two", "p1")])
    return json.loads(to_json(furnished(edition, "B", "Page 1")))


def test_schema_holds(published):
    jsonschema.Draft202012Validator.check_schema(SCHEMA.schema)
    SCHEMA.validate(published)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda e: e.pop("author"),
        lambda e: e.update(schema="edition/1"),
        lambda e: e["passages"][0].update(note="x"),
        lambda e: e["passages"][0]["units"][0].update(kind="typo"),
        lambda e: e["passages"][0]["paragraphs"]["A"][0].update(spans=[]),
        lambda e: e["witnesses"][0].update(sha256="x"),
        lambda e: e["framing"]["A"][0]["quotations"][0].pop("passage"),
    ],
)
def test_schema_refuses(published, spoil):
    spoilt = json.loads(json.dumps(published))
    spoil(spoilt)
    with pytest.raises(jsonschema.ValidationError):
        SCHEMA.validate(spoilt)


def test_keys_and_their_order(published):
    assert list(published) == [
        "schema", "title", "author", "language", "issued", "base", "verdict", "witnesses", "passages",
        "framing", "quotations", "furniture",
    ]  # fmt: skip
    assert list(published["witnesses"][0]) == [
        "siglum", "title", "file", "sha256", "transcription", "publisher", "url", "issued", "accessed",
        "rights", "words", "role", "extent",
    ]  # fmt: skip
    assert list(published["passages"][0]) == ["id", "url", "moved", "paragraphs", "units"]
    assert list(published["passages"][0]["paragraphs"]["A"][0]) == ["text", "spans", "lines"]
    assert list(published["framing"]["A"][0]) == ["text", "start", "end", "quotations"]
    assert published["furniture"] == {"A": [], "B": [{"text": "Page 1", "start": 33, "end": 39}], "C": []}


def test_facts(published):
    _, second, inserted = published["passages"]
    assert published["title"] == 'A "title" \u2028 <b>'
    assert published["author"] is None
    assert [p["url"] for p in published["passages"]] == ["p/1.html", "p/2.html", "p/2a.html"]
    assert second["paragraphs"]["B"] == []
    assert second["paragraphs"]["A"] == [{"text": "Three four.", "spans": [[12, 23]], "lines": [3, 4]}]
    assert [p["text"] for p in inserted["paragraphs"]["B"]] == ["Only here.", "In two."]
    assert published["framing"]["A"][0]["quotations"] == [{"start": 36, "end": 39, "passage": "p1"}]


def test_a_person_is_one_string_as_a_body_is():
    for author in (Person("Lincoln", "Abraham"), "A Company"):
        written = to_json(replace(build(ROWS), author=author))
        assert json.loads(written)["author"] == str(author)


def test_only_the_reference_reading_has_no_kind(published):
    readings = published["passages"][0]["units"][0]["readings"]
    assert readings == {
        "A": {"text": "’", "start": 4, "end": 5},
        "B": {"text": "'", "start": 4, "end": 5, "kind": "typographic"},
        "C": {"text": "’", "start": 4, "end": 5, "kind": None},
    }
    assert list(published["passages"][2]["units"][0]["readings"]["B"]) == ["text", "start", "end"]


def test_empty_edition_is_valid_too():
    edition = build([Row("p1", {"A": "x"})])
    edition = replace(edition, passages=(), framing={}, furniture={})
    SCHEMA.validate(json.loads(to_json(edition)))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“Huawei’s” 3GPP’s TS 33.107 don't – well-known…", 7),
        ("", 0),
        ("– … !", 0),
        ("rumours, rumors", 2),
        ("中文字", 3),
    ],
)
def test_words_are_those_of_uax_29(text, words):
    assert count_witness_words(build([Row("p1", {"A": text})]).passages, "A") == words


@pytest.mark.slow
def test_four_hundred_thousand_words_are_published():
    text = "word ⟦one⟧ and words that are the same " * 50
    other = text.replace("one", "two")
    edition = build([Row(f"p{n}", {"A": text, "B": other}, [Kind.SUBSTITUTION] * 50) for n in range(5)])
    edition = replace(edition, passages=edition.passages * 200)
    assert witness("A", "").siglum == "A"
    published = to_json(edition)
    assert json.loads(published)["witnesses"][0]["words"] == 400_000


def test_one_difference_over_several_units_is_named_in_each() -> None:
    base = "the old man went slowly down to the green river bank and slept"
    edition = collated(base, base.replace("green", "blue"), "the old man swam and slept")
    found = json.loads(to_json(edition))
    SCHEMA.validate(found)
    units = found["passages"][0]["units"]
    ids = [unit["id"] for unit in units]
    assert [unit["readings"]["C"]["spans"] for unit in units] == [ids] * 3
    assert not any("spans" in unit["readings"][siglum] for unit in units for siglum in "AB")
    rows = list(csv.DictReader(to_apparatus_csv(edition).decode("utf-8-sig").splitlines()))
    assert [row["spans"] for row in rows if row["witness"] == "C"] == [" ".join(ids)] * 3
    assert {row["spans"] for row in rows if row["witness"] == "B"} == {""}
    root = assert_valid(to_tei(edition))
    assert_links_resolve(root)
    [group] = root.iter(f"{TEI}linkGrp")
    assert (group.get("type"), group.get("corresp")) == ("spans", "#C")
    assert [link.get("target") for link in group] == [" ".join(f"#{unit}" for unit in ids)]


def test_the_detail_of_a_reading_is_in_every_form_of_the_data() -> None:
    """Who reads the table or the TEI alone must see that a figure is another one, or what is doubtful."""
    base = "The board met on Monday in the old hall and paid 15 pounds for the house."
    wrong, same = base.replace("15", "16"), base.replace("15", "fifteen").replace("house", "horse")
    edition = collated(base, wrong, same, ocr="C")
    readings = [unit["readings"] for p in json.loads(to_json(edition))["passages"] for unit in p["units"]]
    expected = {"B": ["figure"], "C": ["same-figure", "doubtful"]}
    assert {s: [r[s]["detail"] for r in readings if "detail" in r[s]] for s in "BC"} == expected
    rows = list(csv.DictReader(to_apparatus_csv(edition).decode("utf-8-sig").splitlines()))
    assert {s: [row["detail"] for row in rows if row["witness"] == s] for s in "BC"} == expected
    found = [
        (each.get("wit"), each.get("subtype")) for each in assert_valid(to_tei(edition)).iter(f"{TEI}rdg")
    ]
    assert found == [("#B", "figure"), ("#C", "same-figure"), ("#C", "doubtful")]


def test_words_of_three_readings_of_one_unit_stand_in_columns() -> None:
    base = "in the year of the plague he went away"
    others = ("who was at home", "who was not at home", "who stayed at home")
    edition = collated(base, *(base.replace("he went", f"he {said} went") for said in others))
    found = json.loads(to_json(edition))
    SCHEMA.validate(found)
    [unit] = found["passages"][0]["units"]
    assert list(unit) == ["id", "kind", "readings", "columns"]
    assert [[*row] for row in unit["columns"].values()] == [
        ["", "", "", "", ""],
        ["who", "was", "", "at", "home"],
        ["who", "was", "not", "at", "home"],
        ["who", "stayed", "", "at", "home"],
    ]
    two = json.loads(to_json(collated(base, base.replace("he went", "he who stayed went"))))
    assert list(two["passages"][0]["units"][0]) == ["id", "kind", "readings"]


@pytest.mark.slow
def test_a_difference_over_many_units_is_not_named_in_full_in_each_of_them() -> None:
    """All in each were gigabytes for a text of 50 kB."""
    sentence = "They wrote to the board in the spring and said that {} was what they wanted, nothing else."
    edition = collated(*(sentence.format(said) for said in ("A " * 300, "a " * 300, "quite another thing")))
    found = json.loads(to_json(edition))
    SCHEMA.validate(found)
    readings = [
        reading for p in found["passages"] for unit in p["units"] for reading in unit["readings"].values()
    ]
    named = [reading["spans"] for reading in readings if "spans" in reading]
    assert len(named) > 100
    assert max(map(len, named)) == 3
    root = assert_valid(to_tei(edition))
    assert_links_resolve(root)
    links = [link for group in root.iter(f"{TEI}linkGrp") if group.get("type") == "spans" for link in group]
    assert max(len((link.get("target") or "").split()) for link in links) > 100
