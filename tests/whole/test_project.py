"""The project itself: its imports, its locked packages, its set-up, what its files may not say."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tomllib
from importlib.metadata import metadata
from pathlib import Path

import pytest

from tests.support.programs import ROOT, needs
from tests.support.small_archives import told

LISTS = sorted((ROOT / "requirements").glob("*.txt"))


@pytest.mark.parametrize("path", LISTS, ids=lambda path: path.name)
def test_packages_are_locked_with_hashes_and_nothing_else(path: Path) -> None:
    text = path.read_text()
    entries = re.findall(
        r"^([a-z0-9.-]+)(\[[a-z,]+\])?==(\S+)(?: ;.*?)? \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)",
        text,
        re.MULTILINE,
    )
    assert entries
    assert len(entries) == len(re.findall(r"^\S", text, re.MULTILINE))


def test_the_series_are_the_tested_ones() -> None:
    pins = dict(
        re.findall(r"^([a-z0-9.-]+)==(\S+)", (ROOT / "requirements" / "site.txt").read_text(), re.MULTILINE)
    )
    assert pins["mkdocs"].startswith("1.6.")
    assert pins["mkdocs-material"].startswith("9.8.")
    assert pins["click"] not in ("8.3.0", "8.3.1")
    for path in LISTS:
        if path.name in ("corpus.txt", "dev.txt", "bench.txt"):
            assert set((ROOT / "requirements" / "site.txt").read_text().splitlines()) <= set(
                path.read_text().splitlines()
            )


def test_the_lists_have_every_package_that_the_project_names() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    named = {"site": project["project"]["dependencies"], **project["dependency-groups"]}
    for group, file in [
        ("site", "site"),
        ("corpus", "corpus"),
        ("test", "dev"),
        ("lint", "dev"),
        ("bench", "bench"),
    ]:
        locked = set(
            re.findall(r"^([a-z0-9.-]+)", (ROOT / "requirements" / f"{file}.txt").read_text(), re.MULTILINE)
        )
        lines = [line.lower() for line in named[group] if isinstance(line, str)]  # others name a group
        wanted = {re.match(r"[a-z0-9.-]+", line)[0] for line in lines}  # type: ignore[index]
        assert wanted <= locked, f"run make lock: {group}"


def tracked() -> list[Path]:
    git = needs("git")
    listed = subprocess.run([git, "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("needs a checkout")
    return [ROOT / name for name in listed.stdout.split("\0") if name and (ROOT / name).is_file()]


def test_no_file_names_a_machine_or_a_registry() -> None:
    telling = [
        "/wo" + "rk/",
        "/ro" + "ot/",
        "pypi" + ".org",
        "pythonhosted" + ".org",
        "npmjs" + ".org",
        "/opt/" + "pypi",
    ]
    for path in tracked():
        content = path.read_bytes()
        assert [words for words in telling if words.encode() in content] == [], path


def test_only_what_is_needed_lies_at_the_top() -> None:
    top = {path.relative_to(ROOT).parts[0] for path in tracked()}
    fixed = {"README.md", "mkdocs.yml", "build_site.py", "variants", "docs", "edition", "tests"}
    chosen = {
        "pyproject.toml",
        "Makefile",
        "requirements",
        "LICENSE",
        "CHANGELOG.md",
        "CITATION.cff",
        "CONTRIBUTING.md",
    }
    assert {name for name in top if not name.startswith(".")} <= fixed | chosen


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    shutil.copy(ROOT / "Makefile", tmp_path)
    shutil.copytree(ROOT / "requirements", tmp_path / "requirements")
    return tmp_path


@pytest.mark.parametrize("target", ["serve", "site", "test", "lint"])
def test_a_python_that_is_too_old_is_told_before_anything_is_installed(checkout: Path, target: str) -> None:
    old = checkout / "python3"
    old.write_text('#!/bin/sh\n[ "$1" = --version ] && echo Python 3.9.2 && exit\nexit 1\n')
    old.chmod(0o755)
    make = [needs("make"), target, f"PYTHON={old}", "VENV=environment"]
    result = subprocess.run(
        make, cwd=checkout, capture_output=True, text=True, timeout=600, check=False, env=_clean()
    )
    assert result.returncode != 0
    assert "Python 3.11 or newer is needed" in result.stderr
    assert "Python 3.9.2" in result.stderr
    assert not (checkout / "environment").exists()


def _clean() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}


def test_the_table_of_dependencies_names_each_and_its_licence() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    page = (ROOT / "docs" / "upkeep.md").read_text()
    rows = dict(re.findall(r"^\| ([a-z0-9-]+) \| .+ \| ([A-Za-z0-9.-]+) \| .+ \|$", page, re.MULTILINE))
    rows.pop("package")
    assert set(rows) == {re.split(r"[^a-z0-9-]", line)[0] for line in project["project"]["dependencies"]}
    for name, licence in rows.items():
        stated = metadata(name)
        told = " ".join(
            [
                stated.get("License-Expression", ""),
                stated.get("License", ""),
                *stated.get_all("Classifier", []),
            ]
        )
        assert re.search(rf"\b{licence.split('-')[0]}\b", told), name
    for group in ["corpus", "test", "lint", "bench", "peers"]:
        for line in filter(lambda line: isinstance(line, str), project["dependency-groups"][group]):
            assert re.search(rf"\b{re.split('[^a-z0-9-]', line)[0]}\b", page), line


@pytest.mark.slow
def test_the_readme_makes_another_archive_as_it_says(tmp_path: Path) -> None:
    block = re.search(r"## Another archive.*?```\n(.*?)```", (ROOT / "README.md").read_text(), re.DOTALL)
    assert block is not None
    lines = block[1].splitlines()
    assert (len(lines), lines[-1]) == (5, "make serve DIR=gettysburg")
    script = "\n".join([*lines[:-1], "python build_site.py build gettysburg"])
    script = script.replace("python build_site.py", f"{sys.executable} {ROOT / 'build_site.py'}")
    result = subprocess.run(
        [needs("bash"), "-euc", script],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    assert "1 passage, 5 differences" in result.stdout
    assert (tmp_path / "gettysburg" / "site" / "statement.html").is_file()


@pytest.mark.slow
def test_the_readme_names_every_command() -> None:
    shown = told("--help").stdout
    verbs = re.findall(r"^  ([a-z-]+) ", shown.partition("Commands:")[2], re.MULTILINE)
    assert set(re.findall(r"^\| `([a-z-]+)", (ROOT / "README.md").read_text(), re.MULTILINE)) == set(verbs)
