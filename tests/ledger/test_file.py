"""The ledger's file: what is written is read back, and every fault of it is found with its line."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edition.errors import EditionError
from edition.ledger.entries import Ledger, PassageEntry, RecordedText, SourceFile, UnitEntry, WitnessEntry
from edition.ledger.file import format_ledger, parse_ledger
from edition.ledger.fingerprints import fingerprint
from edition.model import Span

DAY = date(2026, 1, 1)
_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
_SIGLA = st.from_regex(r"[^\W_][\w.\-]{0,39}", fullmatch=True)
_UNITS = st.builds(
    UnitEntry, st.just("p1.u1"), st.dates(), st.dictionaries(_SIGLA, _TEXT, min_size=1), _TEXT, _TEXT
)
_ENTRIES = st.builds(
    PassageEntry,
    st.just("p1"),
    st.dates(),
    st.lists(st.builds(RecordedText, _SIGLA, st.dates(), _TEXT), min_size=1, max_size=3).map(tuple),
    _UNITS.map(lambda unit: (unit,)),
    until=st.none() | st.dates(),
)

_FILES = st.lists(
    st.builds(SourceFile, _TEXT, st.dates(), st.text("0123456789abcdef", min_size=64, max_size=64)),
    min_size=1,
)
_WITNESSES = st.builds(WitnessEntry, _SIGLA, st.dates(), _FILES.map(tuple), until=st.none() | st.dates())

VALID = format_ledger(
    Ledger(
        (
            PassageEntry("p1", DAY, (RecordedText("TR", DAY, "One."), RecordedText("PDF", DAY, "0ne."))),
            PassageEntry(
                "p2",
                DAY,
                (RecordedText("TR", DAY, "Two."),),
                (UnitEntry("p2.u1", DAY, {"TR": "Two", "PDF": "Tvvo"}, "", "and", at={"TR": Span(0, 3)}),),
                until=DAY,
                into=("p1",),
            ),
        )
    )
)
WITNESSES = format_ledger(
    Ledger(
        witnesses=(
            WitnessEntry("TR", DAY, (SourceFile("a.txt", DAY, "0" * 64), SourceFile("a.txt", DAY, "1" * 64))),
            WitnessEntry("PDF", DAY, (SourceFile("b.txt", DAY, "2" * 64),), DAY, ("TR",)),
        )
    )
)


@pytest.mark.slow
@given(_ENTRIES, _WITNESSES)
def test_what_is_written_is_read_back(entry: PassageEntry, witness: WitnessEntry) -> None:
    ledger = Ledger((entry,), (witness,))
    assert parse_ledger(format_ledger(ledger)) == ledger


def test_an_empty_ledger() -> None:
    assert parse_ledger("ledger = 1\n") == parse_ledger(format_ledger(Ledger())) == Ledger()


@pytest.mark.parametrize(
    ("old", "new", "line", "key", "message"),
    [
        ("ledger = 1", "ledger = 2", 3, "ledger", "must be 1"),
        ("ledger = 1", "", None, "ledger", "is missing"),
        ('id = "p2"', 'id = "p1"', 6, "passage[1].id", "p1 is recorded 2 times"),
        ('id = "p2"', 'id = "q2"', 14, "passage[2].id", "'q2' is not a passage id"),
        ('id = "p2"', "id = p2", 14, None, "is not valid TOML"),
        ('id = "p2"\n', "", 13, "passage[2].id", "is missing"),
        ('id = "p2"', 'id = "p2"\ncolour = 1', 15, "passage[2].colour", "is not a known key"),
        ('text = "0ne."', 'text = "One."', 10, "passage[1].texts[2].fingerprint", "is not that of the text"),
        ('into = ["p1"]', 'into = ["p9"]', 17, "passage[2].into", "p9 is not an id of this ledger"),
        ("ledger = 1", 'ledger = 1\nbase = "Q"', 4, "base", "Q is not a siglum of this ledger"),
        ("since = 2026-01-01\nuntil", "since = 2026\nuntil", 15, "passage[2].since", "valid date"),
        ('"p2.u1"', '"p1.u1"', 22, "passage[2].units[1].id", "p1.u1 is not a unit of p2"),
        ('"p2.u1"', '"p2.u1z"', 22, "passage[2].units[1].id", "'p2.u1z' is not a unit id"),
        (
            'PDF = "Tvvo"',
            "PDF = 4",
            22,
            "passage[2].units[1].readings.PDF",
            "must be text in quotation marks",
        ),
        ("at = { TR = [0, 3]", "at = { TR = [3, 0]", 22, "passage[2].units[1].at", "ends before it begins"),
        ("at = { TR =", "at = { TEI =", 22, "passage[2].units[1].at", "TEI has no reading there"),
        ("at = { TR = [0, 3]", "at = { TR = [0]", 22, "passage[2].units[1].at.TR", "needs 2 values"),
        ('witness = "TR"', 'witness = "../../x"', None, "passage[1].texts[1].witness", "not a siglum"),
        (VALID, VALID + '[[witness]]\nsiglum = "../../x"\n', None, "witness[1].siglum", "not a siglum"),
        (VALID, "[[passage]]\n" * 2, None, "ledger", "is missing"),
        (VALID, "a = " + "[" * 5000, None, None, ""),
        (VALID, "\0", 1, None, "is not valid TOML"),
    ],
)
def test_faults(old: str, new: str, line: int | None, key: str | None, message: str) -> None:
    assert old in VALID
    with pytest.raises(EditionError) as raised:
        parse_ledger(VALID.replace(old, new), "permalinks.toml")
    faults = raised.value.faults
    assert any(
        (fault.line == line or line is None) and fault.key == key and message in fault.message
        for fault in faults
    ), str(raised.value)


def test_all_faults_are_told_at_once() -> None:
    broken = VALID.replace('"p2.u1"', '"x"').replace('id = "p1"', "id = 1")
    with pytest.raises(EditionError) as raised:
        parse_ledger(broken)
    assert len(raised.value.faults) == 2


@given(st.data())
def test_whatever_is_done_to_it_there_is_no_traceback(data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(VALID)))
    cut = data.draw(st.integers(0, 40))
    put = data.draw(
        st.text(max_size=20) | st.sampled_from(["\n", "=", "{", "[[passage]]", "[", '"', "'''", "1e9"])
    )
    broken = VALID[:at] + put + VALID[at + cut :]
    try:
        found = parse_ledger(broken)
    except EditionError as error:
        assert all(fault.message for fault in error.faults)
    else:
        assert parse_ledger(format_ledger(found)) == found


def test_a_fingerprint_is_the_beginning_of_the_sha256() -> None:
    assert fingerprint("Two words\n") == fingerprint(" Two  words") == "MI6J-ADQJ-4XS5-I6AS"
    assert fingerprint("Two\u00a0words") != fingerprint("Two words")


@pytest.mark.parametrize(
    ("old", "new", "line", "key", "message"),
    [
        ('siglum = "PDF"', 'siglum = "TR"', 6, "witness[1].siglum", "TR is recorded 2 times"),
        ('into = ["TR"]', 'into = ["XX"]', 17, "witness[2].into", "XX is not a siglum of this ledger"),
        ("1" * 64, "1" * 63, 10, "witness[1].files[2].sha256", "is not a SHA-256"),
        ('siglum = "PDF"\n', "", 13, "witness[2].siglum", "is missing"),
    ],
)
def test_faults_of_witnesses(old: str, new: str, line: int, key: str, message: str) -> None:
    assert old in WITNESSES
    with pytest.raises(EditionError) as raised:
        parse_ledger(WITNESSES.replace(old, new), "permalinks.toml")
    fault = raised.value.faults[0]
    assert (fault.line, fault.key) == (line, key)
    assert message in fault.message


def test_an_extent_that_ends_before_it_begins_is_a_fault() -> None:
    text = WITNESSES.replace("}", ", extent = [50, 3] }", 1)
    with pytest.raises(EditionError, match=r"files\[1\]\.extent: ends before it begins"):
        parse_ledger(text)
