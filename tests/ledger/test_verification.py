"""A citation held against the text shown and the texts recorded."""

from __future__ import annotations

import re
from datetime import date

import pytest

from edition.errors import EditionError
from edition.ledger.entries import Ledger
from edition.ledger.fingerprints import fingerprint, sha256
from edition.ledger.ids import Register, assign_ids
from edition.ledger.recording import mint
from edition.ledger.verification import CitationState, WordChange, changes_between, describe, verify
from edition.model import Edition, Kind
from tests.support.editions import Row, build

DAY = date(2026, 1, 1)
FIRST = "As evidenced by the leaks, the state has been spying on others for quite some time."
SECOND = "We are obligated to follow industry-wide standards, and this is where our obligations end."
GARBLED = SECOND.replace("obligated", "obligatcd").replace("where", "wherc")


def _edition(*rows: tuple[str, str]) -> Edition:
    return build([Row(f"p{at}", {"TR": one, "PDF": two}) for at, (one, two) in enumerate(rows, 1)])


@pytest.fixture(scope="module")
def register() -> Register:
    """First published with the garbled text of PDF, which was corrected in one word since."""
    first = mint(assign_ids(_edition((FIRST, FIRST), (SECOND, GARBLED)), Ledger()), DAY)
    return assign_ids(_edition((FIRST, FIRST), (SECOND, GARBLED.replace("obligatcd", "obligated"))), first)


@pytest.mark.parametrize("name", ["p2", "statement.html#p2", "https://e.org/a/p/2.html#PDF"])
def test_the_text_cited_is_the_text_shown(register: Register, name: str) -> None:
    verification = verify(register, name, fingerprint(SECOND))
    assert (verification.state, verification.siglum, verification.id) == (CitationState.SAME, "TR", "p2")
    assert list(describe(verification)) == [
        "p2, TR: the text cited is the text shown, recorded on 2026-01-01"
    ]


def test_a_text_that_changed(register: Register) -> None:
    verification = verify(register, "p2", fingerprint(GARBLED).upper())
    assert (verification.state, verification.siglum) == (CitationState.CHANGED, "PDF")
    assert verification.changes == (WordChange("obligatcd", "obligated"),)
    assert "  obligatcd -> obligated" in describe(verification)


@pytest.mark.parametrize("separator", [" ", "\u00a0", "\n"])
def test_a_fingerprint_may_be_grouped_and_in_capitals(register: Register, separator: str) -> None:
    digits = fingerprint(SECOND).upper()
    grouped = f" {digits[:4]}{separator}{digits[4:8]}{separator}{digits[8:]} "
    assert verify(register, "p2", grouped).state is CitationState.SAME
    assert verify(register, "p2", f"SHA256: {grouped}").state is CitationState.SAME


def test_a_text_never_recorded(register: Register) -> None:
    assert verify(register, "p2", fingerprint("Nonsense")).state is CitationState.UNKNOWN
    assert verify(register, "p1", fingerprint(SECOND)).state is CitationState.UNKNOWN


def test_a_passage_withdrawn() -> None:
    ledger = mint(assign_ids(_edition((FIRST, FIRST), (SECOND, SECOND)), Ledger()), DAY)
    merged = assign_ids(_edition((f"{FIRST} {SECOND}", f"{FIRST} {SECOND}")), ledger)
    gone = next(iter(merged.withdrawn)).entry
    verification = verify(merged, gone.id, fingerprint(gone.versions[0].text))
    assert verification.state is CitationState.WITHDRAWN
    kept = merged.edition.passages[0].id
    assert verification.into == (kept,)
    assert f"its text is now in {kept}" in describe(verification)


@pytest.mark.parametrize("name", ["TR", "witness/TR.html", "https://e.org/a/witness/TR.html#L5"])
def test_a_source_is_verified_by_its_file(register: Register, name: str) -> None:
    digits = register.edition.witness("TR").sha256
    assert verify(register, name, digits[:12]).state is CitationState.SAME
    assert verify(register, name, "0" * 12).state is CitationState.UNKNOWN


def test_a_source_that_changed_names_where(register: Register) -> None:
    before = _edition((FIRST, FIRST), (SECOND, GARBLED)).witness("PDF").sha256
    verification = verify(register, "witness/PDF.html", before[:12])
    assert (verification.state, verification.since) == (CitationState.CHANGED, DAY)
    assert verification.changed_in == ("p2",)
    assert "  in p2: verify one to see what changed there" in describe(verification)


