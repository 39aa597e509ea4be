"""The style sheet, the script and the faces of the pages."""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files
from itertools import chain
from typing import Final

from edition.lasting import lasting_values
from edition.site.theme_style import theme_sheets, theme_style

STYLE: Final = "assets/edition.css"
SCRIPT: Final = "assets/edition.js"
SEARCH_WORKER: Final = "assets/search.js"
PAGES: Final = "assets/pages.js"  # what the statement, the page read most, does not need
PAGES_STYLE: Final = "assets/pages.css"
FOUND: Final = "assets/found.js"  # loaded where the search leads to
LINKING: Final = "assets/linking.js"  # loaded once somebody selects words
TRAVEL: Final = "assets/travel.js"  # loaded once somebody looks at the switches
CHECK: Final = "assets/check.js"
# The modules of each script in order of use: one imports only from those before it.
SCRIPTS: Final = {
    SCRIPT: (
        "address.js",
        "elements.js",
        "units.js",
        "mostly.js",
        "comparison.js",
        "inline.js",
        "columns.js",
        "placing.js",
        "rail.js",
        "overview.js",
        "links.js",
        "gloss.js",
        "selecting.js",
        "copying.js",
        "keys.js",
        "framed.js",
        "finding.js",
        "controls.js",
        "seeking.js",
        "palette.js",
        "usual.js",
        "main.js",
    ),
    PAGES: ("address.js", "elements.js", "division.js", "citing.js", "apparatus.js", "pages.js"),
    FOUND: ("address.js", "fold.js", "found.js"),
    LINKING: ("elements.js", "selecting.js", "words.js", "linking.js"),
    TRAVEL: ("elements.js", "travel.js"),
    SEARCH_WORKER: ("fold.js", "stretches.js", "scan.js", "worker.js"),
    CHECK: (
        *("fold.js", "elements.js", "citing.js"),
        *(
            "claim.js",
            "written.js",
            "days.js",
            "figures.js",
            "beside.js",
            "either.js",
            "deciding.js",
            "wording.js",
            "whereabouts.js",
        ),
        *("clauses.js", "reach.js", "governing.js", "splicing.js", "truth.js"),
        *("outside.js", "regions.js", "pieces.js", "laying.js", "judge.js", "check.js"),
    ),
}
# A sheet or a folder of sheets for each layer.
_SHEETS: Final = (
    *(f"base/{name}.css" for name in ("measures", "frame", "interface", "windows")),
    "marks.css",
    *(f"statement/{name}.css" for name in ("controls", "text", "views", "beside", "parts")),
    "print.css",
)
_PAGES_SHEETS: Final = tuple(
    f"pages/{name}.css" for name in ("home", "passage", "sources", "reading", "check", "citing")
)
_FONTS: Final = "assets/fonts/"
# Faces inside the style sheet: what a page is set in is there when it is painted first, and no line moves.
_AT_ONCE: Final = ("regular.woff2", "semibold.woff2")
_LAYERS: Final = ("theme", "base", "marks", "statement", "pages", "print")
# Comments that have lines of their own: nothing that looks like one stands in a string there.
_FACE: Final = re.compile(r"@font-face\{[^}]*\}")
_FACE_FILE: Final = re.compile(r'url\("fonts/([^"]+)"\)')
# What a script must say of a face, by the name that it has in a style sheet.
_DESCRIBED: Final = {"font-weight": "weight", "font-style": "style", "unicode-range": "unicodeRange"}
_COMMENT: Final = re.compile(r"^[ \t]*/\*[^*]*(?:\*(?!/)[^*]*)*\*/[ \t]*\n", re.MULTILINE)
_LINE_COMMENT: Final = re.compile(r"^[ \t]*//.*\n", re.MULTILINE)
# Behind code, without a quotation mark: no string goes on there. It would swallow the brace of the next line.
_TRAILING: Final = re.compile(r"(?<=[;{,(]) // [^\n\"'`]*$", re.MULTILINE)
_TYPE: Final = re.compile(r"/\*\* @type \{[^*\n]*\} \*/ ?")
_BETWEEN: Final = re.compile(r"\s*([{};,])\s*\n\s*")
_INDENT: Final = re.compile(r"^[ \t]+", re.MULTILINE)
_DECLARATION: Final = re.compile(r"[{;]([\w-]+):([^;}]+)")
_DECLARED: Final = re.compile(r"(?<=[{;])([\w-]+): ")
# Line ends that end nothing: where the next line goes on, before a closing brace, blank lines.
_OPEN: Final = re.compile(r"\n(?:(?<=[\w)\]}\"'` ][{;,(]\n)\n*(?!$)|\n*(?=[\n})]))")
_BLANKS: Final = re.compile(r"\s*\n\s*")
_CONTENT: Final = '<span id="content"'  # where docs/theme/main.html puts what a page is about
_CONTENT_END: Final = "</article>"
_IMPORT: Final = re.compile(r"^import .*?;\n", re.MULTILINE | re.DOTALL)
_EXPORT: Final = re.compile(r"^export (?=async |function|const|class|let)", re.MULTILINE)


