"""Sources are put into an archive, renamed and taken out; what was published stays."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.app.changes import adding, make, renaming, tried, withdrawing
from edition.app.cli_sources import extent_in_words
from edition.app.pipeline import register_of
from edition.errors import EditionError
from edition.ledger.recording import plan
from edition.ledger.verification import verify
from edition.sources.folder import strangers
from edition.sources.original import Original
from tests.support.changed_archives import MANIFEST, PAGE, TEXT, archive_of_two, made, minted


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    return archive_of_two(tmp_path / "archive")


def test_a_page_is_added_with_its_original_and_described(archive: Path) -> None:
    change = adding(archive, [Original("page.html", PAGE.encode(), "W")])
    before = sorted(path.name for path in archive.iterdir())
    edition = tried(archive, change).edition
    assert sorted(path.name for path in archive.iterdir()) == before
    assert extent_in_words(edition, "W").startswith("W  page.txt: full, from “We deny the charge")
    make(archive, change)
    assert (archive / "edition.toml").read_text().startswith(MANIFEST.rstrip())
    assert (archive / "page.html").read_text() == PAGE
    assert [witness.title for witness in register_of(archive).edition.witnesses] == [None, None, "News"]
    assert list(strangers(archive, register_of(archive).edition)) == []


def test_an_original_that_is_changed_or_gone_is_told(archive: Path) -> None:
    made(archive, adding(archive, [Original("page.html", PAGE.encode(), "W")]))
    (archive / "page.html").write_text("changed")
    with pytest.raises(EditionError, match=r"edition\.toml:\d+: .*no longer what page\.txt was taken from"):
        register_of(archive)
    (archive / "page.html").unlink()
    with pytest.raises(EditionError, match=r"page\.html does not exist"):
        register_of(archive)


def test_a_changed_original_is_taken_again_under_its_siglum(archive: Path) -> None:
    """What the message says to type does it: text and checksums are new, siglum, title and the rest stay."""
    made(archive, adding(archive, [Original("page.html", PAGE.encode(), "W")]))
    changed = PAGE.replace("We deny", "We still deny").encode()
    (archive / "page.html").write_bytes(changed)
    with pytest.raises(EditionError, match=r"add \S+ \S+page\.html"):
        register_of(archive)
    with pytest.raises(EditionError, match="is the source W already: leave out “V=”"):
        adding(archive, [Original("page.html", changed, "V")], frozenset({"page.html"}))
    with pytest.raises(EditionError, match="again by itself"):
        adding(archive, [Original("page.html", changed), Original("b.txt", b"B")], frozenset({"page.html"}))
    change = adding(archive, [Original("page.html", changed)], frozenset({"page.html"}))
    assert tried(archive, change).edition.witness("W").text.count("We still deny") == 1
    assert "We still" not in (archive / "page.txt").read_text()
    make(archive, change)
    edition = register_of(archive).edition
    assert ("We still" in edition.witness("W").text, edition.witness("W").title) == (True, "News")
    assert [witness.siglum for witness in edition.witnesses] == ["A", "B", "W"]
    with pytest.raises(EditionError, match="is W already, and has not changed"):
        adding(archive, [Original("page.html", changed)], frozenset({"page.html"}))


def test_the_lines_that_a_page_sets_apart_are_those_of_the_page_that_is_taken_again(archive: Path) -> None:
    prose = "<p>The board met the owners of the quay on Tuesday, and nobody had a fairer plan than theirs."

    def with_link(link: str) -> bytes:
        return f"{PAGE}{prose}{link}{prose}".encode()

    content = with_link("<p><a href=a>Boats are back</a>")
    made(archive, adding(archive, [Original("page.html", content, "W")]))
    assert register_of(archive).edition.witness("W").set_apart == {"Boats are back"}
    for link, named in (("<p><a href=a>Gulls</a>", "Gulls"), ("", "")):
        (archive / "page.html").write_bytes(with_link(link))
        made(archive, adding(archive, [Original("page.html", with_link(link))], frozenset({"page.html"})))
        manifest = (archive / "edition.toml").read_text()
        assert ("set_apart" in manifest, f'set_apart = ["{named}"]' in manifest) == (bool(named), bool(named))


def test_a_text_without_an_original_is_recorded_as_it_is_now(archive: Path) -> None:
    made(archive, adding(archive, [Original("c.txt", b"We deny it all.", "C")]))
    (archive / "c.txt").write_text("We deny all of it.")
    with pytest.raises(EditionError, match=r"sha256|c\.txt has"):
        register_of(archive)
    made(archive, adding(archive, [Original("c.txt", b"We deny all of it.")], frozenset({"c.txt"})))
    assert register_of(archive).edition.witness("C").text == "We deny all of it."


def test_texts_of_other_encodings_are_kept_beside(archive: Path) -> None:
    content = TEXT.encode("utf-16")
    made(archive, adding(archive, [Original("old.txt", content.replace(b"e\0v", b"E\0v"))]))
    assert (archive / "old.txt").read_text().startswith("We deny")
    assert (archive / "old-original.txt").read_bytes()[:2] == content[:2]
    assert strangers(archive, register_of(archive).edition) == []


def test_a_file_that_lies_there_already_is_taken_in_as_it_is(archive: Path) -> None:
    (archive / "page.html").write_text(PAGE)
    assert strangers(archive, register_of(archive).edition) == ["page.html"]
    made(archive, adding(archive, [Original("page.html", PAGE.encode())], frozenset({"page.html"})))
    assert strangers(archive, register_of(archive).edition) == []
    assert not (archive / "page-2.html").exists()


def test_a_folder_of_bare_texts_gets_a_manifest(tmp_path: Path) -> None:
    (tmp_path / "B.txt").write_text(TEXT)
    made(tmp_path, adding(tmp_path, [Original("A.html", PAGE.encode())]))
    edition = register_of(tmp_path).edition
    assert ([w.siglum for w in edition.witnesses], edition.base) == (["B", "A"], "B")


def test_what_cannot_be_added_changes_nothing(archive: Path) -> None:
    before = {path.name: path.read_bytes() for path in archive.iterdir()}
    with pytest.raises(EditionError, match="is the same file as A"):
        adding(archive, [Original("c.txt", TEXT.encode())])
    with pytest.raises(EditionError, match="siglum of witness 1"):
        tried(archive, adding(archive, [Original("c.txt", b"Other", "a")]))
    assert {path.name: path.read_bytes() for path in archive.iterdir()} == before


def test_a_renamed_source_keeps_ids_decisions_and_citations(archive: Path) -> None:
    (archive / "decisions.toml").write_text(
        '[[decision]]\ndo = "kind"\npassage = "p2"\nreadings = { A = "every", B = "each" }  # A or B\n'
        'kind = "spelling"\nreason = "B = a slip of A"\nwho = "E"\ndate = 2026-01-02\n'
    )
    minted(archive)
    before = register_of(archive)
    made(archive, renaming(archive, "B", "Q.1"))
    after = register_of(archive)
    assert list(plan(after)) == []
    assert [u.id for _, u in after.edition.units()] == [u.id for _, u in before.edition.units()]
    assert [u.kind for _, u in after.edition.units()] == [u.kind for _, u in before.edition.units()]
    decisions = (archive / "decisions.toml").read_text()
    assert '"Q.1" = "each" }  # A or B' in decisions
    assert 'reason = "B = a slip of A"' in decisions
    fates = {entry.siglum: entry.into for entry in after.ledger.witnesses}
    assert fates == {"A": (), "Q.1": (), "B": ("Q.1",)}
    assert verify(after, "B", before.edition.witness("B").sha256).state.name != "UNKNOWN"


def test_a_renamed_base_is_the_base(archive: Path) -> None:
    made(archive, renaming(archive, "A", "X"))
    text = (archive / "edition.toml").read_text()
    assert 'base = "X"\n\n# the first: A\n' in text
    assert 'notes = "siglum = A, as printed"' in text
    assert register_of(archive).edition.base == "X"
    assert list(plan(register_of(archive))) == []


@pytest.mark.parametrize(("old", "new"), [("C", "D"), ("A", "a b"), ("A", "B")])
def test_a_renaming_that_cannot_be_is_refused(archive: Path, old: str, new: str) -> None:
    with pytest.raises(EditionError):
        tried(archive, renaming(archive, old, new))


def test_a_withdrawn_source_leaves_its_ids_and_its_files_aside(archive: Path) -> None:
    made(archive, withdrawing(archive, "B", None))
    assert (archive / "withdrawn" / "B.txt").exists()
    register = register_of(archive)
    assert [witness.siglum for witness in register.edition.witnesses] == ["A"]
    assert [passage.id for passage in register.edition.passages] == ["p1", "p2"]
    assert any("B: withdrawn" in line for line in plan(register))
    with pytest.raises(EditionError, match="the only source"):
        withdrawing(archive, "A", None)


def test_decisions_go_on_without_a_withdrawn_source_or_are_kept_beside_its_files(archive: Path) -> None:
    (archive / "C.txt").write_text(TEXT.replace("every", "no").replace("charge", "claim"))
    with (archive / "edition.toml").open("a") as manifest:
        manifest.write('\n[[witness]]\nsiglum = "C"\nfile = "C.txt"\n')
    said = 'do = "note"\nnote = "n"\nwho = "w"\ndate = 2026-01-02\nreason = "r"\n'
    three = '{ A = "every", B = "each", C = "no" }'
    kept = f'# of the board\n[[decision]]\nreadings = {three}\npassage = "p2"\n{said}'
    aside = f'[[decision]]  # of C\nreadings = {{ A = "charge", C = "claim" }}\npassage = "p1"\n{said}'
    (archive / "decisions.toml").write_text(f"{aside}\n{kept}")
    minted(archive)
    change = withdrawing(archive, "C", None)
    assert change.remarks == (
        "1 of the decisions has no place without C: kept in withdrawn/decisions-C.toml",
    )
    made(archive, change)
    assert (archive / "decisions.toml").read_text() == kept.replace(', C = "no"', "")
    assert (archive / "withdrawn" / "decisions-C.toml").read_text() == f"{aside}\n"
    assert any(unit.decisions for passage in register_of(archive).edition.passages for unit in passage.units)


def test_a_base_is_withdrawn_only_with_another_named(archive: Path) -> None:
    with pytest.raises(EditionError, match="--base B"):
        withdrawing(archive, "A", None)
    made(archive, withdrawing(archive, "A", "B"))
    assert register_of(archive).edition.base == "B"


@pytest.mark.parametrize(
    ("name", "content", "files"),
    [
        ("two words.txt", TEXT.encode(), ("two words.txt", None)),
        ("-dash.TXT", TEXT.encode(), ("-dash.TXT", None)),
        ("western.txt", f"The café’s text:\n\n{TEXT}".encode("cp1252"), ("western-utf8.txt", "western.txt")),
        ("two words.html", PAGE.encode(), ("two-words.txt", "two words.html")),
    ],
)
def test_a_file_that_lies_in_the_folder_stays_as_it_is_and_is_no_stranger_then(
    archive: Path, name: str, content: bytes, files: tuple[str, str | None]
) -> None:
    (archive / name).write_bytes(content.replace(b"false", b"untrue"))
    given = Original(name, (archive / name).read_bytes())
    made(archive, adding(archive, [given], frozenset({name})))
    edition = register_of(archive).edition
    assert list(strangers(archive, edition)) == []
    added = edition.witnesses[-1]
    assert (added.file, files[1] is None or (archive / files[1]).read_bytes()) == (
        files[0],
        files[1] is None or given.content,
    )


def test_a_source_that_shares_nothing_is_said_to_be_left_aside(archive: Path) -> None:
    change = adding(archive, [Original("far.txt", b"Bread is baked of flour, water and some salt.", "F")])
    assert extent_in_words(tried(archive, change).edition, "F") == (
        "F  far.txt: unrelated: shares only phrases that any two texts share, and is left aside"
    )


def test_the_same_file_twice_in_one_command_is_refused_as_in_two(archive: Path) -> None:
    with pytest.raises(EditionError, match=r"d\.txt: is the same file as c\.txt, which is handed in too"):
        adding(archive, [Original("c.txt", b"We deny it all."), Original("d.txt", b"We deny it all.")])


def test_a_file_in_the_folder_that_says_the_same_is_to_be_removed(archive: Path) -> None:
    same = (archive / register_of(archive).edition.witnesses[0].file).read_bytes()
    (archive / "x.txt").write_bytes(same)
    with pytest.raises(EditionError, match=r"is the same file as A, .*: remove it from the folder"):
        adding(archive, [Original("x.txt", same)], frozenset({"x.txt"}))


def test_another_file_with_the_text_of_a_source_is_a_source_that_says_so(archive: Path) -> None:
    """Two publishers may print the same to the letter: that is what an archive is to find."""
    given = Original("c.md", TEXT.replace("\n\nIt", "\n\n\nIt").encode(), "C")
    change = adding(archive, [given])
    assert change.remarks == ("c.md: has the text of A, letter for letter",)
    made(archive, change)
    assert len(register_of(archive).edition.witnesses) == 3
    with pytest.raises(EditionError, match="is the same file as C"):
        adding(archive, [Original("d.md", given.content)])
