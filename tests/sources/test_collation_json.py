"""JSON of CollateX is read as each of its witnesses, from their texts, their tokens or a table."""

from __future__ import annotations

import json

import pytest

from edition.errors import EditionError
from edition.sources import Original
from edition.sources.intake import extract_of
from edition.sources.original import Extract


def read(found: object, siglum: str | None = None) -> Extract:
    content = found if isinstance(found, bytes) else json.dumps(found).encode()
    return extract_of(Original("wall.json", content, siglum))


def refused(found: object, siglum: str | None = None) -> str:
    with pytest.raises(EditionError) as error:
        read(found, siglum)
    return error.value.faults[0].message


def of_python(*rows: str) -> object:
    """A table as Python writes it: a row a witness, a token a word or nothing (`-`)."""
    sigla = [chr(ord("A") + at) for at in range(len(rows))]
    cells = [
        [None if word == "-" else [{"_sigil": siglum, "t": f"{word} ", "n": word}] for word in row.split()]
        for siglum, row in zip(sigla, rows, strict=True)
    ]
    return {"witnesses": sigla, "table": cells}


TEXTS = {
    "witnesses": [
        {"id": "A", "content": "The old wall fell.\nNobody was there."},
        {"id": "B", "tokens": [{"t": "The ", "n": "the"}, {"t": "new\n"}, {"t": "wall"}, {"t": "."}]},
        {"id": "Darwin (1859)", "content": " Walls fall. "},
    ]
}
COLUMNS = {
    "witnesses": ["A", "B"],
    "table": [[["The "], ["A "]], [["old ", "grey "], []], [["wall"], ["wall"]]],
}


@pytest.mark.parametrize(
    ("found", "siglum", "text"),
    [
        (TEXTS, "A", "The old wall fell.\nNobody was there."),
        (TEXTS, "B", "The new\nwall."),
        (TEXTS, "Darwin-1859", "Walls fall."),
        (COLUMNS, "A", "The old grey wall"),
        (COLUMNS, "B", "A wall"),
        (of_python("The old wall", "The - wall"), "A", "The old wall"),
        (of_python("The old wall", "The - wall"), "B", "The wall"),
        (of_python("Old wall", "New wall"), "B", "New wall"),
        ({"witnesses": ["A", "B"], "table": [[["Old "], ["New "]], [["wall"], ["wall"]]]}, "B", "New wall"),
        ({"witnesses": ["A", "B"], "table": [[[{"t": "Old"}], None]] * 3}, "A", "Old Old Old"),
        ({"witnesses": [{"id": "only", "content": "Six ships."}]}, None, "Six ships."),
    ],
)
def test_the_witness_of_a_siglum_is_read(found: object, siglum: str | None, text: str) -> None:
    assert read(found, siglum).text == f"{text}\n"


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("The wall , ( he said ) fell !", "The wall, (he said) fell!"),
        ("如 是 我 聞 ： 一 時", "如是我聞：一時"),
        ("우리는 갔다 .", "우리는 갔다."),
    ],
)
def test_words_without_white_space_are_parted_as_they_are_written(words: str, text: str) -> None:
    found = read({"witnesses": [{"id": "A", "tokens": [{"t": word} for word in words.split()]}]})
    assert found.text == f"{text}\n"
    assert found.remarks == ("has words without the spaces between them: one is put between",)


def test_the_other_witnesses_are_told() -> None:
    assert read(TEXTS, "A").remarks == ("has other witnesses than A, left out here: B, Darwin (1859)",)


def test_of_several_one_is_asked_for_by_its_name() -> None:
    how = "add each as a source of its own, as A=wall.json B=wall.json Darwin-1859=wall.json"
    assert refused(TEXTS) == f"holds 3 witnesses: {how}"
    assert refused(TEXTS, "C") == f"has no witness C but 3 witnesses: {how}"


@pytest.mark.parametrize(
    "found",
    [
        {"name": "a package"},
        [],
        b"{",
        b"\xff\xfe",
        {"witnesses": []},
        {"witnesses": [{"id": "A", "tokens": [{"n": "wall"}]}]},
        {"witnesses": [{"id": 1, "content": "wall"}]},
        {"witnesses": [{"id": "A", "content": "wall"}] * 2},
        {"witnesses": ["A", "B"], "table": [[["wall"]]]},
        {"witnesses": ["A", "B"], "table": [[["wall"], "wall"]]},
    ],
)
def test_other_json_is_refused(found: object) -> None:
    assert refused(found).startswith(("is JSON, but has no witnesses or table as CollateX", "has no text"))


def test_a_table_that_may_be_read_in_two_ways_is_refused() -> None:
    square = {"witnesses": ["A", "B"], "table": [[[{"t": "Old "}], [{"t": "wall"}]]] * 2}
    assert refused(square, "A").startswith(
        "is a table of CollateX that may be read by its rows or by its col"
    )


def test_json_too_deep_is_refused() -> None:
    assert refused(b"[" * 100_000).startswith("has parts too deep in each other")
