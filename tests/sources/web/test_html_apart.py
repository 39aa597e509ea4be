"""Lines that the markup of a page sets apart from its text are named; text that looks a little so is not."""

from __future__ import annotations

import pytest

from edition.sources import Original
from edition.sources.intake import extract_of, new_archive
from edition.sources.manifest import parse_manifest
from edition.sources.web import html_apart

FIRST = (
    "The company met the owners of the quay on Tuesday, and they asked for a smaller tariff in the spring."
)
LAST = "Nobody had proposed a fairer plan, and the members agreed that it should be left to rest until then."


def set_apart(markup: str, before: str = "", after: str = "") -> tuple[str, ...]:
    """The lines set apart on a page with some markup between its paragraphs."""
    page = f"{before}<h1>The tariff</h1><p>{FIRST}<p>{FIRST}{markup}<p>{LAST}<p>{LAST}{after}"
    return extract_of(Original("a.html", f"<!doctype html><meta charset=utf-8>{page}".encode())).set_apart


@pytest.mark.parametrize(
    "markup",
    [
        "<figure><img src=a><figcaption>The quay at noon</figcaption></figure>",
        "<figure><picture><img src=a></picture><div>The quay at noon</div></figure>",
        "<div><img src=a><p class=wp-caption-text>The quay at noon</p></div>",
        "<div class='media__photoCredit'>The quay at noon</div>",
        "<p><img src=a></p><p><em>The quay at noon</em></p>",
        "<img src=a><center><i>The quay at noon</i></center>",
        "<p><a href=b>The quay at noon</a></p>",
        "<ul><li><a href=b>The quay at noon</a></ul>",
        "<h3><a href=b>The quay at noon</a></h3>",
        "<aside><p>The quay at noon</p></aside>",
        "<div role=complementary>The quay at noon</div>",
        "<div itemscope itemtype='https://schema.org/Person'>The quay at noon</div>",
        "<div itemprop=caption>The quay at noon</div>",
        "<form><p>The quay at noon</p><input type=email></form>",
        "<p><button>The quay at noon</button>",
        "<div class=inline-newsletter><p>The quay at noon</div>",
    ],
)
def test_captions_links_and_boxes_are_set_apart(markup: str) -> None:
    assert set_apart(markup) == ("The quay at noon",)


def test_a_line_that_is_hardly_more_than_a_link_is_set_apart() -> None:
    assert set_apart("<p>See: <a href=b>The owners of the quay</a></p>") == ("See: The owners of the quay",)


@pytest.mark.parametrize(
    "markup",
    [
        "<p>The boats lie idle. <span class=tweet-button>Tweet it</span>",
        "<p><a class=btn-share>Tweet it</a> The boats lie idle.",
        "<h2>The boats <button>Tweet it</button></h2>",
    ],
)
def test_labels_at_the_edge_of_a_line_are_set_apart(markup: str) -> None:
    assert set_apart(markup) == ("Tweet it",)


@pytest.mark.parametrize(
    "markup",
    [
        "<p>We pay nothing.",
        "<p>The boats <span class=tooltip>of the north</span> lie idle.",
        "<h2>What the owners want</h2>",
        "<p>See <a href=b>what the owners of the quay want</a>.",
        "<p>The <a href=b>owners</a> of the quay want less",
        "<h2><a href=b>12. What the owners want</a></h2>",
        "<ol><li><a href=b>What the owners want</a></ol>",
        "<aside><blockquote>We pay nothing.</blockquote></aside>",
        "<figure><blockquote>We pay nothing.</blockquote></figure>",
        "<figure><img src=a><table><tr><td>Boats<td>12</table></figure>",
        "<div class=widget><table><tr><th>Boats<th>Tons<tr><td>12<td>34</table></div>",
        "<p><img src=a>We pay nothing.",
        "<p><em>We pay nothing.</em>",
        "<p class=shared-pain>We pay nothing.",
        "<h2 id=sharing-the-tariff-of-may>Sharing the tariff of May</h2>",
        f"<img src=a><p><em>{FIRST}</em>",
    ],
)
def test_short_text_is_not(markup: str) -> None:
    assert set_apart(markup) == ()


def test_what_holds_the_text_of_a_page_sets_nothing_apart_however_it_is_called() -> None:
    assert set_apart("<p>We pay nothing.", "<div class='article with-sidebar ads'>", "</div>") == ()


def test_what_stands_on_the_page_as_text_too_is_not_set_apart() -> None:
    assert set_apart("<figure><img src=a><figcaption>We pay.</figcaption></figure><p>We pay.") == ()


def test_the_label_of_a_line_that_is_a_link_is_set_apart_too() -> None:
    line = "The boats lie idle. <span class=tweet-button>Tweet it</span>"
    assert set_apart(f"<p><a href=b>{line}</a>") == ("The boats lie idle. Tweet it", "Tweet it")


def test_links_far_before_and_behind_the_text_are_not_named() -> None:
    links = "".join(f"<p><a href=b>Page {number}</a>" for number in range(60))
    assert len(set_apart("", links, links)) < 60


def test_the_manifest_names_the_lines() -> None:
    page = f'<!doctype html><p>{FIRST}<p><a href=b>"More" [here]</a><p>{LAST}'
    files, _ = new_archive([Original("a.html", page.encode())], "T")
    (entry,) = parse_manifest(files["edition.toml"].decode(), "edition.toml").witness
    assert entry.set_apart == ('"More" [here]',)


def test_no_more_lines_are_named_than_a_text_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html_apart, "_MANY", 10)
    links = "".join(f"<p><a href=b>Page {number}</a>" for number in range(12))
    assert len(set_apart(links)) == 10


def test_elements_in_each_other_are_read_in_a_moment() -> None:
    deep = "<aside>" * 400 + "".join(f"<p>Boat {number}" for number in range(400)) + "</aside>" * 400
    tables = "<table><tr><td>" * 300 + "A wet Monday" + "</table>" * 300
    assert len(set_apart(deep)) == 400
    assert set_apart(tables) == ()