def assets() -> Iterator[tuple[str, bytes]]:
    """Style sheet, script and faces, by site path."""
    folder = files("edition.site") / "static"
    texts = lasting_values("texts", [*theme_sheets(), *_sources()], lambda: dict(_texts()))
    yield from ((path, text.encode()) for path, text in texts.items())
    for face in sorted((folder / "fonts").iterdir(), key=lambda entry: entry.name):
        if face.name.endswith((".woff2", ".txt")) and face.name not in _AT_ONCE:
            yield _FONTS + face.name, face.read_bytes()


def _sources() -> Iterator[bytes]:
    """The files that ours are made of: whoever works on one while serving sees what becomes of it."""
    folder = files("edition.site") / "static"
    for sheet in (*_SHEETS, *_PAGES_SHEETS):
        yield (folder / "css" / sheet).read_bytes()
    for module in dict.fromkeys(chain.from_iterable(SCRIPTS.values())):
        yield (folder / "js" / module).read_bytes()
    for face in _AT_ONCE:
        yield (folder / "fonts" / face).read_bytes()


def _texts() -> Iterator[tuple[str, str]]:
    """The style sheets and scripts, which follow from the theme's and from ours."""
    folder = files("edition.site") / "static"
    yield STYLE, style_sheet()
    pages = (_plain((folder / "css" / name).read_text("utf-8")) for name in _PAGES_SHEETS)
    yield PAGES_STYLE, "".join(pages)
    for path, modules in SCRIPTS.items():
        yield path, join_modules(*((folder / "js" / name).read_text("utf-8") for name in modules))


def style_sheet() -> str:
    """The theme's style sheet and ours as one, ours in layers above, so that they win by standing there."""
    own = "".join(_sheet(name) for name in _SHEETS)
    return f"@layer {', '.join(_LAYERS)};\n{theme_style(tuple(theme_sheets()))}{own}"


def faces() -> tuple[str, dict[str, dict[str, str]]]:
    """The serif of a page that knows no folder: rules with faces inside, and what the other files are for."""
    rules = _FACE.findall(_sheet(_SHEETS[0]))
    further: dict[str, dict[str, str]] = {}
    for rule in rules:
        said = dict(_DECLARATION.findall(rule))
        if (file := _FACE_FILE.search(rule)) and "unicode-range" in said:
            further[file[1]] = {name: said[key] for key, name in _DESCRIBED.items() if key in said}
    return "".join(rule for rule in rules if "data:" in rule), further


def _sheet(name: str) -> str:
    """A style sheet without comments, the faces that are needed at once inside."""
    folder = files("edition.site") / "static"
    own = _plain((folder / "css" / name).read_text("utf-8"))
    for face in _AT_ONCE:
        data = base64.b64encode((folder / "fonts" / face).read_bytes()).decode()
        own = own.replace(f"fonts/{face}", f"data:font/woff2;base64,{data}")
    return own


@lru_cache(maxsize=len(_PAGES_SHEETS) + len(_SHEETS))
def _plain(source: str) -> str:
    """Source without its comments and white space, which no reader needs to load."""
    joined = _BETWEEN.sub(r"\1", _INDENT.sub("", _COMMENT.sub("", source)))
    return _DECLARED.sub(r"\1:", joined.replace(" {", "{")).replace(";}", "}")


@lru_cache(maxsize=2 * len(SCRIPTS))  # of these, and of a page that has one inside
def join_modules(*sources: str) -> str:
    """Modules as one classic script, since a browser loads no module from a folder on disk."""
    bodies = (
        _OPEN.sub("", _EXPORT.sub("", _IMPORT.sub("", _without_comments(source)))) for source in sources
    )
    return '"use strict";\n(() => {\n' + "\n".join(bodies) + "})();\n"


def without_blanks(page: str) -> str:
    """A page without the white space that the theme's templates leave around its content."""
    before, mark, rest = page.partition(_CONTENT)
    content, end, after = rest.rpartition(_CONTENT_END)
    return _BLANKS.sub("\n", before) + mark + content + end + _BLANKS.sub("\n", after)


def _without_comments(source: str) -> str:
    """A module without indentation, types and comments, save those with quotation marks behind code."""
    plain = _LINE_COMMENT.sub("", _COMMENT.sub("", source))
    return _INDENT.sub("", _TYPE.sub("", _TRAILING.sub("", plain)))
