"""A whole site of hostile sources, manifest and decisions: every page parses, and none of it is markup."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import html5lib
import pytest

from tests.support.commands import made
from tests.support.hostile import FRAGMENTS, OF_THE_SOURCE, PLAIN

UNSHOWN = set("\x02\x03\x07\x08\x0b\x1b\x7f\x85\ufffe\uffff")  # what html5lib itself replaces
SAFE = [fragment for fragment in FRAGMENTS if not set(fragment) & UNSHOWN]
HOSTILE = "<script>alert(1)</script>{{ 7 * 7 }} & \"'><svg onload=alert(1)> \u202e"


@pytest.fixture(scope="module")
def site(tmp_path_factory) -> Path:
    """The built site."""
    folder = tmp_path_factory.mktemp("hostile")
    plain = " ".join(PLAIN)
    for siglum, word in (("A", "word"), ("B", "ward")):
        paragraphs = [f"{plain} {n} {fragment} {word} {plain}." for n, fragment in enumerate(FRAGMENTS)]
        (folder / f"{siglum}.txt").write_bytes("\n\n".join(paragraphs).encode("utf-8", "surrogatepass"))
    quoted = json.dumps(HOSTILE, ensure_ascii=False)
    witnesses = "\n".join(
        f'[[witness]]\nsiglum = "{siglum}"\nfile = "{siglum}.txt"\ntitle = {quoted}\n'
        f"publisher = {quoted}\nrights = {quoted}\nnotes = {quoted}\n"
        for siglum in "AB"
    )
    manifest = f'title = {quoted}\nauthor = {quoted}\nlanguage = "en"\nbase = "A"\n{witnesses}'
    (folder / "edition.toml").write_text(manifest, encoding="utf-8")
    said = f"reason = {quoted}\nwho = {quoted}\ndate = 2026-01-31\n"
    decisions = (
        f'[[decision]]\ndo = "note"\npassage = "p1"\nnote = {quoted}\n{said}'
        '[[decision]]\ndo = "supply"\nscope = "everywhere"\nreadings = { A = "word" }\n'
        f"text = {quoted}\n{said}"
    )
    (folder / "decisions.toml").write_text(decisions, encoding="utf-8")
    made("mint", folder)
    made("build", folder)
    return folder / "site"


@pytest.fixture(scope="module")
def parsed(site: Path) -> dict[Path, Any]:
    """Each page as a browser would read it, without an error but those of the sources."""
    trees = {}
    for path in sorted(site.rglob("*.html")):
        parser = html5lib.HTMLParser(namespaceHTMLElements=False)
        trees[path] = parser.parse(path.read_text("utf-8"))
        assert [error for error in parser.errors if error[1] not in OF_THE_SOURCE] == [], path
    return trees


@pytest.mark.slow
def test_every_page_parses_and_no_source_is_markup(parsed):
    assert len(parsed) > len(FRAGMENTS)
    for path, tree in parsed.items():
        for element in tree.iter():
            if not isinstance(element.tag, str):
                continue
            assert "onload" not in element.attrib or element.tag == "link", path
            assert "onerror" not in element.attrib, path
            assert (
                not element.get("href", "").lower().lstrip().startswith(("javascript:", "data:text/html"))
            ), path
            if element.tag == "script" and element.get("type") not in (
                "application/ld+json",
                "application/json",
            ):
                assert "alert(1)" not in (element.text or ""), path
            assert element.get("src") not in ("x", "//evil.example"), path


@pytest.mark.slow
def test_what_the_sources_say_is_on_the_pages(parsed):
    shown = []
    for tree in (tree for path, tree in parsed.items() if path.parent.name == "p"):
        shown += ["".join(p.itertext()) for p in tree.iter("p") if p.get("class") == "t"]
    text = " ".join(" ".join(shown).split())
    for fragment in SAFE:
        assert " ".join(fragment.split()) in text
    assert "49" not in text.replace("49 ", "")


@pytest.mark.slow
def test_templates_in_the_title_are_not_run(parsed):
    for path, tree in parsed.items():
        title = tree.find(".//title").text
        assert "{{ 7 * 7 }}" in title or path.name == "404.html", path
