"""The exported files under another site generator: the way out should mkdocs or Material end."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from lxml import html

from tests.support.commands import made
from tests.support.programs import ROOT

SETTINGS = """\
site_name: Elsewhere
use_directory_urls: false
theme: {theme}
extra_css: [assets/edition.css]
markdown_extensions: [attr_list, md_in_html, tables]
validation: {{omitted_files: ignore, anchors: warn}}
"""


def marked(page: Path) -> dict[str, str]:
    """The text of every element that has an id of an edition, white space folded."""
    tree = html.parse(page).getroot()
    found = tree.xpath(
        "//*[re:test(@id, '^p[0-9]')]", namespaces={"re": "http://exslt.org/regular-expressions"}
    )
    return {element.get("id"): " ".join(element.text_content().split()) for element in found}


@pytest.fixture(scope="module")
def exported(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("elsewhere")
    made("export", ROOT / "variants", folder / "docs")
    return folder


@pytest.mark.slow
@pytest.mark.parametrize("theme", ["mkdocs", "material"])
def test_the_exported_files_build_under_properdocs(site: Path, exported: Path, theme: str) -> None:
    pytest.importorskip("properdocs")
    (exported / "properdocs.yml").write_text(SETTINGS.format(theme=theme))
    built = exported / theme
    result = subprocess.run(
        [
            sys.executable,
            "-m",
            "properdocs",
            "build",
            "--strict",
            "-f",
            exported / "properdocs.yml",
            "-d",
            built,
        ],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    pages = {path.relative_to(site) for path in site.rglob("*.html") if path.name != "404.html"}
    assert {path for path in pages if not (built / path).is_file()} == set()
    for page in pages:
        assert marked(built / page) == marked(site / page), page
    assert {"p1", "p6"} <= set(marked(built / "statement.html"))
    for file in (site / "data").rglob("*"):
        if file.is_file():
            assert (built / file.relative_to(site)).read_bytes() == file.read_bytes()
