"""What the style sheets of a page hide and show, and that what they write is told."""

from __future__ import annotations

import pytest

from edition.sources.html_media import media_applies
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
    ],
)
def test_words_that_a_style_sheet_writes_are_told(sheet: str, told: str) -> None:
    remarks = page(f"<style>{sheet}</style><p class=said>guilty, and so it was").remarks
    expected = f"may be written by the page's style sheet, which is not read: “{told}”"
    assert remarks == ((expected,) if told else ())
