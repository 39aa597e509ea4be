"""The apparatus as a table, and the statement of each witness as plain text."""

from __future__ import annotations

import csv
import io
import json
import subprocess

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.export.checksums import swhid, to_sha256sums
from edition.export.decisions_json import to_decisions
from edition.export.tables import (
    guarded,
    to_apparatus_csv,
    to_plain_text,
    to_reading_text,
    to_sources_csv,
)
from edition.model import Kind
from tests.support.editions import Row, build, witness
from tests.support.hostile import unguarded
from tests.support.tei import MANY, judged, moved


def table(content: bytes) -> list[dict[str, str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


def test_a_row_for_each_reading_that_differs():
    rows = table(to_apparatus_csv(build(MANY)))
    shown = [(r["id"], r["kind"], r["lemma_witness"], r["lemma"], r["witness"], r["reading"]) for r in rows]
    assert shown[:6] == [
        ("p1.u1", "punctuation", "A", "“", "B", ""),
        ("p1.u2", "ocr", "A", "all", "B", "an"),
        ("p2", "lacuna", "A", "Three four.", "B", ""),
        ("p2a", "addition", "A", "", "B", "Only here. In two."),
        ("p2a", "addition", "A", "", "C", "Only there. In two."),
        ("p2a.u1", "substitution", "B", "here", "C", "there"),
    ]


def test_places_are_those_of_the_source_files():
    edition = build(MANY)
    rows = table(to_apparatus_csv(edition))
    assert sum(bool(row["start"] and row["lemma_start"]) for row in rows) > 3
    for row in rows:
        for end, siglum in (("", row["witness"]), ("lemma_", row["lemma_witness"])):
            if not row[f"{end}start"]:
                continue
            text = edition.witness(siglum).text
            start, stop = int(row[f"{end}start"]), int(row[f"{end}end"])
            quoted = row["lemma" if end else "reading"]
            assert " ".join(text[start:stop].split()) == unguarded(quoted)
            assert int(row[f"{end}line"]) == text.count("\n", 0, start) + 1


def test_a_moved_passage_is_a_row():
    [row] = table(to_apparatus_csv(moved()))
    assert (row["id"], row["kind"], row["witness"], row["reading"]) == ("p2", "moved", "B", "Two.")


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("-", "'-"),
        ("+1", "'+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("＝1", "'＝1"),
        ("\t=1", "'\t=1"),
        (" \u00a0=1", "' \u00a0=1"),
        ("\rx", "'\rx"),
        ("'=1", "''=1"),
        ("'s", "'s"),
        ("a-b", "a-b"),
        ("", ""),
    ],
)
def test_no_cell_begins_a_formula(text, cell):
    assert guarded(text) == cell
    assert unguarded(cell) == text


@given(st.text(st.sampled_from(" '=+-@\t\rax＝")))
def test_guarding_loses_nothing(text):
    assert unguarded(guarded(text)) == text
    assert guarded(text).strip()[:1] not in tuple("=+-@＝")


def test_hostile_readings_in_the_table():
    hostile = '=HYPERLINK("http://x","y"),\n"'
    edition = build([Row("p1", {"A": "⟦a⟧", "B": f"⟦{hostile}⟧"}, [Kind.SUBSTITUTION])])
    [row] = table(to_apparatus_csv(edition))
    assert row["reading"] == "'" + hostile.replace("\n", " ")


def test_plain_text_has_the_paragraphs_of_the_witness_in_its_order():
    assert to_plain_text(moved(), "B") == b"Two.\n\nOne.\n"
    assert to_plain_text(build(MANY), "B").decode().split("\n\n")[:3] == [
        "One an two.",
        "Only here.",
        "In two.",
    ]
    assert to_plain_text(build([Row("p1", {"A": "x", "B": None})]), "B") == b""


def test_decisions_in_the_table():
    rows = {(row["id"], row["kind"]): row for row in table(to_apparatus_csv(judged()))}
    ruled = rows["p1.u2", "substitution"]
    assert (ruled["machine_kind"], ruled["decided_by"], ruled["certainty"]) == ("ocr", "A & B", "low")
    emended = rows["p1.u1", "emendation"]
    assert (emended["lemma"], emended["reading"], emended["witness"]) == ("“", "", "")
    assert rows["p1.u1", "punctuation"]["machine_kind"] == ""


def test_reading_text():
    assert to_reading_text(judged()).decode().split("\n\n")[:2] == ["One all two.", "Three four."]


def test_decisions_as_json():
    published = json.loads(to_decisions(judged()))
    assert [made["action"] for made in published["decisions"]] == ["kind", "supply", "supply", "note", "note"]
    first = published["decisions"][0]["places"]
    assert [(p["passage"], p["machine"][0]["kind"], p["units"][0]["kind"]) for p in first] == [
        ("p1", "ocr", "substitution")
    ]
    assert published["decisions"][4]["places"][0]["span"] == [16, 26]


def test_sources():
    [row] = table(to_sources_csv(build([Row("p1", {"A": "x"})])))
    assert row["title"] == row["url"] == ""
    assert (row["siglum"], row["transcription"], row["file"]) == ("A", "unknown", "A.txt")
    assert row["swhid"] == "swh:1:cnt:" + row["swhid"].rpartition(":")[2]


@pytest.mark.parametrize("text", ["", "x\r\n", "\ufeffé\n"])
def test_swhid_is_what_git_calls_the_file(text, tmp_path):
    (tmp_path / "file").write_bytes(text.encode())
    git = subprocess.run(
        ["git", "hash-object", tmp_path / "file"], capture_output=True, text=True, check=True
    )
    assert swhid(witness("A", text)) == "swh:1:cnt:" + git.stdout.strip()


def test_sha256sum_accepts_the_list(tmp_path):
    files = {"a.txt": b"a", "b c/é.txt": b"", "line\nend": b"x", "back\\slash": b"y"}
    for path, content in files.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_bytes(content)
    (tmp_path / "SUMS").write_bytes(to_sha256sums(files))
    check = ["sha256sum", "--check", "--strict", "--quiet", "SUMS"]
    assert subprocess.run(check, cwd=tmp_path, check=False).returncode == 0
    (tmp_path / "a.txt").write_bytes(b"b")
    assert subprocess.run(check, cwd=tmp_path, check=False, capture_output=True).returncode == 1
