"""Firefox and WebKit (the engine of Safari) driven over the protocols that they speak by themselves.

Firefox speaks Marionette over a socket, WebKitGTK WebDriver over HTTP; both take the same commands, so
that no further package and no further program is needed.
"""

from __future__ import annotations

import base64
import json
import os
import socket
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from tests.support.ports import free_port
from tests.support.programs import needs

KEYS = {"Enter": "\ue007", "Escape": "\ue00c", "Tab": "\ue004"}
_MINI_BROWSER = "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser"
_PATIENCE = 60.0  # seconds for a browser to start, and a page to come, on a busy machine


class Driven:
    """A window of a browser."""

    def __init__(self, command: Callable[[str, Mapping[str, Any]], Any], name: str) -> None:
        self._command, self.name = command, name

    def open(self, address: str) -> None:
        """Go to an address; a fragment alone would not load the page anew."""
        self._command("navigate", {"url": "about:blank"})
        self._command("navigate", {"url": address})

    def follow(self, address: str) -> None:
        """Go from this page to another, and stay until that is there.

        A script that is running when its page goes may never be answered: WebKit loses it.
        """
        self._command("navigate", {"url": address})

    def back(self) -> None:
        """Go to the page before this one, and stay until that is there."""
        self._command("back", {})

    def run(self, script: str) -> Any:
        """What a function body returns in the page."""
        return self._command("run", {"script": script, "args": []})

    def press(self, *keys: str) -> None:
        """Press and release keys, one after another."""
        strokes = [KEYS.get(key, key) for key in keys]
        actions = [{"type": way, "value": key} for key in strokes for way in ("keyDown", "keyUp")]
        self._command("act", {"actions": [{"type": "key", "id": "keyboard", "actions": actions}]})

    def wait(self, script: str) -> Any:
        """What an expression gives once it is true; AssertionError where patience ends."""
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            if found := self.run(f"return {script}"):
                return found
            time.sleep(0.05)
        raise AssertionError(f"{self.name}: {script} stayed false")

    def size(self, width: int, height: int) -> None:
        """Give the window a size."""
        self._command("size", {"width": width, "height": height})

    def shot(self) -> bytes:
        """A picture of the window, PNG."""
        return base64.b64decode(self._command("shot", {}))


@contextmanager
def firefox() -> Iterator[Driven]:
    """A Firefox without a window on any screen."""
    program = needs("firefox-esr", "firefox")
    port = free_port()
    with tempfile.TemporaryDirectory() as profile:
        lines = [f'user_pref("marionette.port", {port});', 'user_pref("app.update.enabled", false);']
        (Path(profile) / "user.js").write_text("\n".join(lines), "utf-8")
        command = [program, "--headless", "--marionette", "--no-remote", "--profile", profile]
        with _running(command, {"MOZ_HEADLESS_WIDTH": "1440", "MOZ_HEADLESS_HEIGHT": "900"}):
            marionette = _Marionette(port)
            marionette("WebDriver:NewSession", {"capabilities": {"alwaysMatch": {}}})
            names = {
                "navigate": "WebDriver:Navigate", "run": "WebDriver:ExecuteScript",
                "act": "WebDriver:PerformActions", "size": "WebDriver:SetWindowRect",
                "shot": "WebDriver:TakeScreenshot", "back": "WebDriver:Back",
            }  # fmt: skip

            def send(name: str, values: Mapping[str, Any]) -> Any:
                more = {"full": False, "hash": False} if name == "shot" else {}
                found = marionette(names[name], {**values, **more})
                return found.get("value") if isinstance(found, dict) and "value" in found else found

            yield Driven(send, "Firefox")


class _Marionette:
    """The client's side of Marionette: messages as JSON with their length before them."""

    def __init__(self, port: int) -> None:
        end = time.monotonic() + _PATIENCE
        while True:
            try:
                self._socket = socket.create_connection(("127.0.0.1", port), timeout=_PATIENCE)
                break
            except OSError:
                if time.monotonic() > end:
                    raise
                time.sleep(0.1)
        self._number = 0
        self._receive()

    def __call__(self, name: str, values: Mapping[str, Any]) -> Any:
        self._number += 1
        message = json.dumps([0, self._number, name, values]).encode()
        self._socket.sendall(b"%d:%s" % (len(message), message))
        _, _, error, result = self._receive()
        assert error is None, error
        return result

    def _receive(self) -> Any:
        digits = b""
        while (one := self._socket.recv(1)) != b":":
            assert one, "the browser has gone"
            digits += one
        data = b""
        while len(data) < int(digits):
            data += self._socket.recv(int(digits) - len(data))
        return json.loads(data)


@contextmanager
def webkit() -> Iterator[Driven]:
    """WebKitGTK's small browser on a screen that nobody sees."""
    driver, screen = needs("WebKitWebDriver"), needs("Xvfb")
    browser = needs("MiniBrowser", _MINI_BROWSER)
    port = free_port()
    reading, writing = os.pipe()
    command = [screen, "-displayfd", str(writing), "-screen", "0", "1920x1200x24", "-nolisten", "tcp"]
    with _running(command, {}, pass_fds=(writing,)):
        display = os.read(reading, 16).decode().strip()
        surroundings = {
            "DISPLAY": f":{display}", "GDK_BACKEND": "x11", "WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS": "1",
            "WEBKIT_DISABLE_COMPOSITING_MODE": "1", "LIBGL_ALWAYS_SOFTWARE": "1", "NO_AT_BRIDGE": "1",
        }  # fmt: skip
        with _running([driver, f"--port={port}", "--host=127.0.0.1"], surroundings):
            yield from _session(f"http://127.0.0.1:{port}", browser)


def _session(address: str, browser: str) -> Iterator[Driven]:
    options = {"binary": browser, "args": ["--automation"]}
    asked = {"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": options}}}
    session = _request("POST", f"{address}/session", asked)["sessionId"]
    here = f"{address}/session/{session}"
    ways = {
        "navigate": ("POST", "/url"), "run": ("POST", "/execute/sync"), "act": ("POST", "/actions"),
        "size": ("POST", "/window/rect"), "shot": ("GET", "/screenshot"), "back": ("POST", "/back"),
    }  # fmt: skip
    try:
        yield Driven(lambda name, values: _request(ways[name][0], here + ways[name][1], values), "WebKit")
    finally:
        with suppress(OSError):
            _request("DELETE", here, {})


def _request(method: str, address: str, values: Mapping[str, Any]) -> Any:
    """One command; the driver may need a while to listen at all."""
    data = json.dumps(values).encode() if method == "POST" else None
    request = urllib.request.Request(address, data, {"Content-Type": "application/json"}, method=method)
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            with urllib.request.urlopen(request, timeout=_PATIENCE) as answer:
                return json.load(answer)["value"]
        except urllib.error.HTTPError as error:
            raise AssertionError(error.read().decode()) from None
        except urllib.error.URLError:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)


@contextmanager
def _running(
    command: list[str], more: Mapping[str, str], pass_fds: tuple[int, ...] = ()
) -> Iterator[subprocess.Popen[bytes]]:
    quiet = subprocess.DEVNULL
    with tempfile.TemporaryDirectory() as home:
        surroundings = {**os.environ, "HOME": home, "XDG_RUNTIME_DIR": home, **more}
        process = subprocess.Popen(command, env=surroundings, stdout=quiet, stderr=quiet, pass_fds=pass_fds)
        try:
            yield process
        finally:
            process.terminate()
            with suppress(subprocess.TimeoutExpired):
                process.wait(10)
            process.kill()
            process.wait()