@pytest.mark.parametrize(("sigla", "into"), [(("TR", "OCR"), ("OCR",)), (("TR",), ())])
def test_a_source_withdrawn_or_renamed(sigla: tuple[str, ...], into: tuple[str, ...]) -> None:
    both = build([Row("p1", {"TR": FIRST, "PDF": GARBLED})])
    ledger = mint(assign_ids(both, Ledger()), DAY)
    left = dict(zip(("TR", "OCR"), (FIRST, GARBLED), strict=True))
    register = assign_ids(build([Row("p1", {siglum: left[siglum] for siglum in sigla})]), ledger)
    digits = both.witness("PDF").sha256[:12]
    verification = verify(register, "https://e.org/witness/PDF.html", digits)
    assert (verification.state, verification.into) == (CitationState.WITHDRAWN, into)
    later = mint(register, date(2027, 1, 1))
    assert verify(assign_ids(register.edition, later), "PDF", digits) == verification


def test_a_text_that_was_split_or_joined_says_where_it_is() -> None:
    long = f"{FIRST} {SECOND}"
    other = "The council met on Monday to discuss the harbour and what is to become of it."
    ledger = mint(assign_ids(_edition((long, long), (other, other)), Ledger()), DAY)
    split = assign_ids(_edition((FIRST, FIRST), (SECOND, SECOND), (other, other)), ledger)
    kept = verify(split, "p1", fingerprint(long))
    new = next(iter(split.origin))
    assert (kept.state, kept.parts) == (CitationState.CHANGED, (new,))
    assert list(describe(kept))[-1] == f"part of its text is now {new}"
    joined = assign_ids(_edition((f"{long} {other}", f"{long} {other}")), ledger)
    grown = verify(joined, "p1", fingerprint(long))
    assert (grown.state, grown.joined) == (CitationState.CHANGED, ("p2",))
    assert list(describe(grown))[-1] == "it has the text of what was p2"


def test_white_space_that_changed_is_shown_with_its_word() -> None:
    assert list(changes_between("in the press today", "in the\u00a0press today")) == [
        WordChange("the", "the\u00a0")
    ]


def test_a_difference_that_is_gone_is_said_to_be() -> None:
    rows = [Row("p1", {"TR": "As ⟦evidenced⟧ by it.", "PDF": "As ⟦evidcnced⟧ by it."}, [Kind.OCR])]
    ledger = mint(assign_ids(build(rows), Ledger()), DAY)
    register = assign_ids(
        build([Row("p1", {"TR": "As evidenced by it.", "PDF": "As evidenced by it."})]), ledger
    )
    verification = verify(register, "p1.u1", fingerprint("As evidenced by it."))
    assert (verification.state, verification.unit_gone) == (CitationState.SAME, ())
    assert "the versions no longer differ as they did at p1.u1" in describe(verification)


@pytest.mark.parametrize(
    ("name", "digits", "message"),
    [
        ("p9", "0" * 12, "was never published here"),
        ("index.html", "0" * 12, "names no paragraph"),
        ("archive", "0" * 12, r"archive: names no paragraph here: give one .* or a siglum \(TR, PDF\)"),
        ("", "0" * 12, "verify: names no paragraph"),
        ("p2", "xyz", "is not a fingerprint"),
        ("p2", "", "is not a fingerprint"),
    ],
)
def test_what_cannot_be_verified(register: Register, name: str, digits: str, message: str) -> None:
    with pytest.raises(EditionError, match=message):
        verify(register, name, digits)


# Fingerprints ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("written", ["{}", "{} ", "sha256: {}"])
def test_letters_are_read_however_they_are_copied(register: Register, written: str) -> None:
    letters = fingerprint(SECOND)
    assert re.fullmatch("[A-Z2-7]{4}(-[A-Z2-7]{4}){3}", letters)
    for form in (letters, letters.lower(), letters.replace("-", " "), letters.replace("-", "\u2011")):
        assert verify(register, "p2", written.format(form)).state is CitationState.SAME
    with pytest.raises(EditionError, match="not a fingerprint"):
        verify(register, "p2", letters[:-1])


def test_what_old_digits_are_worth_is_said(register: Register) -> None:
    old = sha256(SECOND)[:12]
    verification = verify(register, "p2", old)
    assert verification.state is CitationState.SAME
    assert any(
        "its 48 bits hold against chance, not against a forger" in line for line in describe(verification)
    )


def test_a_text_forged_to_the_digits_of_another_is_not_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two opposite sentences with one short fingerprint can be made; the ledger says which was cited."""
    true, forged = "We never had access to any network.", "We always had access to any network."
    shown = dict.fromkeys((true, forged), "0" * 64)
    monkeypatch.setattr("edition.ledger.verification.sha256", lambda text: shown.get(text, "f" * 64))
    first = mint(assign_ids(_edition((FIRST, FIRST), (true, true)), Ledger()), DAY)
    second = mint(assign_ids(_edition((FIRST, FIRST), (forged, forged)), first), date(2026, 1, 2))
    verification = verify(assign_ids(_edition((FIRST, FIRST), (forged, forged)), second), "p2", "0" * 12)
    assert verification.state is CitationState.CHANGED
    assert verification.changes == (WordChange("never", "always"),)
