"""Every published file is described, read by the lines that the data page shows, and summed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from edition.export.catalogue import Export, exports, to_exports
from tests.support.editions import Row, build
from tests.support.tei import many


@pytest.fixture(scope="module")
def folder(tmp_path_factory) -> Path:
    """A copy of the published folder."""
    root = tmp_path_factory.mktemp("site")
    for path, content in to_exports(many()).items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
    return root / "data"


@pytest.mark.parametrize("export", exports(many()), ids=lambda export: export.name)
def test_snippet_reads_it(export: Export, folder):
    assert len(export.snippet.splitlines()) == 3
    run = [sys.executable, "-X", "utf8", "-W", "error", "-W", "ignore::ResourceWarning", "-c", export.snippet]
    done = subprocess.run(run, cwd=folder, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout or export.name == "schema"
    assert "False" not in done.stdout


@pytest.mark.parametrize("export", exports(many()), ids=lambda export: export.name)
def test_described_in_words(export: Export):
    assert export.files
    assert export.path.startswith("data/")
    assert min(len(export.title), len(export.description), len(export.users)) > 5


def test_every_file_is_summed(folder):
    files = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    sums = (folder / "SHA256SUMS").read_text().splitlines()
    assert {line.split("  ", 1)[1] for line in sums} == files - {"SHA256SUMS"}
    done = subprocess.run(
        ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"], cwd=folder, check=False
    )
    assert done.returncode == 0


def test_sources_are_published_byte_for_byte(folder):
    for witness in many().witnesses:
        assert (folder / "sources" / witness.file).read_bytes() == witness.text.encode()


def test_a_source_without_the_statement_has_no_text():
    texts = [path for path in to_exports(build([Row("p1", {"A": "x", "B": None})])) if "/text/" in path]
    assert texts == ["data/text/A.txt"]
