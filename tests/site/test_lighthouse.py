"""Lighthouse gives full marks for accessibility, best practices and search engines."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.support.programs import needs
from tests.support.serving import serving

pytestmark = [pytest.mark.browser, pytest.mark.slow]
_FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-background-networking"


@pytest.mark.parametrize("name", ["statement", "p/5"])
def test_lighthouse_finds_nothing_to_better(site: Path, tmp_path: Path, name: str) -> None:
    lighthouse, chrome = needs("lighthouse"), needs("chromium", "chromium-browser", "google-chrome")
    report = tmp_path / "report.json"
    categories = "--only-categories=accessibility,best-practices,seo"
    with serving(site) as address:
        command = [lighthouse, f"{address}/{name}.html", categories, "--quiet", "--output=json"]
        subprocess.run(
            [*command, f"--output-path={report}", f"--chrome-flags={_FLAGS}"],
            env={**os.environ, "CHROME_PATH": chrome},
            check=True,
            timeout=180,
        )
    found = json.loads(report.read_text("utf-8"))
    scores = {name: category["score"] for name, category in found["categories"].items()}
    short = [audit["id"] for audit in found["audits"].values() if audit["score"] not in (None, 1)]
    assert scores == {"accessibility": 1, "best-practices": 1, "seo": 1}, short
