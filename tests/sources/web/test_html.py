"""Web pages give the text that a browser shows."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edition.errors import EditionError
from edition.sources.list_numbers import written
from edition.sources.original import Original, refuse_losses
from edition.sources.web import html
from edition.sources.web.html import read_web_page
from tests.support.examples import few
from tests.support.pages import BLOCKS, HIDDEN, LISTS, SHOWN, TABLES, page, paragraphs


@pytest.mark.parametrize("name", BLOCKS)
def test_each_block_is_a_paragraph(name: str) -> None:
    body, expected = BLOCKS[name]
    assert paragraphs(body) == expected


@pytest.mark.parametrize("name", TABLES)
def test_tables_are_read_row_by_row_and_cell_by_cell(name: str) -> None:
    body, expected = TABLES[name]
    assert paragraphs(body) == expected


@pytest.mark.parametrize("name", LISTS)
def test_lists_have_the_numbers_that_a_browser_writes(name: str) -> None:
    body, expected = LISTS[name]
    assert paragraphs(body) == expected


@pytest.mark.parametrize(
    "said", ["We did pay.", "我们已经付过钱。", "हमने दिया।", "ہم نے دیا۔", "Մենք վճարեցինք։"]
)
def test_cells_that_are_sentences_are_paragraphs_in_each_script(said: str) -> None:
    assert paragraphs(f"<table><tr><td>{said}<td>{said}</table>") == [said, said]


def test_styles_of_numbering() -> None:
    numbers = {"decimal": 12, "lower-roman": 1994, "upper-roman": 4000, "decimal-leading-zero": 7}
    assert [written(number, style) for style, number in numbers.items()] == [
        "12. ",
        "mcmxciv. ",
        "4000. ",
        "07. ",
    ]
    assert [written(20, "cjk-ideographic"), written(25, "lower-greek"), written(30, "thai")] == [
        "二十、",
        "αα. ",
        "๓๐. ",
    ]
    assert [written(n, "cjk-heavenly-stem") for n in (10, 11)] == ["癸、", "一一、"]
    assert [written(1, style) for style in ("disc", '"— "', "'§'", "no-such")] == ["", "", "", "1. "]


@pytest.mark.parametrize("name", HIDDEN)
def test_what_a_browser_hides_is_not_read(name: str) -> None:
    text = page(f"<p>before{HIDDEN[name]}<p>after").text
    assert ("x" in text, "before" in text, "after" in text) == (False, True, True)


@pytest.mark.parametrize("name", SHOWN)
def test_what_a_browser_shows_is_read(name: str) -> None:
    assert "x" in page(SHOWN[name]).text


def test_a_message_for_browsers_without_scripts_in_the_head_is_no_text() -> None:
    body = "<p>Text <!-- <noscript> --> here</p><script>'<noscript>'</script><p>and there"
    assert paragraphs(body, "<noscript><p>Turn scripts on</p></noscript>") == ["Text here", "and there"]


def test_a_drawing_that_would_show_itself_or_a_paragraph_of_the_page_shows_nothing() -> None:
    assert page('<svg id=a><text>Hi there</text><use href="#a"/></svg>').text == "Hi there"
    assert page('<p id=p>One.</p><svg><use href="#p"/></svg>').text == "One."


def test_a_shadow_shows_what_its_element_holds_where_its_slots_are() -> None:
    shadow = (
        "<template shadowrootmode=open><h3><slot name=t>No title</slot></h3><slot></slot><p>end</template>"
    )
    assert paragraphs(f"<x-y>{shadow}light <b slot=t>Title</b> more</x-y>") == ["Title", "light more", "end"]
    assert paragraphs(f"<x-y>{shadow}</x-y>") == ["No title", "end"]


@pytest.mark.parametrize(
    ("host", "shadow"),
    [
        ("li", "=open"),
        ("button", "=open"),
        ("a", "=closed"),
        ("font-face", "=open"),
        ("p", "=foo"),
        ("p", ""),
    ],
)
def test_what_can_have_no_shadow_shows_what_it_holds(host: str, shadow: str) -> None:
    body = f"<{host}><template shadowrootmode{shadow}><b>No</b></template>We deny it.</{host}>"
    assert page(body).text == "We deny it."
    assert page(body.replace("shadowrootmode", "shadowroot")).text == "We deny it."


def test_what_no_slot_of_a_shadow_shows_is_told() -> None:
    shadow = "<template shadowrootmode=Closed><p hidden><slot name=t></slot><p>Shown<slot name=t></slot>"
    inner = "<x-z><template shadowrootmode=open></template><i style=visibility:visible>it.</i></x-z>"
    extract = page(f"a <h2>{shadow}</template>We <b slot=t>deny</b> <script>no</script>{inner}</h2> b")
    assert extract.text == "a\n\nShown\n\nb"
    assert extract.remarks == ("on the page but not shown, left out here: “We / it. / deny”",)


def test_a_field_of_an_unknown_kind_shows_its_text() -> None:
    assert paragraphs("<input type=foo value='We deny'><p><input type=password value=x>it.") == [
        "We deny",
        "it.",
    ]


def test_a_picture_that_is_described_at_length_is_told_and_divides_nothing() -> None:
    said = "A card that says: we deny it, all of it."
    extract = page(
        f"<p>one <img style='float:left' alt='{said}'>two <img hidden alt='{said} Twice.'><img alt=Ship>"
    )
    assert extract.text == "one two"
    assert extract.remarks == (
        f"pictures are described, which is not read: look whether one has the statement: “{said}”",
    )


def test_pages_in_frames_are_told() -> None:
    frame = "<iframe srcdoc='<p>We <b>deny</b> it.'></iframe>"
    assert page(f"<p>one{frame}").remarks == (
        "has a page in a frame (iframe) that is not read: “We deny it.”",
    )
    assert page(f"<p>one<div style='display:none'>{frame}</div>").remarks == ()
    assert page("<p>one<iframe srcdoc='<script></script>'></iframe>").remarks == ()
    with pytest.raises(EditionError, match="elements in each other"):
        page(f"<p>one<iframe srcdoc='{'<div>' * 6_000}'></iframe>")
    with pytest.raises(EditionError, match="save the page in each of its frames"):
        read_web_page(Original("p.html", b"<frameset><frame src=a.html></frameset>"))


def test_struck_words_are_left_out_and_told() -> None:
    extract = page("<p>We <del>deny</del><ins>regret</ins> the <s>long</s> delay.")
    assert extract.text == "We regret the delay."
    assert extract.remarks == ("struck out on the page, left out here: “deny / long”",)


def test_special_characters_stay_as_they_are() -> None:
    kept = "a\u00adb c\u00a0d e\u2009f g\u200bh \ue000 i\u3000j \u202ek\u202c l\ufeffm"
    assert page(f"<p>{kept}").text == kept
    assert page("<p>&#1;a&#xffff;&#150;\x0b</p>").text == "a–"


@pytest.mark.slow
def test_any_depth_is_read_whole() -> None:
    body = "".join(f"<font><blockquote>w{number} " for number in range(3000))
    assert page(body).text.split() == [f"w{number}" for number in range(3000)]


def test_a_tag_of_countless_attributes_is_refused() -> None:
    with pytest.raises(EditionError, match="attributes"):
        page(f"<p {' '.join(f'a{number}' for number in range(6000))}>x")


def test_a_list_of_countless_choices_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """The parser takes 16 seconds for 40,000, and four times as long for twice as many."""
    monkeypatch.setattr(html, "_MOST_CHOICES", 20)
    choices = "<option>a" * 15
    with pytest.raises(EditionError, match="more than 20 choices"):
        page(f"<p>One.<select>{choices * 2}</select>")
    with pytest.raises(EditionError, match="more than 20 choices"):
        page(f"<p>One.<select>{'<optgroup><option>a</optgroup>' * 30}</select>")
    assert page(f"<p>One.</p><select>{choices}</select><select>{choices}</select>").text.startswith("One.")


def test_what_a_page_says_of_itself() -> None:
    head = """<title>Our  statement</title><meta property="og:site_name" content="The Herald">
    <meta name=author content="A. Pen">
    <meta property="article:published_time" content="2020-02-13T10:00:00Z">"""
    extract = read_web_page(
        Original(
            "p.html",
            f"<!-- saved from url=(0024)https://herald.example/a --><head>{head}<body>Text".encode(),
        )
    )
    assert extract.facts == {
        "title": "Our statement",
        "publisher": "The Herald",
        "issued": "2020-02-13",
        "url": "https://herald.example/a",
        "author": "A. Pen",
    }
    data = '{"@graph": [{"datePublished": "2021-05", "publisher": {"name": "P"}, "author": [{"name": "N"}]}]}'
    extract = page("x", f"<script type='application/ld+json'>{data}</script>")
    assert extract.facts == {"publisher": "P", "issued": "2021-05", "author": "N"}


@pytest.mark.parametrize(
    ("body", "read", "hidden"),
    [
        (
            "<div><template shadowrootmode=open><details><summary>A</summary><p>b</details></template></div>",
            "A",
            "b",
        ),
        ("<details><summary>A</summary><summary>B</summary><p style='visibility:visible'>c", "A", "B / c"),
        (
            "<details name=n open><summary>A</summary>b</details><details name=n open><summary>C</summary>d",
            "A\n\nb\n\nC",
            "d",
        ),
        (
            "<details name=n open><summary>A</summary>b</details><details open><summary>C</summary>d",
            "A\n\nb\n\nC\n\nd",
            "",
        ),
    ],
)
def test_what_closed_details_hold_is_told(body: str, read: str, hidden: str) -> None:
    extract = page(body)
    assert extract.text == read
    assert extract.remarks == ((f"on the page but not shown, left out here: “{hidden}”",) if hidden else ())


def test_a_loss_is_told_where_it_is() -> None:
    with pytest.raises(EditionError, match="after “Wede” it shows “nyit”, but “it” was read"):
        refuse_losses(Original("a.html", b""), "We deny it", "We de it")


_TAGS = (
    "p div span table tr td ol li b a sup del q pre details summary h1 br ul rt noscript select option font"
)


@pytest.mark.slow
@settings(max_examples=few(75))
@given(st.lists(st.tuples(st.sampled_from(_TAGS.split()), st.booleans(), st.text("ab .1\n\t", max_size=4))))
def test_every_visible_character_is_read_whatever_the_nesting(parts: list[tuple[str, bool, str]]) -> None:
    body = "".join(f"<{'/' if closes else ''}{tag}>{text}" for tag, closes, text in parts)
    page(f"x{body}")


def test_pictures_of_emoji_and_of_the_letter_with_which_a_word_begins() -> None:
    picture = "<img alt='\U0001f44d\U0001f3fd'>"
    shown = f"<p><b><img alt=T></b>he board {picture} paid.<p><img alt=X> Follow <img alt=Logo>"
    assert page(shown).text == "The board \U0001f44d\U0001f3fd paid.\n\nFollow"
    assert page("<svg><defs><text>x</text></defs><text>y</text></svg>").text == "y"
    inside = "He chose plan<img alt=B>or <i>plan</i><b><img alt=C></b>or other.<h1>Head</h1><img alt=T>he end"
    assert page(inside).text == "He chose planor planor other.\n\nHead\n\nThe end"


@pytest.mark.parametrize(
    ("body", "shown"),
    [
        (
            "The share <symbol>ACME</symbol> fell, says <pattern>it</pattern>.",
            "The share ACME fell, says it.",
        ),
        (
            "<svg><symbol id=a><text>No.</text></symbol><text>So: </text><use href=#a></use></svg>!",
            "So:\n\nNo.\n\n!",
        ),
        ("<svg><defs><text id=a>No.</text></defs><use xlink:href='#a'/><use href=#b /></svg>", "No."),
        ("<svg><symbol id=a><text>No.</text><use href=#a /></symbol><use href=#a /></svg>", "No."),
    ],
)
def test_parts_of_drawings_are_shown_where_they_are_used(body: str, shown: str) -> None:
    assert page(body).text == shown


def test_uses_inside_each_other_come_to_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("edition.sources.web.html_walk._MOST_COPIED", 500)
    parts = "".join(
        f"<symbol id=s{n}>{f'<use href=#s{n + 1} />' * 40}<text>x</text></symbol>" for n in range(8)
    )
    assert len(page(f"<svg>{parts}<use href=#s0 /></svg>").text) < 1_000
