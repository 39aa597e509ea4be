"""Prose that a page holds and does not show is left out, and told where it may be of the statement."""

from __future__ import annotations

import json

import pytest

from edition.errors import EditionError
from edition.sources import Original
from edition.sources.intake import extract_of

_SHOWN = "<p>We deny every word of it.</p>"
_REST = " ".join(
    f"In year {year} the council met again, and nobody asked for the minutes." for year in range(6)
)
_TOLD = "has text that is not shown, left out here: if it is of the statement, open it, and save anew: “"
_IN_DATA = "has an article in its data that it does not show: save the page as the browser shows it: “"


def remarks(page: str) -> tuple[str, ...]:
    extract = extract_of(Original("a.html", f"<!doctype html><meta charset=utf-8>{page}".encode()))
    assert extract.text == "We deny every word of it.\n"
    return extract.remarks


@pytest.mark.parametrize(
    "hidden",
    [
        f"<div hidden><p>{_REST}</div>",
        f"<div style='display: none'><section><p>{_REST}</section></div>",
        f"<style>.more {{display: none}}</style><div class=more>{_REST.replace('. ', '.<br>')}</div>",
        f"<noscript><p>{_REST}</noscript>",
        f"<dialog><p>{_REST}</dialog>",
        "<p hidden>" + "市议会在第三年没有开会，也没有人要求看会议记录。" * 3,
    ],
)
def test_hidden_prose_is_told(hidden: str) -> None:
    (told,) = remarks(_SHOWN + hidden)
    assert told.startswith(_TOLD)


@pytest.mark.parametrize(
    "hidden",
    [
        "<div hidden><p>We use cookies, as every other page of this house does.</div>",
        f"<nav hidden><a href=b>{_REST}</a></nav>",
        f"<script>{_REST}</script><template>{_REST}</template>",
        "<noscript>Please enable scripts in the settings of your browser to use this page.</noscript>",
        "<div hidden>" + "".join(f"<p>Entry {number}</p>" for number in range(60)) + "</div>",
        f"<div hidden>{_SHOWN * 12}</div>",
    ],
)
def test_names_notices_and_what_is_shown_elsewhere_are_not(hidden: str) -> None:
    assert remarks(_SHOWN + hidden) == ()


def test_hidden_notices_beside_a_long_text_are_not_told() -> None:
    page = "".join(f"<p>Clause {at} holds what was agreed on the {at}th day.</p>" for at in range(99))
    assert extract_of(Original("a.html", f"{page}<p hidden>{_REST}".encode())).remarks == ()
    assert extract_of(Original("a.html", f"{page[:99]}<p hidden>{_REST}".encode())).remarks != ()


@pytest.mark.parametrize(
    ("data", "told"),
    [
        ({"@type": "NewsArticle", "articleBody": _REST}, True),
        ({"@graph": [{"@type": "WebPage"}, {"articleBody": f"&lt;p&gt;{_REST}&lt;/p&gt;"}]}, True),
        ({"articleBody": "We deny every word of it. " * 12}, False),
        ({"articleBody": "Members alone read this."}, False),
    ],
)
def test_an_article_in_the_data_alone_is_told(data: object, told: bool) -> None:
    said = remarks(f"{_SHOWN}<script type='application/ld+json'>{json.dumps(data)}</script>")
    assert [one.startswith(_IN_DATA) for one in said] == [True] * told


def test_a_page_that_hides_all_it_says_is_refused_with_what_to_do() -> None:
    page = f"<iframe src=a></iframe><main style='display:none'><p>{_REST}</p></main>"
    with pytest.raises(
        EditionError, match=r"shows no text but what is hidden .*: save the page as the browser"
    ):
        extract_of(Original("a.html", page.encode()))


def test_broken_data_are_no_matter() -> None:
    assert remarks(f"{_SHOWN}<script type='application/ld+json'>{{'articleBody': </script>") == ()


_ROCKET = f"\U0001f680 {_REST}"
_STATE = json.dumps({"title": "T", "body": [f"<p>{each}.</p>" for each in _REST.split(". ")]})


@pytest.mark.parametrize(
    "script",
    [
        f"window.__STATE__ = {_STATE};",
        f"push([1, {json.dumps(_STATE)}])",
        f"var body = '{_REST}'",
        "s = " + json.dumps("市议会在第三年没有开会，也没有人要求看会议记录。" * 3),
    ],
)
def test_prose_that_scripts_alone_have_is_told(script: str) -> None:
    """An empty page that a program fills: the text is in its data."""
    (told,) = remarks(f"{_SHOWN}<script>{script}</script>")
    assert told.startswith(
        "has more prose in its scripts than it shows: save the page as the browser shows it: “"
    )


@pytest.mark.parametrize(
    "script",
    [
        f"<script>x = {json.dumps(_ROCKET)}</script>",
        f"<script type='application/ld+json'>{json.dumps({'articleBody': _ROCKET})}</script>",
    ],
)
@pytest.mark.parametrize("cut", ["", "\\ude80"])
def test_a_character_that_scripts_write_in_two_halves_is_one(script: str, cut: str) -> None:
    """Half of one alone is no character, and nothing can print it."""
    (told,) = remarks(f"{_SHOWN}{script.replace(cut, '') if cut else script}")
    assert told.split("“")[1][:2] == ("\ufffd " if cut else "\U0001f680 ")


@pytest.mark.parametrize(
    "script",
    [
        f"x = {_STATE}; show({json.dumps(_SHOWN * 9)})".replace(_STATE, '"a"'),
        "f = '" + "if (a.length > b) { return c.map(d => d.name) } else { go(a.b.c); } " * 9 + "'",
        "u = '" + " ".join(f"https://example.org/a-long-name-{n}.html?a={n}&b=2" for n in range(40)) + "'",
    ],
)
def test_programs_and_what_is_shown_are_not(script: str) -> None:
    assert remarks(f"{_SHOWN}<script>{script}</script>") == ()


def test_data_beside_a_page_that_shows_as_much_are_not_told() -> None:
    page = "".join(f"<p>Clause {at} holds what was agreed on the {at}th day.</p>" for at in range(99))
    extract = extract_of(Original("a.html", f"{page}<script>x = {_STATE}</script>".encode()))
    assert extract.remarks == ()


@pytest.mark.parametrize(
    ("shows", "named"),
    [
        (
            "<iframe src='https://example.org/text.html'></iframe>",
            "a page in a frame (“https://example.org/text.html”)",
        ),
        ("<object data=text.pdf type=application/pdf></object>", "a file in a frame (“text.pdf”)"),
        ("<div><embed src=text.pdf></div>", "a file in a frame (“text.pdf”)"),
        ("<p><img src='data:image/png;base64,AAAA'></p>", "a picture"),
    ],
)
def test_a_page_with_hardly_any_text_names_the_file_that_it_shows(shows: str, named: str) -> None:
    assert remarks(_SHOWN + shows) == (
        f"shows hardly any text, but {named}: if the statement stands there, add that",
    )


@pytest.mark.parametrize(
    "shows",
    [
        "<a href=/><img src=logo.png></a><iframe></iframe>",
        "<div hidden><iframe src=a.html></iframe></div>",
    ],
)
def test_signs_and_frames_that_nobody_sees_are_not_named(shows: str) -> None:
    assert remarks(_SHOWN + shows) == ()


def test_a_frame_beside_a_text_is_not_named() -> None:
    page = f"<p>{_REST}</p><iframe src=advertisement.html></iframe><img src=quay.jpg>"
    assert extract_of(Original("a.html", page.encode())).remarks == ()
