"""A folder takes the place of an earlier one whole, and never of what others made."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from itertools import count
from pathlib import Path

import pytest

from edition.app import replacement
from edition.app.files import _MARK, BUILT, put_mark, writing
from edition.app.replacement import LISTED, PUBLISHED, list_files, refuse_to_empty, replaced
from edition.errors import EditionError
from tests.attack.forks import killed_before

OURS = '{"schema": "edition/2"}'
MARK = _MARK.decode()
LIST = f"{LISTED}\n{PUBLISHED}\n"


def published(folder: Path, **others: str) -> Path:
    (folder / "data").mkdir(parents=True)
    (folder / PUBLISHED).write_text(OURS)
    for name, text in others.items():
        (folder / name).write_text(text)
    return folder


def laid(folder: Path, files: dict[str, str]) -> None:
    for path, text in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text)


def contents(folder: Path) -> dict[str, str]:
    return {p.relative_to(folder).as_posix(): p.read_text() for p in folder.rglob("*") if p.is_file()}


@pytest.mark.parametrize(
    "foreign",
    [
        {"letter.txt": "Dear reader"},
        {"index.html": "another program's"},
        {"data/edition.json": '{"schema": "something else"}'},
        {"data/edition.json": OURS, "CNAME": "example.org"},
        {"data/edition.json": OURS, ".git/HEAD": "ref: refs/heads/main"},
        {"data/edition.json": OURS, "notes/mine.txt": "a note"},
        {"data/edition.json": OURS, LISTED: LIST, "data/mine.csv": "a,b"},
        {"data/edition.json": OURS, LISTED: LIST, "p/9.html": "a page of mine"},
        {"data/edition.json": OURS, LISTED: LIST, "p/mine/.keep": ""},
    ],
)
def test_what_is_not_ours_is_never_deleted(tmp_path: Path, foreign: dict[str, str]) -> None:
    laid(tmp_path / "site", foreign)
    with pytest.raises(EditionError, match="holds"), replaced(tmp_path / "site") as fresh:
        published(fresh)
    assert contents(tmp_path) == {f"site/{path}": text for path, text in foreign.items()}


@pytest.mark.parametrize("name", [".site.new", ".site.old"])
def test_a_folder_that_has_but_the_name_of_ours_is_left_alone(tmp_path: Path, name: str) -> None:
    published(tmp_path / "site")
    laid(tmp_path / name, {"letter.txt": "Dear reader"})
    with pytest.raises(EditionError, match="holds"), replaced(tmp_path / "site") as fresh:
        published(fresh)
    assert contents(tmp_path) == {f"site/{PUBLISHED}": OURS, f"{name}/letter.txt": "Dear reader"}


def test_an_earlier_publication_is_replaced_whole(tmp_path: Path) -> None:
    target = published(tmp_path / "site", **{"old.html": "x", "sitemap.xml": "x"})
    with replaced(target) as fresh:
        (fresh / "index.html").write_text("new")
    assert contents(target) == {"index.html": "new"}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["site"]


def test_what_a_run_listed_is_replaced(tmp_path: Path) -> None:
    laid(tmp_path / "site", {PUBLISHED: OURS, "p/1.html": "x", "new here.txt": "x"})
    list_files(tmp_path / "site")
    with replaced(tmp_path / "site") as fresh:
        published(fresh)
    assert contents(tmp_path) == {f"site/{PUBLISHED}": OURS}


def test_an_empty_folder_and_a_link_of_others_are_theirs(tmp_path: Path) -> None:
    site = tmp_path / "site"
    laid(site, {PUBLISHED: OURS})
    list_files(site)
    for lay in ((site / "kept").mkdir, lambda: (site / "away").symlink_to(tmp_path)):
        lay()
        with pytest.raises(EditionError, match="which no build makes"), replaced(site):
            pass
        (site / "kept").rmdir() if (site / "kept").exists() else None
    assert (site / "away").is_symlink()


@pytest.mark.parametrize("mark", [".building", ".built"])
def test_what_a_killed_run_left_is_cleared(tmp_path: Path, mark: str) -> None:
    left = tmp_path / ".site.new"
    left.mkdir()
    put_mark(left, mark)
    (left / "half.html").write_text("half")
    with replaced(tmp_path / "site") as fresh:
        (fresh / "index.html").write_text("new")
    assert contents(tmp_path) == {"site/index.html": "new"}


def test_the_mark_of_a_run_killed_at_its_end_is_no_guest(tmp_path: Path) -> None:
    site = tmp_path / "site"
    laid(site, {PUBLISHED: OURS})
    list_files(site)
    put_mark(site, BUILT)
    with replaced(site) as fresh:
        laid(fresh, {"index.html": "new"})
    assert contents(tmp_path) == {"site/index.html": "new"}
    put_mark(site, BUILT)
    with writing(site):
        assert contents(site) == {"index.html": "new"}


@pytest.mark.parametrize(
    "listed", [pytest.param(True, marks=pytest.mark.slow, id="a site"), pytest.param(False, id="no site")]
)
def test_a_kill_before_any_change_leaves_one_folder_whole(tmp_path: Path, listed: bool) -> None:
    """Each step of a replacement, those between the mark, the exchange and the removal too."""

    def content(words: str) -> dict[str, str]:
        pages = {"index.html": words, "p/deep/2.html": words}
        return {**pages, PUBLISHED: OURS, LISTED: "".join(f"{n}\n" for n in (*pages, PUBLISHED, LISTED))}

    def replace(target: Path, pages: dict[str, str]) -> None:
        with replaced(target, published=listed) as fresh:
            laid(fresh, pages)

    old, new = content("old") if listed else {}, content("new") if listed else {"a.txt": "n", "p/b.txt": "n"}
    for step in count():
        folder = tmp_path / str(step)
        site = folder / "site"
        folder.mkdir()
        laid(site, old)
        killed = killed_before(step, partial(replace, site, new))
        left = contents(site)
        assert listed or left.pop(BUILT, MARK) == MARK
        assert left in (old, new)
        if listed or not left:
            replace(site, new)
        else:
            with writing(site):
                pass
        assert contents(site) == new
        assert [path.name for path in folder.iterdir()] == ["site"]
        if not killed:
            break
    assert step > 8


def test_a_kill_while_a_failed_run_clears_up_stops_no_later_one(tmp_path: Path) -> None:
    def replace(site: Path, *, fails: bool) -> None:
        with suppress(EditionError), replaced(site) as fresh:
            laid(fresh, {PUBLISHED: OURS, "index.html": "new", "p/1.html": "new"})
            if fails:
                raise EditionError([])

    for step in count():
        site = tmp_path / str(step) / "site"
        site.parent.mkdir()
        killed = killed_before(step, partial(replace, site, fails=True))
        replace(site, fails=False)
        assert [path.name for path in site.parent.iterdir()] == ["site"]
        if not killed:
            break


def test_a_run_that_fails_on_a_full_disk_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with suppress(OSError), replaced(tmp_path / "site") as fresh:
        laid(fresh, {"half.html": "half"})
        monkeypatch.setattr("edition.app.replacement.put_mark", full)
        full()
    assert not list(tmp_path.iterdir())
    with suppress(OSError), replaced(tmp_path / "site"):
        pass
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("mark", [".built", ".building"])
@pytest.mark.parametrize("words", ["", "by me", "x" * len(MARK), f"{MARK}\n"])
def test_a_file_with_the_name_of_our_mark_but_without_our_words_is_kept(
    tmp_path: Path, mark: str, words: str
) -> None:
    for name, listed in {"site": {LISTED: LIST}, "unlisted": {}}.items():
        site = tmp_path / name
        laid(site, {PUBLISHED: OURS, **listed, mark: words})
        with writing(site):
            pass
        with pytest.raises(EditionError, match=rf"holds \{mark}"), replaced(site) as fresh:
            laid(fresh, {"index.html": "new"})
        assert (site / mark).read_text() == words


@pytest.mark.parametrize("name", [".site.new", ".site.old"])
@pytest.mark.parametrize(
    "files",
    [
        {PUBLISHED: OURS, LISTED: LIST, "notes.txt": "mine"},
        {PUBLISHED: OURS, LISTED: LIST, ".building": "mine"},
        {PUBLISHED: OURS, LISTED: LIST, ".built": ""},
        {PUBLISHED: OURS, "notes/mine.txt": "mine"},
        {".built": "", "keep.txt": "mine"},
        {".built": "mine"},
        {".built": ""},
        {".building": "", "keep.txt": "mine"},
        {".building": "mine", "keep.txt": "mine"},
        {".building": "mine"},
    ],
)
@pytest.mark.parametrize("site", [True, False])
def test_what_others_put_into_a_folder_with_the_name_of_ours_is_kept(
    tmp_path: Path, name: str, files: dict[str, str], site: bool
) -> None:
    if site:
        published(tmp_path / "site")
    laid(tmp_path / name, files)
    before = contents(tmp_path)
    with pytest.raises(EditionError, match=rf"\{name}: holds"), replaced(tmp_path / "site") as fresh:
        published(fresh)
    assert contents(tmp_path) == before


def test_a_link_with_the_name_of_our_folder_is_kept(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / ".site.new").symlink_to(tmp_path / "mine")
    with pytest.raises(EditionError, match="holds something else"), replaced(tmp_path / "site"):
        pass
    assert (tmp_path / ".site.new").is_symlink()


@pytest.mark.parametrize("files", [{}, {PUBLISHED: OURS, LISTED: LIST}])
def test_a_mark_that_was_being_written_stops_no_later_run(tmp_path: Path, files: dict[str, str]) -> None:
    laid(tmp_path / ".site.new", {**files, ".building": ""})
    with replaced(tmp_path / "site") as fresh:
        published(fresh)
    assert contents(tmp_path) == {f"site/{PUBLISHED}": OURS}


def test_what_is_left_of_a_half_removed_site_does_not_come_back(tmp_path: Path) -> None:
    laid(tmp_path / ".site.old", {PUBLISHED: OURS, ".building": MARK})
    with suppress(KeyError), replaced(tmp_path / "site"):
        raise KeyError
    assert contents(tmp_path) == {}


@pytest.mark.parametrize(
    "files",
    [
        {".building": "mine", "thesis.txt": "mine"},
        {".building": MARK, "thesis.txt": "mine"},
        {".building": "", "thesis.txt": "mine"},
        {".building": MARK, PUBLISHED: OURS, "thesis.txt": "mine"},
        {".building": "mine"},
    ],
)
def test_only_a_folder_that_was_just_begun_is_emptied_for_its_mark(
    tmp_path: Path, files: dict[str, str]
) -> None:
    laid(tmp_path, files)
    with pytest.raises(EditionError, match="holds"):
        refuse_to_empty(tmp_path)
    with replaced(tmp_path / "site") as fresh:
        refuse_to_empty(fresh)


def test_a_new_folder_may_only_be_empty(tmp_path: Path) -> None:
    with pytest.raises(EditionError), replaced(published(tmp_path / "archive"), published=False):
        pass
    assert contents(tmp_path / "archive") == {PUBLISHED: OURS}


def test_a_site_that_is_a_link_stays_one(tmp_path: Path) -> None:
    real = published(tmp_path / "real")
    (tmp_path / "site").symlink_to(real)
    with replaced(tmp_path / "site") as fresh:
        (fresh / "index.html").write_text("new")
    assert (tmp_path / "site").is_symlink()
    assert contents(real) == {"index.html": "new"}


def _adds_a_letter(site: Path) -> None:
    (site / "letter.txt").write_text("mine")


def _puts_another_folder_there(site: Path) -> None:
    site.rename(site.with_name("away"))
    laid(site, {"letter.txt": "mine"})


def _puts_a_link_there(site: Path) -> None:
    laid(site.with_name("other"), {"letter.txt": "mine"})
    site.rename(site.with_name("away"))
    site.symlink_to(site.with_name("other"))


@pytest.mark.parametrize("at_once", [True, False])
@pytest.mark.parametrize("other", [_adds_a_letter, _puts_another_folder_there, _puts_a_link_there])
def test_what_comes_between_the_check_and_the_exchange_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, other: Callable[[Path], None], at_once: bool
) -> None:
    site, exchange = published(tmp_path / "site"), replacement._exchange

    def late(fresh: Path, target: Path) -> Path | None:
        other(target)
        return exchange(fresh, target)

    monkeypatch.setattr(replacement, "_exchange", late)
    if not at_once:
        monkeypatch.setattr(replacement, "_exchange_at_once", lambda *_: False)
    with pytest.raises(EditionError, match=r"letter\.txt|was exchanged"), replaced(site) as fresh:
        laid(fresh, {"index.html": "new"})
    assert (site / "letter.txt").read_text() == "mine"
    assert not [path for path in tmp_path.iterdir() if path.name.startswith(".")]


def test_a_site_that_is_a_disk_of_its_own_or_a_link_in_a_circle_is_told(tmp_path: Path) -> None:
    (tmp_path / "site").symlink_to(tmp_path / "site")
    with pytest.raises(EditionError, match="leads nowhere"), replaced(tmp_path / "site"):
        pass
    with pytest.raises(EditionError, match="a disk of its own"), replaced(Path("/proc")):
        pass


def test_a_pipe_in_the_place_of_the_mark_is_not_waited_for(tmp_path: Path) -> None:
    for name in (PUBLISHED, LISTED):
        (tmp_path / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        os.mkfifo(tmp_path / "site" / name)
    with pytest.raises(EditionError, match="holds something else"), replaced(tmp_path / "site"):
        pass
