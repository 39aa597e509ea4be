"""Pieces of pages that are kept from one build to the next: the pages are those of a whole build."""

from __future__ import annotations

from datetime import date
from functools import partial
from hashlib import sha256
from typing import Any

import pytest

from edition.analysis.measures import quality
from edition.citation.cite import Site
from edition.collate import collate
from edition.export import edition_json, tables, tei
from edition.export.catalogue import exports
from edition.ledger.entries import Ledger
from edition.ledger.ids import Register, assign_ids
from edition.ledger.recorded_extents import as_recorded
from edition.ledger.recording import mint
from edition.model import Passage, Sources, Witness
from edition.site.assets import assets, join_modules
from edition.site.frame import Frame
from edition.site.pages import passage_pages, source_pages, statement
from edition.site.pages.missing import missing_page
from edition.text.kept import Kept
from tests.support.site_files import build_files

PREVIEW = Site(preview=True)
TEXTS = {
    "A": "First came the boats.\n\nThe second was a long grey ship of war.\n\nNobody saw the third one.\n",
    "B": "First came the boats.\n\nThe second was a long gray ship of war.\n\nNobody saw a third one.\n",
}


def register_of(texts: dict[str, str], ledger: Ledger = Ledger()) -> Register:  # noqa: B008
    witnesses = tuple(
        Witness(siglum, text, f"{siglum}.txt", sha256(text.encode()).hexdigest())
        for siglum, text in texts.items()
    )
    sources = as_recorded(Sources("Boats", "A", witnesses), ledger)
    return assign_ids(collate(sources), ledger)


def pages(
    texts: dict[str, str],
    kept: Kept | None = None,
    ledger: Ledger = Ledger(),  # noqa: B008
) -> dict[str, bytes]:
    return build_files(register_of(texts, ledger), exports, PREVIEW, kept)


def of_passages(monkeypatch: pytest.MonkeyPatch, module: Any, name: str) -> list[str]:
    """The passages of which a function makes a piece, each time that it does."""
    found: list[str] = []
    whole = getattr(module, name)

    def make(*given: Any, **named: Any) -> Any:
        found.append(next(each.id for each in given if isinstance(each, Passage)))
        return whole(*given, **named)

    monkeypatch.setattr(module, name, make)
    return found


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The passages whose pages were made, not kept."""
    return of_passages(monkeypatch, passage_pages, "_page")


@pytest.mark.slow
@pytest.mark.parametrize(
    ("siglum", "old", "new", "remade"),
    [
        ("B", "First came", "At first came", {"p1"}),  # what follows stands further on, on the same line
        ("B", "First", "\nFirst", {"p1", "p2", "p3"}),  # on another line, which the pages say
        ("A", "gr", "gr", set()),
        ("A", "long grey", "short grey", {"p2"}),
        ("B", "\n\nNobody saw a third one.", "", {"p2"}),  # which leads to no third any more
    ],
)
def test_an_edit_remakes_what_shows_it(
    made: list[str], siglum: str, old: str, new: str, remade: set[str]
) -> None:
    kept = Kept()
    pages(TEXTS, kept)
    made.clear()
    edited = TEXTS | {siglum: TEXTS[siglum].replace(old, new)}
    found = pages(edited, kept)
    assert set(made) == remade
    assert found == pages(edited)


@pytest.mark.slow
def test_the_first_edit_of_a_published_source_remakes_what_shows_it(made: list[str]) -> None:
    kept, ledger = Kept(), mint(register_of(TEXTS), date(2020, 1, 1))
    pages(TEXTS, kept, ledger)
    made.clear()
    edited = TEXTS | {"B": TEXTS["B"].replace("gray", "blue")}
    found = pages(edited, kept, ledger)
    assert made == ["p2"]
    assert found == pages(edited, None, ledger)


PIECES = [(tei, "_pieces"), (edition_json, "_passage"), (tables, "_apparatus"), (quality, "_rates_in")]


@pytest.mark.parametrize("place", PIECES, ids=lambda place: place[1])
def test_of_data_files_and_rates_a_passage_is_made_anew_that_was_edited(
    monkeypatch: pytest.MonkeyPatch, place: tuple[Any, str]
) -> None:
    kept, found = Kept(), of_passages(monkeypatch, *place)
    pages(TEXTS, kept)
    assert found == ["p1", "p2", "p3"]
    found.clear()
    edited = TEXTS | {"B": TEXTS["B"].replace("gray", "blue")}
    made = pages(edited, kept)
    assert found == ["p2"]
    assert made == pages(edited)


def test_places_in_data_files_move_with_what_stands_before() -> None:
    kept = Kept()
    pages(TEXTS, kept)
    edited = TEXTS | {"B": TEXTS["B"].replace("First", "First of all")}
    assert pages(edited, kept) == pages(edited)


def test_the_lines_of_a_source_are_made_anew_where_it_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    found: list[str] = []
    whole = source_pages._sheets

    def sheets(version: Any, *more: Any) -> Any:
        found.append(version.siglum)
        return whole(version, *more)

    monkeypatch.setattr(source_pages, "_sheets", sheets)
    kept = Kept()
    pages(TEXTS, kept)
    found.clear()
    pages(TEXTS | {"B": TEXTS["B"].replace("gray", "blue")}, kept)
    assert found == ["B"]


def test_of_a_divided_statement_the_part_is_made_anew_that_shows_the_edit(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    found: list[int] = []
    whole = statement._part

    def part(frame: Any, part: Any, *more: Any) -> Any:
        found.append(part.number)
        return whole(frame, part, *more)

    monkeypatch.setattr(statement, "_part", part)
    monkeypatch.setattr(statement, "statement_parts", partial(statement.statement_parts, limit=1))
    kept = Kept()
    before = pages(TEXTS, kept)
    assert found == [1, 2, 3]
    found.clear()
    edited = TEXTS | {"B": TEXTS["B"].replace("came", "went")}
    made = pages(edited, kept)
    assert found == [1]
    assert made["statement/3.md"] != before["statement/3.md"]  # the answer counts one place more
    assert made == pages(edited)


def test_scripts_are_joined_once() -> None:
    made = [*assets(), missing_page(Frame(register_of(TEXTS).edition))]
    joined = join_modules.cache_info().misses
    assert made == [*assets(), missing_page(Frame(register_of(TEXTS).edition))]
    assert join_modules.cache_info().misses == joined


@pytest.mark.slow
def test_a_title_is_on_every_page(made: list[str]) -> None:
    kept = Kept()
    witnesses = tuple(Witness(siglum, text, f"{siglum}.txt", "0" * 64) for siglum, text in TEXTS.items())
    for title in ("Boats", "Ships"):
        made.clear()
        register = assign_ids(collate(Sources(title, "A", witnesses)), Ledger())
        assert build_files(register, site=PREVIEW, kept=kept) == build_files(register, site=PREVIEW)
        assert set(made) == {"p1", "p2", "p3"}
