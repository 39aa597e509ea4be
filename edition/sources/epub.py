"""EPUB books: their chapters in reading order, each as a browser shows it."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

from lxml import etree

from edition.sources.encoding import decode_page
from edition.sources.html import lay_out_checked
from edition.sources.original import Extract, Original, refused, without_controls
from edition.sources.zipped import TEXT_ALONE, Element, Parts, declared, local, safe_parser

_PAGES: Final = frozenset({"application/xhtml+xml", "text/html", "image/svg+xml"})


def read_epub(original: Original) -> Extract:
    """The text of the chapters, in the order of the spine."""
    parts = Parts(original, "an EPUB book")
    container = parts.tree("META-INF/container.xml")
    package = next((e.get("full-path", "") for e in container.iter() if local(e) == "rootfile"), "")
    tree = parts.tree(package)
    pages = (xhtml_as_html(original, parts.content(name)) for name in _spine(tree, package))
    shown = [lay_out_checked(original, page) for page in pages]
    text = "\n\n".join(chapter.text for chapter in shown if chapter.text)
    if not text:
        raise refused(original, "shows no text: its chapters hold none")
    remarks = tuple(remark for chapter in shown for remark in chapter.remarks)
    return Extract(f"{text}\n", {"transcription": "born-digital"} | dict(_facts(tree)), remarks)


def xhtml_as_html(original: Original, content: bytes) -> str:
    """A page of an original that is XML as one that is HTML: there `<p/>` and `<title/>` mean something else.

    EditionError where it uses entities of its own that cannot be unfolded; those of HTML stay.
    """
    try:
        tree = _unfolded(original, etree.fromstring(content, safe_parser()), content)
    except (etree.XMLSyntaxError, ValueError):
        return decode_page(Original("", content)).text
    for element in tree.iter():
        if isinstance(element.tag, str):
            element.tag = etree.QName(element).localname
    etree.cleanup_namespaces(tree)
    return str(etree.tostring(tree, method="html", encoding="unicode"))


def _unfolded(original: Original, tree: Element, content: bytes) -> Element:
    """The tree, or where it declares entities of words alone that of the same content with the words."""
    entities = declared(tree)
    try:
        if entities and not any("<" in words for words in entities.values()):
            return etree.fromstring(content, safe_parser(unfolds=True))
    except etree.XMLSyntaxError:
        pass  # it uses others as well
    if any((entity.text or "").strip("&;") in entities for entity in tree.iter(etree.Entity)):
        raise refused(original, f"has entities of its own that are not read: {TEXT_ALONE}")
    return tree


def _spine(tree: Element, package: str) -> Iterator[str]:
    items = {item.get("id"): item for item in tree.iter() if local(item) == "item"}
    for reference in tree.iter():
        if local(reference) != "itemref" or reference.get("linear") == "no":
            continue
        item = items.get(reference.get("idref"))
        if item is not None and item.get("media-type") in _PAGES:
            yield posixpath.normpath(
                posixpath.join(posixpath.dirname(package), unquote(item.get("href", "")))
            )


def _facts(tree: Element) -> Iterator[tuple[str, str]]:
    names = {"title": "title", "creator": "author", "publisher": "publisher"}
    seen: set[str] = set()
    for element in tree.iter():
        key = names.get(local(element))
        said = " ".join(without_controls(element.text or "").split())
        if key and said and key not in seen:
            seen.add(key)
            yield key, said
