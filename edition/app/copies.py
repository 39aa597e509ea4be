"""A published copy of the site, in a folder or at an address, held against a fresh build."""

from __future__ import annotations

import http.client
import ipaddress
import os
import socket
import ssl
import stat
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import IO, Final, Self
from urllib.parse import quote, urlsplit

from edition.errors import EditionError, Fault
from edition.model import single_spaced

_PATIENCE: Final = 30  # seconds for one file
_ALTOGETHER: Final = 1800  # seconds for all: a server that sends a byte a second is no copy
_AT_ONCE: Final = 8  # requests
_PIECE: Final = 1 << 16  # bytes read at once
_REDIRECTS: Final = 4  # from http to https, to another host, to its folder: no site needs more
_SAID: Final = 300  # letters of what a server says that a message repeats


def deviations(site: Path, published: str) -> Iterator[str]:
    """Each file in which the published copy differs from the site, with how; by path.

    Files that the copy has beyond the site's are found in a folder only: an address lists nothing.
    """
    files = sorted(path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    if published.lower().startswith(("http://", "https://")):
        yield from _at_address(site, files, published.removesuffix("index.html").rstrip("/") + "/")
    else:
        yield from _in_folder(site, files, published)


def _in_folder(site: Path, files: list[str], published: str) -> Iterator[str]:
    copy = Path(published)
    if not (published and copy.is_dir()):
        raise EditionError.of(published, "is neither a folder nor an address that begins with http")
    found = (path for path in copy.rglob("*") if path.is_symlink() or not path.is_dir())
    theirs = {path.relative_to(copy).as_posix() for path in found}
    for file in sorted(theirs | set(files)):
        if file not in theirs:
            yield f"{file} is missing"
        elif file not in files:
            yield f"{file} is not part of the site"
        elif not _is_same(copy / file, site / file):
            yield f"{file} differs"


def _is_same(theirs: Path, own: Path) -> bool:
    """Whether two files have the same bytes; what is no file of that length (a device) is not read."""
    handle = os.open(theirs, os.O_RDONLY | os.O_NONBLOCK)  # of a pipe that nobody writes to, without waiting
    with os.fdopen(handle, "rb", closefd=True) as copy:
        facts = os.fstat(handle)
        if not stat.S_ISREG(facts.st_mode) or facts.st_size != own.stat().st_size:
            return False
        with own.open("rb") as file:
            return all(copy.read(_PIECE) == piece for piece in iter(partial(file.read, _PIECE), b""))


def _at_address(site: Path, files: list[str], address: str) -> Iterator[str]:
    addresses, certificates = _Addresses(_host_of(address)), ssl.create_default_context()
    end = time.monotonic() + _ALTOGETHER

    def deviation(file: str) -> str | None:
        with _Deadline(min(_PATIENCE, end - time.monotonic())) as deadline:
            opener = urllib.request.build_opener(
                _Redirects(addresses), _Web(deadline, addresses), _Tls(deadline, addresses, certificates)
            )
            try:
                if time.monotonic() > end:
                    deadline.is_over = True  # its own clock may not have run yet
                    raise TimeoutError
                same = _is_there(opener, address + quote(file), site / file)
                if deadline.is_over and not same:
                    raise TimeoutError
            except urllib.error.HTTPError as error:
                return f"{file} is missing" if error.code == 404 else f"{file} is refused: {_said(error)}"
            except (OSError, ValueError, http.client.HTTPException) as error:
                late = f"takes longer than {_PATIENCE} seconds, or all files than {_ALTOGETHER}"
                message = late if deadline.is_over else _said(getattr(error, "reason", None) or error)
                fault = Fault(address + quote(file), f"cannot be fetched: {message}")
                raise EditionError([fault]) from error
        return None if same else f"{file} differs"

    with ThreadPoolExecutor(_AT_ONCE) as pool:
        yield from filter(None, pool.map(deviation, files))


def _host_of(address: str) -> str:
    """The host that an address names; EditionError where it names none."""
    shown = _said(address)
    if not address.isprintable() or " " in address:
        raise EditionError.of(shown, "is not an address: it has a space or a mark that is not printed")
    try:
        parts = urlsplit(address)
        if "?" in address or "#" in address:
            raise ValueError("it has a ? or #, behind which no files are")
        if parts.hostname and (parts.port is None or parts.port > 0):
            return parts.hostname.encode("idna").decode()
    except ValueError as error:
        raise EditionError.of(shown, f"is not an address: {error}") from error
    raise EditionError.of(shown, "is not an address: it names no host")


def _said(error: object) -> str:
    """What a library or a server says, on one line and not long, without what would move a terminal."""
    return single_spaced("".join(mark if mark.isprintable() else " " for mark in str(error)))[:_SAID]


def _is_there(opener: urllib.request.OpenerDirector, url: str, own: Path) -> bool:
    """Whether an address has the bytes of a file; no more is read than the file has."""
    with opener.open(url, timeout=_PATIENCE) as answer, own.open("rb") as file:
        while True:
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


class _Deadline:
    """Ends the connections of one file when its time is over, whatever they wait for.

    The patience of a socket begins anew with each byte, so that one header a minute would last for ever.
    """

    def __init__(self, seconds: float) -> None:
        self.is_over = False
        self._sockets: list[socket.socket] = []
        self._timer = threading.Timer(max(seconds, 0), self._end)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        for each in self._sockets:
            each.close()

    def watch(self, connected: socket.socket) -> None:
        """Have a connection ended with the others, encrypted or not."""
        self._sockets.append(connected.dup())
        if self.is_over:
            self._end()

    def _end(self) -> None:
        self.is_over = True
        for each in self._sockets:
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)


