"""The statement: every passage in every version side by side, on one page or divided over several."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Final

from markupsafe import Markup

from edition import permalink
from edition.analysis.measures.capital_runs import capital_runs
from edition.english import count
from edition.model import Group, Kind, Passage, Role
from edition.site.division import StatementPart, part_path, statement_parts
from edition.site.frame import Frame
from edition.site.heads import statement_head
from edition.site.pages.home_finding import finding
from edition.site.pages.overview import cell, drawn_versions, quoted_cell, strip
from edition.site.pages.rail import rail
from edition.site.plain import isolate
from edition.site.rows import render_row
from edition.site.templating import page, render, render_macro
from edition.site.versions import Version, print_in_doubt
from edition.site.wording import GISTS, PRINT
from edition.text.kept import Facts

_STRIP: Final = "Overview: where the versions differ"
_QUOTING_STRIP: Final = "Overview: what others quote"
_FINDING: Final = Markup("<finding/>")
"""The place of the finding in a page that is kept: no text of a source is such, as all are escaped."""


def statement_pages(frame: Frame) -> Iterator[tuple[str, bytes]]:
    """The statement page, and where it is divided its parts, by path."""
    rows = {p.id: render_row(frame, p, part_path(1)) for p in frame.edition.passages}
    division = statement_parts(frame.edition, {name: len(html.encode()) for name, html in rows.items()})
    if len(division) > 1:
        yield "statement.md", _contents(frame, division)
    else:
        rows = {p.id: render_row(frame, p, permalink.STATEMENT_PAGE) for p in frame.edition.passages}
    named = [(part.path, part.heading) for part in division]
    said = isolate(finding(frame)).encode()  # changes with almost every edit
    for at, part in enumerate(division):
        travels = bool(frame.quotations)
        beside: Facts = (named[max(0, at - 1) : at + 2], len(division), travels, frame.verdict.agree)
        beside += (frame.verdict.reasons if len(frame.compared) == 1 else (),)
        beside += tuple((text, passage.id) for text, passage in part.headings)
        make = partial(_part, frame, part, division, rows)
        content = frame.keep_of_several(("statement", part.number), part.passages, make, *beside)
        yield permalink.markdown(part.path), content.replace(_FINDING.encode(), said, 1)


def _part(
    frame: Frame, part: StatementPart, division: tuple[StatementPart, ...], rows: Mapping[str, Markup]
) -> bytes:
    title = frame.edition.title
    counts = _counts(frame, part)
    in_doubt = _in_doubt(part)
    body = render(
        "statement.html",
        part.path,
        title=title,
        part=part,
        parts=division,
        versions=frame.compared,
        verdict=frame.verdict,
        finding=_FINDING,
        quote=frame.citation_form,
        exhibit=_exhibit(frame, part, counts, in_doubt),
        rail=rail(frame, part.passages),
        counts=counts,
        total=sum(counts.values()),
        marked=in_doubt + sum(n for kind, n in counts.items() if kind.group is not Group.PRINT),
        in_doubt=in_doubt,
        strip=strip(part.passages, frame.compared, partial(cell, frame.edition), _STRIP),
        excerpts=_excerpts(frame),
        quoting_strip=strip(part.passages, _excerpts(frame), partial(quoted_cell, frame), _QUOTING_STRIP),
        strip_table=[_strip_row(frame, passage) for passage in part.passages],
        contents=part.headings,
        unrecorded=_unrecorded(frame, part),
        rows=Markup("\n").join(rows[passage.id] for passage in part.passages),
        travels=bool(frame.quotations),
        before=division[part.number - 2] if part.number > 1 else None,
        after=division[part.number] if part.number < len(division) else None,
    )
    heading = title if len(division) == 1 else f"{part.heading or f'Part {part.number}'}, {title}"
    described = f"{heading}: every version side by side."
    head = statement_head(frame, heading, part.path, part.passages, described)
    return page("Statement" if len(division) == 1 else heading, described, body, head=head)


def _unrecorded(frame: Frame, part: StatementPart) -> bool:
    """Whether no paragraph has a number that is recorded: it is said once."""
    provisional = frame.register.provisional if frame.register else frozenset()
    return len(part.passages) > 1 and all(passage.id in provisional for passage in part.passages)


def _exhibit(frame: Frame, part: StatementPart, counts: Mapping[Kind, int], in_doubt: int) -> Markup:
    """What a printed page says of itself: where it is from, its state, what is marked and what is not."""
    unmarked = sum(n for k, n in counts.items() if k in PRINT) - in_doubt
    return render_macro(
        "_exhibit.html",
        "exhibit",
        permalink.address(part.path, frame.site.url),
        frame.colophon,
        kinds=[(k, n) for k, n in counts.items() if n and k not in PRINT],
        in_doubt=in_doubt,
        unmarked=f"{count(unmarked, 'difference')} in print: quotation marks, dashes, spaces"
        if unmarked
        else "nothing",
    )


def _counts(frame: Frame, part: StatementPart) -> dict[Kind, int]:
    counts = dict.fromkeys(GISTS, 0)
    runs = capital_runs(frame.edition)
    for passage in part.passages:
        for unit in passage.units:
            counts[unit.kind] += runs.get(unit.id) != 0
    return counts


def _in_doubt(part: StatementPart) -> int:
    """How many differences of print are marked, since they may change what is said."""
    return sum(print_in_doubt(unit) for passage in part.passages for unit in passage.units)


def _excerpts(frame: Frame) -> list[Version]:
    """The sources that quote the statement."""
    return [v for v in frame.versions if frame.edition.role(v.siglum) is Role.EXCERPT]


def _strip_row(frame: Frame, passage: Passage) -> tuple[str, str, list[str]]:
    cells = [cell(frame.edition, passage, version.siglum) for version in frame.compared]
    cells += [quoted_cell(frame, passage, version.siglum) for version in _excerpts(frame)]
    return permalink.passage_label(passage.id), f"#{passage.id}", [found.says for found in cells]


def _contents(frame: Frame, division: tuple[StatementPart, ...]) -> bytes:
    listed = []
    for part in division:
        shown = drawn_versions(frame.edition, part.passages, frame.compared)
        draw = partial(strip, part.passages, shown, partial(cell, frame.edition))
        drawn = frame.keep_of_several(("strip", part.number), part.passages, draw)
        listed.append((part, drawn, shown, [passage.id for passage in part.passages]))
    body = render(
        "contents.html",
        permalink.STATEMENT_PAGE,
        title=frame.edition.title,
        passages=frame.edition.passages,
        versions=len(frame.compared),
        finding=finding(frame),
        parts=listed,
        former=frame.former,
    )
    described = f"{frame.edition.title}: contents and overview."
    head = statement_head(frame, frame.edition.title, permalink.STATEMENT_PAGE, (), described)
    return page("Statement", described, body, head=head)
