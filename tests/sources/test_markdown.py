"""Markdown is read as it is shown; what it says of itself before the text is no text."""

from __future__ import annotations

import pytest

from edition.errors import EditionError
from edition.sources.intake import extract_of
from edition.sources.original import Original

MARKDOWN = {
    "emphasis": ("# Head\n\nSome *words* and **more**, `code`.", "Head\n\nSome words and more, code."),
    "wrapped": ("one\ntwo  \nthree", "one two\nthree"),
    "lists": ("4. a\n5. b\n\n- c\n- d", "4. a\n\n5. b\n\nc\n\nd"),
    "tables": ("| a | b |\n|---|---|\n| 1 | 2 |", "a\tb\n\n1\t2"),
    "notes": ("It is so.[^x]\n\n[^x]: A note.", "It is so.[1]\n\n1. A note."),
    "struck": ("We ~~deny~~ regret", "We regret"),
    "as it is": ('He said: "no" -- (c) 1/2', 'He said: "no" -- (c) 1/2'),
    "escapes": (r"5 \* 3 \_x\_ &amp; &copy;", "5 * 3 _x_ & ©"),
    "html": ("<div>a</div>\n\n<p hidden>b</p>\n\nc", "a\n\nc"),
    "quotation": ("> We deny it.\n>\n> So.\n\nEnd", "We deny it.\n\nSo.\n\nEnd"),
    "no front matter": ("+++\nWords that are text\n+++\nmore", "+++ Words that are text +++ more"),
    "no front matter, in lines": ("---\n\nWords.\n\n---\nmore", "Words.\n\nmore"),
    "an interview between lines": (
        "---\n\n# Talk\n\nQ: So?\n\nA: No.\n\n---\n\nEnd.",
        "Talk\n\nQ: So?\n\nA: No.\n\nEnd.",
    ),
    "a sentence with colons": ("---\nUpdate: we err: see below.\n\n---\n", "Update: we err: see below."),
    "a heading between lines": ("---\ntitle: T\n\n# We deny\n\n---\nmore", "title: T\n\nWe deny\n\nmore"),
    "a key twice": ("---\ndate: May\nQ: So?\nQ: No?\n\n---\n", "date: May Q: So? Q: No?"),
    "no key that is known": ("---\nNote: we err.\n\n---\n", "Note: we err."),
    "a speaker of two words": ("---\ntitle: T\nMr Wu: No.\n\n---\n", "title: T Mr Wu: No."),
    "a title with a colon": ("---\ntitle: T: we deny\n\n---\n", "title: T: we deny"),
    "lists as deep as may be": (
        "\n".join(f"{'  ' * depth}- x{depth}" for depth in range(50)),
        "\n\n".join(f"x{depth}" for depth in range(50)),
    ),
    "a heading in TOML": ("+++\n# We deny\n\n+++\nmore", "+++\n\nWe deny\n\n+++ more"),
    "front matter": ("---\ntitle: 'T'\n---\nText", "Text"),
}


@pytest.mark.parametrize("name", MARKDOWN)
def test_markdown_is_read_as_it_is_shown(name: str) -> None:
    source, expected = MARKDOWN[name]
    assert extract_of(Original("a.md", source.encode())).text == f"{expected}\n"


def test_markdown_with_a_nul_byte_is_refused_as_plain_text_is() -> None:
    with pytest.raises(EditionError, match=r"a\.md:2: has a NUL byte"):
        extract_of(Original("a.md", b"We\n\0deny it."))


def test_what_markdown_strikes_out_is_told() -> None:
    extract = extract_of(Original("a.md", b"We ~~deny~~ admit it."))
    assert (extract.text, extract.remarks) == (
        "We admit it.\n",
        ("struck out on the page, left out here: “deny”",),
    )


@pytest.mark.parametrize(
    ("below", "unread"),
    [
        ("[^1]: Shown.\n\n[^2]: *They* denied it.", "*They* denied it."),
        ("[^1]: First.\n\n[^1]: Shown.", "First."),
        ("[^1]: Shown.\n\n[Smith]: Never!", "[SMITH]: Never!"),
    ],
)
def test_what_markdown_drops_is_told(below: str, unread: str) -> None:
    extract = extract_of(Original("a.md", f"No.[^1] See [it].\n\n{below}\n\n[it]: a.html".encode()))
    assert extract.text == "No.[1] See it.\n\n1. Shown.\n"
    assert extract.remarks == (f"does not show, and so is not read: “{unread}”",)


