"""Generated pages as mkdocs is handed them: as they are, whenever they are made."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig

from edition.app import generator, hook
from edition.app.lifted_pages import AwaitedFile, lifted, none_looks_before
from edition.app.replacement import replaced
from edition.site.templating import page
from tests.support.archives import THREE, archive
from tests.support.programs import ROOT


def test_a_page_is_lifted_with_its_front_matter() -> None:
    found = lifted(page("Ends & means", "About: it", "<h1>Ends</h1>\n---\n<p>more</p>", head="<x>").decode())
    assert found is not None
    assert found.meta["title"] == "Ends &amp; means"
    assert found.meta["head"] == "<x>"
    assert found.meta["search"] == {"exclude": True}
    assert found.body == "<h1>Ends</h1>\n---\n<p>more</p>\n"


@pytest.mark.parametrize(
    "text", ["# Markdown\n", '---\ntitle: "x"\n---\n\n# Markdown\n', "<p>no front</p>", ""]
)
def test_what_is_no_page_of_ours_is_left(text: str) -> None:
    assert lifted(text) is None


class Counted(dict[str, bytes]):
    """Files that say how often they are read."""

    read = 0

    def __getitem__(self, path: str) -> bytes:
        self.read += 1
        return super().__getitem__(path)


def test_an_awaited_file_is_not_read_before_its_content() -> None:
    made: Mapping[str, bytes] = Counted({"p/1.md": "<p>über</p>".encode()})
    config = load_config(str(ROOT / "mkdocs.yml"))
    config.plugins._current_plugin = "build_site.py"
    file = AwaitedFile.of(made, "p/1.md", config)
    assert (file.dest_uri, file.is_documentation_page(), made.read) == ("p/1.html", True, 0)  # type: ignore[attr-defined]
    assert file.content_string == "<p>über</p>"
    assert file.content_bytes == made["p/1.md"]


def test_pages_are_read_late_only_where_no_plugin_looks_before() -> None:
    config = load_config(str(ROOT / "mkdocs.yml"))
    assert none_looks_before(config)
    config.plugins["other"] = config.plugins["material/search"]
    assert not none_looks_before(config)


@pytest.mark.slow
def test_pages_that_are_read_late_are_those_that_are_read_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_MKDOCS_2_WARNING", "1")
    folder = archive(tmp_path, THREE)
    awaited: list[str] = []
    made = AwaitedFile.of

    def told(files: Mapping[str, bytes], path: str, config: MkDocsConfig) -> AwaitedFile:
        awaited.append(path)
        return made(files, path, config)

    monkeypatch.setattr(AwaitedFile, "of", told)
    (tmp_path / "at-once").mkdir()
    generator.write_site(folder, tmp_path / "at-once")
    assert not awaited
    with replaced(tmp_path / "late") as fresh:
        generator.write_site(folder, fresh)
    assert "p/1.md" in awaited
    assert "statement.md" not in awaited
    assert hook._SiteRun.making is not None
    at_once, late = (
        {str(p.relative_to(place)): p.read_bytes() for p in place.rglob("*") if p.is_file()}
        for place in (tmp_path / "at-once", tmp_path / "late")
    )
    assert at_once == late
