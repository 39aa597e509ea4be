"""What the style sheets of a page hide and show, and that what they write is told."""

from __future__ import annotations

import pytest

from edition.sources.web.html_media import media_applies
from tests.support.pages import page, paragraphs


@pytest.mark.parametrize("style", ["display:none", "visibility:hidden", "content-visibility:hidden"])
def test_a_page_hidden_whole_until_a_script_runs_is_read(style: str) -> None:
    assert page(f"<body style='{style}'><p>x").text == "x"


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


@pytest.mark.parametrize("style", ["img{display:block}", "img{display:inline-block}", "img{display:none}"])
def test_pictures_that_a_style_places_say_nothing(style: str) -> None:
    assert page(f"<style>{style}</style><p>one <img src=x> two<img alt=Ship></p>").text.split() == [
        "one",
        "two",
    ]


@pytest.mark.parametrize("name", ["video", "canvas", "iframe", "audio"])
def test_what_media_say_to_browsers_that_cannot_show_them_is_no_text(name: str) -> None:
    assert (
        page(f"<style>{name}{{display:block}}</style><p>one</p><{name}>No such thing.</{name}>").text == "one"
    )


SCOPES = {
    "within": "@scope (.a) {.c {display: block}}",
    "with an end": "@scope (.a) to (.b) {.c {display: block}}",
    "with an end, in media": "@scope (.a) to (.b) {@media screen {.c {display: block}} .d {display: none}}",
    "its top": "@scope (.c) {:scope {display: block}}",
    "a child": "@scope (.k, .a) {> .c {display: block}}",
    "in each other": "@scope (body) {@scope (.a) {& .c {display: block}}}",
    "without a top": "@scope {.c {display: block}}",
}


@pytest.mark.parametrize("name", SCOPES)
def test_what_a_scope_shows_is_shown(name: str) -> None:
    style = f"<style>.c {{display: none}} {SCOPES[name]}</style>"
    assert paragraphs(f"{style}<div class=a><p class=c>We deny it.<p class=d>All.</div>") == [
        "We deny it.",
        "All.",
    ]


def test_a_scope_hides_in_itself_alone() -> None:
    style = "@scope (p.x) {p, body p {display: none}}"
    style += "@scope (.a) {p, :scope > b {display: none} @scope (.b) {i {display: none}}}"
    body = "<div class=a><p>no</p><b>no</b><i>yes</i><u class=b><i>no</i></u></div>"
    body += "<p class=x>and <b>here</b> <i class=b>too"
    assert paragraphs(f"<style>{style}</style>{body}") == ["yes", "and here too"]


def test_letters_are_those_of_the_file_whatever_a_style_makes_of_them() -> None:
    assert page("<p style='text-transform:uppercase'>The US and Straße").text == "The US and Straße"


def test_words_hidden_by_visibility_are_told() -> None:
    assert page("a<b style='visibility:hidden'>secret</b>").remarks == (
        "on the page but not shown, left out here: “secret”",
    )


@pytest.mark.parametrize(
    ("style", "shown"),
    [
        (".y { @media screen { display: none } }", False),
        (".y { @media print { display: none } }", True),
        ("@media screen { a:hover { color: red } .y { display: none } }", False),
        ("@layer a { .y { display: none } @layer b { .y { display: block } } }", False),
        ("@layer a, b; @layer b { .y { display: none } } @layer a { .y { display: block } }", False),
        ("@layer a.b { .y { display: none } } @layer a { .y { display: block } }", True),
        ("@media not print { .y { display: none } }", False),
        ("@media only screen and (min-width: .5em) { .y { display: none } }", False),
        ("@media (min-resolution: ..dppx) { .y { display: none } }", True),
        (f"@media {'not ' * 3000}(width) {{ .y {{ display: none }} }}", True),
        (".y { " + "& & & & & & & & & & { " * 8 + "display: none" + "}" * 9, True),
    ],
)
def test_conditions_layers_and_nesting_of_style_sheets(style: str, shown: bool) -> None:
    found = paragraphs("<p>one</p><p class=y>two</p>", f"<style>{style}</style>")
    assert found == ["one", "two"][: 1 + shown]


