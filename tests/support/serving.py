"""A built site served on this machine, for what works from a server only."""

from __future__ import annotations

import os
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from tests.support.ports import free_port
from tests.support.programs import ROOT, needs


class _Silent(SimpleHTTPRequestHandler):
    missing: Path | None = None

    def log_message(self, *_: Any) -> None:
        """Say nothing."""

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """As GitHub Pages does: the site's own page for what is not there."""
        if self.missing is None or code != 404:
            super().send_error(code, message, explain)
            return
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(self.missing.read_bytes())


@contextmanager
def serving(folder: Path, missing: Path | None = None) -> Iterator[str]:
    """The address at which the folder is served; `missing` is the page for what is not there."""

    def handler(*arguments: Any) -> _Silent:
        return type("Handler", (_Silent,), {"missing": missing})(*arguments, directory=str(folder))

    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()


@contextmanager
def running_nginx(root: Path, folder: str = "/") -> Iterator[str]:
    """The address of an nginx with our configuration; the site is in `folder` of what it serves."""
    program = needs("nginx")
    port = free_port()
    server = (ROOT / "docs" / "publishing" / "nginx.conf").read_text()
    server = server.replace("listen 80;", f"listen 127.0.0.1:{port};").replace("/srv/statement", str(root))
    server = server.replace("404 /404.html", f"404 {folder}404.html")
    with tempfile.TemporaryDirectory() as place:
        kinds = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
        temporary = "".join(f"{kind}_temp_path {place}/{kind};\n" for kind in kinds)
        user = "user root;\n" if os.geteuid() == 0 else ""
        frame = f"{user}daemon off;\npid {place}/pid;\nevents {{}}\n"
        frame += f"http {{\naccess_log off;\n{temporary}{server}}}\n"
        Path(place, "nginx.conf").write_text(frame)
        command = [program, "-p", place, "-e", f"{place}/errors", "-c", f"{place}/nginx.conf"]
        tried = subprocess.run([*command, "-t"], capture_output=True, text=True, check=False)
        assert tried.returncode == 0, tried.stderr
        assert "warn" not in tried.stderr
        running = subprocess.Popen(command)
        try:
            _await(f"http://127.0.0.1:{port}/")
            yield f"http://127.0.0.1:{port}"
        finally:
            running.terminate()
            running.wait()


def _await(address: str) -> None:
    for _ in range(1200):
        try:
            urllib.request.urlopen(address, timeout=60).close()
            return
        except urllib.error.HTTPError:
            return
        except urllib.error.URLError:
            time.sleep(0.05)
