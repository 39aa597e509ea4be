"""Ids, labels, paths and addresses."""

from __future__ import annotations

import unicodedata
from itertools import groupby
from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition import permalink

_LETTERS = st.text("abcdefghijklmnopqrstuvwxyz", max_size=4).map(lambda text: text.rstrip("z"))
_LABELS = st.builds(lambda number, letters: f"{number}{letters}", st.integers(1, 12), _LETTERS)


def test_paths() -> None:
    assert permalink.passage_page("p2a") == "p/2a.html"
    assert permalink.passage_page("p5.u3") == "p/5.html"
    assert permalink.passage_anchor("p5") == "statement.html#p5"
    assert permalink.unit_anchor("p5.u3") == "statement.html#p5.u3"
    assert permalink.unit_id("p5", 3) == "p5.u3"
    assert permalink.relative("p/2.html", "p/1.html") == "../p/2.html"
    assert permalink.relative("p/2.html", "statement.html") == "p/2.html"


@pytest.mark.parametrize(
    ("low", "high", "count", "taken", "labels"),
    [
        (None, None, 3, [], ["1", "2", "3"]),
        ("2", "3", 1, ["1", "2", "3"], ["2a"]),
        ("2", "3", 2, ["1", "2", "3"], ["2a", "2b"]),
        ("2a", "3", 1, ["1", "2", "2a", "3"], ["2b"]),
        ("2", "2a", 1, ["1", "2", "2a", "3"], ["2za"]),
        ("2", "2za", 1, ["1", "2", "2a", "2za", "3"], ["2zza"]),
        ("2a", "2b", 1, ["1", "2", "2a", "2b", "3"], ["2aa"]),
        ("2a", "2b", 2, ["1", "2", "2a", "2b", "3"], ["2aa", "2ab"]),
        ("2a", "2aa", 1, ["1", "2", "2a", "2aa", "2b", "3"], ["2aza"]),
        ("2y", "3", 1, ["1", "2", "2y", "3"], ["2ya"]),
        ("2", "3", 26, ["1", "2", "3"], [f"2a{c}" for c in "abcdefghijklmnopqrstuvwxy"] + ["2ba"]),
        (None, "1", 2, ["1", "2"], ["0a", "0b"]),
        ("3", None, 2, ["1", "2", "3"], ["4", "5"]),
        ("2", None, 1, ["1", "2", "3"], ["4"]),  # 3 was withdrawn: its number is not given again
        ("2", "4", 1, ["1", "2", "3", "4"], ["3a"]),
        ("2", "3", 1, ["1", "2", "2a", "3"], ["2b"]),  # 2a was withdrawn
        ("5", "3", 1, ["1", "2", "3", "4", "5"], ["5a"]),  # 3 now stands after 5
    ],
)
def test_labels_between(
    low: str | None, high: str | None, count: int, taken: list[str], labels: list[str]
) -> None:
    assert permalink.labels_between(low, high, count, taken) == labels


@pytest.mark.slow
@given(st.lists(st.tuples(st.integers(0, 60), st.integers(1, 60)), max_size=12), st.sets(_LABELS, max_size=6))
def test_there_is_always_room(insertions: list[tuple[int, int]], more: set[str]) -> None:
    labels = sorted(more, key=permalink.label_key)
    for place, count in insertions:
        at = place % (len(labels) + 1)
        low = labels[at - 1] if at else None
        high = labels[at] if at < len(labels) else None
        new = permalink.labels_between(low, high, count, labels)
        assert len(set(new)) == count
        assert all(permalink.is_label(label) for label in new)
        labels[at:at] = new
        assert sorted(set(labels), key=permalink.label_key) == labels


@pytest.mark.slow
@given(st.lists(_LABELS, unique=True, min_size=2), st.integers(1, 30), st.randoms(use_true_random=False))
def test_no_label_is_given_twice(taken: list[str], count: int, random: object) -> None:
    low, high = taken[0], taken[-1]
    new = permalink.labels_between(low, high, count, taken)
    assert not set(new) & set(taken)
    assert len(set(new)) == count


@pytest.mark.slow
@given(st.lists(st.one_of(st.none(), _LABELS), unique_by=lambda label: label or object()), st.sets(_LABELS))
def test_places_are_filled_as_gap_by_gap(labels: list[str | None], withdrawn: set[str]) -> None:
    expected: list[str] = []
    for known, run in groupby(enumerate(labels), key=lambda pair: pair[1] is not None):
        places = list(run)
        low, after = expected[-1] if expected else None, places[-1][0] + 1
        high = labels[after] if after < len(labels) else None
        taken = {*withdrawn, *expected, *filter(None, labels)}
        new = permalink.labels_between(low, high, len(places), taken)
        expected += [label for _, label in places if label is not None] if known else new
    assert permalink.fill(labels, withdrawn) == expected


def test_many_gaps_are_filled_without_a_look_at_all_labels_for_each() -> None:
    """Four thousand paragraphs with a new one behind every second took eleven seconds of the processor."""
    labels = [None if at % 3 == 1 else str(at) for at in range(12_000)]
    filled = permalink.fill(labels[2:], ())
    assert filled[1:4] == ["3", "3a", "5"]
    assert len(set(filled)) == len(filled)


