"""What the reader sees is what the source says, character for character, in a real browser."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext

from edition.collate import collate
from edition.model import Edition
from edition.permalink import unit_label
from edition.sources.folder import read_sources
from tests.support.archives import HOSTILE, archive, build
from tests.support.programs import ROOT

pytestmark = pytest.mark.browser

_TEXTS = """() => Object.fromEntries([...document.querySelectorAll(".passage")].map(passage => [passage.id,
  Object.fromEntries([...passage.querySelectorAll(".version")].map(version => [version.dataset.w, {
    paragraphs: [...version.querySelectorAll("p.t")].map(p => p.textContent),
    readings: [...version.querySelectorAll(".u")].map(u => [u.dataset.u, u.textContent]),
  }]))]))"""


def assert_shown(found: dict, edition: Edition) -> None:
    """Every paragraph and reading of the edition stands in the page as the edition has it, and no other."""
    assert list(found) == [passage.id for passage in edition.passages]
    for passage in edition.passages:
        for siglum, shown in found[passage.id].items():
            expected = [paragraph.text for paragraph in passage.paragraphs[siglum]]
            assert shown["paragraphs"] == expected
            readings = {
                u.id.partition(".u")[2]: u.readings[siglum].text
                for u in passage.units
                if siglum in u.readings
            }
            assert dict(shown["readings"]) == readings


def folded(text: str) -> str:
    """Source text with each run of layout white space as one space, and none at the ends."""
    return re.sub("[\t\n\v\f\r \x1c-\x1f\x85\u2028\u2029]+", " ", text).strip(" ")


def test_every_reading_of_the_statement_is_the_source_span(site: Path, context: BrowserContext) -> None:
    edition = collate(read_sources(ROOT / "variants"))
    page = context.new_page()
    page.goto(f"{site.as_uri()}/statement.html")
    found = page.evaluate(_TEXTS)
    page.close()
    assert_shown(found, edition)
    for passage, unit in edition.units():
        for siglum, reading in unit.readings.items():
            shown = dict(found[passage.id][siglum]["readings"])[unit_label(unit.id)]
            assert folded(edition.witness(siglum).text[reading.start : reading.end]) == folded(shown)
    for siglum in ("TR", "PDF"):
        for passage in edition.passages:
            source = edition.witness(siglum).text
            spans = [folded(source[p.start : p.end]) for p in passage.paragraphs[siglum]]
            assert found[passage.id][siglum]["paragraphs"] == spans


def test_hostile_characters_are_shown_unaltered(tmp_path: Path, context: BrowserContext) -> None:
    folder = archive(tmp_path, HOSTILE)
    target = build(folder)
    edition = collate(read_sources(folder))
    page = context.new_page()
    alerts: list[str] = []
    page.on("dialog", lambda dialog: (alerts.append(dialog.message), dialog.dismiss()))
    page.goto(f"{target.as_uri()}/statement.html")
    assert_shown(page.evaluate(_TEXTS), edition)
    for siglum in HOSTILE:
        page.goto(f"{target.as_uri()}/witness/{siglum}.html")
        lines = page.evaluate("[...document.querySelectorAll('ol.source li')].map(li => li.textContent)")
        assert "\n".join(lines) == edition.witness(siglum).text
    for passage in edition.passages:
        page.goto(f"{target.as_uri()}/p/{passage.id[1:]}.html")
        shown = page.evaluate("[...document.querySelectorAll('p.t')].map(p => p.textContent)")
        assert shown == [p.text for s in HOSTILE for p in passage.paragraphs[s]]
    assert alerts == []
    page.close()


def test_characters_that_deceive_are_named(tmp_path: Path, context: BrowserContext) -> None:
    target = build(archive(tmp_path, HOSTILE))
    page = context.new_page()
    page.goto(f"{target.as_uri()}/statement.html")
    named = set(page.evaluate("[...document.querySelectorAll('.unseen')].map(e => e.dataset.is)"))
    assert {"U+202E", "U+200B", "U+00AD", "U+2066"} <= named
    page.close()


def test_the_source_page_gives_the_whole_file(site: Path, context: BrowserContext) -> None:
    edition = collate(read_sources(ROOT / "variants"))
    page = context.new_page()
    for witness in edition.witnesses:
        page.goto(f"{site.as_uri()}/witness/{witness.siglum}.html")
        lines = page.evaluate("[...document.querySelectorAll('ol.source li')].map(li => li.textContent)")
        assert "\n".join(lines) == witness.text
    page.close()
