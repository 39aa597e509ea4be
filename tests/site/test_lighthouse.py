"""Lighthouse gives full marks for accessibility, best practices and search engines."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.support.programs import ROOT, needs, npm_file
from tests.support.serving import serving

pytestmark = [pytest.mark.browser, pytest.mark.slow]
# Two pages in one process and one browser: most of the time goes into starting them.
_SCRIPT = """
import lighthouse from "lighthouse";
import { launch } from "chrome-launcher";

const [program, ...addresses] = process.argv.slice(2);
const chromeFlags = ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking"];
const chrome = await launch({ chromePath: program, chromeFlags });
const onlyCategories = ["accessibility", "best-practices", "seo"];
const settings = {
  port: chrome.port, onlyCategories, throttlingMethod: "provided", disableFullPageScreenshot: true,
  maxWaitForLoad: 3000, networkQuietThresholdMs: 0, cpuQuietThresholdMs: 0,
};
const found = {};
for (const address of addresses) {
  const { categories, audits } = (await lighthouse(address, settings)).lhr;
  const scores = Object.values(categories).map(({ id, score }) => [id, score]);
  const short = Object.values(audits).filter(({ score }) => score !== null && score < 1).map(({ id }) => id);
  found[address] = { scores: Object.fromEntries(scores), short };
}
console.log(JSON.stringify(found));
await chrome.kill();
"""


def test_lighthouse_finds_nothing_to_better(site: Path) -> None:
    npm_file("lighthouse/package.json")
    node, chrome = needs("node"), needs("chromium-headless-shell", "chromium", "google-chrome")
    with serving(site) as address:
        pages = [f"{address}/{name}.html" for name in ("statement", "p/5")]
        done = subprocess.run(
            [node, "--input-type=module", "-", chrome, *pages],
            input=_SCRIPT,
            cwd=ROOT / "tests",
            env={**os.environ, "CHROME_PATH": chrome},
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )
    assert done.returncode == 0, done.stderr
    full = {"accessibility": 1, "best-practices": 1, "seo": 1}
    assert json.loads(done.stdout) == {page: {"scores": full, "short": []} for page in pages}
