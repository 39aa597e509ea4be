"""Many archives at once: `collate` crosses processes, and the lines the documentation shows for Dask run."""

from __future__ import annotations

import pickle
import re
from pathlib import Path

import pytest
from dask.distributed import LocalCluster

from edition.collate import collate
from edition.export.edition_json import to_json
from edition.sources.folder import read_sources
from tests.support.programs import ROOT

_DOCUMENTED = ROOT / "docs" / "method.md"
_TEXTS = (
    ("The harbour was shut.\n\nNobody knew why.\n", "The harbor was shut.\n\nNobody knew why.\n"),
    ("We deny it.\n\nWe have always denied it.\n", "We deny it.\n\nWe have never denied it.\n"),
    ("One paragraph alone.\n", "One paragraph alone, at last.\n"),
)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    for number, texts in enumerate(_TEXTS):
        folder = tmp_path / f"statement-{number}"
        folder.mkdir()
        for siglum, text in zip("AB", texts, strict=True):
            (folder / f"{siglum}.txt").write_text(text, "utf-8")
    return tmp_path


def test_collation_and_its_result_cross_processes(corpus: Path) -> None:
    sources = read_sources(corpus / "statement-0")
    edition = pickle.loads(pickle.dumps(collate))(pickle.loads(pickle.dumps(sources)))
    assert to_json(pickle.loads(pickle.dumps(edition))) == to_json(collate(sources))


def test_the_documented_lines_collate_a_corpus(corpus: Path) -> None:
    blocks = re.findall(r"```python\n(.*?)```", _DOCUMENTED.read_text("utf-8"), re.DOTALL)
    (lines,) = [block for block in blocks if "dask" in block]
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as cluster:
        names = {"__name__": "__main__", "ADDRESS": cluster.scheduler_address, "CORPUS": corpus}
        exec(lines, names)
    for folder in sorted(corpus.iterdir()):
        assert (folder / "edition.json").read_bytes() == to_json(collate(read_sources(folder)))
