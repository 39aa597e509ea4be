"""The style sheets: one scale of type, layers instead of long selectors."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page

from edition.model import Kind
from edition.site.assets import assets, faces, style_sheet
from tests.support.programs import ROOT
from tests.support.shelf import Shelf, shelf_in_use

shelf = pytest.fixture(shelf_in_use)

SHEETS = {
    path.relative_to(ROOT / "edition" / "site" / "static" / "css").as_posix(): path.read_text("utf-8")
    for path in sorted((ROOT / "edition" / "site" / "static" / "css").rglob("*.css"))
    if path.name != "missing.css"  # for a page that has no other sheet
}
BY_LAYER = {
    "base": "base",
    "marks.css": "marks",
    "statement": "statement",
    "pages": "pages",
    "print.css": "print",
}


def test_all_sizes_of_type_are_of_one_scale() -> None:
    """But for what is set in parts of the size around it, and on paper, where a rem is as large for all."""
    for name, sheet in SHEETS.items():
        sizes = re.findall(r"font(?:-size)?: (?:[a-z]+ |\d00 )*([\d.]+(?:px|rem))", sheet)
        assert sizes == (["20px"] if name == "print.css" else []), name


def test_lengths_grow_with_the_size_of_type_that_a_reader_has_set() -> None:
    """All were in px, so that a browser's own size of type did nothing; lines that are drawn may be."""
    for name, sheet in SHEETS.items():
        plain = re.sub(r"/\*.*?\*/", "", sheet.replace("html {\n      font-size: 20px;", ""), flags=re.DOTALL)
        assert [found for found in re.findall(r"([\d.]+)px", plain) if float(found) > 3] == [], name


def test_each_sheet_stands_in_the_layer_of_its_name() -> None:
    for name, sheet in SHEETS.items():
        opened = re.findall(r"^@layer ([a-z]+) \{", sheet, re.MULTILINE)
        assert set(opened) == {BY_LAYER[name.split("/")[0]]}, name
    assert style_sheet().startswith("@layer theme, base, marks, statement, pages, print;")


def inks(sheet: str) -> list[tuple[str, str]]:
    """The inks that a sheet gives values, in order: those of a light page, then of a dark one."""
    return re.findall(r"--(\w+): (#[0-9a-f]{6})\b", sheet)


def test_pages_that_load_no_sheet_have_the_inks_of_the_others() -> None:
    """Those of the page of the error 404 had drifted from them."""
    scheme = r'\[data-md-color-scheme="{}"\] {{.*?}}'
    light, dark = (
        dict(inks("".join(re.findall(scheme.format(name), SHEETS["base/measures.css"], re.DOTALL))))
        for name in ("default", "slate")
    )
    static, theme = ROOT / "edition" / "site" / "static", ROOT / "docs" / "theme" / "main.html"
    for name in ("css/missing.css", "corpus/corpus.css"):
        plain, _, night = (static / name).read_text("utf-8").partition("(prefers-color-scheme: dark)")
        assert inks(plain), name
        assert inks(night), name
        assert set(inks(plain)) <= light.items(), name
        assert set(inks(night)) <= dark.items(), name
    papers = re.findall(r'theme-color" media="[^"]+" content="(#\w+)"', theme.read_text("utf-8"))
    assert papers == [light["paper"], dark["paper"]]


def test_each_language_is_named_by_itself() -> None:
    """Chromium takes no list in `:lang()`: texts without capitals had figures of small letters there."""
    assert [name for name, sheet in SHEETS.items() if re.search(r":lang\([^)]*,", sheet)] == []


def test_no_sheet_wins_over_the_theme_by_longer_selectors() -> None:
    """The base styles bare elements of the content, and paper does; all others stand in a later layer."""
    named = {name for name, sheet in SHEETS.items() if ".md-typeset" in sheet}
    assert {name.split("/")[0] for name in named} <= {"base", "print.css"}


def test_what_follows_the_boxes_of_kinds_follows_them_all() -> None:
    """Paragraphs that differ in white space alone were hidden among those with differences."""
    lists = 0
    for name, sheet in SHEETS.items():
        for selectors in re.findall(r"[^{}]+(?=\{)", sheet):
            kinds = set(re.findall(r"#k-(\w+)", selectors))
            lists += bool(kinds)
            groups = {kind.group for kind in Kind if kind.value in kinds}
            assert kinds == {kind.value for kind in Kind if kind.group in groups}, (name, selectors)
    assert lists > 2


def test_a_page_that_knows_no_folder_has_its_faces_inside_and_finds_the_others() -> None:
    at_once, further = faces()
    assert at_once.count("data:font/woff2") == 2
    assert "fonts/" not in re.sub("data:[^)]*", "", at_once)
    assert further
    assert {f"assets/fonts/{name}" for name in further} <= dict(assets()).keys()


@pytest.mark.parametrize("file", ["js/scan.js", "css/pages/home.css", "css/marks.css"])
def test_a_file_that_changes_while_serving_is_seen(
    file: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, shelf: Shelf
) -> None:
    static = shutil.copytree(ROOT / "edition" / "site" / "static", tmp_path / "static")
    monkeypatch.setattr("edition.site.assets.files", lambda package: tmp_path)
    before = dict(assets())
    added = b"export function added() {}\n" if file.endswith(".js") else b".added { color: red }\n"
    (static / file).write_bytes((static / file).read_bytes() + added)
    changed = [path for path, content in assets() if b"added()" in content or b".added" in content]
    assert len(changed) == 1
    (static / file).write_bytes((static / file).read_bytes().removesuffix(added))
    assert dict(assets()) == before


@pytest.mark.browser
@pytest.mark.slow
def test_letters_of_other_languages_have_a_face_in_every_style(page: Page, site: Path) -> None:
    """Swedish titles and French articles were set in two faces: those of bold and italic were English."""
    page.goto(f"{site.as_uri()}/index.html")
    lacking = page.evaluate(
        """async (letters) => {
          const lacking = [], pen = document.createElement("canvas").getContext("2d");
          for (const style of ["20px", "600 20px", "italic 20px"]) for (const letter of letters) {
            const faces = await document.fonts.load(`${style} "Statement Serif"`, letter);
            const width = (family) => { pen.font = `${style} "Statement Serif", ${family}`;
              return pen.measureText(letter.repeat(9)).width };
            if (!faces.length || width("monospace") !== width("serif")) lacking.push(style + letter);
          }
          return lacking;
        }""",
        list("éüÅñøßœÉç«»£€„•ąčęłőřşťžğıŻŽ"),
    )
    assert lacking == []