class _Addresses:
    """Where hosts are: private addresses are those of the host that was named alone, or of a proxy.

    What was looked up and checked is what is connected to: a name may lead elsewhere a moment later.
    """

    def __init__(self, named: str) -> None:
        # Beside the proxies the library lists the hosts that need none, under "no".
        said = [proxy for kind, proxy in urllib.request.getproxies().items() if kind != "no"]
        proxies = (urlsplit(proxy if "//" in proxy else f"//{proxy}") for proxy in said)
        self._trusted = {named, *filter(None, (proxy.hostname for proxy in proxies))}
        self._known: dict[str, tuple[str, ...]] = {}

    def of(self, host: str) -> tuple[str, ...]:
        """The addresses of a host; URLError where one is private and nobody named the host."""
        name = host.encode("idna").decode().lower()
        if name not in self._known:
            found = tuple(dict.fromkeys(str(info[4][0]) for info in socket.getaddrinfo(name, None)))
            if name not in self._trusted and not all(map(_is_public, found)):
                raise urllib.error.URLError(
                    f"leads to {name}, a private address: name it yourself if it is meant"
                )
            self._known[name] = found
        return self._known[name]

    def connect(self, place: tuple[str, int], timeout: float, *_: object) -> socket.socket:
        """A connection to the first address of a host that answers."""
        fault = OSError(f"{place[0]} has no address")
        for address in self.of(place[0]):
            try:
                return socket.create_connection((address, place[1]), timeout)
            except OSError as error:
                fault = error
        raise fault


_IN_IPV6: Final = ipaddress.ip_network("64:ff9b::/96")  # addresses of IPv4 behind a translator


def _is_public(address: str) -> bool:
    """Whether an address is one of the internet, and any that it wraps."""
    plain = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(plain, ipaddress.IPv6Address):
        wrapped = plain.ipv4_mapped or plain.sixtofour
        if plain in _IN_IPV6:
            wrapped = ipaddress.IPv4Address(int(plain) & 0xFFFFFFFF)
        if wrapped is not None:
            return _is_public(str(wrapped))
        if plain.is_reserved or plain.is_site_local:
            return False
    return plain.is_global and not plain.is_multicast


class _Connection(http.client.HTTPConnection):
    deadline: _Deadline
    addresses: _Addresses

    def connect(self) -> None:
        self._create_connection = self.addresses.connect
        super().connect()
        self.deadline.watch(self.sock)


class _TlsConnection(http.client.HTTPSConnection, _Connection):
    """Watched from before its handshake."""


def _watched(
    kind: type[_Connection], deadline: _Deadline, addresses: _Addresses, host: str, **options: object
) -> http.client.HTTPConnection:
    connection = kind(host, **options)  # type: ignore[arg-type]
    connection.deadline, connection.addresses = deadline, addresses
    return connection


class _Web(urllib.request.HTTPHandler):
    def __init__(self, deadline: _Deadline, addresses: _Addresses) -> None:
        super().__init__()
        self._connection = partial(_watched, _Connection, deadline, addresses)

    def http_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(self._connection, req)


class _Tls(urllib.request.HTTPSHandler):
    def __init__(self, deadline: _Deadline, addresses: _Addresses, certificates: ssl.SSLContext) -> None:
        super().__init__(context=certificates)
        self._connection = partial(_watched, _TlsConnection, deadline, addresses, context=certificates)

    def https_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        return self.do_open(self._connection, req)


class _Redirects(urllib.request.HTTPRedirectHandler):
    """Follows to http and https alone, and to a private address only on the host that was named."""

    max_redirections = _REDIRECTS

    def __init__(self, addresses: _Addresses) -> None:
        self.addresses = addresses

    def http_error_302(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: http.client.HTTPMessage,
    ) -> IO[bytes] | None:
        """Follow without what is said beside the new address: the library would read all of that."""
        fp.close()
        return super().http_error_302(req, fp, code, msg, headers)

    http_error_301 = http_error_303 = http_error_307 = http_error_308 = http_error_302

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
        if parts.scheme not in ("http", "https"):
            raise urllib.error.URLError(f"leads to {newurl[:200]}, which is not an address of the web")
        self.addresses.of(parts.hostname or "")
        return super().redirect_request(req, fp, code, msg, headers, newurl)
