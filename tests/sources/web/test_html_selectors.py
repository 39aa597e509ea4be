"""A selector that browsers do not know is told from one that selects nothing of the page."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from edition.sources.web.html_selectors import selected
from tests.support.pages import KNOWN_SELECTORS, UNKNOWN_SELECTORS

PAGE = LexborHTMLParser("<p class=x>one<p>two<b>three</b>")


@pytest.mark.parametrize("selector", KNOWN_SELECTORS)
def test_what_browsers_know_is_known(selector: str) -> None:
    assert selected(PAGE, selector) is not None


@pytest.mark.parametrize("selector", UNKNOWN_SELECTORS)
def test_what_browsers_do_not_know_is_unknown(selector: str) -> None:
    assert selected(PAGE, selector) is None


@pytest.mark.parametrize(
    ("selector", "texts"),
    [
        ("p.x", ["one"]),
        ("p > b", ["three"]),
        ("p::before", []),
        ("p:not(:focus-visible)", []),
        ("p:is(.x)", ["one"]),
    ],
)
def test_elements_are_selected_in_their_order_and_none_by_a_guess(selector: str, texts: list[str]) -> None:
    assert [element.text() for element in selected(PAGE, selector) or ()] == texts
