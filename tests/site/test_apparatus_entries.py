"""Entries of the apparatus that say which words of several readings stand for which."""

from __future__ import annotations

from dataclasses import replace

from edition.analysis.answer.verdict import verdict
from edition.collate import collate
from edition.model import Kind, Sources
from edition.site.apparatus_entries import entry_runs
from edition.site.frame import Frame
from edition.site.pages.apparatus import apparatus_pages
from edition.site.pages.home import figures
from edition.site.pages.passage_pages import passage_pages
from edition.site.rows import row
from tests.support.archives import HARBOUR
from tests.support.witnesses import collated, witness

BASE = "It agreed that the bridge should be repaired before winter, it said."
OUGHT = "It agreed that the bridge near the old mill ought now to be repaired before winter, it said."
MUST = "It agreed that the bridge near the mill must at once be repaired before winter, it said."
WILL = "It agreed that the bridge will be repaired before winter, it said."


def test_words_of_readings_that_stand_under_each_other_are_shown_so() -> None:
    frame = Frame(collated(BASE, OUGHT, MUST, BASE, language="en"))
    [entry] = [each for each in frame.entries["p1"] if each.columns]
    rows = dict(entry.columns)
    assert list(rows) == ["A D", "B", "C"]  # those that agree stand in one row
    assert [word for word in rows["B"] if word] == ["near", "the", "old", "mill", "ought", "now", "to"]
    assert [rows["B"].index(word) for word in ("near", "mill")] == [
        rows["C"].index(word) for word in ("near", "mill")
    ]
    page = next(apparatus_pages(frame))[1].decode()
    assert page.count("Word by word") == 1
    assert '<th scope="row">A D</th>' in page


def test_readings_of_a_word_or_two_and_of_two_sources_are_shown_as_they_are() -> None:
    for texts in ((BASE, OUGHT), (BASE, WILL, BASE.replace("should be", "must be"))):
        frame = Frame(collated(*texts, language="en"))
        assert frame.entries["p1"]
        assert not any(entry.columns for entry in frame.entries["p1"])


def test_a_text_in_capitals_is_told_in_a_row_and_a_word() -> None:
    """Captions had a row for each word between commas, and `31 marks of print` in quotation marks."""
    text = "It agreed, at last, that “all” 14 bridges of Sunderland should be repaired before winter."
    frame = Frame(collated(text, text.upper(), language="en"))
    assert len(frame.entries["p1"]) == 14
    assert len(entry_runs(frame.entries["p1"])) == 1
    assert row(frame, frame.edition.passages[0], "statement.html").alike == (
        "Both versions, but for capitals in 1 place"
    )
    assert verdict(frame.edition).reasons[-1] == "Otherwise 1 difference in capitals, which changes no word."


def test_who_tabs_or_listens_meets_a_text_in_capitals_once() -> None:
    """Each of its words was a link, and counted: 22 differences of print only."""
    text = "Of the 214 piles that divers examined, forty are corroded."
    frame = Frame(collated(text, text.upper(), language="en"))
    page = next(passage_pages(frame))[1].decode()
    assert page.count('href="../p/1.html#p1.u') == 2
    assert 'aria-label="Of and 8 words after it, capitals in B: OF"' in page
    assert "1 difference of print only." in page
    assert {figure.label: figure.number for figure in figures(frame)}["only in print"] == 1
    assert frame.counts[Kind.CASE] == 1


def test_capitals_with_a_word_between_them_are_rows_of_their_own() -> None:
    text = "It agreed that the bridge should be repaired."
    frame = Frame(collated(text, text.replace("agreed", "Agreed").replace("bridge", "Bridge"), language="en"))
    assert len(entry_runs(frame.entries["p1"])) == 2


def test_who_the_sigla_are_is_said_where_they_stand() -> None:
    """`GZ 3` stood beside each reading, and its name on another page alone."""
    named = collated(BASE, WILL, language="en")
    named = replace(
        named, witnesses=tuple(replace(w, publisher=f"The {w.siglum} Post") for w in named.witnesses)
    )
    frame = Frame(named)
    alone = next(iter(passage_pages(Frame(collated(BASE, WILL, language="en")))))[1].decode()
    assert "Beside each version stands the line of its file." in alone
    for pages in (apparatus_pages(frame), passage_pages(frame)):
        page = next(iter(pages))[1].decode()
        assert "<b>B</b> <bdi>The B Post</bdi>; each with the line of its file." in page


def test_many_versions_are_counted_and_their_sigla_folded() -> None:
    """The names of 37 versions stood below a text that they share, those of 45 above three lines of table."""
    text = "\n\n".join(HARBOUR)
    texts = dict.fromkeys("ABCDEFGH", text) | {"I": text.replace("Monday", "Tuesday")}
    named = tuple(replace(witness(each, texts[each]), publisher=f"The {each} Post") for each in texts)
    page = next(passage_pages(Frame(collate(Sources("A statement", "A", named, language="en")))))[1].decode()
    assert "<summary>The same in 7 other versions, to the letter</summary>" in page
    assert '<details class="tag"><summary>Whose sigla these are</summary>' in page
    texts["I"] = text.replace("Monday to", "MONDAY TO")
    differing = Frame(collate(Sources("A statement", "A", tuple(witness(*each) for each in texts.items()))))
    page = next(apparatus_pages(differing))[1].decode()
    assert page.count('<details class="tag rest"><summary>and 7 others</summary>') == 1
    assert '<div class="pairs"><div class="whose"><div>' in page  # no details in a span


def test_what_a_version_lacks_whole_or_has_elsewhere_is_listed() -> None:
    """It said that nothing differs, or counted every difference, without the paragraphs left out."""
    whole, gap = "\n\n".join(HARBOUR), "\n\n".join([*HARBOUR[:1], *HARBOUR[2:]])
    moved = "\n\n".join([HARBOUR[1], HARBOUR[0], *HARBOUR[2:]])
    found = [
        "".join(page.decode() for _, page in apparatus_pages(Frame(collated(whole, *others, language="en"))))
        for others in ([gap], [gap.replace("Monday", "Tuesday")], [gap, moved])
    ]
    assert "the versions do not differ; 1 paragraph is not in every version." in found[0]
    assert "1 difference in all, and 1 paragraph that not every version has." in found[1]
    for page in found:
        section = page[page.index('data-id="p2"') :]
        assert '<p class="tag">Not in B.</p>' in section[: section.index("</section>")]
    assert 'Stands elsewhere in <a href="witness/C.html#L' in found[2]
    many = collated(whole, *[gap] * 7, language="en")
    assert "Not in B, C, D, E, F, G and H." in next(apparatus_pages(Frame(many)))[1].decode()
