"""The page of the error 404: what became of an id and what is nearest, wherever the site is served."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.support.browsing import settle, watched
from tests.support.scripts import SOURCES, called, run
from tests.support.serving import running_nginx, serving

KNOWN = {
    "base": None,
    "passages": ["1", "2", "2a", "4", "10"],
    "gone": {"3": ["2", "4"], "5": []},
    "witnesses": {"TR": "Trusted Reviews", "PDF": "The PDF"},
    "former": {"OLD": ["TR"], "LOST": []},
    "pages": {
        "statement.html": "the statement",
        "method.html": "Method",
        "witness/index.html": "the sources",
    },
}


@pytest.mark.parametrize(
    ("path", "base", "first"),
    [
        ("/p/9.html", None, ["/", "/p/"]),
        ("/archive/p/9.html", None, ["/archive/", "/archive/p/"]),
        ("/a/b/witness/X.html", None, ["/a/b/"]),
        ("/a/P/9.html", None, ["/a/"]),
        ("/archive/nothing.html", None, ["/archive/", "/"]),
        ("/archive/deep/er/nothing", None, ["/archive/deep/er/", "/archive/deep/", "/archive/", "/"]),
        ("/repo/p/9.html", "/repo/", ["/repo/"]),
        ("/elsewhere/p/9.html", "/repo/", ["/elsewhere/"]),
        ("/", None, ["/"]),
    ],
)
def test_where_the_site_may_begin(path: str, base: str | None, first: list[str]) -> None:
    found = called("missing.js", f"a.bases({json.dumps(path)}, {json.dumps(base)})")
    assert found[: len(first)] == first  # type: ignore[index]


SAID = {
    ("p/9.html", ""): (
        "There is no paragraph 9, and none was ever published. The nearest are paragraph 4 and paragraph 10.",
        ["p/4.html", "p/10.html"],
    ),
    ("p/99.html", ""): (
        "There is no paragraph 99, and none was ever published. The nearest is paragraph 10.",
        ["p/10.html"],
    ),
    ("p/2b.html", ""): (
        (
            "There is no paragraph 2b, and none was ever published. "
            "The nearest are paragraph 2a and paragraph 4."
        ),
        ["p/2a.html", "p/4.html"],
    ),
    ("p/3.htm", ""): (
        "Paragraph 3 was withdrawn: its text is now in paragraph 2 and paragraph 4.",
        ["p/3.html", "p/2.html", "p/4.html"],
    ),
    ("p/5", ""): (
        "Paragraph 5 was withdrawn: its text stands nowhere in the statement as now published.",
        ["p/5.html"],
    ),
    ("p2A.html", ""): ("Paragraph 2a stands at another address.", ["p/2a.html"]),
    ("P/p2/", ""): ("Paragraph 2 stands at another address.", ["p/2.html"]),
    ("staement.html", "p4.u2"): ("Paragraph 4 stands at another address.", ["p/4.html#p4.u2"]),
    ("staement.html", ""): (
        "There is no page of this name. Perhaps it is the statement.",
        ["statement.html"],
    ),
    ("witnes/", ""): ("There is no page of this name. Perhaps it is the sources.", ["witness/index.html"]),
    ("statement/99.html", ""): ("There is no page of this name.", []),
    ("witness/tr.html", ""): ("Trusted Reviews stands at another address.", ["witness/TR.html"]),
    ("quality/TR.html", ""): ("Trusted Reviews has no page on its quality.", ["witness/TR.html"]),
    ("witness/OLD", ""): (
        "The source OLD is no longer part of the archive. Its file is now TR.",
        ["witness/OLD.html", "witness/TR.html"],
    ),
    ("witness/X.html", ""): ("There is no source X. These are the sources.", ["witness/index.html"]),
    ("back%20doors", "%E0%A4%A"): ("There is no page of this name.", []),
    ("%E0%A4%A", ""): ("There is no page of this name.", []),
    ("", ""): ("There is no page of this name.", []),
}


def test_what_is_said_of_an_address() -> None:
    module = json.dumps((SOURCES / "missing.js").as_uri())
    found: Any = run(
        f"import {{ explain }} from {module};"
        f"const [places, known] = {json.dumps([list(SAID), KNOWN])};"
        "const said = places.map(([path, fragment]) => explain(path, fragment, known));"
        "console.log(JSON.stringify(said))"
    )
    for (place, expected), pieces in zip(SAID.items(), found, strict=True):
        said = "".join(piece["text"] for piece in pieces)
        assert (said, [piece["to"] for piece in pieces if "to" in piece]) == expected, place


@pytest.fixture(scope="module", params=["pages", "pages in a folder", "nginx", "nginx in a folder"])
def address(
    request: pytest.FixtureRequest, site: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    above = tmp_path_factory.mktemp("above")
    (above / "archive").symlink_to(site)
    with ExitStack() as stack:
        match request.param:
            case "pages":
                yield stack.enter_context(serving(site, site / "404.html"))
            case "pages in a folder":
                yield stack.enter_context(serving(above, site / "404.html")) + "/archive"
            case "nginx":
                yield stack.enter_context(running_nginx(site))
            case _:
                yield stack.enter_context(running_nginx(above, "/archive/")) + "/archive"


@pytest.fixture
def page(context: BrowserContext) -> Iterator[Page]:
    """A page that may ask for one that is not there."""
    yield from watched(context, status=404)


@pytest.mark.browser
def test_it_is_styled_and_leads_on_wherever_it_is_served(page: Page, address: str) -> None:
    answer = page.goto(f"{address}/p/9.html")
    assert answer
    assert answer.status == 404
    page.wait_for_selector("#became a")
    assert "no paragraph 9" in page.inner_text("#became")
    assert page.evaluate("getComputedStyle(document.body).maxWidth") != "none"
    set_in = "document.fonts.ready.then(() => [...document.fonts].filter(f => f.status === 'loaded').length)"
    assert page.evaluate(set_in) == 2
    links = page.locator("a").evaluate_all("all => all.map(a => a.href)")
    assert f"{address}/p/6.html" in links
    for link in links:
        assert page.request.get(link).status == 200, link
    page.click("#became a")
    page.wait_for_url("**/p/6.html")
    page.goto(f"{address}/some/where/back-doors.html")
    expect(page.locator("#search")).to_have_attribute("href", re.compile("back"))
    page.click("#search")
    page.wait_for_selector(".md-search-result__link", state="attached")
    assert "#p5" in (page.locator(".md-search-result__link").first.get_attribute("href") or "")


@pytest.mark.browser
@pytest.mark.parametrize("place", ["statement.html", "p/5.html", "method.html", "witness/TR.html"])
def test_a_malformed_fragment_throws_nothing(page: Page, site: Path, place: str) -> None:
    page.goto(f"{site.as_uri()}/{place}?h=%E0%A4%A&of=%#%E0%A4%A")
    settle(page)
    page.evaluate("location.hash = '%'")
    settle(page)