def test_the_nearest_language_is_heeded() -> None:
    style = "<style>.l:lang(de){display:none}</style>"
    body = "<div lang=de><b class=l>x</b><blockquote lang=en class=l>The words.</blockquote>"
    assert paragraphs(body, style) == ["The words."]


@pytest.mark.parametrize(
    ("sheet", "told"),
    [
        ("p::before {content: 'Not '}", "Not"),
        ("q p:after, p:after {content: '!' ' Denied'}", "Denied"),
        ("@media screen {p::before {content: 'Not '}}", "Not"),
        ("@media print {p::before {content: 'Not '}}", ""),
        ("@layer a {p::before {content: 'Not '}}", "Not"),
        ("@supports (display: grid) {p::before {content: 'Not '}}", "Not"),
        ("@supports (-moz-appearance: none) {p::before {content: 'Not '}}", ""),
        ("p {&::before {content: 'Not '}}", "Not"),
        ("p {@media screen {&::before {content: 'Not '}}}", "Not"),
        ("@media print {p {&::before {content: 'Not '}}}", ""),
        ("@scope (body) {p::before {content: 'Not '}}", "Not"),
        ("@scope (body) to (q) {:scope p::before {content: 'None '}}", "None"),
        ("@scope (div) {p::before {content: 'Not '}}", ""),
        ("p::BEFORE {CONTENT: 'Not '}", "Not"),
        ("body ::before {content: attr(class)}", "said"),
        ("p ::before, ::before-all {content: attr(class)}", ""),
        ("p::before {content: none} p::after {content: normal}", ""),
        ("p::before {content: counter(n) '. '}", "1, 2, 3"),
        ("p::before {content: attr(class)}", "said"),
        ("p::before {content: '\\201c'} p::after {content: '\\f101'}", ""),
        ("p::before {content: 'G'}", ""),
        ("div::before {content: 'Not '}", ""),
        ("p {content: 'Not '}", ""),
        ("p::before {content: ''; display: block}", ""),
        ("p::before {content", ""),
        (".said {display: none} p::before {content: 'Not '}", ""),
        (".said {visibility: hidden} p::before {content: 'Not '}", ""),
    ],
)
def test_words_that_a_style_sheet_writes_are_told(sheet: str, told: str) -> None:
    remarks = page(f"<style>{sheet}</style>Text<p class=said>guilty, and so it was").remarks
    expected = f"may be written by the page's style sheet, which is not read: “{told}”"
    unseen = "on the page but not shown, left out here"
    assert [remark for remark in remarks if not remark.startswith(unseen)] == ([expected] if told else [])


@pytest.mark.parametrize(
    ("style", "away"),
    [
        ("position: absolute; clip: rect(0 0 0 0)", True),
        ("position: absolute; clip: rect(1px, 1px, 1px, 1px)", True),
        ("position: absolute; clip: auto", False),
        ("clip: rect(0 0 0 0)", False),
        ("position: absolute; clip: rect(0 200px 40px 0)", False),
        ("clip-path: inset(50%)", True),
        ("clip-path: inset(5%)", False),
        ("opacity: 0", True),
        ("opacity: 0.0%", True),
        ("opacity: 0; opacity: .9", False),
        ("position: absolute; left: -9999px", True),
        ("left: -9999px", False),
        ("position: relative; left: -20px", False),
        ("text-indent: -999em", True),
        ("text-indent: -2em", False),
        ("max-height: 0; overflow: hidden", True),
        ("height: 0px; overflow: hidden", True),
        ("height: 0; overflow: visible", False),
        ("line-height: 0; overflow: hidden", False),
        ("height: 0.5em; overflow: hidden", False),
        ("max-height: 0; overflow: hidden} @media screen {.y {max-height: none", False),
    ],
)
def test_what_a_style_puts_out_of_sight_is_read_and_told(style: str, away: bool) -> None:
    extract = page(f"<style>.y {{{style}}}</style><p>We <span class=y>did <b>not</b></span> pay.")
    told = "put by a style where nobody sees it, and read all the same: “did / not”"
    assert "".join(extract.text.split()) == "Wedidnotpay."
    assert extract.remarks == ((told,) if away else ())


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("<a href=#a class=y>Skip to the content</a><p>Text.", False),
        ("<p>Text.<div class=y>Share this on the site</div><p>More.", False),
        ("<div class=y><a href=a>Six ships sailed on Monday, and none of them came back.</a></div>", False),
        ("<a href=b><span class=y>Mail</span></a> <a href=c>Home</a>", False),
        ("<p>Text.<p class=y>We did not pay.<p>More.", True),
        ("<p>Text.<p class=y>我们没有付钱。<p>More.", True),
        ("<p>Text.<p class=y>हमने नहीं दिया।<p>More.", True),
        ("<p>Text.<p class=y>Loading...<p>More.", False),
        ("<p>Text.<ul class=y><li>to stop all payments, <li>to leave the land by <b>May</b></ul>", True),
        ("<p>Text.<div class=y>to stop<script>one two three four five six.</script></div>", False),
        ("<p>The city <em>had <span class=y>no</span></em> water", True),
        ("<p>The <b></b> <!-- a --> <span class=y>no</span> <i> </i>", True),
        ("<p>我<span class=y>不</span>走", True),
        ("<p>Text<p class=y>no water</p>more", False),
    ],
)
def test_what_is_put_out_of_sight_is_told_where_it_may_be_text(body: str, told: bool) -> None:
    remarks = page(f"<title>Six ships</title><style>.y {{opacity: 0}}</style>{body}").remarks
    assert any("where nobody sees it" in remark for remark in remarks) == told