@pytest.mark.parametrize("text", ["", "0", "01", "2z", "2A", "a", "2-", "٢", "2 ", "p2", "1" * 20])
def test_no_label(text: str) -> None:
    assert not permalink.is_label(text)


@pytest.mark.parametrize(
    ("text", "identifier"),
    [
        ("p5", "p5"),
        ("p5.u3", "p5.u3"),
        ("p2a.u3za", "p2a.u3za"),
        ("https://example.org/x/p/2a.html", "p2a"),
        ("https://example.org/x/p/2a.html?q=1#TR", "p2a"),
        ("p/12.html", "p12"),
        ("statement.html#p5", "p5"),
        ("https://example.org/statement.html#p5.u3", "p5.u3"),
        ("file:///tmp/site/statement.html#p5:~:text=as%20a", "p5"),
        ("statement.html", None),
        ("p5.u", None),
        ("", None),
        ("http://[", None),
    ],
)
def test_identifier_of(text: str, identifier: str | None) -> None:
    assert permalink.identifier_of(text) == identifier


def test_address() -> None:
    assert (
        permalink.address("p/5.html", "https://example.org/archive") == "https://example.org/archive/p/5.html"
    )
    assert permalink.address("p/5.html#é", None) == "p/5.html#%C3%A9"
    assert permalink.address("witness/Ä b.html", "https://e.org/") == "https://e.org/witness/%C3%84%20b.html"


# Names that people give --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("siglum", "message"),
    [
        ("../../x", "not a plain name"),
        ("a/b", "not a plain name"),
        ("..", "not a plain name"),
        ("", "not a plain name"),
        ("-a", "not a plain name"),
        ("a b", "not a plain name"),
        ("a\u202eb", "not a plain name"),
        ("a\u200bb", "not a plain name"),
        ("a#b", "not a plain name"),
        ("a" * 41, "not a plain name"),
        ("index", "a page of its own"),
        ("Readme", "a page of its own"),
        ("CON", "every system"),
        ("nul.txt", "every system"),
        ("Com1", "every system"),
        ("a.", "every system"),
    ],
)
def test_sigla_that_could_not_be_pages(siglum: str, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        permalink.checked_siglum(siglum)


@pytest.mark.parametrize(
    "siglum", ["TR", "a.html", "Ω", "版本", "β1", "e\u0301", "console", "x.md", "index2"]
)
def test_sigla_that_can(siglum: str) -> None:
    assert permalink.checked_siglum(siglum) == unicodedata.normalize("NFC", siglum)


@given(st.text(max_size=50) | st.text("./\\ .:#?%CONULaux01\u202e", max_size=8))
def test_no_siglum_leads_out_of_its_folder(text: str) -> None:
    try:
        siglum = permalink.checked_siglum(text)
    except ValueError:
        return
    path = permalink.witness_page(siglum)
    assert PurePosixPath(path).parts == ("witness", f"{siglum}.html")
    assert permalink.markdown(path) == f"witness/{siglum}.md"
    assert siglum.casefold() not in ("index", "readme")
    assert not set(siglum) & set('/\\#?%:*"<>| ')
    assert siglum.isprintable()


@pytest.mark.parametrize(
    "file",
    ["../a.txt", "/a.txt", ".a.txt", "a\\b.txt", "site/a.txt", "CON.txt", "aux/a.txt", "a:b.txt",
     "a./b.txt", "a /b.txt", "a\nb.txt", "a//b.txt", f"{'ä' * 99}.txt", 'a"b.txt', "a|b.txt", "a*.txt"],
)  # fmt: skip
def test_files_that_could_not_be_published(file: str) -> None:
    with pytest.raises(ValueError, match="'"):
        permalink.checked_file(file)


@pytest.mark.parametrize(
    ("file", "link"),
    [("a#b.txt", "a%23b.txt"), ("a?b=1.txt", "a%3Fb=1.txt"), ("100%.txt", "100%25.txt"), ("é.txt", "é.txt")],
)
def test_links_to_files_with_marks_of_addresses(file: str, link: str) -> None:
    assert permalink.checked_file(file) == file
    assert permalink.encoded(file) == link


def test_names_that_are_one_file_on_some_systems() -> None:
    assert permalink.same_file_key("S.txt") == permalink.same_file_key("s.txt")
    assert permalink.same_file_key("É") == permalink.same_file_key("e\u0301")
    assert permalink.same_file_key("ﬁ.txt") != permalink.same_file_key("fj.txt")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("A", "\u0410", True),  # Cyrillic
        ("HTML", "\u041dTML", True),
        ("\u041d", "\u043d", True),
        ("PDF", "\u03a1df", True),  # Greek
        ("A1", "\uff211", True),  # of full width
        ("\u5317\u4eac", "\u5357\u4eac", False),
        ("\u0422\u0410\u0421\u0421", "\u0420\u0418\u0410", False),
    ],
)
def test_sigla_that_look_the_same(one: str, other: str, same: bool) -> None:
    assert (permalink.same_look_key(one) == permalink.same_look_key(other)) is same
