"""A published copy at an address: whatever the server does, no more is read than the site has."""

from __future__ import annotations

import os
import socket
import threading
import urllib.error
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from edition.app import copies
from edition.app.copies import deviations
from edition.errors import EditionError

_BUFFERED = 60_000_000  # more bytes than the system takes from a server before anybody reads them


@contextmanager
def serving(answer: str, sent: list[int] | None = None) -> Iterator[str]:
    """A server that answers so; `sent` comes to hold how many of its hundred million bytes it got rid of."""
    over = threading.Event()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            match answer:
                case "endless":
                    self.send_response(200)
                    self.end_headers()
                    self.send_much()
                case "moved":
                    self.send_response(301)
                    self.send_header("Location", f"{self.path}?moved")
                    self.end_headers()
                    self.send_much()
                case "slow":
                    self.send_response(200)
                    self.send_header("Content-Length", "10000")
                    self.end_headers()
                    while not over.wait(0.05):
                        self.wfile.write(b"h")
                        self.wfile.flush()
                case "length":
                    self.send_response(200)
                    self.send_header("Content-Length", "many")
                    self.end_headers()
                    self.wfile.write(b"hello")
                case "colours":
                    self.send_response(500, "\x1b[2Jgone")
                    self.end_headers()
                case "headers":
                    while not over.wait(0.05):
                        self.send_response_only(100)
                        self.send_header("X", "y")
                        self.end_headers()
                        self.wfile.flush()
                case _:
                    self.send_response(302)
                    self.send_header("Location", answer)
                    self.end_headers()

        def send_much(self) -> None:
            for number in range(1000):
                if sent:
                    sent[0] = number * 100_000
                self.wfile.write(b"x" * 100_000)

        def log_message(self, *_: object) -> None:
            """Say nothing."""

        def handle(self) -> None:
            try:
                super().handle()
            except OSError:
                return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        over.set()
        server.shutdown()
        server.server_close()


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "index.html").write_text("hello")
    return tmp_path


def test_no_more_is_read_than_the_site_has(site: Path) -> None:
    sent = [0]
    with serving("endless", sent) as address:
        assert list(deviations(site, address)) == ["index.html differs"]
    assert sent[0] < _BUFFERED


def test_a_length_that_is_none_is_no_traceback(site: Path) -> None:
    with serving("length") as address:
        assert list(deviations(site, address)) == []


@pytest.mark.parametrize("answer", ["slow", "headers"])
def test_a_server_that_takes_too_long_is_told(
    site: Path, answer: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server says something now and then, for as long as it is asked."""
    monkeypatch.setattr(copies, "_ALTOGETHER", 0.3)
    (site / "index.html").write_text("h" * 10_000)
    with serving(answer) as address, pytest.raises(EditionError, match="takes longer"):
        list(deviations(site, address))


def test_what_is_no_file_in_a_copied_folder_is_not_read(site: Path, tmp_path: Path) -> None:
    """A pipe waits for ever, a device ends in no memory."""
    names = ["pipe", "device", "short", "folder", "same", "link"]
    copy = tmp_path / "copy"
    own = tmp_path / "own"
    for folder in (copy, own):
        folder.mkdir()
        for name in names:
            (folder / name).write_text("hello")
    for name in ("pipe", "device", "folder", "link"):
        (copy / name).unlink()
    os.mkfifo(copy / "pipe")
    (copy / "device").symlink_to("/dev/zero")
    (copy / "link").symlink_to(own / "link")
    (copy / "folder").mkdir()
    (copy / "short").write_text("hell")
    assert list(deviations(own, str(copy))) == [
        "device differs",
        "folder is missing",
        "pipe differs",
        "short differs",
    ]


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


def test_what_is_said_beside_a_redirect_is_not_read(site: Path) -> None:
    sent = [0]
    with serving("moved", sent) as address:
        [said] = deviations(site, address)
    assert "is refused" in said
    assert sent[0] < _BUFFERED


def test_what_was_checked_is_what_is_connected_to(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that leads to the internet when it is looked up, and home when it is looked up again."""
    answers = iter(["8.8.8.8", *["127.0.0.1"] * 20])
    look_up, connect = socket.getaddrinfo, socket.create_connection
    tried: list[str] = []

    def answer(host: str, *rest: Any) -> Any:
        return look_up(next(answers) if host == "elsewhere.example" else host, *rest)

    def only_here(place: tuple[str, int], timeout: float) -> socket.socket:
        tried.append(place[0])
        if place[0] != "127.0.0.1":
            raise ConnectionRefusedError("nobody is there")
        return connect(place, timeout)

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    monkeypatch.setattr(socket, "create_connection", only_here)
    with serving("http://elsewhere.example/") as address, pytest.raises(EditionError, match="nobody"):
        list(deviations(site, address))
    assert tried == ["127.0.0.1", "8.8.8.8"]


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("8.8.8.8", True),
        ("2606:4700::1111", True),
        ("10.1.2.3", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("::1", False),
        ("fe80::1%eth0", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:8.8.8.8", True),
        ("2002:7f00:1::", False),
        ("64:ff9b::a00:1", False),
        ("fec0::1", False),
        ("::127.0.0.1", False),
        ("224.0.0.1", False),
        ("::ffff:224.0.0.1", False),
        ("2002:e000:1::", False),
        ("64:ff9b::e000:1", False),
        ("ff02::1", False),
        ("64:ff9b::808:808", True),
    ],
)
def test_what_is_of_the_internet(address: str, public: bool) -> None:
    assert copies._is_public(address) is public


def test_a_proxy_may_be_at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:3128")
    assert copies._Addresses("example.org").of("127.0.0.1") == ("127.0.0.1",)


def test_what_needs_no_proxy_is_not_trusted_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:3128")
    monkeypatch.setenv("no_proxy", "localhost")
    with pytest.raises(urllib.error.URLError, match="private address"):
        copies._Addresses("example.org").of("localhost")


def test_a_redirect_to_a_file_is_not_followed(site: Path) -> None:
    with serving(f"file://{site}/index.html") as address:
        [said] = deviations(site, address)
    assert "is refused" in said


@pytest.mark.parametrize(
    "address",
    [
        *("http://", "http://[", "http://a:b/", "http://a:99999/", "http://a:0/", f"http://{'a' * 70}.org/"),
        *(
            "http://a b/",
            "http://a\nb/",
            "http://a\x1b[31m/",
            "http://a/?page=1",
            "http://a/#part",
            "HTTP://",
        ),
    ],
)
def test_addresses_that_are_none_are_one_message(site: Path, address: str) -> None:
    with pytest.raises(EditionError, match="is not an address") as told:
        list(deviations(site, address))
    assert str(told.value).isprintable()


def test_what_a_server_says_moves_no_terminal(site: Path) -> None:
    with serving("colours") as address:
        assert list(deviations(site, address)) == ["index.html is refused: HTTP Error 500: [2Jgone"]
