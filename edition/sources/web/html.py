"""Web pages: their text as a browser shows it, and what they say of themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, Final

from selectolax.lexbor import LexborHTMLParser

from edition.errors import EditionError
from edition.model import single_spaced
from edition.sources.encoding import decode_page
from edition.sources.manifest import web_address
from edition.sources.original import (
    Extract,
    Original,
    described_pictures,
    refuse_losses,
    refused,
    shortly,
    without_controls,
)
from edition.sources.web.html_apart import lines_set_apart
from edition.sources.web.html_generated import generated_words, numbers_lists
from edition.sources.web.html_hidden import (
    HIDES,
    article_in_data,
    hidden_prose,
    linked_data,
    prose_in_scripts,
    shown_by_others,
    unscripted_lines,
)
from edition.sources.web.html_layout import PageText, lay_out
from edition.sources.web.html_marks import plain_figures, unlinked_note_letters
from edition.sources.web.html_styles import Styles
from edition.sources.web.linked_sheets import Sheets, put_sheets_in

# What is not ended goes on to the end: to look on from each beginning takes hours.
_MARKED_UP: Final = re.compile(
    r"""<!--.*?(?:-->|\Z)
    | <(script|style|textarea|title|xmp|iframe|noembed|noframes)\b.*?(?:</\1\s*>|\Z)
    | <noscript\b[^>]*>(?P<unscripted>.*?)</noscript\s*>
    | <[a-zA-Z/](?:[^>"']|"[^"]*"|'[^']*')*+(?:[>"']|\Z)""",
    re.DOTALL | re.IGNORECASE | re.VERBOSE,
)
_LAST_UNSCRIPTED: Final = re.compile(r"</noscript\s*>", re.IGNORECASE)
_SAVED_FROM: Final = re.compile(
    r"<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*)(https?://\S+?)\s*(?:-->|\n|saved)"
)
_ATTRIBUTE: Final = re.compile(r"""[^\s"'>/=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+))?""")
_TAG: Final = re.compile(
    r"""<!--.*?(?:-->|\Z)
    | <(script|style|textarea|title|xmp|iframe|noembed|noframes)\b.*?(?:</\1\s*>|\Z)
    | <(?P<ends>/?)(?P<name>[a-zA-Z][^\s/>]*)(?P<rest>(?:[^>=]+|=\s*(?:"[^"]*"|'[^']*')?)*+)""",
    re.DOTALL | re.IGNORECASE | re.VERBOSE,
)
_FRAMES: Final = re.compile(rb"<i?frame[\s>]", re.IGNORECASE)
_LONG_TAG: Final = 8_000  # characters: a shorter one has no number of attributes that takes long
_MOST_ATTRIBUTES: Final = 2_000  # of one tag: with more the parser takes minutes, and no page has them
_MOST_CHOICES: Final = 20_000  # of one list: the parser takes 3.5 seconds, and of twice as many 16
_DEEPEST: Final = 5_000  # elements in each other: with more the parser takes minutes; browsers keep fewer
LARGEST: Final = 20_000_000  # characters of a page, or of its style sheets
TOO_LARGE: Final = f"has more than {LARGEST:,} characters: save its text as a .txt file"
_ENDS_BY_ITSELF: Final = frozenset(
    {"p", "li", "dt", "dd", "tr", "td", "th", "thead", "tbody", "tfoot", "colgroup", "option", "optgroup"}
    | {"rt", "rp", "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param"}
    | {"source", "track", "wbr", "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small"}
    | {"strike", "strong", "tt", "u", "html", "head", "body"}
)
"""Elements whose beginnings alone make no depth: no end is asked of them, or the parser counts them."""
_LISTS: Final = ("select", "datalist")
_DATE: Final = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?(?![\d-])")
_DATES: Final = (
    "article:published_time",
    "datepublished",
    "dcterms.issued",
    "dc.date.issued",
    "citation_publication_date",
    "date",
    "dc.date",
    "pubdate",
)


def read_web_page(original: Original, sheets: Sheets | None = None) -> Extract:
    """The text of a page, one paragraph a block; EditionError where it shows none or some would be lost.

    `sheets` gives the style sheets that it links to, where they are known.
    """
    extract = page_extract(original, sheets)
    if not extract.text:
        framed = _FRAMES.search(original.content) is not None
        hides = any(remark.startswith(HIDES) for remark in extract.remarks)
        why = " but what is hidden until something is clicked or a script runs" if hides else ""
        what = (
            "the page in each of its frames" if framed and not hides else "the page as the browser shows it"
        )
        raise refused(original, f"shows no text{why}: save {what}")
    return extract


