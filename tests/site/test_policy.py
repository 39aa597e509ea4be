"""The Content-Security-Policy: what it says, and what a real browser makes of it."""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from edition.site.policy import content_security_policy, with_policy
from tests.support.browsing import settle

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

HEAD = '<html><head><meta charset="utf-8">'


def digest(code: str) -> str:
    return base64.b64encode(hashlib.sha256(code.encode()).digest()).decode()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("page", "hashed"),
    [
        ("", []),
        ("<script>a('é')</script>", ["a('é')"]),
        ("<script>a\n</script><script >b</script><script>a\n</script>", ["a\n", "b"]),
        ('<script src="x.js"></script><script defer src="y.js"></script>', []),
        ('<script id="c" type="application/json">1</script>', []),
        ('<script type="application/ld+json">1</script>', []),
        ('<script type="module">a</script>', ["a"]),
    ],
)
def test_only_inline_scripts_are_hashed(page: str, hashed: list[str]) -> None:
    policy = content_security_policy(page)
    assert set(re.findall(r"'sha256-([^']+)'", policy)) == {digest(code) for code in hashed}
    assert "unsafe" not in policy
    assert not re.search(r"https?:|\*", policy)


@pytest.mark.parametrize(
    ("page", "hashed"),
    [
        ("<script>a<script>b</script>c</script>", ["a<script>b"]),
        ("<script\n>a</script><script>b", ["a"]),
        ("<style>a</style><style media=print>b</style><style>c</style><style>d", ["a", "c"]),
        ("<style>a<script>b</style></script>", ["a<script>b", "b</style>"]),
    ],
)
def test_an_element_ends_where_it_is_closed_first(page: str, hashed: list[str]) -> None:
    policy = content_security_policy(page)
    assert sorted(re.findall(r"'sha256-([^']+)'", policy)) == sorted(map(digest, hashed))


@pytest.mark.slow
def test_the_policy_comes_before_anything_it_governs() -> None:
    page = with_policy(HEAD + "<script>a</script></head>")
    assert page.startswith(HEAD + '<meta http-equiv="Content-Security-Policy"')


@pytest.mark.slow
def test_a_page_without_character_set_is_refused() -> None:
    with pytest.raises(ValueError, match="character set"):
        with_policy("<html>")


@pytest.mark.slow
def test_every_page_of_the_site_has_its_policy(site: Path) -> None:
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > 10
    for page in pages:
        text = page.read_text()
        policy = re.search(r'<meta http-equiv="Content-Security-Policy" content="([^"]+)">', text)
        assert policy is not None, page
        assert policy[1] == content_security_policy(text)
        assert policy.start() < text.index("<script")
        assert not re.search(r"""<[^>]*\s(on[a-z]+|style)\s*=\s*["']""", text), page
        assert not re.search(r'<link rel="(?:prev|next|prefetch)"', text), (
            page
        )  # some browsers would fetch it
        alone = page.name == "404.html"  # it has its style inside it, by its hash in the policy
        assert alone or not re.search(r"<style\b", text), page


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    class Quiet(SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(site)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()


@pytest.fixture
def told(context: BrowserContext) -> Iterator[tuple[Page, list[str]]]:
    """A page of the browser and what goes wrong there: errors, refusals, requests to elsewhere."""
    page, troubles = context.new_page(), []
    page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on(
        "requestfailed",
        lambda request: troubles.append(request.url) if "BLOCKED" in (request.failure or "") else None,
    )
    page.on(
        "request",
        lambda request: (
            troubles.append(f"outside: {request.url}")
            if not request.url.startswith(("http://127.0.0.1:", "file:", "data:", "blob:"))
            else None
        ),
    )
    yield page, troubles
    page.close()


@pytest.mark.browser
def test_no_page_asks_for_what_its_policy_refuses(
    site: Path, address: str, told: tuple[Page, list[str]]
) -> None:
    page, troubles = told
    for file in sorted(site.rglob("*.html")):
        if file.name != "404.html":
            page.goto(f"{address}/{file.relative_to(site)}", wait_until="load")
    assert troubles == []


@pytest.mark.browser
@pytest.mark.parametrize("place", ["http", "file"])
def test_search_works_under_the_policy(
    site: Path, address: str, told: tuple[Page, list[str]], place: str
) -> None:
    page, troubles = told
    page.goto(f"{address}/statement.html" if place == "http" else (site / "statement.html").as_uri())
    page.keyboard.press("/")
    page.keyboard.type("statement", delay=20)
    page.wait_for_selector(".md-search-result__item")
    assert troubles == []


@pytest.mark.browser
def test_what_is_not_the_sites_own_neither_runs_nor_loads(
    site: Path, tmp_path: Path, told: tuple[Page, list[str]]
) -> None:
    page, _ = told
    forged = shutil.copytree(site, tmp_path / "forged") / "index.html"
    planted = (
        "<script>window.ran = 'inline'</script><img src=x onerror=\"window.ran = 'handler'\">"
        '<a id="planted" href="javascript:window.ran = \'link\'">x</a>'
        '<img id="outside" src="http://127.0.0.1:9/x.png"><p id="red" style="color: rgb(255, 0, 0)">x</p>'
    )
    text = forged.read_text()
    at = text.index("<h1")
    forged.write_text(text[:at] + planted + text[at:])
    page.add_init_script(
        "window.refused = [];"
        "document.addEventListener('securitypolicyviolation', e => window.refused.push(e.effectiveDirective))"
    )
    page.goto(forged.as_uri())
    page.evaluate("document.querySelector('#planted').click()")
    page.wait_for_function(
        """["script-src-elem", "script-src-attr", "img-src", "style-src-attr"].every(
        each => refused.includes(each))"""
    )
    settle(page)
    assert page.evaluate("window.ran") is None