@pytest.mark.parametrize(
    ("style", "struck"),
    [
        ("text-decoration: line-through", True),
        ("text-decoration: underline line-through red", True),
        ("text-decoration-line: line-through", True),
        ("text-decoration: line-through; text-decoration: none", False),
        ("text-decoration: underline", False),
    ],
)
def test_what_a_style_strikes_out_is_read_and_told(style: str, struck: bool) -> None:
    extract = page(f"<style>.y {{{style}}}</style><p>We <span class=y>did <b>not</b></span> pay.")
    assert extract.text == "We did not pay."
    told = "struck out by a style, and read all the same: “did / not”"
    assert extract.remarks == ((told,) if struck else ())


@pytest.mark.parametrize(
    ("style", "shown"),
    [
        ("q {quotes: none}", "no, never"),
        ("body {quotes: '»' '«' '>' '<'}", "»no, >never<«"),
        ("body {quotes: '»' '«'}", "»no, »never««"),
        ("body {quotes: '»' '«'} q {quotes: auto}", "“no, ‘never’”"),
        ("q::before, q:after {content: none}", "no, never"),
        ("q:before, q:after {content: ''}", "no, never"),
        ("q q::before {content: '<'}", "“no, <never’”"),
        ("q::before {content: no-open-quote}", "no, never’”"),
        ("q::before {content: open-quote}", "“no, ‘never’”"),
        ("q::before {content: open-quote '\\a0'}", "“no, ‘never’”"),
        ("q::before {content: var(--o)}", "“no, ‘never’”"),
        (
            "@layer a {q::before {content: '<' !important}} @layer b {q::before {content: '[' !important}}",
            "<no, <never’”",
        ),
        ("q::before {content: none !important} q::before {content: '*'}", "no, never’”"),
        ("@media print {q {quotes: none}}", "“no, ‘never’”"),
        ("blockquote {quotes: none}", "“no, ‘never’”"),
    ],
)
def test_marks_of_quotations_are_those_that_a_style_says(style: str, shown: str) -> None:
    assert page(f"<style>{style}</style><p>He said <q>no, <q>never</q></q>.").text == f"He said {shown}."


@pytest.mark.parametrize(
    ("style", "told"),
    [
        ("@counter-style x {symbols: A B} ol {list-style: x}", True),
        ("ol {counter-reset: list-item 4}", True),
        ("li::marker {content: '§ '}", True),
        ("li::marker {color: red; content: none}", False),
        ("ol {counter-reset: page 4}", False),
        ("counter-reset:" * 20_000, False),
    ],
)
def test_numbers_of_lists_that_only_a_style_sheet_tells_are_told(style: str, told: bool) -> None:
    remark = "numbers its lists by its style sheet in a way that is not read: look at their numbers"
    assert page(f"<style>{style}</style><ol><li>One").remarks == ((remark,) if told else ())
    assert page(f"<style>{style}</style><ul><li>One").remarks == ()