def page_extract(original: Original, sheets: Sheets | None = None) -> Extract:
    """What `read_web_page` gives, but of a page that shows no text, as a message may have, an empty text."""
    decoded = decode_page(original)
    source = without_controls(decoded.text)
    refuse_monsters(original, source)
    page = _parsed(source)
    if sheets is not None:
        put_sheets_in(page, sheets)
    extract = _checked(original, page, _unscripted(source))
    remarks = (*filter(None, (decoded.remark,)), *extract.remarks)
    return replace(extract, facts=dict(_facts(page, source)), remarks=remarks)


def lay_out_checked(original: Original, source: str) -> Extract:
    """What HTML that stands in a file of another format shows; EditionError where some would be lost."""
    return _checked(original, _parsed(without_controls(source)))


def lay_out_page(source: str) -> PageText:
    """The text of a page or a piece of one."""
    page = _parsed(without_controls(source))
    return _laid_out(page, Styles(page))


def _parsed(source: str) -> LexborHTMLParser:
    return LexborHTMLParser(_without_noscript(source))


def _checked(original: Original, page: LexborHTMLParser, unscripted: Iterable[str] | None = None) -> Extract:
    """The text of a piece of HTML; of a whole page `unscripted` are the lines for who runs no scripts."""
    styles = Styles(page)
    text = _laid_out(page, styles)
    refuse_losses(original, plain_figures("".join(text.texts)), plain_figures(text.text(with_added=False)))
    said = text.text()
    in_data = list(article_in_data(page, said)) or list(prose_in_scripts(page, said))
    if unscripted is not None and not in_data:
        in_data = list(shown_by_others(page, said, text.elements))
    hidden = (*hidden_prose((*text.hidden, *(unscripted or ())), said), *in_data)
    remarks = (*_left_out(text), *hidden, *_set_otherwise(original, page, styles, text))
    return Extract(said, {}, remarks, lines_set_apart(text.blocks))


def _laid_out(page: LexborHTMLParser, styles: Styles) -> PageText:
    return lay_out(page.root, styles) if page.root is not None else PageText()


def _without_noscript(source: str) -> str:
    """The page without what it shows where no script runs: the parser takes that for a part of the page."""
    ends = [match.end() for match in _LAST_UNSCRIPTED.finditer(source)]
    if not ends:
        return source
    before, after = source[: ends[-1]], source[ends[-1] :]
    return _MARKED_UP.sub(lambda match: match[0] if match["unscripted"] is None else "", before) + after


def _unscripted(source: str) -> Iterator[str]:
    """The lines of prose that a page shows only where no script runs."""
    if _LAST_UNSCRIPTED.search(source):
        for match in _MARKED_UP.finditer(source):
            yield from unscripted_lines(match["unscripted"] or "")


def refuse_monsters(original: Original, source: str) -> None:
    """EditionError of a page that is too large, or too deep, for the parser to read in a moment."""
    if len(source) > LARGEST:
        raise refused(original, TOO_LARGE)
    depth = foreign = choices = groups = 0
    for tag in _TAG.finditer(source):
        rest = tag["rest"] or ""
        if len(rest) > _LONG_TAG and sum(1 for _ in _ATTRIBUTE.finditer(rest)) > _MOST_ATTRIBUTES:
            raise _unheard_of(original, f"a tag of more than {_MOST_ATTRIBUTES:,} attributes")
        name = (tag["name"] or "").lower()
        if name in _LISTS:
            choices = groups = 0
        elif name in ("option", "optgroup") and not tag["ends"]:
            choices, groups = (choices + 1, groups) if name == "option" else (0, groups + 1)
        if max(choices, groups) > _MOST_CHOICES:
            raise _unheard_of(original, f"a list of more than {_MOST_CHOICES:,} choices (option)")
        if not name or name in _ENDS_BY_ITSELF or (foreign and rest.endswith("/")):
            continue
        step = -1 if tag["ends"] else 1
        depth = max(0, depth + step)
        foreign = max(0, foreign + step) if name in ("svg", "math") else foreign
        if depth > _DEEPEST:
            raise _unheard_of(original, f"more than {_DEEPEST:,} elements in each other")


def _unheard_of(original: Original, what: str) -> EditionError:
    return refused(original, f"has {what}, which no page has: save its text as a .txt file")


