"""A published copy at an address: whatever the server does, no more is read than the site has."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from edition.app import copies
from edition.app.copies import deviations
from edition.errors import EditionError


@contextmanager
def serving(answer: str) -> Iterator[str]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            match answer:
                case "endless":
                    self.send_response(200)
                    self.end_headers()
                    for _ in range(1000):
                        self.wfile.write(b"x" * 100_000)
                case "slow":
                    self.send_response(200)
                    self.send_header("Content-Length", "5")
                    self.end_headers()
                    for letter in b"hello":
                        self.wfile.write(bytes([letter]))
                        self.wfile.flush()
                        time.sleep(0.2)
                case "length":
                    self.send_response(200)
                    self.send_header("Content-Length", "many")
                    self.end_headers()
                    self.wfile.write(b"hello")
                case _:
                    self.send_response(302)
                    self.send_header("Location", answer)
                    self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

        def handle(self) -> None:
            try:
                super().handle()
            except OSError:
                return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "index.html").write_text("hello")
    return tmp_path


def test_no_more_is_read_than_the_site_has(site: Path) -> None:
    started = time.monotonic()
    with serving("endless") as address:
        assert list(deviations(site, address)) == ["index.html differs"]
    assert time.monotonic() - started < 10


def test_a_length_that_is_none_is_no_traceback(site: Path) -> None:
    with serving("length") as address:
        assert list(deviations(site, address)) == []


def test_a_server_that_takes_too_long_is_told(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copies, "_ALTOGETHER", 0.3)
    monkeypatch.setattr(copies, "_PIECE", 1)
    with serving("slow") as address, pytest.raises(EditionError, match="takes longer"):
        list(deviations(site, address))


@pytest.mark.parametrize(
    ("where", "message"),
    [
        ("ftp://example.org/", "not an address of the web"),
        ("http://localhost:1/", "a private address"),
        ("http://[::1]:1/", "a private address"),
        ("http://169.254.169.254/", "a private address"),
        ("http://[", "cannot be fetched"),
    ],
)
def test_redirects_lead_nowhere_else(site: Path, where: str, message: str) -> None:
    with serving(where) as address, pytest.raises(EditionError, match=message):
        list(deviations(site, address))


def test_a_redirect_to_a_file_is_not_followed(site: Path) -> None:
    with serving(f"file://{site}/index.html") as address:
        [said] = deviations(site, address)
    assert "is refused" in said


@pytest.mark.parametrize(
    "address",
    ["http://", "http://[", "http://a:b/", "http://a:99999/", "http://a:0/", f"http://{'a' * 70}.org/"],
)
def test_addresses_that_are_none_are_one_message(site: Path, address: str) -> None:
    with pytest.raises(EditionError, match="is not an address"):
        list(deviations(site, address))