@pytest.mark.parametrize(
    "front",
    [
        "---\ntitle: 'T'\nauthor: [A]\ndate: 2020-02-13\n---",
        '+++\ntitle = "T"\nauthor = "A"\ndate = 2020-02-13T10:00:00Z\n+++',
    ],
)
def test_what_markdown_says_of_itself_before_the_text(front: str) -> None:
    extract = extract_of(Original("a.md", f"{front}\nText.\n".encode()))
    assert extract.text == "Text.\n"
    assert "title" in extract.remarks[0]
    assert "not for text" in extract.remarks[0]
    facts = {"title": "T", "author": "A", "issued": "2020-02-13", "transcription": "born-digital"}
    assert extract.facts == facts


@pytest.mark.parametrize(
    ("value", "title"),
    [
        ("Statement [sic]", "Statement [sic]"),
        ('"[Draft] Statement [v2]" # c', "[Draft] Statement [v2]"),
        (r'"He said \"hi\""', 'He said "hi"'),
        ("'It''s so'", "It's so"),
        ("x # c", "x"),
        (">\n  A\n  statement", "A statement"),
        ("2020", "2020"),
        *(
            (value, None)
            for value in ("|", "~", "null", "[a, b]", "# c", '"\\ud800"', "!!python/name:os.system x")
        ),
        ("&a X\nb: [*a, *a]\nc: &c [*c]", "X"),
    ],
)
def test_a_title_of_markdown_is_read_whole_or_not(value: str, title: str | None) -> None:
    extract = extract_of(Original("a.md", f"---\ntitle: {value}\ntags:\n- a\n---\nText.\n".encode()))
    assert (extract.text, extract.facts.get("title")) == ("Text.\n", title)


@pytest.mark.parametrize(
    "value",
    [
        "C# and: more",
        '"a',
        '"" "" ' * 20_000 + "y",
        pytest.param("[" * 9000, marks=pytest.mark.slow),
        "*a",
        "x\nb: {<<: *b",
    ],
)
def test_what_is_no_yaml_is_text(value: str) -> None:
    extract = extract_of(Original("a.md", f"---\ntitle: {value}\n\n---\nText.\n".encode()))
    assert (extract.text[:6], extract.facts.get("title")) == ("title:", None)


@pytest.mark.parametrize(
    "front",
    [
        "title: The mayor answers\nReporter: Did you see the report?\nMayor: I did not.",
        "Title: Das Gespräch\nFrage: Wann kam der Brief?\nAntwort: Am Montag.",
        "title: x\nauthor: A\nShe: »Non, je ne crois pas.«",
        f"title: {'[' * 1000}{']' * 1000}",
    ],
)
def test_an_interview_between_lines_is_text_and_what_nests_without_end_takes_no_time(front: str) -> None:
    text = extract_of(Original("a.md", f"---\n{front}\n---\nText.\n".encode())).text
    assert text.startswith(" ".join(front.split()))


def test_sentences_under_keys_of_front_matter_are_no_text() -> None:
    front = "title: T\nlayout: post\ndescription: It was said. And denied.\ntags: [one, two]"
    assert extract_of(Original("a.md", f"---\n{front}\n---\nText.\n".encode())).text == "Text.\n"


@pytest.mark.parametrize("mark", ["- ", "> ", "1. "])
def test_markdown_of_any_depth_is_read_whole_or_refused(mark: str) -> None:
    assert "word" in extract_of(Original("a.md", f"{mark * 40}word\n".encode())).text
    with pytest.raises(EditionError, match="in each other"):
        extract_of(Original("a.md", f"{mark * 400}word\n".encode()))


def test_a_table_before_markdown_says_nothing_of_the_page() -> None:
    extract = extract_of(Original("a.md", b'+++\n[extra]\ntitle = "not"\n+++\nText.\n'))
    assert (extract.text, extract.facts.get("title")) == ("Text.\n", None)


def test_front_matter_for_a_site_that_says_nothing_of_the_text_is_no_text_and_told() -> None:
    extract = extract_of(Original("a.md", b"---\nlang: fr\nlayout: page\n---\n\nLe bac est vendu.\n"))
    assert extract.text == "Le bac est vendu.\n"
    assert any("lang: fr" in remark for remark in extract.remarks)
