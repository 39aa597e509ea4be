"""Many archives at once: all that can be done are done, the others are named, and a stopped run goes on."""

from __future__ import annotations

import csv
import io
import json
import os
import pickle
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet
import pytest
from click.testing import CliRunner, Result

from edition.app import corpus_run
from edition.app.cli import cli
from edition.app.corpus_cluster import results
from edition.app.corpus_run import ARCHIVES, DONE, find_archives
from edition.collate import collate
from edition.export.corpus_tables import COLUMNS, search_words
from edition.export.edition_json import to_json
from edition.site.pages.corpus_pages import shard_of
from edition.sources.folder import read_sources
from tests.support.programs import ROOT

_PAIRS = (
    ("The harbour was shut.\n\nNobody knew why.\n", "The harbor was shut.\n\nNobody knew why.\n"),
    ("We deny it.\n\nWe have always denied it.\n", "We deny it.\n\nWe have never denied it.\n"),
    ("Das Tor war zu.\n\nNiemand wußte es.\n", "Das Tor war zu.\n\nNiemand wusste es.\n"),
    ("Ὁ δῆμος ἔδοξεν.\n\nΤέλος.\n", "Ὁ δῆμος ἔδοξε.\n\nΤέλος.\n"),
    ("我们否认。\n\n从来没有。\n", "我们否认。\n\n從來沒有。\n"),
)
_FAULTS = (
    {"A.txt": b"\x00\x01 binary"},
    {"edition.toml": b"[[witness"},
    {"edition.toml": b'[[witness]]\nsiglum = "A"\nfile = "gone.txt"\n'},
    {"notes.md": b"no source at all"},
    {"A.txt": b"   \n"},
)


def archives(root: Path, count: int) -> list[str]:
    """That many archives below a folder, some of them deeper, and one with each fault; the names of these."""
    for number in range(count):
        folder = root / f"{number % 3}" / f"statement-{number:03}"
        folder.mkdir(parents=True)
        for siglum, text in zip("AB", _PAIRS[number % len(_PAIRS)], strict=True):
            (folder / f"{siglum}.txt").write_text(text, "utf-8")
    for number, files in enumerate(_FAULTS):
        folder = root / "1" / f"faulty-{number}"
        folder.mkdir(parents=True)
        for name, content in files.items():
            (folder / name).write_bytes(content)
    return [f"1/faulty-{number}" for number in range(len(_FAULTS))]


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    from dask.distributed import LocalCluster  # takes longer to import than all tests of most files

    with LocalCluster(n_workers=2, threads_per_worker=1, processes=False, dashboard_address=None) as cluster:
        yield cluster.scheduler_address


def run(root: Path, out: Path, scheduler: str, *options: str) -> Result:
    return CliRunner().invoke(cli, ["corpus", str(root), str(out), "--scheduler", scheduler, *options])


def rows(out: Path) -> dict[str, dict[str, str]]:
    table = csv.DictReader(io.StringIO((out / "summary.csv").read_text("utf-8-sig"), newline=""))
    return {row["archive"]: row for row in table}


def files(out: Path) -> dict[str, bytes]:
    return {str(p.relative_to(out)): p.read_bytes() for p in sorted(out.rglob("*")) if p.is_file()}


@pytest.mark.slow
def test_all_but_the_faulty_are_done_and_these_are_named(tmp_path: Path, scheduler: str) -> None:
    root, out = tmp_path / "root", tmp_path / "out"
    bad = archives(root, 20)
    result = run(root, out, scheduler)
    assert result.exit_code == 1
    assert f"20 archives done, 0 of them before; {len(bad)} with faults" in result.stdout
    found = rows(out)
    assert len(found) == 20 + len(bad)
    assert [name for name, row in found.items() if row["done"] == "0"] == bad
    for name in bad:
        assert re.search(rf"^{name}:\n  \S", result.stderr, re.MULTILINE)
        assert found[name]["faults"]
        assert not (out / ARCHIVES / name).exists()
    for name in set(found) - set(bad):
        expected = to_json(collate(read_sources(root / name)))
        assert (out / ARCHIVES / name / "data" / "edition.json").read_bytes() == expected
    assert "Traceback" not in result.output


