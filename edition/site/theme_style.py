"""The theme's style sheet, in a layer below ours and without the parts that no page here has."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Final

from edition.late_patterns import late

LAYER: Final = "theme"
_SHEETS: Final = ("main.", "palette.")
# Parts of the theme that the pages do not use, by what their selectors begin with. They are half of it.
_UNUSED: Final = late(
    re.compile,
    r"\[dir=rtl\]|admonition|annotat|mermaid|tabbed|\.highlight|\.(?:linenos|linenums|linenodiv|hll|filename)|consent|feedback|"
    r"md-(?:version|social|source|banner|announce|author|post|pagination|meta|tag|status|path|copyright|footer|"
    r"content__button|clipboard|code|select|progress|hero|pin|top|draft|profile|input|button)|md-nav--lifted|"
    r"md-nav--integrated|md-search__suggest|task-list|\.keys|critic|arithmatex|footnote|\.grid|twemoji|emoji|tooltip|"
    r"headerlink|columnheader|--post|katex|\.lg\b|\.x+l\b|nth-child\((?:9|1\d)\)|only-(?:dark|light)|mode-only|"
    r"md-nav__item--section|md-nav__source|md-header__source|md-logo|toggle--indeterminate|data-preview|__comments|\.inline\b|"
    r"\[align|summary|details|\bkbd\b|figure|video|audio|giscus|lightbox|gslide|\.doc\b|lang-|"
    r"focus-visible\+|md-dialog--active|--lifted|nav__link(?:--passed| (?:code|svg|\.md-typeset))|"
    r"(?:\]:focus|\]:hover|ellipsis|--active) code|nav__container|secondary \.md-nav|nav__item--nested|"
    r"typeset (?:iframe|h6)|h1 mark|h2 mark|tabs__link svg|\[type\]|(?:ol|ul) (?:ol|ul) (?:ol|ul)|"
    r"li blockquote|\(\[class\]\)(?:\+\*| (?:a$|t[dh]>))|\.focus-visible|"
    r"typeset (?:h5|hr|\.middle|sub)|a:(?:focus|hover) code|a code|"
    r"^(?:hr|aside|sub)$|title--active|header\[hidden\]|__terms|data-md-color-switching|"
    r"\[data-md-color-(?:primary|accent)=(?!custom)|md-typeset (?:ins|del|mark|abbr|blockquote|\.mdx)|"
    r"result__icon|typeset__|table:not|header--shadow|tabs\[hidden|scrolllock|nav__button|nav__link>",
)
_STIRRED: Final = re.compile(r" (?:consent|overlay|facts?|pulse|hoverfix)$")  # movements of such parts
# Whether something is typed into the search.
_TYPED: Final = "search__input:valid"
_TYPED_HERE: Final = "search__input:not(:placeholder-shown)"
_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_CHARSET: Final = re.compile(r'@charset "[^"]*";')
_STRING: Final = r"""(?:"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')"""
_SIGN: Final = late(re.compile, rf"[](){{}}[,;]|{_STRING}", re.DOTALL)  # of order; or a string
_BRACE: Final = re.compile(rf"[{{}}]|{_STRING}", re.DOTALL)
_ENCLOSES: Final = re.compile("""[\\[("']""")
_ICONS: Final = late(
    re.compile,
    r"--md-(?:admonition|annotation|tasklist|version|status|details|footnotes|tabbed|typeset|source|clipboard|post|"
    r"mermaid|code-(?:hl|select|copy)|warning|social|author|tag|meta|blog)",
)


@lru_cache(maxsize=1)
def theme_style(sheets: Sequence[str]) -> str:
    """What of the theme's style sheets the pages need, in its layer."""
    found = "".join(pruned(_CHARSET.sub("", _COMMENT.sub("", sheet))) for sheet in sheets)
    return f"@layer {LAYER}{{{found}}}\n"


def theme_sheets() -> list[str]:
    """The theme's style sheets, that of its colours last."""
    folder = files("material") / "templates" / "assets" / "stylesheets"
    sheets = sorted(
        (name for name in (entry.name for entry in folder.iterdir()) if name.endswith(".css")),
        key=lambda name: not name.startswith(_SHEETS[0]),
    )
    return [(folder / name).read_text("utf-8") for name in sheets if name.startswith(_SHEETS)]


def pruned(sheet: str) -> str:
    """A style sheet without the rules, or the selectors of rules, for parts that no page has."""
    return "".join(_kept(prelude, body) for prelude, body in _blocks(sheet))


def _kept(prelude: str, body: str) -> str:
    if prelude.startswith("@keyframes") and _STIRRED.search(prelude):
        return ""
    if prelude.startswith(("@media", "@supports")):
        inner = pruned(body)
        return f"{prelude}{{{inner}}}" if inner else ""
    if prelude.startswith("@"):
        return f"{prelude}{{{body}}}"
    kept = [s.replace(_TYPED, _TYPED_HERE) for s in _selectors(prelude) if not _UNUSED.search(s)]
    if ":root" in prelude or "data-md-color" in prelude:
        body = ";".join(line for line in _declarations(body) if not _ICONS.match(line))
    return f"{','.join(kept)}{{{body}}}" if kept and body else ""


def _blocks(sheet: str) -> Iterator[tuple[str, str]]:
    """Each rule of a sheet: what stands before its braces and what stands in them."""
    depth, begin, opened = 0, 0, 0
    for sign in _BRACE.finditer(sheet):
        if sign[0] == "{":
            opened = sign.start() if depth == 0 else opened
            depth += 1
        elif sign[0] == "}":
            depth -= 1
            if depth == 0:
                yield sheet[begin:opened].strip(), sheet[opened + 1 : sign.start()]
                begin = sign.end()


def _selectors(prelude: str) -> list[str]:
    """The selectors of a list; commas in parentheses divide none."""
    return _divided(prelude, ",")


def _declarations(body: str) -> list[str]:
    """The declarations of a rule; semicolons in quotation marks and parentheses end none."""
    return _divided(body, ";")


def _divided(text: str, mark: str) -> list[str]:
    if not _ENCLOSES.search(text):
        return text.split(mark)
    parts, depth, begin = [], 0, 0
    for sign in _SIGN.finditer(text):
        depth += (sign[0] in "([") - (sign[0] in ")]")
        if sign[0] == mark and depth == 0:
            parts.append(text[begin : sign.start()])
            begin = sign.end()
    return [*parts, text[begin:]]
