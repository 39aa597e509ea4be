"""A page for each source: its whole file as it is, with what belongs to the statement told apart."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import pairwise
from typing import Any, Final, NamedTuple

from markupsafe import Markup

from edition import permalink
from edition.citation.cite import cite_witness
from edition.model import Edition, Quotation, Role
from edition.site.advice import Departure, departures
from edition.site.citing import offers
from edition.site.decisions_in_words import DecisionInWords, decision_in_words
from edition.site.frame import Frame
from edition.site.heads import source_head
from edition.site.pages.agreeing import together
from edition.site.plain import escape, show
from edition.site.quoted_by import quotations_of
from edition.site.score import what_it_is
from edition.site.templating import page, render
from edition.site.versions import FileLine, Version

_PAGE_BYTES: Final = 50_000  # of lines on a page: a browser lays them out in one go
_LISTED: Final = 12  # paragraphs in which a source differs that are listed at its head


class Region(NamedTuple):
    """A stretch of a file: its role is "statement", "framing", "quotation" or "furniture"."""

    start: int
    end: int
    role: str
    passage: str | None


class Sheet(NamedTuple):
    """A page of a source: its path, its first and last line, their HTML."""

    path: str
    first: int
    last: int
    lines: Markup


def source_pages(frame: Frame) -> Iterator[tuple[str, bytes]]:
    """The pages of every source and the list of them, by path."""
    yield "witness/index.md", _index(frame)
    for version in frame.versions:
        yield from _source(frame, version)


def regions(edition: Edition, siglum: str) -> list[Region]:
    """What the parts of a witness's file are, in order, without overlap; what is left out is white space."""
    found = [
        Region(span.start, span.end, "statement", passage.id)
        for passage in edition.passages
        for paragraph in passage.paragraphs.get(siglum, ())
        for span in paragraph.spans
    ]
    text = edition.witness(siglum).text
    for framing in edition.framing.get(siglum, ()):
        for span in framing.paragraph.spans:
            inside = [q for q in framing.quotations if span.start <= q.start and q.end <= span.end]
            quoted = [(q.passage, at) for q in inside for at in _quoted_words(text, q)]
            cuts = [span.start, *(at for _, stretch in quoted for at in stretch), span.end]
            for number, (start, end) in enumerate(pairwise(cuts)):
                passage = quoted[number // 2][0] if number % 2 else None
                if start < end:
                    found.append(Region(start, end, "quotation" if passage else "framing", passage))
    found += [Region(f.start, f.end, "furniture", None) for f in edition.furniture.get(siglum, ())]
    return sorted(found)


def _quoted_words(text: str, quotation: Quotation) -> Iterator[tuple[int, int]]:
    """The stretches of a quotation without what its source says inside it, and the marks around that."""
    start = quotation.start
    for own in sorted(quotation.inserted, key=lambda own: own.start):
        before, after = own.start, own.end
        while before > start and not text[before - 1].isalnum():
            before -= 1
        while after < quotation.end and not text[after].isalnum():
            after += 1
        yield start, before
        start = after
    yield start, quotation.end


def render_lines(version: Version, found: Sequence[Region], page_path: str) -> Iterator[tuple[FileLine, str]]:
    """Each line of the file as a list item whose text content is the line."""
    text, at = version.witness.text, 0
    named = None  # the passage that the last mark in the margin names
    for line in version.lines:
        parts: list[str] = []
        position = line.start
        while at < len(found) and found[at].end <= line.start:
            at += 1
        for region in found[at:]:
            if region.start >= line.end:
                break
            start, end = max(region.start, line.start), min(region.end, line.end)
            parts.append(show(text[position:start]))
            parts.append(_region(region, text[start:end], region.passage != named, page_path))
            named = region.passage if region.role == "statement" else named
            position = end
        parts.append(show(text[position : line.end]))
        yield line, f'<li id="L{line.number}">{"".join(parts)}</li>\n'


def _region(region: Region, text: str, marked: bool, page_path: str) -> str:
    if region.passage is None:
        return f'<span class="{region.role}">{show(text)}</span>'
    href = escape(permalink.relative(permalink.passage_anchor(region.passage), page_path))
    label = permalink.passage_label(region.passage)
    if region.role == "quotation":
        return f'<a class="quotation" title="Quotes paragraph {label}" href="{href}">{show(text)}</a>'
    mark = ""
    if marked:
        name = f"Paragraph {label} of the statement"
        mark = f'<a class="pn" href="{href}" data-n="{label}" aria-label="{name}"></a>'
    return f'{mark}<span class="st">{show(text)}</span>'


def _source(frame: Frame, version: Version) -> Iterator[tuple[str, bytes]]:
    first_path = permalink.witness_page(version.siglum)
    found = regions(frame.edition, version.siglum)
    sheets = frame.keep_other(
        ("sheets", version.siglum),
        (version.witness.text, found),
        partial(_sheets, version, found, first_path),
    )
    said = _said(frame, version) | {"roles": {region.role for region in found}, "sheets": sheets}
    make = partial(_rendered, frame, version, sheets, said)
    yield from frame.keep_other(("source", version.siglum), (version.witness, *said.values()), make)


def _rendered(
    frame: Frame, version: Version, sheets: Sequence[Sheet], said: Mapping[str, Any]
) -> list[tuple[str, bytes]]:
    """The pages of a source, by path."""
    pages = []
    for number, sheet in enumerate(sheets, 1):
        body = render(
            "source.html",
            sheet.path,
            sheet=sheet,
            number=number,
            version=version,
            witness=version.witness,
            base=frame.versions[0],
            site=frame.site,
            state=frame.colophon,
            listed=_LISTED,
            **said,
        )
        part = f", part {number}" if number > 1 else ""
        described = f"The whole file {version.witness.file} as it is, with line numbers{part}."
        head = source_head(frame, version, sheet.path, described)
        made = page(f"{version.name}{part}", described, body, head=head)
        pages.append((permalink.markdown(sheet.path), made))
    return pages


def _said(frame: Frame, version: Version) -> dict[str, Any]:
    """What each page of a source says of the whole of it, besides what it is called."""
    return {
        "what": what_it_is(frame, version),
        "unrelated": frame.edition.role(version.siglum) is Role.UNRELATED,
        "full": version.siglum in frame.edition.full,
        "decided": list(_decided(frame.edition, version)),
        "quotes": quotations_of(frame, version.siglum),
        "departs": _departures(frame, version),
        "offers": offers([(version.name, cite_witness(frame.edition, version.witness, frame.site))]),
    }


def _departures(frame: Frame, version: Version) -> list[Departure]:
    """Where a version that is compared does not read as the base; nothing where that is its whole text."""
    edition = frame.edition
    compared = version.siglum in edition.full and not version.base
    return departures(edition, version.siglum) if compared else []


def _decided(edition: Edition, version: Version) -> Iterator[tuple[int, DecisionInWords]]:
    """What editors decided about lines of a source, with the number of the line."""
    for made in edition.line_decisions:
        if made.witness == version.siglum and made.span:
            yield version.lines.number(made.span.start), decision_in_words(made)


def _sheets(version: Version, found: Sequence[Region], first_path: str) -> list[Sheet]:
    """The file cut into pages; links in later ones are relative to a folder deeper."""
    pieces: list[list[tuple[FileLine, str]]] = [[]]
    room = _PAGE_BYTES
    for line, html in render_lines(version, found, first_path):
        if room < len(html) and pieces[-1]:
            pieces.append([])
            room = _PAGE_BYTES
        pieces[-1].append((line, html))
        room -= len(html.encode())
    stem = first_path.removesuffix(".html")
    sheets = []
    for number, piece in enumerate(pieces, 1):
        html = "".join(markup for _, markup in piece)
        path = first_path if number == 1 else f"{stem}/{number}.html"
        deeper = html if number == 1 else html.replace('href="../', 'href="../../')
        sheets.append(Sheet(path, piece[0][0].number, piece[-1][0].number, Markup(deeper)))  # noqa: S704
    return sheets


def _index(frame: Frame) -> bytes:
    body = render(
        "sources.html",
        "witness/index.html",
        versions=frame.versions,
        what={version.siglum: what_it_is(frame, version) for version in frame.versions},
        full=frame.edition.full,
        title=frame.edition.title,
        agreement=together(frame),
    )
    return page("Sources", f"The sources of {frame.edition.title}.", body)