@pytest.mark.slow
def test_a_further_run_does_what_has_changed_and_nothing_else(tmp_path: Path, scheduler: str) -> None:
    root, out = tmp_path / "root", tmp_path / "out"
    archives(root, 8)
    run(root, out, scheduler)
    before = files(out)
    assert "8 archives done, 8 of them before; 5 with faults" in run(root, out, scheduler).stdout
    assert files(out) == before
    (root / "0" / "statement-000" / "B.txt").write_text("The harbour is open.\n\nNobody knew why.\n", "utf-8")
    (root / "1" / "faulty-0" / "A.txt").write_text("Mended.\n", "utf-8")
    (root / "1" / "statement-001" / "B.txt").write_bytes(b"\x00")
    shutil.rmtree(root / "2" / "statement-002")
    assert "7 archives done, 5 of them before; 5 with faults" in run(root, out, scheduler).stdout
    fresh = tmp_path / "fresh"
    run(root, fresh, scheduler)
    assert files(out) == files(fresh)
    assert not (out / ARCHIVES / "2" / "statement-002").exists()
    assert not (out / ARCHIVES / "1" / "statement-001").exists()


@pytest.mark.slow
def test_a_run_that_was_stopped_goes_on(
    tmp_path: Path, scheduler: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    root, out = tmp_path / "root", tmp_path / "out"
    archives(root, 6)
    with monkeypatch.context() as stopped:
        stopped.setattr(corpus_run, "_summarize", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        run(root, out, scheduler)
    assert not (out / "summary.csv").exists()
    assert "6 archives done, 6 of them before" in run(root, out, scheduler).stdout


@pytest.mark.slow
def test_an_archive_that_stops_its_worker_is_left_out(
    tmp_path: Path, scheduler: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    archives(tmp_path / "root", 3)
    real = corpus_run.collate_archive

    def failing(task: corpus_run.Task) -> corpus_run.Done:
        if task.name.endswith("statement-001"):
            raise MemoryError("too large")
        return real(task)

    monkeypatch.setattr(corpus_run, "collate_archive", failing)
    result = run(tmp_path / "root", tmp_path / "out", scheduler)
    assert result.exit_code == 1
    assert "2 archives done" in result.stdout
    assert "stops its worker: too large" in result.stderr


def test_what_stops_its_worker_is_told_from_its_neighbours(scheduler: str) -> None:
    from dask.distributed import Client

    def work(numbers: list[int]) -> list[int]:
        return [60 // number for number in numbers]

    with Client(scheduler) as client:
        found = {tuple(given): what for given, what in results(client, work, [[1, 2], [3, 0, 4]])}
    assert isinstance(found.pop((0,)), ZeroDivisionError)
    assert found == {(1, 2): [60, 30], (3,): [20], (4,): [15]}


def test_small_archives_go_together_and_long_ones_and_sites_alone(tmp_path: Path) -> None:
    for number, length in enumerate([10] * 40 + [200_000] + [10] * 3):
        (tmp_path / f"{number:02}").mkdir()
        (tmp_path / f"{number:02}" / "A.txt").write_text("a" * length)

    def bundled(workers: int, sites: bool) -> list[list[str]]:
        tasks = [corpus_run.Task(str(path), path.name, "", "", sites) for path in sorted(tmp_path.iterdir())]
        return [[task.name for task in bundle] for bundle in corpus_run._bundles(tasks, workers)]

    assert [len(bundle) for bundle in bundled(1, sites=False)] == [11, 11, 11, 7, 1, 3]
    assert [len(bundle) for bundle in bundled(100, sites=False)] == [1] * 44
    assert [len(bundle) for bundle in bundled(1, sites=True)] == [1] * 44
    assert [name for bundle in bundled(1, sites=False) for name in bundle] == [
        f"{number:02}" for number in range(44)
    ]


@pytest.mark.slow
def test_the_tables_say_the_same(tmp_path: Path, scheduler: str) -> None:
    archives(tmp_path / "root", 5)
    run(tmp_path / "root", tmp_path / "out", scheduler)
    table = pyarrow.parquet.read_table(tmp_path / "out" / "summary.parquet")
    assert table.column_names == list(COLUMNS)
    written = rows(tmp_path / "out")
    for row in table.to_pylist():
        assert written[row["archive"]] == {k: "" if v is None else str(v) for k, v in row.items()}
    assert written["1/statement-001"]["substitution"] == "1"
    assert written["1/statement-001"]["answer"].startswith("No.")
    assert written["0/statement-000"]["title"] == "statement-000"


def test_the_index_has_the_words_of_every_wording(tmp_path: Path, scheduler: str) -> None:
    archives(tmp_path / "root", 5)
    out = tmp_path / "out"
    run(tmp_path / "root", out, scheduler)
    listed = _given(out / "index" / "archives.js")
    titles = [title for _, title, *_ in listed["archives"]]
    assert titles == [f"statement-{number:03}" for number in (0, 3, 1, 4, 2)]  # in the order of their paths
    for word, title in [
        ("harbor", "statement-000"),
        ("never", "statement-001"),
        ("wußte", "statement-002"),
        ("ΔΗΜΟΣ", "statement-003"),
        ("否", "statement-004"),
    ]:
        (folded,) = search_words(word)
        shard = _given(out / "index" / f"words-{shard_of(folded, listed['shards'])}.js")
        assert titles[shard["words"][folded][0]] == title
    for path, *_ in listed["archives"]:
        assert (out / path).exists()
    assert "faulty-0" in (out / "index.html").read_text("utf-8")


def _given(script: Path) -> dict:
    found = re.fullmatch(r"corpus\.\w+\((.*)\);\n", script.read_text("utf-8"), re.DOTALL)
    assert found
    return json.loads(found[1])


def test_names_of_archives_can_be_written_in_utf_8(tmp_path: Path) -> None:
    for name in (b"a\xff", b"b\x1b"):
        folder = tmp_path / os.fsdecode(name)
        folder.mkdir()
        (folder / "A.txt").write_text("text")
    assert list(find_archives(tmp_path, tmp_path / "out")) == [r"a\udcff", r"b\x1b"]


def test_which_folders_are_archives(tmp_path: Path) -> None:
    for path in [
        "described/edition.toml", "described/scans/one.txt", "bare/A.txt", "bare/pictures/one.png",
        "bare/site/data/edition.json", "bare/site/data/sources/A.txt", "group/notes.txt", "group/inner/A.txt",
        "group/.git/A.txt", "out/.done/bare.json", "empty/x.md",
    ]:  # fmt: skip
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("text")
    assert list(find_archives(tmp_path, tmp_path / "out")) == ["bare", "described", "empty", "group/inner"]
    assert list(find_archives(tmp_path / "bare", tmp_path / "out")) == ["bare"]


def test_what_is_not_a_corpus_is_refused(tmp_path: Path, scheduler: str) -> None:
    archives(tmp_path / "root", 1)
    missing = run(tmp_path / "none", tmp_path / "out", scheduler)
    assert missing.exit_code == 1
    assert "is not a folder" in missing.stderr
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("mine")
    foreign = run(tmp_path / "root", tmp_path / "full", scheduler)
    assert foreign.exit_code == 1
    assert "holds something else" in foreign.stderr
    assert [path.name for path in (tmp_path / "full").iterdir()] == ["mine.txt"]


def test_an_archive_is_done_anew_where_its_data_is_gone(tmp_path: Path) -> None:
    archives(tmp_path / "root", 1)
    name = "0/statement-000"
    task = corpus_run.Task(str(tmp_path / "root" / name), name, str(tmp_path / "out"), "program", sites=False)
    first = corpus_run.collate_archive(task)
    data = task.place / corpus_run.PUBLISHED
    had = data.read_bytes()
    assert (first.kept, corpus_run.collate_archive(task)) == (False, first._replace(kept=True))
    data.unlink()
    assert corpus_run.collate_archive(task) == first
    assert data.read_bytes() == had


def test_collation_and_its_result_cross_processes(tmp_path: Path) -> None:
    archives(tmp_path, 1)
    sources = read_sources(tmp_path / "0" / "statement-000")
    edition = pickle.loads(pickle.dumps(collate))(pickle.loads(pickle.dumps(sources)))
    assert to_json(pickle.loads(pickle.dumps(edition))) == to_json(collate(sources))


@pytest.mark.slow
def test_processes_of_this_machine_build_sites(tmp_path: Path) -> None:
    archives(tmp_path / "root", 2)
    command = [sys.executable, ROOT / "build_site.py", "corpus", tmp_path / "root", tmp_path / "out"]
    result = subprocess.run(
        [*command, "--sites", "--workers", "1"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
    )
    assert result.returncode == 1
    assert "2 archives done, 0 of them before; 5 with faults" in result.stdout
    assert (tmp_path / "out" / ARCHIVES / "0" / "statement-000" / "statement.html").exists()
    assert (tmp_path / "out" / DONE / "0" / "statement-000.json").exists()
