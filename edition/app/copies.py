"""A published copy of the site, in a folder or at an address, held against a fresh build."""

from __future__ import annotations

import http.client
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Final
from urllib.parse import quote

from edition.errors import EditionError, Fault

_PATIENCE: Final = 30  # seconds for one file
_AT_ONCE: Final = 8  # requests


def deviations(site: Path, published: str) -> Iterator[str]:
    """Each file in which the published copy differs from the site, with how; by path.

    Files that the copy has beyond the site's are found in a folder only: an address lists nothing.
    """
    files = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    if published.startswith(("http://", "https://")):
        yield from _at_address(site, files, published.removesuffix("index.html").rstrip("/") + "/")
    else:
        yield from _in_folder(site, files, published)


def _in_folder(site: Path, files: list[str], published: str) -> Iterator[str]:
    copy = Path(published)
    if not copy.is_dir():
        raise EditionError([Fault(published, "is neither a folder nor an address that begins with http")])
    found = (path for path in copy.rglob("*") if path.is_symlink() or not path.is_dir())
    theirs = {path.relative_to(copy).as_posix() for path in found}
    for file in sorted(theirs | set(files)):
        if file not in theirs:
            yield f"{file} is missing"
        elif file not in files:
            yield f"{file} is no part of the site"
        elif (copy / file).read_bytes() != (site / file).read_bytes():
            yield f"{file} differs"


def _at_address(site: Path, files: list[str], address: str) -> Iterator[str]:
    def deviation(file: str) -> str | None:
        try:
            with urllib.request.urlopen(address + quote(file), timeout=_PATIENCE) as answer:  # noqa: S310
                same = answer.read() == (site / file).read_bytes()
        except urllib.error.HTTPError as error:
            return f"{file} is missing" if error.code == 404 else f"{file} is refused: {error}"
        except (OSError, http.client.HTTPException) as error:
            raise EditionError([Fault(address + quote(file), f"cannot be fetched: {error}")]) from error
        return None if same else f"{file} differs"

    with ThreadPoolExecutor(_AT_ONCE) as pool:
        yield from filter(None, pool.map(deviation, files))
