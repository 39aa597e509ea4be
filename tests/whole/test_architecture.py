"""What is written for those who carry this on: every place and every command that it names is there."""

from __future__ import annotations

import importlib
import re
import shlex

import pytest

from edition.app.cli import cli
from tests.support.layers import LAYERS, ROOMS
from tests.support.programs import ROOT
from tests.support.scripts import SOURCES

SCHEMA = re.compile(r"edition/\d")  # the name of the published form

MOST_OF_SENTENCE, MOST_OF_PARAGRAPH = 45, 130  # words: more is read twice

PAGE = (ROOT / "docs" / "architecture.md").read_text("utf-8")


NAMES = {
    name for name in re.findall(r"`((?:[a-z]\w*\.)+\w+)`", PAGE) if not name.endswith((".md", ".py", ".toml"))
}


@pytest.mark.parametrize("name", sorted(NAMES))
def test_every_name_on_the_map_is_there(name: str) -> None:
    module, _, member = name.rpartition(".")
    assert hasattr(importlib.import_module(f"edition.{module}"), member)


@pytest.mark.parametrize(
    "path", sorted(set(re.findall(r"`([a-z_]+/[\w/]*(?:\.py)?)`", PAGE)) - {"variants/"})
)
def test_every_place_on_the_map_is_there(path: str) -> None:
    assert (ROOT / "edition" / path).exists() or (ROOT / path).exists()


def test_every_module_on_the_map_is_there() -> None:
    there = {path.stem for path in (ROOT / "edition").rglob("*")}
    assert set(re.findall(r"`([a-z]\w*)`", PAGE)) - there == set()


def test_every_layer_is_on_the_map() -> None:
    house = PAGE[PAGE.index("## The house") : PAGE.index("## The way of a text")]
    rooms = [f"{package}/{room}" for package, names in ROOMS.items() for room in names]
    assert [place for place in (*LAYERS, *rooms) if not re.search(rf"`{place}/?`", house)] == []


def test_every_module_of_the_engine_that_a_script_names_is_there() -> None:
    named = [
        (path.name, *module.split("."))
        for path in SOURCES.glob("*.js")
        for module in re.findall(r"`(analysis(?:\.\w+)+)`", path.read_text("utf-8"))
    ]
    assert named
    assert [
        each for each in named if not ROOT.joinpath("edition", *each[1:]).with_suffix(".py").exists()
    ] == []


def test_no_group_of_the_changelog_stands_twice() -> None:
    """As where two branches are brought together."""
    for release in (ROOT / "CHANGELOG.md").read_text("utf-8").split("\n## ")[1:]:
        groups = re.findall(r"^### (.+)$", release, re.MULTILINE)
        assert sorted(groups) == sorted(set(groups))


WRITTEN = {
    path.name: path.read_text("utf-8")
    for path in (*(ROOT / "docs").glob("*.md"), ROOT / "README.md", ROOT / "CONTRIBUTING.md")
}


@pytest.mark.parametrize("page", sorted(WRITTEN))
def test_every_file_that_a_page_names_is_there(page: str) -> None:
    named = set(re.findall(r"`((?:edition|tests)/[\w/.]*[\w/])`", WRITTEN[page]))
    assert [path for path in sorted(named) if not (ROOT / path).exists() and not SCHEMA.fullmatch(path)] == []


@pytest.mark.parametrize("page", sorted(WRITTEN))
def test_every_measurement_that_a_page_names_can_be_run(page: str) -> None:
    for module, part in re.findall(r"python -m (tests[.\w]*)(?: ([a-z]\w*))?", WRITTEN[page]):
        place = ROOT.joinpath(*module.split("."))
        assert (place / "__main__.py").exists() or place.with_suffix(".py").exists(), module
        assert not part or (place / f"{part}.py").exists(), (module, part)


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_every_link_of_a_page_at_the_top_leads_somewhere(page: str) -> None:
    """Those of `docs/` are tried by each strict build."""
    for path, anchor in re.findall(r"\]\(([\w./-]+)(?:#([\w-]+))?\)", (ROOT / page).read_text("utf-8")):
        assert (ROOT / path).exists(), path
        heads = re.findall(r"^#+ (.+)$", (ROOT / path).read_text("utf-8"), re.MULTILINE) if anchor else []
        slugs = {re.sub(r"[^\w -]", "", head).lower().replace(" ", "-") for head in heads}
        assert not anchor or anchor in slugs, (path, anchor)


@pytest.mark.parametrize("page", sorted(WRITTEN))
def test_every_command_that_a_page_types_is_understood(page: str) -> None:
    for line in re.findall(r"python build_site\.py ([a-z][^`\n]*)", WRITTEN[page]):
        name, *typed = shlex.split(line, comments=True)
        cli.commands[name].make_context(name, typed)


def paragraphs(page: str) -> list[str]:
    """The paragraphs and items of a page in plain words, without its head, tables and code."""
    prose = re.sub(r"(?ms)^---\n.*?^---\n|^ *```.*?^ *```$|^(?:\||#).*?$", "\n\n", page)
    plain = re.sub(r"`[^`]*`", "X", re.sub(r"\]\([^)]*\)", "", prose))
    return [" ".join(each.split()) for each in re.split(r"\n\s*\n|\n\s*(?=- |\d+\. )", plain)]


@pytest.mark.parametrize("page", sorted(WRITTEN))
def test_sentences_and_paragraphs_are_short(page: str) -> None:
    """Of prose that grows a sentence at a time nobody sees when it is too long."""
    found = paragraphs(WRITTEN[page])
    assert [each for each in found if len(each.split()) > MOST_OF_PARAGRAPH] == []
    sentences = [each for paragraph in found for each in re.split(r"(?<=[.:;?!])\s", paragraph)]
    assert [each for each in sentences if len(each.split()) > MOST_OF_SENTENCE] == []
