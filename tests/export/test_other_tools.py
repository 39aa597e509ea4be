"""The program that hands the alignment to other tools, run as it is published."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from lxml import etree

from edition.export.catalogue import to_exports
from edition.model import Edition
from tests.support.archives import HARBOUR
from tests.support.programs import ROOT
from tests.support.tei import TEI, assert_valid, expected, many, moved
from tests.support.witnesses import collated

WHOLE, GAP = "\n\n".join(HARBOUR), "\n\n".join(HARBOUR[1:])
EDITIONS = {
    "many": many(),
    "moved": moved(),
    "alike": collated(WHOLE, WHOLE),
    "base lacks one": collated(GAP, WHOLE.replace("Monday", "Tuesday"), WHOLE, f"They say “{HARBOUR[1]}”."),
}


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text))


@pytest.mark.slow
@pytest.mark.parametrize("name", EDITIONS)
def test_each_witness_has_its_text_in_both_files(name: str, tmp_path: Path) -> None:
    edition: Edition = EDITIONS[name]
    for path, content in to_exports(edition).items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    program = [sys.executable, "-X", "utf8", str(ROOT / "docs" / "publishing" / "other_tools.py")]
    subprocess.run(program, cwd=tmp_path / "data", check=True)
    table = json.loads((tmp_path / "data" / "collatex.json").read_text("utf-8"))
    assert len({len(row) for row in table["table"]}) == 1
    root = assert_valid((tmp_path / "data" / "parallel.tei.xml").read_bytes())
    for siglum in edition.full:
        place = sorted(_letters("".join(map("".join, expected(edition)[siglum]))))
        cells = table["table"][table["witnesses"].index(siglum)]
        assert sorted(_letters("".join(token["t"] for cell in cells for token in cell))) == place
        assert sorted(_letters(_of(root, f"#{siglum}"))) == place


def _of(root: etree._Element, wit: str) -> str:
    """The text of one witness in the parallel segmentation."""
    body = root.find(f".//{TEI}div[@type='statement']")
    return "".join(
        text
        for paragraph in body
        for text in (paragraph.text or "", *(_reading(app, wit) + (app.tail or "") for app in paragraph))
    )


def _reading(app: etree._Element, wit: str) -> str:
    return next(rdg.text or "" for rdg in app if wit in rdg.get("wit").split())
