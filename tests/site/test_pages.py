"""The pages without a browser: every sort of edition, in valid HTML, with the right figures and words."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import html5lib
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from edition.analysis.measures.standing import standings
from edition.collate import collate
from edition.model import Edition, Fold, Kind, Paragraph, Span, unwrapped_text
from edition.permalink import passage_page, relative
from edition.site.advice import advice, departures
from edition.site.assets import assets
from edition.site.frame import Frame
from edition.site.pages.apparatus import apparatus_pages
from edition.site.pages.home import figures, home_page
from edition.site.pages.home_finding import finding
from edition.site.pages.passage_pages import passage_pages
from edition.site.pages.reading import reading_pages
from edition.site.pages.source_pages import regions, source_pages
from edition.site.pages.statement import statement_pages
from edition.site.pairs import pair_code
from edition.site.plain import direction, language, show
from edition.site.versions import FileLines, mostly_differs, render_runs, text_runs
from edition.sources.folder import read_sources
from tests.support.archives import HARBOUR, THREE
from tests.support.golden import assert_golden
from tests.support.page_editions import EDITIONS, edition
from tests.support.programs import ROOT
from tests.support.witnesses import collated


def pages(found: Edition) -> Iterator[tuple[str, str, str]]:
    """Path, front matter and body of every page that is made of the edition alone."""
    frame = Frame(found)
    made = dict(statement_pages(frame)) | dict(passage_pages(frame))
    made |= (
        dict(apparatus_pages(frame))
        | dict(reading_pages(frame))
        | dict(source_pages(frame))
        | {"index.md": home_page(frame)}
    )
    for path, content in made.items():
        _, front, body = content.decode().split("---\n", 2)
        yield path, front, body


@pytest.fixture(scope="module", params=EDITIONS)
def found(request: pytest.FixtureRequest) -> Edition:
    title = "<b>Title</b> & “more”: {{ x }}\u2028\x85" if request.param == "title" else "A statement"
    return edition(EDITIONS[request.param], title=title)


def test_every_page_is_valid_html(found: Edition) -> None:
    parser = html5lib.HTMLParser(strict=True)
    for path, _, body in pages(found):
        if "unseen" not in body and "\ufffe" not in body:  # controls in a source are faults of the source
            parser.parseFragment(body)
        assert body.strip().startswith("<div"), path


def test_every_front_matter_is_yaml_with_nothing_to_run(found: Edition) -> None:
    for path, front, _ in pages(found):
        facts = yaml.safe_load(front)
        assert "<" not in facts["title"] + facts["description"], path
        assert facts["search"] == {"exclude": True}


def test_every_link_within_the_site_leads_somewhere(found: Edition) -> None:
    made = {path.replace(".md", ".html"): body for path, _, body in pages(found)}
    ids = {path: set(re.findall(r'\bid="([^"]+)"', body)) for path, body in made.items()}
    own = {path for path, _ in assets()}
    for path, body in made.items():
        folder = Path(path).parent
        for link in map(html.unescape, re.findall(r'href="([^"]+)"', body)):
            if link.startswith(("http", "data:", "data/", "../data/")):
                continue
            target, _, fragment = link.partition("#")
            page = _normal(folder / target.partition("?")[0]) if target else path
            if page.startswith(("quality/", "reading-text", "data", "check")) or page in own:
                continue
            assert page in made, (path, link)
            assert not fragment or fragment in ids[page], (path, link)


def _normal(path: Path) -> str:
    parts: list[str] = []
    for part in path.parts:
        parts = parts[:-1] if part == ".." else [*parts, part]
    return "/".join(parts)


def test_every_id_on_a_page_is_there_once(found: Edition) -> None:
    for path, _, body in pages(found):
        ids = re.findall(r'\bid="([^"]+)"', body)
        assert len(ids) == len(set(ids)), path


def test_regions_and_white_space_are_the_whole_file(found: Edition) -> None:
    for witness in found.witnesses:
        at = 0
        for region in regions(found, witness.siglum):
            assert region.start >= at
            assert witness.text[at : region.start].strip() == ""
            at = region.end
        assert witness.text[at:].strip() == ""


@pytest.mark.parametrize(
    ("name", "answer", "stated"),
    [
        ("one witness", "There is only one version here.", "There is only one version here."),
        (
            "two alike",
            "Yes, word for word.",
            "Quote either of them: the versions say the same, word for word.",
        ),
        ("unrelated", "These sources share no text.", "These sources share no text."),
        ("four", "No. They differ in 4 places.", "The versions differ in 4 places: say which one you quote."),
        (
            "base lacks a passage",
            "No. They differ in 3 places.",
            "The versions differ in 3 places: say which one you quote.",
        ),
    ],
)
def test_the_answer_and_the_finding(name: str, answer: str, stated: str) -> None:
    frame = Frame(edition(EDITIONS[name]))
    assert frame.verdict.answer == answer
    assert finding(frame) == stated


def test_the_answer_on_this_statement() -> None:
    frame = Frame(collate(read_sources(ROOT / "variants")))
    assert frame.verdict.answer == "Yes, wherever both can be read."
    assert frame.verdict.reasons == (
        "Wherever both can be read, no word was changed, added or left out.",
        "PDF of the statement: 29 words lost to damage and 12 words misread, all in paragraph 5.",
        (
            "Otherwise 1 difference of spelling and 20 in quotation marks, dashes and other print, "
            "none of which changes a word."
        ),
    )
    assert [figure.number for figure in figures(frame)] == [0, 29, 12, 1, 20]
    sentence = advice(frame.edition, frame.standings["PDF"], "Trusted Reviews")
    assert sentence == "Damaged in paragraph 5: there, quote from Trusted Reviews. Elsewhere the same words."


@pytest.mark.parametrize(
    ("two", "says"),
    [
        ("{0}\n\n{1}\n\n{2}", "Complete, and the same words as the base."),
        (
            "{0}\n\n{1}",
            "The same words as the base, as far as both go; whether that is all stands among the doubts.",
        ),
        ("{0}\n\n{2}", "Without paragraph 2: say which version you quote."),
        ("{0}\n\n{3}\n\n{1}\n\n{2}", "1 paragraph more: say which version you quote."),
        ("{0}\n\n{1}\n\nThe wharf is {2}", "Other words in 1 place: say which version you quote."),
        (
            "{0}\n\nHere {2}",
            "Without paragraph 2 and other words in 1 place: say which version you quote.",
        ),
    ],
)
def test_what_is_said_for_quoting_names_every_difference(two: str, says: str) -> None:
    texts = (
        "The harbour was closed on Monday by order of the mayor.",
        "No ship has left the quay since then, the council wrote.",
        "Fishermen asked for their boats, and were told to wait.",
        "A further notice hangs beside the customs office door.",
    )
    edition = collated("\n\n".join(texts[:3]), two.format(*texts))
    (of_base, standing) = standings(edition)
    assert advice(edition, standing, "the first") == says
    assert advice(edition, of_base, "the first").startswith("Complete") != bool(
        "doubts" in says or "more" in says
    )


def test_the_statement_page_is_as_it_was() -> None:
    frame = Frame(collate(read_sources(ROOT / "variants")))
    ((_, content),) = statement_pages(frame)
    assert_golden("statement.md", content)


@pytest.mark.parametrize(("name", "expected"), [("arabic", ("ar", "rtl")), ("chinese", ("zh", "ltr"))])
def test_scripts_have_their_language_and_direction(name: str, expected: tuple[str, str]) -> None:
    body = {path: body for path, _, body in pages(edition(EDITIONS[name]))}["statement.md"]
    lang, side = expected
    assert body.count(f'lang="{lang}" dir="{side}"') == 4


@pytest.mark.parametrize(
    ("text", "recorded", "expected"),
    [
        ("Some words", None, (None, "ltr")),
        ("Some words", "en", ("en", "ltr")),
        ("מילים בעברית", None, ("he", "rtl")),
        ("ひらがなと漢字", None, ("ja", "ltr")),
        ("한국어 문장", None, ("ko", "ltr")),
        ("ข้อความภาษาไทย", None, ("th", "ltr")),
    ],
)
def test_language_and_direction(text: str, recorded: str | None, expected: tuple[str | None, str]) -> None:
    assert (language(recorded, text), direction(text)) == expected


# Laws


@given(st.text())
def test_the_text_content_of_shown_text_is_the_text(text: str) -> None:
    plain = re.sub(r"<[^>]*>", "", str(show(text)))
    references = re.sub(r"&#(\d+);", lambda match: chr(int(match[1])), plain)
    for name, character in (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        references = references.replace(name, character)
    assert references == text


@given(st.text(alphabet="ab \n-\f\r", min_size=1, max_size=40), st.data())
def test_runs_join_to_the_reading_text(text: str, data: st.DataObject) -> None:
    folds = tuple(Fold(m.start(), m.end(), " ") for m in re.finditer(r"[ \n\f\r]+", text))
    paragraph = Paragraph("A", (Span(0, len(text)),), "", (1, 1), folds)
    outside = [n for n in range(len(text) + 1) if not any(f.start < n < f.end for f in folds)]
    start, end = sorted((data.draw(st.sampled_from(outside)), data.draw(st.sampled_from(outside))))
    expected = unwrapped_text(text, paragraph, start, end)
    assert "".join(run.text for run in text_runs(text, paragraph, start, end)) == expected
    assert re.sub(r"<br[^>]*>", "", render_runs(text, paragraph, start, end)) == expected


@given(st.text(alphabet="ab\n\r", max_size=30))
def test_lines_cover_the_file(text: str) -> None:
    lines = list(FileLines(text))
    assert [line.number for line in lines] == list(range(1, len(lines) + 1))
    assert "".join(text[line.start : line.end] for line in lines) == text.replace("\n", "").replace("\r", "")
    for line in lines:
        assert FileLines(text).number(line.start) == line.number


# Pairs


def test_kinds_between_witnesses_are_those_of_a_collation_with_that_base() -> None:
    """What a reader gets who chooses another base is what collation would have found."""
    texts = {siglum: THREE[siglum] for siglum in "ABC"}
    frame = Frame(edition(texts))
    for base, other in (("B", "C"), ("C", "B")):
        swapped = edition({base: texts[base], other: texts[other]})
        expected = sorted(
            (u.kind.value, u.readings[base].text, u.readings[other].text) for _, u in swapped.units()
        )
        found = sorted(
            (kind.value, unit.readings[base].text, unit.readings[other].text)
            for _, unit in frame.edition.units()
            if (kind := frame.judge.between(unit, base, other))
        )
        assert found == expected


DAYS = (("A", "Monday"), ("B", "Friday"), ("C", "Sunday"), ("D", "Friday"))


def test_the_code_of_pairs_has_a_letter_for_each() -> None:
    frame = Frame(edition({siglum: THREE[siglum] for siglum in "ABC"}))
    codes = [pair_code(unit, "ABC", frame.judge) for _, unit in frame.edition.units()]
    assert codes == ["c", "p", "p", "s", "s"]  # monday, harbor, ten and 10, three for four, away
    said = "The ferry sails on {} at six in the morning."
    frame = Frame(edition({siglum: said.format(day) for siglum, day in DAYS}))
    [(_, unit)] = frame.edition.units()
    assert pair_code(unit, "ABCD", frame.judge) == "s.s"  # of B and C, of B and D, of C and D


def test_a_link_from_a_page_in_a_folder_climbs_out_of_it() -> None:
    assert relative(passage_page("p2"), "statement/3.html") == "../p/2.html"


# Runaway highlighting


def test_a_paragraph_that_mostly_differs_is_marked_as_one() -> None:
    kept = "The harbour council met in the morning to speak of a bridge"
    before, after = HARBOUR[0], HARBOUR[3]
    one = f"{kept}, and it went home again at noon without a word on what it might have cost the town."
    two = f"{kept}; some say rain kept every second member away, so votes were few, late, loud and wrong."
    found = edition({"A": f"{before}\n\n{one}\n\n{after}", "B": f"{before}\n\n{two}\n\n{after}"})
    assert [passage.id for passage in found.passages if mostly_differs(passage, "B")] == ["p2"]
    body = {path: body for path, _, body in pages(found)}["statement.md"]
    assert body.count("Most of this paragraph differs in <bdi>B</bdi>.") == 1
    assert body.count('class="version mostly"') == 1


def test_a_paragraph_that_another_interrupts_is_named_again_where_it_goes_on() -> None:
    halves = (
        "The wall at Kilcullen had moved by nine centimetres since January of that year.",
        "Nobody in the council acted, and the families below it were never told.",
    )
    between = "A spokesman denied on Tuesday that any warning had reached the office before the summer."
    interrupted = "\n\n".join((halves[0], between, halves[1]))
    made = edition({"A": " ".join(halves), "B": interrupted})
    source = next(page for path, _, page in pages(made) if path == "witness/B.md")
    assert re.findall(r'data-n="(\w+)"', source) == ["1", "1a", "1"]


def test_pages_count_differences_alike() -> None:
    """With three versions, a place where two of them differ is one difference on every page."""
    texts = {"A": "One grey “cat” sat.", "B": "One gray 'cat' sat.", "C": "One gray 'cat' sat."}
    frame = Frame(edition(texts))
    found = {figure.label: figure.number for figure in figures(frame)}
    assert found["spelling differences"] == frame.counts[Kind.SPELLING] == 1
    assert found["only in print"] == frame.counts[Kind.TYPOGRAPHIC] == 2
    assert "1 difference of spelling and 2 in" in " ".join(frame.verdict.reasons)


# Where the words of a finding lead


def test_paragraphs_that_differ_are_linked_on_the_home_page_and_on_that_of_the_source() -> None:
    found = {path: body for path, _, body in pages(edition(EDITIONS["four"]))}
    linked = re.findall(r'<a href="p/(\w+)\.html">([^<]+)</a>', found["index.md"].split("<table")[0])
    assert linked
    assert '<a href="p/3a.html">paragraph 3a</a>' in _home({"A": THREE["C"], "B": THREE["A"]})
    assert all(said in (number, f"paragraph {number}", f"Paragraph {number}") for number, said in linked)
    listed = [
        re.findall(r"<li><a[^>]*>Paragraph (\d+)</a>: (.*)</li>", found[f"witness/{s}.md"]) for s in "AB"
    ]
    assert listed[0] == []  # the base
    assert listed[1]


def _home(texts: Mapping[str, str]) -> str:
    return next(body for path, _, body in pages(edition(texts)) if path == "index.md")


def test_the_words_that_name_a_paragraph_on_the_home_page_fit_a_line_and_end_with_a_word() -> None:
    body = _home({siglum: "\n\n".join(HARBOUR) for siglum in "AB"})
    named = [html.unescape(each) for each in re.findall(r'class="inc"[^>]*><bdi>([^<]+)</bdi>', body)]
    assert len(named) == len(HARBOUR)
    for shown, text in zip(named, HARBOUR, strict=True):
        assert len(shown) <= 62
        assert shown == text or text.startswith(shown.removesuffix("…"))


def test_passages_in_a_row_that_a_source_lacks_are_listed_as_one() -> None:
    found = edition({"A": THREE["A"], "B": "\n\n".join((HARBOUR[0], HARBOUR[4]))})
    assert [tuple(departure) for departure in departures(found, "B")] == [("p2", "p4", "not here", True)]
    (body,) = [body for path, _, body in pages(found) if path == "witness/B.md"]
    assert ">Paragraphs 2 to 4</a>: <b>not here</b></li>" in body


def test_what_is_printed_says_where_it_is_from_and_its_state() -> None:
    found = {path: body for path, _, body in pages(edition(EDITIONS["four"]))}
    for path in ("statement.md", "apparatus.md", "reading-text.md", "witness/A.md", "p/1.md"):
        assert "<dt>Address</dt>" in found[path], path
        assert "fingerprint of the edition" in found[path], path


@pytest.mark.parametrize(
    ("texts", "beside"),
    [
        ({"A": "One plain line.", "B": "One plain line."}, ["statement.html", "witness/A.html", "data.html"]),
        (
            {"A": "One plain line.", "B": "One flat line."},
            ["statement.html", "apparatus.html", "witness/A.html", "data.html"],
        ),
        ({"A": "One plain line."}, ["statement.html", "witness/A.html", "data.html"]),
    ],
)
def test_beside_a_reading_text_without_notes_stands_what_else_there_is(
    texts: dict[str, str], beside: list[str]
) -> None:
    page = dict(reading_pages(Frame(edition(texts))))["reading-text.md"].decode()
    about = page.partition('<aside class="about"')[2].partition("</aside>")[0]
    assert re.findall('href="([^"]+)"', about) == beside
