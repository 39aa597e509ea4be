"""The ways to publish the site: nginx's configuration tried out, the workflow in step with the Makefile."""

from __future__ import annotations

import gzip
import hashlib
import re
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from email.message import Message
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from edition.site.assets import PAGES_STYLE, SCRIPTS, STYLE
from edition.site.pages.search import INDEX
from tests.support.commands import run
from tests.support.programs import ROOT
from tests.support.serving import running_nginx


class Answer(NamedTuple):
    status: int
    headers: Message
    body: bytes


class Address(str):
    """Where a server answers."""

    __slots__ = ()

    def get(self, path: str, headers: Mapping[str, str] = {}) -> Answer:
        try:
            with urllib.request.urlopen(
                urllib.request.Request(self + path, headers=dict(headers)), timeout=60
            ) as got:
                return Answer(got.status, got.headers, got.read())
        except urllib.error.HTTPError as error:
            return Answer(error.code, error.headers, error.read())


@pytest.fixture(scope="module")
def nginx(site: Path) -> Iterator[Address]:
    with running_nginx(site) as address:
        yield Address(address)


def test_nginx_serves_every_file_as_it_was_built(nginx: Address, site: Path) -> None:
    for file in site.rglob("*"):
        if file.is_file():
            answer = nginx.get(f"/{file.relative_to(site)}")
            assert (answer.status, answer.body == file.read_bytes()) == (200, True), file
            assert answer.headers["X-Content-Type-Options"] == "nosniff", file
            assert answer.headers["Cache-Control"], file
            assert len(answer.headers.get_all("Cache-Control")) == 1, file


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/statement.html", "text/html; charset=utf-8"),
        ("/data/edition.json", "application/json; charset=utf-8"),
        ("/data/edition.tei.xml", "application/tei+xml; charset=utf-8"),
        ("/data/apparatus.csv", "text/csv; charset=utf-8"),
        ("/data/SHA256SUMS", "text/plain; charset=utf-8"),
        ("/data/sources/trusted-reviews.txt", "text/plain; charset=utf-8"),
        ("/assets/edition.css", "text/css; charset=utf-8"),
        ("/assets/edition.js", "application/javascript; charset=utf-8"),
        ("/assets/preview.png", "image/png"),
    ],
)
def test_nginx_names_the_kind_of_each_file(nginx: Address, path: str, kind: str) -> None:
    answer = nginx.get(path)
    assert (answer.status, answer.headers["Content-Type"]) == (200, kind)


def test_nginx_says_what_only_a_header_can(nginx: Address) -> None:
    page = nginx.get("/index.html")
    assert page.headers["Content-Security-Policy"] == "frame-ancestors 'none'"
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert "nginx/" not in page.headers["Server"]
    assert nginx.get("/data/edition.json").headers["Access-Control-Allow-Origin"] == "*"


def test_nginx_compresses_answers_again_and_shows_the_sites_own_404(nginx: Address, site: Path) -> None:
    packed = nginx.get("/statement.html", {"Accept-Encoding": "gzip"})
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.body) == (site / "statement.html").read_bytes()
    plain = nginx.get("/statement.html")
    assert nginx.get("/statement.html", {"If-None-Match": plain.headers["ETag"]}).status == 304
    missing = nginx.get("/nowhere")
    assert (missing.status, missing.body) == (404, (site / "404.html").read_bytes())
    assert nginx.get("/data/").status in (403, 404)
    assert nginx.get("/../../etc/passwd").status in (400, 404)


@pytest.mark.slow
def test_a_copy_behind_nginx_is_verified(nginx: Address) -> None:
    result = run("verify-site", nginx)
    assert result.returncode == 0, result.stdout + result.stderr


def test_the_workflow_runs_what_the_makefile_has() -> None:
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "pages.yml").read_text())
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
    made = {
        target
        for step in steps
        for target in re.findall(r"\bmake ([a-z]+)$", step.get("run", ""), re.MULTILINE)
    }
    assert made == {"site", "audit"}
    assert made <= targets
    assert workflow["permissions"] == {"contents": "read"}
    for job in workflow["jobs"].values():
        assert set(job.get("needs", [])) <= set(workflow["jobs"])


def test_every_action_is_pinned_by_its_commit() -> None:
    found = [
        line.strip()
        for path in (ROOT / ".github" / "workflows").glob("*.yml")
        for line in path.read_text("utf-8").splitlines()
        if "uses:" in line
    ]
    assert found
    for line in found:
        assert re.search(r"uses: [\w.-]+/[\w./-]+@[0-9a-f]{40}  # v\d+\.\d+\.\d+$", line), line


def test_what_others_made_is_named_with_its_licence() -> None:
    """Of the theme the site ships style and icons: its scripts, made of many packages, are not loaded."""
    listed = (ROOT / "docs" / "assets" / "licences.txt").read_text("utf-8").lower()
    for name in ("material for mkdocs", "material design icons", "mit licence", "apache licence", "ofl"):
        assert name in listed


def test_only_our_own_scripts_and_styles_are_shipped(site: Path) -> None:
    shipped = {p.relative_to(site).as_posix() for p in site.rglob("*") if p.suffix in (".js", ".css")}
    assert shipped == {*SCRIPTS, INDEX, STYLE, PAGES_STYLE}


def test_every_locked_package_had_a_wheel_for_each_python_and_machine() -> None:
    """`make lock` asks the index and records for which lists, as they stand, the answer was yes."""
    rows = (ROOT / "requirements" / "wheels.list").read_text().splitlines()
    recorded = {tuple(row.split()) for row in rows}
    for name in ("site", "corpus", "dev", "audit", "peers", "bench"):
        path = f"requirements/{name}.txt"
        digest = hashlib.sha256((ROOT / path).read_bytes()).hexdigest()
        for python in ("3.11", "3.12", "3.13"):
            for machine in ("x86_64", "aarch64"):
                assert (digest, path, python, machine) in recorded, f"{path} changed: run make lock"
