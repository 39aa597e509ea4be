"""Everyone can read it: WCAG by axe, colours that stay apart, and what a page weighs."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.support.programs import ROOT
from tests.support.serving import serving

pytestmark = pytest.mark.browser
PHONE, DESKTOP = ViewportSize(width=360, height=740), ViewportSize(width=1440, height=900)
STYLE = (ROOT / "edition" / "site" / "static" / "css" / "base" / "measures.css").read_text("utf-8")
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_OPTIONS = {"runOnly": {"type": "tag", "values": _TAGS}, "resultTypes": ["violations"], "preload": False}
# A page of each kind; colours do not hang on the width, nor places on the scheme: two looks are all there is.
_LOOKS: tuple[tuple[Literal["light", "dark"], ViewportSize], ...] = (("light", DESKTOP), ("dark", PHONE))
_KINDS = (
    *("index.html", "statement.html", "reading-text.html", "apparatus.html", "p/5.html", "data.html"),
    *(
        "witness/index.html",
        "witness/TR.html",
        "quality/PDF.html",
        "check.html",
        "404.html",
        "architecture.html",
    ),
)
_OF_FIVE = (
    *("index.html", "statement.html", "p/2.html", "p/4.html", "apparatus.html"),
    *("witness/index.html", "witness/N.html", "quality/B.html"),
)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(bypass_csp=True)
    context.add_init_script(AXE)
    yield context.new_page()
    context.close()


def look(page: Page, number: int, height: int = 0) -> None:
    """Show the page in another scheme and size."""
    scheme, viewport = _LOOKS[number]
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({**viewport, "height": height or viewport["height"]})


def violations(page: Page) -> list[str]:
    """What axe finds, as text, and sideways scrolling."""
    found: list[str] = page.evaluate(
        """async options => (await axe.run(document, options)).violations.flatMap(({ id, nodes }) =>
        nodes.map(({ html }) => `${location.href} ${id}: ${html.slice(0, 160)}`))""",
        _OPTIONS,
    )
    wide = page.evaluate("document.scrollingElement.scrollWidth > innerWidth")
    return [*found, f"{page.url} scrolls sideways"] if wide else found


def violations_of(page: Page, address: str) -> list[str]:
    """What axe finds on a page in each look; parts not laid out yet would seem to cover others: all are."""
    page.goto(address)
    page.add_style_tag(content="* { content-visibility: visible !important; transition: none !important }")
    found: list[str] = []
    for number in range(len(_LOOKS)):
        look(page, number)
        found += violations(page)
    return found


def test_axe_finds_nothing_on_any_kind_of_page(page: Page, site: Path) -> None:
    with serving(site) as address:  # the page for what is not found only works from a server
        assert [fault for name in _KINDS for fault in violations_of(page, f"{address}/{name}")] == []


def test_axe_finds_nothing_with_five_versions_from_right_to_left(page: Page, site_of_five: Path) -> None:
    address = site_of_five.as_uri()
    assert [fault for name in _OF_FIVE for fault in violations_of(page, f"{address}/{name}")] == []


@pytest.mark.parametrize(
    ("query", "number"),
    [("?view=inline", 0), ("?view=notes", 1), ("?show=typographic,punctuation,lacuna&only=1", 1)],
)
def test_axe_finds_nothing_in_any_view(page: Page, site: Path, query: str, number: int) -> None:
    look(
        page, number, 6000
    )  # nothing is scrolled under the header, where axe takes it for too small to touch
    page.goto(f"{site.as_uri()}/statement.html{query}")
    page.keyboard.press("j")
    page.wait_for_selector("#gloss:popover-open")
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    assert violations(page) == []


# Colours


def inks(scheme: str) -> dict[str, tuple[float, float, float]]:
    """The named colours of a scheme, as the style sheet has them."""
    block = re.search(rf'\[data-md-color-scheme="{scheme}"\] {{(.*?)}}', STYLE, re.DOTALL)
    assert block is not None
    return {
        name: tuple(int(code[i : i + 2], 16) / 255 for i in (0, 2, 4))  # type: ignore[misc]
        for name, code in re.findall(r"--([\w-]+): #([0-9a-f]{6});", block[1])
    }


def linear(colour: tuple[float, float, float]) -> list[float]:
    return [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour]


def luminance(colour: tuple[float, float, float]) -> float:
    return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear(colour), strict=True))


def contrast(one: tuple[float, float, float], two: tuple[float, float, float]) -> float:
    light, dark = sorted((luminance(one), luminance(two)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


Matrix = tuple[tuple[float, float, float], ...]

# Machado, Oliveira and Fernandes (2009), severity 1.0, on linear RGB.
DEFICIENCIES: dict[str, Matrix] = {
    "none": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protan": ((0.1523, 1.0526, -0.2049), (0.1145, 0.7863, 0.0992), (-0.0039, -0.0481, 1.0520)),
    "deutan": ((0.3673, 0.8606, -0.2280), (0.2801, 0.6725, 0.0474), (-0.0118, 0.0429, 0.9689)),
    "tritan": ((1.2555, -0.0767, -0.1788), (-0.0784, 0.9309, 0.1476), (0.0047, 0.6914, 0.3039)),
}


def times(rows: Matrix, colour: list[float]) -> list[float]:
    return [sum(m * c for m, c in zip(row, colour, strict=True)) for row in rows]


def lab(rgb: list[float]) -> tuple[float, float, float]:
    """CIE L*a*b* (D65) of linear RGB."""
    matrix = ((0.4124, 0.3576, 0.1805), (0.2126, 0.7152, 0.0722), (0.0193, 0.1192, 0.9505))
    xyz = [value / white for value, white in zip(times(matrix, rgb), (0.9505, 1.0, 1.089), strict=True)]
    x, y, z = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in xyz)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize("deficiency", DEFICIENCIES)
def test_lines_stay_apart_from_paper_whatever_eyes_see_them(scheme: str, deficiency: str) -> None:
    """Kinds are told apart by the form of their lines; their colours must only be seen."""
    colours = inks(scheme)
    seen = {}
    for name in ("rubric", "spelling", "misread", "print", "paper"):
        mixed = [max(0.0, min(1.0, c)) for c in times(DEFICIENCIES[deficiency], linear(colours[name]))]
        seen[name] = lab(mixed)
    for name in ("rubric", "spelling", "misread", "print"):
        distance = sum((a - b) ** 2 for a, b in zip(seen[name], seen["paper"], strict=True)) ** 0.5
        assert distance >= 40, (name, distance)


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_words_stand_out_from_the_paper(scheme: str) -> None:
    colours = inks(scheme)
    for name in ("ink", "faint", "rubric", "link", "print", "misread", "spelling"):
        assert contrast(colours[name], colours["paper"]) >= 4.5, name
        assert contrast(colours[name], colours["tint"]) >= 4.5, name


def test_every_kind_has_a_line_of_its_own(browser: Browser, site: Path) -> None:
    page = browser.new_page()
    page.goto(f"{site.as_uri()}/statement.html?show=spelling,ocr,punctuation,case,typographic,substitution")
    kinds = ["substitution", "spelling", "ocr", "punctuation", "case", "typographic"]
    styles = page.evaluate(
        """kinds => kinds.map(kind => { const style = getComputedStyle(document.querySelector(
        `.panel .u.k-${kind}`));
        return [style.textDecorationStyle, style.textDecorationThickness].join() })""",
        kinds,
    )
    assert len(set(styles)) == len(kinds), styles
    page.close()


# Weight


@pytest.mark.parametrize("archive", ["site", "site_of_five"])
def test_the_statement_page_weighs_little(
    browser: Browser, archive: str, request: pytest.FixtureRequest
) -> None:
    site: Path = request.getfixturevalue(archive)
    page = browser.new_page()
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto(f"{site.as_uri()}/statement.html")
    page.close()
    files = [url.removeprefix("file://") for url in loaded if url.startswith("file:")]
    # The icon of the tab is asked for when the browser likes: it counts whether it was or not.
    files = sorted({*files, str(site / "assets" / "favicon.svg")})
    packed = [gzip.compress(Path(name).read_bytes(), 9) for name in files]
    assert sum(map(len, packed)) < 70_000, [(n, len(p)) for n, p in zip(files, packed, strict=True)]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_signs_and_words_found_are_seen_where_colours_are_forced(
    browser: Browser, site: Path, scheme: Literal["light", "dark"]
) -> None:
    """Also in a scheme that the reader chose: its ink may be the colour of the forced paper."""
    page = browser.new_page(forced_colors="active", color_scheme=scheme)
    page.goto(f"{site.as_uri()}/index.html")
    page.evaluate("document.body.dataset.mdColorScheme = 'default'")
    sign, ink = page.evaluate(
        "[document.querySelector('.c i'), document.body].map((each) => getComputedStyle(each))"
        ".map(({ borderTopColor, color }) => [borderTopColor, color])"
    )
    assert sign[0] == ink[1]
    page.goto(f"{site.as_uri()}/p/2.html")  # where what is not quoted is grey, and a listener is told
    rest = page.locator(".q-text .rest").first
    assert rest.evaluate("rest => getComputedStyle(rest).color") != ink[1]
    expect(rest).to_contain_text("not quoted: ")
    page.goto(f"{site.as_uri()}/statement.html?h=huawei")
    found = page.locator("mark[data-md-highlight]").first
    paper = found.evaluate("mark => getComputedStyle(mark).backgroundColor")
    assert paper.startswith("rgb("), paper  # and is not seen through
    page.close()