def _set_otherwise(
    original: Original, page: LexborHTMLParser, styles: Styles, text: PageText
) -> Iterator[str]:
    """What to say of words and numbers that style sheets write, of raised letters, and of pages in frames."""
    if said := generated_words(page, styles.rules, text.elements):
        yield f"may be written by the page's style sheet, which is not read: {shortly(' / '.join(said))}"
    if numbers_lists(page):
        yield "numbers its lists by its style sheet in a way that is not read: look at their numbers"
    if said := unlinked_note_letters(page, text.elements):
        why = "raised letters behind words are read as letters: take those that are marks of notes out"
        yield f"{why}: {shortly(' / '.join(said))}"
    if said := list(_framed(original, page, text)):
        yield f"has a page in a frame (iframe) that is not read: {shortly(' / '.join(said))}"


def _framed(original: Original, page: LexborHTMLParser, text: PageText) -> Iterator[str]:
    """What the pages show that stand whole in frames of this one."""
    for frame in page.css("iframe[srcdoc]"):
        if frame.parent is not None and frame.parent.mem_id in text.elements:
            source = frame.attributes.get("srcdoc") or ""
            refuse_monsters(original, source)
            if said := single_spaced(lay_out_page(source).text()):
                yield said


def _left_out(text: PageText) -> Iterator[str]:
    for stretches, why in (
        (text.struck, "struck out on the page, left out here"),
        (text.unseen, "on the page but not shown, left out here"),
        (text.lined, "struck out by a style, and read all the same"),
        (text.away, "put by a style where nobody sees it, and read all the same"),
    ):
        if stretches:
            yield f"{why}: {shortly(' / '.join(stretches))}"
    yield from described_pictures(text.described)


# What a page says of itself ---------------------------------------------------------------------------


def _facts(page: LexborHTMLParser, source: str) -> Iterator[tuple[str, str]]:
    """Title, address, publisher, date and language, where the page states them."""
    meta = _meta(page)
    data = _of_article(page)
    title = page.css_first("title")
    canonical = page.css_first("link[rel=canonical]")
    saved = _SAVED_FROM.search(source[:20_000])
    found = {
        "title": (title.text() if title else "") or meta.get("og:title", ""),
        "publisher": meta.get("og:site_name") or meta.get("dc.publisher") or data.get("publisher", ""),
        "issued": next(filter(None, (iso_date(meta.get(name, "")) for name in _DATES)), "")
        or iso_date(data.get("datePublished", "")),
    }
    addresses = [
        (canonical.attributes.get("href") if canonical else "") or "",
        meta.get("og:url", ""),
        saved[1] if saved else "",
    ]
    found["url"] = next((url.strip() for url in addresses if is_address(url.strip())), "")
    author = meta.get("author") or meta.get("article:author") or data.get("author", "")
    if author and not author.startswith("http"):
        found["author"] = author
    for key, value in found.items():
        if said := single_spaced(without_controls(value)):
            yield key, said


def _meta(page: LexborHTMLParser) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in page.css("meta"):
        attributes = element.attributes
        name = attributes.get("property") or attributes.get("name") or attributes.get("itemprop") or ""
        if content := attributes.get("content"):
            found.setdefault(name.lower(), content)
    return found


def _of_article(page: LexborHTMLParser) -> dict[str, str]:
    """Author, publisher and date of the first article that the page describes in JSON-LD."""
    for said in linked_data(page):
        for thing in _things(said):
            if isinstance(thing.get("datePublished"), str):
                return {key: _name(thing.get(key)) for key in ("author", "publisher", "datePublished")}
    return {}


def _things(said: Any) -> Iterator[Mapping[str, Any]]:
    for thing in said if isinstance(said, list) else [said]:
        if isinstance(thing, dict):
            yield thing
            graph = thing.get("@graph")
            yield from (
                (inner for inner in graph if isinstance(inner, dict)) if isinstance(graph, list) else ()
            )


def _name(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    name = value.get("name") if isinstance(value, dict) else value
    return name if isinstance(name, str) else ""


def iso_date(value: str) -> str:
    """The date with which a value begins, as far as it is said; "" where it begins with none."""
    match = _DATE.match(value.strip())
    return match[0] if match else ""


def is_address(url: str) -> bool:
    """True of an address of the web that the manifest may hold."""
    try:
        return bool(web_address(url))
    except ValueError:
        return False
