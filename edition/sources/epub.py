"""EPUB books: their chapters in reading order, as a browser shows them with the style sheets of the book."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import replace
from typing import Final
from urllib.parse import unquote

from lxml import etree

from edition.model import single_spaced
from edition.sources.encoding import decode_page
from edition.sources.original import Extract, Original, refused, shortly, without_controls
from edition.sources.web.html import lay_out_checked
from edition.sources.web.linked_sheets import LinkedSheets, Sheets, is_sheet
from edition.sources.zipped import TEXT_ALONE, Element, Parts, declared, local, safe_parser

_PAGES: Final = frozenset({"application/xhtml+xml", "text/html", "image/svg+xml"})


def read_epub(original: Original) -> Extract:
    """The text of the chapters, in the order of the spine."""
    parts = Parts(original, "an EPUB book")
    container = parts.tree("META-INF/container.xml")
    package = next((e.get("full-path", "") for e in container.iter() if local(e) == "rootfile"), "")
    tree = parts.tree(package)
    linear, beside, untold = _spine(tree, package)
    book = _Book(original, parts)
    shown = [book.page(name) for name in linear]
    apart = [chapter for chapter in map(book.page, beside) if chapter.text]
    shown += apart
    text = "\n\n".join(chapter.text for chapter in shown if chapter.text)
    if not text:
        raise refused(original, "shows no text: its chapters hold none")
    remarks = list(dict.fromkeys(remark for chapter in shown for remark in chapter.remarks))
    remarks += [f"{what} of the book is left out here" for what in untold]
    if apart:
        said = single_spaced(" ".join(chapter.text for chapter in apart))
        remarks.append(f"outside the reading order of the book, put at its end here: {shortly(said)}")
    return Extract(f"{text}\n", {"transcription": "born-digital"} | dict(_facts(tree)), tuple(remarks))


class _Book:
    """The pages of a book with its style sheets."""

    def __init__(self, original: Original, parts: Parts) -> None:
        self._original, self._parts = original, parts
        self._sheets = LinkedSheets(
            self._sheet, lambda inside, address: _path(posixpath.dirname(inside), address)
        )

    def page(self, name: str) -> Extract:
        """What a page shows."""
        linked = self._sheets.of_page(name)

        def sheets(address: str) -> str:
            self._parts.read_again(said := linked(address))
            return said

        page = xhtml_as_html(self._original, self._parts.content(name), sheets)
        return lay_out_checked(self._original, page)

    def _sheet(self, name: str) -> str | None:
        known = name in self._parts.names
        return self._parts.content(name).decode("utf-8-sig", "replace") if known else None


def _path(folder: str, address: str) -> str:
    """The name of a part of the book to which an address in a part of that folder leads."""
    return posixpath.normpath(posixpath.join(folder, unquote(address.partition("#")[0])))


def xhtml_as_html(original: Original, content: bytes, sheets: Sheets | None = None) -> str:
    """A page of an original that is XML as one that is HTML: there `<p/>` and `<title/>` mean something else.

    `sheets` gives the style sheet at an address, which is then put into the page. EditionError where the
    page uses entities of its own that cannot be unfolded; those of HTML stay.
    """
    try:
        tree = _unfolded(original, etree.fromstring(content, safe_parser(content)), content)
    except (etree.XMLSyntaxError, ValueError):
        return decode_page(replace(original, content=content)).text
    for element in tree.iter():
        if isinstance(element.tag, str):
            element.tag = etree.QName(element).localname
        if element.tag == "link" and sheets is not None:
            _put_in(element, sheets)
    etree.cleanup_namespaces(tree)
    return str(etree.tostring(tree, method="html", encoding="unicode"))


def _unfolded(original: Original, tree: Element, content: bytes) -> Element:
    """The tree, or where it declares entities of words alone that of the same content with the words."""
    entities = declared(tree)
    try:
        if entities and not any("<" in words for words in entities.values()):
            return etree.fromstring(content, safe_parser(content, unfolds=True))
    except etree.XMLSyntaxError:
        pass  # it uses others as well
    if any((entity.text or "").strip("&;") in entities for entity in tree.iter(etree.Entity)):
        raise refused(original, f"has entities of its own that are not read: {TEXT_ALONE}")
    return tree


def _put_in(link: Element, sheets: Sheets) -> None:
    """Makes of a link to a style sheet the sheet itself; of others, and those to choose from, nothing."""
    if not is_sheet(link.get("rel", "")):
        return
    sheet = without_controls(sheets(link.get("href", ""))).replace("\f", " ")  # which XML does not hold
    link.tag, link.text = "style", sheet.replace("</", "<\\/")


def _spine(tree: Element, package: str) -> tuple[list[str], list[str], list[str]]:
    """The pages in reading order, those that are read from a link alone, and what else is named but not read.

    A table of contents in the reading order is read, as it is a page like others.
    """
    items = {item.get("id"): item for item in tree.iter() if local(item) == "item"}
    linear: list[str] = []
    beside: list[str] = []
    untold: list[str] = []
    for reference in tree.iter():
        item = items.get(reference.get("idref")) if local(reference) == "itemref" else None
        if item is None:
            continue
        name = _path(posixpath.dirname(package), item.get("href", ""))
        if item.get("media-type") not in _PAGES:
            untold.append(f"the part {posixpath.basename(name)} ({item.get('media-type')})")
            continue
        if reference.get("linear") != "no":
            linear.append(name)
        elif "nav" not in item.get("properties", "").split():
            beside.append(name)
        else:
            untold.append("the table of contents")
    return linear, beside, untold


def _facts(tree: Element) -> Iterator[tuple[str, str]]:
    names = {"title": "title", "creator": "author", "publisher": "publisher"}
    seen: set[str] = set()
    for element in tree.iter():
        key = names.get(local(element))
        said = single_spaced(without_controls(element.text or ""))
        if key and said and key not in seen:
            seen.add(key)
            yield key, said
