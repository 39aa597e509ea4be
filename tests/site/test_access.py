"""Everyone can read it: WCAG by axe, colours that stay apart, and what a page weighs."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize

from tests.support.programs import ROOT
from tests.support.serving import serving

pytestmark = pytest.mark.browser
PHONE, DESKTOP = {"width": 360, "height": 740}, {"width": 1440, "height": 900}
STYLE = (ROOT / "edition" / "site" / "static" / "css" / "base.css").read_text("utf-8")
_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def violations(page: Page) -> list[str]:
    """What axe finds, as text; parts not laid out yet would seem to cover others, so all are laid out."""
    page.add_style_tag(content="* { content-visibility: visible !important }")
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": _TAGS}})
    return [
        f"{page.url} {rule['id']}: {node['html'][:160]}"
        for rule in found.response["violations"]
        for node in rule["nodes"]
    ]


def pages(site: Path) -> list[str]:
    return sorted(path.relative_to(site).as_posix() for path in site.rglob("*.html"))


@pytest.fixture(scope="module")
def served(site: Path) -> Iterator[str]:
    """The site's address on this machine: the page for what is not found only works from a server."""
    with serving(site) as address:
        yield address


# Each scheme and each width once: colours do not hang on the width, nor places on the scheme.
@pytest.fixture(params=[("light", "desktop"), ("dark", "phone")])
def page(browser: Browser, request: pytest.FixtureRequest) -> Iterator[Page]:
    scheme, device = request.param
    context = browser.new_context(
        viewport=PHONE if device == "phone" else DESKTOP, color_scheme=scheme, bypass_csp=True
    )
    yield context.new_page()
    context.close()


def test_axe_finds_nothing_on_any_page(page: Page, site: Path, served: str) -> None:
    found: list[str] = []
    names = pages(site)
    if page.viewport_size == PHONE:  # of pages that one template makes, one
        names = [name for at, name in enumerate(names) if "/" not in name or at % 4 == 0]
    for name in names:
        page.goto(f"{served}/{name}")
        found += violations(page)
    assert found == []


@pytest.mark.parametrize(
    "query", ["?view=inline", "?view=notes", "?show=typographic,punctuation,lacuna&only=1"]
)
def test_axe_finds_nothing_in_any_view(page: Page, site: Path, query: str) -> None:
    assert page.viewport_size is not None
    # High enough that nothing is scrolled under the header, where axe takes it for too small to touch.
    page.set_viewport_size({"width": page.viewport_size["width"], "height": 6000})
    page.goto(f"{site.as_uri()}/statement.html{query}")
    page.keyboard.press("j")
    page.wait_for_selector("#gloss:popover-open")
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    assert violations(page) == []


_KINDS = (
    *("index.html", "statement.html", "p/2.html", "p/4.html", "apparatus.html"),
    *("witness/index.html", "witness/N.html", "quality/B.html", "check.html"),
)


@pytest.mark.parametrize(("scheme", "viewport"), [("light", DESKTOP), ("dark", PHONE)])
def test_axe_finds_nothing_with_five_versions_from_right_to_left(
    browser: Browser, site_of_five: Path, scheme: Literal["light", "dark"], viewport: ViewportSize
) -> None:
    with closing(browser.new_context(viewport=viewport, color_scheme=scheme, bypass_csp=True)) as context:
        page = context.new_page()
        found: list[str] = []
        for name in _KINDS:
            page.goto(f"{site_of_five.as_uri()}/{name}")
            found += violations(page)
            width = page.evaluate("document.scrollingElement.scrollWidth")
            found += [f"{name} scrolls sideways: {width}"] if width > viewport["width"] else []
        assert found == []


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


def test_the_statement_page_weighs_little(browser: Browser, site: Path) -> None:
    page = browser.new_page()
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto(f"{site.as_uri()}/statement.html")
    page.close()
    files = [url.removeprefix("file://") for url in loaded if url.startswith("file:")]
    # The icon of the tab is asked for when the browser likes, with this page or another.
    files = [name for name in files if not name.endswith("favicon.png")]
    packed = [gzip.compress(Path(name).read_bytes(), 9) for name in files]
    assert sum(map(len, packed)) < 100_000, [(n, len(p)) for n, p in zip(files, packed, strict=True)]
