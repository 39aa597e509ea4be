"""A published copy of the site, in a folder or at an address, held against a fresh build."""

from __future__ import annotations

import http.client
import ipaddress
import socket
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import IO, Final
from urllib.parse import quote, urlsplit

from edition.errors import EditionError, Fault

_PATIENCE: Final = 30  # seconds for one file
_ALTOGETHER: Final = 1800  # seconds for all: a server that sends a byte a second is no copy
_AT_ONCE: Final = 8  # requests
_PIECE: Final = 1 << 16  # bytes read at once
_REDIRECTS: Final = 4  # from http to https, to another host, to its folder: no site needs more


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
            yield f"{file} is not part of the site"
        elif (copy / file).read_bytes() != (site / file).read_bytes():
            yield f"{file} differs"


def _at_address(site: Path, files: list[str], address: str) -> Iterator[str]:
    opener = urllib.request.build_opener(_Redirects(_host_of(address)))
    end = time.monotonic() + _ALTOGETHER

    def deviation(file: str) -> str | None:
        try:
            same = _is_there(opener, address + quote(file), site / file, end)
        except urllib.error.HTTPError as error:
            return f"{file} is missing" if error.code == 404 else f"{file} is refused: {error}"
        except (OSError, ValueError, http.client.HTTPException) as error:
            message = f"cannot be fetched: {getattr(error, 'reason', None) or error}"
            raise EditionError([Fault(address + quote(file), message)]) from error
        return None if same else f"{file} differs"

    with ThreadPoolExecutor(_AT_ONCE) as pool:
        yield from filter(None, pool.map(deviation, files))


def _host_of(address: str) -> str:
    """The host that an address names; EditionError where it names none."""
    try:
        parts = urlsplit(address)
        if parts.hostname and (parts.port is None or parts.port > 0):
            return parts.hostname.encode("idna").decode()
    except ValueError as error:
        raise EditionError([Fault(address[:200], f"is not an address: {error}")]) from error
    raise EditionError([Fault(address[:200], "is not an address: it names no host")])


def _is_there(opener: urllib.request.OpenerDirector, url: str, own: Path, end: float) -> bool:
    """Whether an address has the bytes of a file; no more is read than the file has."""
    started = time.monotonic()
    with opener.open(url, timeout=_PATIENCE) as answer, own.open("rb") as file:
        while True:
            if time.monotonic() > min(end, started + _PATIENCE):
                raise TimeoutError(f"takes longer than {_PATIENCE} seconds, or all files than {_ALTOGETHER}")
            wanted = file.read(_PIECE)
            found = _read_fully(answer, len(wanted) or 1)
            if found != wanted:
                return False
            if not wanted:
                return True


def _read_fully(answer: IO[bytes], count: int) -> bytes:
    """So many bytes, or all that are left."""
    parts, left = [], count
    while left and (part := answer.read(left)):
        parts.append(part)
        left -= len(part)
    return b"".join(parts)


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows to http and https alone, and to a private address only on the host that was named."""

    max_redirections = _REDIRECTS

    def __init__(self, host: str) -> None:
        self.host = host

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
        newurl: str,
    ) -> urllib.request.Request | None:
        parts = urlsplit(newurl)
        host = (parts.hostname or "").encode("idna").decode()
        if parts.scheme not in ("http", "https"):
            raise urllib.error.URLError(f"leads to {newurl[:200]}, which is not an address of the web")
        if host != self.host and not _is_public(host):
            raise urllib.error.URLError(
                f"leads to {host}, a private address: name it yourself if it is meant"
            )
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _is_public(host: str) -> bool:
    """Whether every address of a host is one of the internet."""
    found = {info[4][0] for info in socket.getaddrinfo(host, None)}
    return bool(found) and all(ipaddress.ip_address(str(each).partition("%")[0]).is_global for each in found)
