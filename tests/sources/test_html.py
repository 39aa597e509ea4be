"""Web pages give the text that a browser shows."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from edition.errors import EditionError
from edition.sources.html import read_web_page
from edition.sources.html_lists import written
from edition.sources.html_styles import media_applies
from edition.sources.original import Extract, Original, refuse_losses


def page(body: str | bytes, head: str = '<meta charset="utf-8">') -> Extract:
    content = body if isinstance(body, bytes) else f"<!doctype html><head>{head}</head>{body}".encode()
    return read_web_page(Original("page.html", content))


def paragraphs(body: str, head: str = '<meta charset="utf-8">') -> list[str]:
    return page(body, head).text.split("\n\n")


BLOCKS = {
    "center": ("<center>NOTE</center>It met.", ["NOTE", "It met."]),
    "dl": ("<dl><dt>A<dd>first<dt>B<dd>second</dl>", ["A", "first", "B", "second"]),
    "fieldset": ("<fieldset><legend>Who</legend>We</fieldset>", ["Who", "We"]),
    "form, button, label": (
        "<form><label>Name</label><button>Go</button><button>Stop</button></form>",
        ["Name Go Stop"],
    ),
    "options": ("<select><option>One<option>Two</select>", ["One", "Two"]),
    "menu": ("<menu><li>Save<li>Print</menu>", ["Save", "Print"]),
    "open dialog": ("Ask<dialog open>Sure?</dialog>", ["Ask", "Sure?"]),
    "figure": (
        "<figure><img alt=x><figcaption>The mill</figcaption></figure>It burnt.",
        ["The mill", "It burnt."],
    ),
    "after the body": ("<body><p>One</p></body></html>Two", ["One", "Two"]),
    "unclosed": ("<p>One<p>Two<div>Three<h2>Four</div>", ["One", "Two", "Three", "Four"]),
    "flexible boxes": ("<div style='display:flex'><span>One</span><span>Two</span></div>", ["One", "Two"]),
    "a span shown as a block": ("<style>.b{display:block}</style>a<span class=b>b</span>c", ["a", "b", "c"]),
    "a list in a line": (
        "<style>li{display:inline}</style><ul><li>Home</li><li>News</li></ul>",
        ["Home News"],
    ),
    "a drop cap": ("<span style='float:left'>T</span>he board met.", ["The board met."]),
    "text beside": ("<div><span style='float:right'>12 May</span>The board.</div>", ["12 May", "The board."]),
    "verse": ("<p>One<br>two<br><br>three", ["One\ntwo", "three"]),
    "as set": ("<pre>\n a  b\n c</pre>", [" a  b\n c"]),
    "lines kept by a style": ("<p style='white-space:pre-line'>a\n  b", ["a\nb"]),
    "text area": ("<textarea>\nDear sir</textarea>", ["Dear sir"]),
    "picture with words": (
        "<svg><title>t</title><text>Fig. 1</text><text>Fig. 2</text></svg>",
        ["Fig. 1", "Fig. 2"],
    ),
}


@pytest.mark.parametrize("name", BLOCKS)
def test_each_block_is_a_paragraph(name: str) -> None:
    body, expected = BLOCKS[name]
    assert paragraphs(body) == expected


TABLES = {
    "figures row by row": (
        "<table><thead><tr><th>Year<th>Sum<tbody><tr><td>2019<td>12.5<tr><td>2020<td>13</table>",
        ["Year\tSum", "2019\t12.5", "2020\t13"],
    ),
    "foot written before the body": (
        "<table><tfoot><tr><td>Total<td>3</tfoot><tbody><tr><td>One<td>1</table>",
        ["One\t1", "Total\t3"],
    ),
    "two languages": (
        "<table><tr><td>We deny it.<td>Nous le nions.<tr><td>That is all.<td>C’est tout.</table>",
        ["We deny it.", "Nous le nions.", "That is all.", "C’est tout."],
    ),
    "numbers beside the text": (
        "<table><tr><td>1.<td>We deny it.<tr><td>(b)<td><p>That is all.<p>Indeed.</table>",
        ["1.\tWe deny it.", "(b)\tThat is all.", "Indeed."],
    ),
    "a page laid out by a table": (
        "<table><tr><td><p>We deny it.<p>It is false.<td><table><tr><td>Tel.<td>123</table></table>",
        ["We deny it.", "It is false.", "Tel.\t123"],
    ),
    "a caption": ("<table><caption>Sums</caption><tr><td>1<td>2</table>", ["Sums", "1\t2"]),
    "text that is in no cell": ("<table>Stray<tr><td>1</table>", ["Stray", "1"]),
    "made by styles": (
        "<style>p{display:table-row}i{display:table-cell}</style><p><i>a</i><i>b</i>",
        ["a\tb"],
    ),
}


@pytest.mark.parametrize("name", TABLES)
def test_tables_are_read_row_by_row_and_cell_by_cell(name: str) -> None:
    body, expected = TABLES[name]
    assert paragraphs(body) == expected


LISTS = {
    "start": ("<ol start=4><li>a<li>b</ol>", ["4. a", "5. b"]),
    "reversed": ("<ol reversed><li>a<li>b<li>c</ol>", ["3. a", "2. b", "1. c"]),
    "value": ("<ol><li>a<li value=7>b<li>c</ol>", ["1. a", "7. b", "8. c"]),
    "none": ("<ol style='list-style: none'><li>a</ol>", ["a"]),
    "none by a sheet": ("<style>ol.x{list-style-type:none}</style><ol class=x><li>a</ol>", ["a"]),
    "letters": ("<ol type=A start=26><li>a<li>b</ol>", ["Z. a", "AA. b"]),
    "in each other": ("<ol><li>a<ol type=i><li>b</ol><li>c</ol>", ["1. a", "i. b", "2. c"]),
    "paragraphs in an item": ("<ol><li><p>a<p>b<li><p>c</ol>", ["1. a", "b", "2. c"]),
    "an empty item": ("<ol><li><li>b</ol>", ["1.", "2. b"]),
    "hidden items do not count": ("<ol><li>a<li hidden>b<li>c</ol>", ["1. a", "2. c"]),
    "bullets are layout": ("<ul><li>a<li>b</ul>", ["a", "b"]),
    "chinese": ("<ol style='list-style-type:cjk-ideographic'><li>甲<li>乙</ol>", ["一、甲", "二、乙"]),
}


@pytest.mark.parametrize("name", LISTS)
def test_lists_have_the_numbers_that_a_browser_writes(name: str) -> None:
    body, expected = LISTS[name]
    assert paragraphs(body) == expected


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
    assert [written(1, style) for style in ("disc", '"— "', "'§'", "no-such")] == ["", "", "", "1. "]


HIDDEN = {
    "attribute": "<p hidden>x",
    "until found": "<p hidden=until-found>x",
    "template": "<template><p>x</template>",
    "closed dialog": "<dialog>x</dialog>",
    "closed details": "<details><p>x<summary>s</summary></details>",
    "script": "<script>x</script><style>x</style>",
    "display": "<p style='display:none'>x",
    "display in a sheet": "<style>p.d{display:none}</style><p class=d>x",
    "inside what is hidden": "<div style='display:none'><p style='display:block'>x</div>",
    "important": "<style>.d{display:none!important}</style><p class=d style='display:block'>x",
    "more specific": "<style>#i{display:none} p{display:block}</style><p id=i>x",
    "later": "<style>p.a{display:block} p.a{display:none}</style><p class=a>x",
    "in a media rule": "<style>@media screen{.d{display:none}}</style><p class=d>x",
    "one selector of several": "<style>a::before, .d{display:none}</style><p class=d>x",
    "visibility": "<p style='visibility:hidden'>x",
    "no script": "<noscript><p>x</p></noscript>",
    "pictures and players": "<video>x</video><canvas>x</canvas><iframe>x</iframe><object data=a>x</object>",
    "data list": "<datalist><option>x</datalist>",
}


@pytest.mark.parametrize("name", HIDDEN)
def test_what_a_browser_hides_is_not_read(name: str) -> None:
    text = page(f"<p>before{HIDDEN[name]}<p>after").text
    assert ("x" in text, "before" in text, "after" in text) == (False, True, True)


SHOWN = {
    "visible in what is hidden": "<div style='visibility:hidden'><p style='visibility:visible'>x</div>",
    "shown against the attribute": "<style>.s{display:block}</style><p hidden class=s>x",
    "hidden on paper only": "<style>@media print{p{display:none}}</style><p>x",
    "hidden on phones only": "<style media='(max-width: 600px)'>p{display:none}</style><p>x",
    "open details": "<details open><summary>s</summary>x</details>",
    "an object that is none": "<object>x</object>",
    "styles in a comment": "<style>/* p{display:none} */</style><p>x",
}


@pytest.mark.parametrize("name", SHOWN)
def test_what_a_browser_shows_is_read(name: str) -> None:
    assert "x" in page(SHOWN[name]).text


def test_a_message_for_browsers_without_scripts_in_the_head_is_no_text() -> None:
    body = "<p>Text <!-- <noscript> --> here</p><script>'<noscript>'</script><p>and there"
    assert paragraphs(body, "<noscript><p>Turn scripts on</p></noscript>") == ["Text here", "and there"]


def test_media() -> None:
    holding = ["", "all", "screen", "only screen and (min-width: 40em)", "print, screen", "not print"]
    failing = [
        "print",
        "screen and (max-width: 30em)",
        "(prefers-color-scheme: dark)",
        "not screen",
        "speech",
    ]
    assert [media_applies(query) for query in holding + failing] == [True] * 6 + [False] * 5


def test_struck_words_are_left_out_and_told() -> None:
    extract = page("<p>We <del>deny</del><ins>regret</ins> the <s>long</s> delay.")
    assert extract.text == "We regret the delay."
    assert extract.remarks == ("struck out on the page, left out here: “deny / long”",)


def test_words_hidden_by_visibility_are_told() -> None:
    assert page("a<b style='visibility:hidden'>secret</b>").remarks == (
        "on the page but not shown, left out here: “secret”",
    )


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("in full<sup>2</sup> by 10<sup>-6</sup> m<sup>2</sup>", "in full² by 10⁻⁶ m²"),
        ("the 1<sup>st</sup> of M<sup>me</sup> X", "the 1st of Mme X"),
        ("paid<sup><a href='#n'>a</a></sup>", "paidᵃ"),
        ("paid<sup>[3]</sup> H<sub>2</sub>O 2<sup>1</sup>/<sub>2</sub>", "paid[3] H2O 2¹/₂"),
    ],
)
def test_figures_set_high_are_no_part_of_a_word(body: str, expected: str) -> None:
    assert page(f"<p>{body}").text == expected


def test_marks_of_quotations_are_those_of_the_language() -> None:
    assert page("<p>He said <q>no, <q>never</q></q>.").text == "He said “no, ‘never’”."
    assert page("<p lang=fr>Il dit <q>non</q>.").text == "Il dit «\u00a0non\u00a0»."
    assert (
        page("<p lang=ja>彼は<q>否</q>と<ruby>漢<rp>(</rp><rt>かん</rt></ruby>").text
        == "彼は「否」と漢（かん）"
    )


def test_special_characters_stay_as_they_are() -> None:
    kept = "a\u00adb c\u00a0d e\u2009f g\u200bh \ue000 i\u3000j \u202ek\u202c l\ufeffm"
    assert page(f"<p>{kept}").text == kept
    assert page("<p>&#1;a&#xffff;&#150;\x0b</p>").text == "a–"


def test_any_depth_is_read_whole() -> None:
    body = "".join(f"<font><blockquote>w{number} " for number in range(3000))
    assert page(body).text.split() == [f"w{number}" for number in range(3000)]


def test_a_tag_of_countless_attributes_is_refused() -> None:
    with pytest.raises(EditionError, match="attributes"):
        page(f"<p {' '.join(f'a{number}' for number in range(6000))}>x")


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


def test_a_loss_is_told_where_it_is() -> None:
    with pytest.raises(EditionError, match="after “Wede” it shows “nyit”, but “it” was read"):
        refuse_losses(Original("a.html", b""), "We deny it", "We de it")


_TAGS = (
    "p div span table tr td ol li b a sup del q pre details summary h1 br ul rt noscript select option font"
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(_TAGS.split()), st.booleans(), st.text("ab .1\n\t", max_size=4))))
def test_every_visible_character_is_read_whatever_the_nesting(parts: list[tuple[str, bool, str]]) -> None:
    body = "".join(f"<{'/' if closes else ''}{tag}>{text}" for tag, closes, text in parts)
    page(f"x{body}")
