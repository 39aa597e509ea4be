"""Many archives at once, on Dask: each to its data, and over all a summary and an index page.

What is done is kept in `OUT/.done` with a key of its content, so that a run that was stopped goes on where
it was, and a further run does only what has changed. An archive with faults is reported and left out.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import shutil
import threading
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import click

from edition.app.corpus_cluster import cluster_client, results
from edition.app.files import naming, write_into
from edition.app.pipeline import register_of
from edition.app.replacement import PUBLISHED
from edition.app.terminal import printable
from edition.errors import EditionError, Fault
from edition.export.catalogue import to_exports
from edition.export.corpus_tables import (
    COLUMNS,
    SummaryRow,
    faulty_row,
    statement_words,
    summary_row,
    to_summary_csv,
)
from edition.ledger.ids import Register
from edition.light_dataclass import dataclass
from edition.site.pages.corpus_pages import corpus_pages
from edition.sources.manifest import NAME as MANIFEST

if TYPE_CHECKING:
    from dask.distributed import Client

log = logging.getLogger("edition")

ARCHIVES: Final = "archives"  # in OUT: every archive under the path it has below ROOT
DONE: Final = ".done"  # in OUT: a record of each archive that is done; it says too that OUT is ours
_BUNDLE: Final = 100_000  # bytes: some .3 s of work, beside which the 11 ms that a bundle costs count little
_OF_ANY: Final = 4_000  # bytes that an archive counts for beside its files, as its data cost so much at least
_SHARES: Final = 8  # bundles for each worker at least, so that all end at about the same time
_SHOWN: Final = 100  # archives with faults, in a message; the summary has all
_PACKAGE: Final = Path(__file__).parents[1]
_ONE_SITE: Final = threading.Lock()  # mkdocs carries one run at a time


@dataclass(frozen=True, slots=True)
class Task:
    """An archive to do: its folder, its path below ROOT, and where to; `program` says what does it."""

    folder: str
    name: str
    out: str
    program: str
    sites: bool

    @property
    def place(self) -> Path:
        """The folder that the archive is written into."""
        return Path(self.out) / ARCHIVES / self.name

    @property
    def record(self) -> Path:
        """The file that says the archive is done."""
        return Path(self.out) / DONE / f"{self.name}.json"


class Done(NamedTuple):
    """What became of an archive: its row of the summary, and whether it was done before."""

    row: SummaryRow
    kept: bool = False


def collate_corpus(
    root: Path, out: Path, scheduler: str | None, workers: int | None, sites: bool
) -> tuple[list[SummaryRow], int]:
    """Every archive below `root` to its data in `out`: the rows of the summary, and how many were kept.

    Without the address of a scheduler, processes of this machine do the work.
    """
    archives = find_archives(root, out)
    _refuse_foreign(out)
    (out / DONE).mkdir(parents=True, exist_ok=True)
    program = _fingerprint(sorted(path for path in _PACKAGE.rglob("*") if path.suffix != ".pyc"))
    tasks = [Task(str(path), name, str(out.resolve()), program, sites) for name, path in archives.items()]
    rows: dict[str, SummaryRow] = {}
    kept = bad = 0
    with cluster_client(scheduler, workers) as client:
        for done in _results(client, tasks):
            rows[str(done.row["archive"])] = done.row
            kept += done.kept
            bad += not done.row["done"]
            log.info("%d of %d archives, %d with faults", len(rows), len(tasks), bad)
    _clear(out, rows)
    ordered = [rows[task.name] for task in tasks]
    log.info("Writing the summary and the index page")
    _summarize(out, ordered, sites)
    return ordered, kept


def faults_told(rows: Iterable[SummaryRow]) -> str:
    """What is wrong with the archives that are left out, for a terminal; "" where nothing is."""
    bad = [found for found in rows if not found["done"]]
    lines = [
        f"{found['archive']}:\n  " + str(found["faults"]).replace("\n", "\n  ") for found in bad[:_SHOWN]
    ]
    if len(bad) > _SHOWN:
        lines.append(f"and {len(bad) - _SHOWN:,} more, which the summary names")
    return "\n".join(lines)


# Which archives there are ---------------------------------------------------------------------------


def find_archives(root: Path, out: Path) -> dict[str, Path]:
    """The archives below a folder by their path from it, in order.

    An archive is a folder with a manifest, one of texts with no further texts in folders below, and any
    other that has no folders in it, though it may turn out to hold no source. What lies in an archive
    belongs to it; a site that was built there is none.
    """
    if not root.is_dir():
        raise EditionError.of(root, "is not a folder: name the one that holds the archives")
    found = {printable(path.relative_to(root).as_posix()): path for path in _archives(root, out.resolve())}
    if "." in found:
        return {printable(root.resolve().name): root}
    return dict(sorted(found.items()))


def _archives(folder: Path, out: Path) -> list[Path]:
    if (folder / MANIFEST).exists():
        return [folder]
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return [folder]  # what is wrong with it is said when it is read
    below = [
        path
        for entry in entries
        if entry.is_dir() and not entry.is_symlink() and not entry.name.startswith(".")
        if (path := Path(entry.path)).resolve() != out and not (path / PUBLISHED).exists()
    ]
    found = [archive for path in below for archive in _archives(path, out)]
    holds_text = any(entry.name.endswith(".txt") for entry in entries)
    if not below or (holds_text and not any(map(_is_archive, found))):
        return [folder]
    return found


def _is_archive(folder: Path) -> bool:
    return (folder / MANIFEST).exists() or any(folder.glob("*.txt"))


def _refuse_foreign(out: Path) -> None:
    if out.exists() and not (out / DONE).is_dir() and (not out.is_dir() or any(out.iterdir())):
        raise EditionError.of(out, "holds something else: name a new or an empty folder")


# One archive, in a worker ---------------------------------------------------------------------------


def collate_archive(task: Task) -> Done:
    """Write the data of an archive, or its site; what is wrong with it is in the row and never raised."""
    try:
        key = _fingerprint(_files_of(Path(task.folder)), task.program, str(task.sites))
        recorded = _recorded(task.record)
        if recorded and recorded["key"] == key and (task.place / PUBLISHED).exists():
            return Done(recorded["row"], kept=True)
        register = register_of(Path(task.folder))
        found = summary_row(task.name, register.edition)
        words = sorted(statement_words(register.edition))
        task.record.unlink(missing_ok=True)
        _write(task, register)
        _put(task.record, json.dumps({"key": key, "row": found, "words": words}, ensure_ascii=False))
    except EditionError as error:
        return _left_out(task, error.faults)
    except click.ClickException as error:
        return _left_out(task, [Fault(task.folder, error.message)])
    except (Exception, SystemExit) as error:
        return _left_out(task, [Fault(task.folder, f"stops the program: {type(error).__name__}: {error}")])
    return Done(found)


def collate_bundle(tasks: list[Task]) -> list[Done]:
    """What becomes of some archives, one after the other."""
    return [collate_archive(task) for task in tasks]


def _left_out(task: Task, faults: Iterable[Fault]) -> Done:
    """The row of an archive with faults; what an earlier run wrote of it is gone."""
    with suppress(OSError):
        task.record.unlink(missing_ok=True)
    shutil.rmtree(task.place, ignore_errors=True)
    return Done(faulty_row(task.name, (printable(str(fault)) for fault in faults)))


def _write(task: Task, register: Register) -> None:
    """Put the data or the site of an archive in its place, at once where nothing was there before."""
    fresh = task.place.with_name(f".{task.place.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    if task.sites:
        from edition.app.generator import write_site

        with _ONE_SITE:
            write_site(Path(task.folder), fresh)
    else:
        write_into(fresh, to_exports(register.edition).items())
    shutil.rmtree(task.place, ignore_errors=True)
    fresh.rename(task.place)


def _put(record: Path, content: str) -> None:
    """Write a record whole or not at all; one that a power cut takes is only done again."""
    record.parent.mkdir(parents=True, exist_ok=True)
    fresh = record.with_suffix(".new")
    with naming(fresh):
        fresh.write_text(content, "utf-8")
    fresh.replace(record)


def _recorded(record: Path) -> dict[str, Any] | None:
    try:
        found: dict[str, Any] = json.loads(record.read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return found


def _files_of(folder: Path) -> list[Path]:
    """The files that may have a say in an archive: not hidden ones, nor those of a site built in it."""
    found: list[Path] = []
    for place, folders, names in os.walk(folder):
        here = Path(place)
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and not (here / name / PUBLISHED).exists()
        )
        found += [here / name for name in sorted(names) if not name.startswith(".")]
    return found


def _fingerprint(paths: Iterable[Path], *facts: str) -> str:
    """A digest of files, by name and content, and of some facts beside."""
    digest = hashlib.sha256("\0".join(facts).encode())
    for path in paths:
        content = path.read_bytes() if path.is_file() else b""
        digest.update(f"\0{path.name}\0{len(content)}\0".encode("utf-8", "surrogateescape"))
        digest.update(content)
    return digest.hexdigest()


# All of them, on a cluster ----------------------------------------------------------------------------


def _results(client: Client, tasks: list[Task]) -> Iterator[Done]:
    """What becomes of each archive, in the order in which they are done."""
    bundles = _bundles(tasks, sum(client.nthreads().values()))
    for bundle, found in results(client, collate_bundle, bundles):
        if isinstance(found, BaseException):  # of the worker, as the function itself raises nothing
            yield _left_out(bundle[0], [Fault(bundle[0].folder, f"stops its worker: {found}")])
        else:
            yield from found


def _bundles(tasks: list[Task], workers: int) -> Iterator[list[Task]]:
    """Neighbours to be done one after the other: small archives together, a long one or a site by itself."""
    sizes = [_OF_ANY + sum(map(_size, _files_of(Path(task.folder)))) for task in tasks]
    most = min(_BUNDLE, sum(sizes) // (_SHARES * max(1, workers)))
    bundle: list[Task] = []
    filled = 0
    for task, size in zip(tasks, sizes, strict=True):
        if bundle and (filled + size > most or task.sites):
            yield bundle
            bundle, filled = [], 0
        bundle.append(task)
        filled += size
    if bundle:
        yield bundle


def _size(path: Path) -> int:
    with suppress(OSError):
        return path.stat().st_size
    return 0


# Over all of them -------------------------------------------------------------------------------------


def _clear(out: Path, rows: Mapping[str, SummaryRow]) -> None:
    """Remove what earlier runs wrote of archives that are no more."""
    done = {f"{name}.json" for name, found in rows.items() if found["done"]}
    for record in sorted((out / DONE).rglob("*.json")):
        path = record.relative_to(out / DONE)
        if path.as_posix() not in done:
            record.unlink()
            shutil.rmtree(out / ARCHIVES / path.with_suffix(""), ignore_errors=True)


def _summarize(out: Path, rows: list[SummaryRow], sites: bool) -> None:
    write_into(out, [("summary.csv", to_summary_csv(rows))])
    with naming(out / "summary.parquet"):
        _write_parquet(out / "summary.parquet", rows)
    done = [str(found["archive"]) for found in rows if found["done"]]
    start = "index.html" if sites else PUBLISHED
    words = ((name, _recorded(out / DONE / f"{name}.json")) for name in done)
    pages = corpus_pages(
        rows,
        {name: record["words"] for name, record in words if record},
        {name: f"{ARCHIVES}/{name}/{start}" for name in done},
    )
    shutil.rmtree(out / "index", ignore_errors=True)
    write_into(out, pages)


def _write_parquet(place: Path, rows: list[SummaryRow]) -> None:
    import pyarrow.parquet

    types = {str: pyarrow.string(), int: pyarrow.int64()}
    schema = pyarrow.schema([(name, types[kind]) for name, kind in COLUMNS.items()])
    pyarrow.parquet.write_table(pyarrow.Table.from_pylist(rows, schema=schema), place)
