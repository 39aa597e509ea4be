"""Which of paragraphs that begin or end alike one of two texts has not."""

from __future__ import annotations

import numpy as np
import pytest

from edition.alignment.links import Alignment, Link
from edition.alignment.whole_paragraphs import with_whole_paragraphs
from edition.collate import collate
from tests.quality.together import sources_of_table


def _aligned(same: str, *alike: Link) -> Alignment:
    return Alignment(np.array([int(each) if each != "-" else -1 for each in same.split()]), alike)


@pytest.mark.parametrize(
    ("words", "cuts", "same", "expected"),
    [
        ("a x b a y b", (0, 3, 6), "0 1 - - - 2", "0 1 2 - - -"),
        ("a x b a y b", (0, 3, 6), "0 - - - 1 2", "- - - 0 1 2"),
        ("a x b a y b", (0, 6), "0 1 - - - 2", "0 1 - - - 2"),
        ("a x b c y d", (0, 3, 6), "0 1 - - - 2", "0 1 - - - 2"),
        ("a x b a y b c", (0, 3, 6, 7), "0 1 - - - 2 3", "0 1 2 - - - 3"),
        ("a x b a y b a z b", (0, 3, 6, 9), "0 1 - - - - - - 2", "0 1 2 - - - - - -"),
        ("a b x a b c d", (0, 3, 7), "0 1 - - - - 2", "- - - 0 1 - 2"),  # the other text lacks c
        ("a b x a b c d", (0, 3, 7), "0 1 - - - - 3", "- - - 0 1 - 3"),  # it has another word for it
        ("a b x a b c e f d", (0, 3, 9), "0 1 - - - - - - 2", "0 1 - - - - - - 2"),  # it lacks more
        ("a x a c d", (0, 2, 5), "0 - - - 1", "0 - - - 1"),
        ("a c x b y x b", (0, 4, 7), "0 - - - - 1 2", "0 - 1 2 - - -"),
    ],
)
def test_whole_paragraphs_are_left_out(words: str, cuts: tuple[int, ...], same: str, expected: str) -> None:
    keys = np.array([ord(word) for word in words.split()])
    found = with_whole_paragraphs(_aligned(same), keys, cuts)
    assert found.same.tolist() == _aligned(expected).same.tolist()


def test_a_misread_word_goes_with_its_paragraph() -> None:
    keys = np.array([ord(word) for word in ["a", "x", "b", "c", "a", "y", "b", "c"]])
    found = with_whole_paragraphs(_aligned("0 1 - - - - - 3", Link(6, 7, 2, 3)), keys, (0, 4, 8))
    assert found.same.tolist() == [0, 1, -1, 3, -1, -1, -1, -1]
    assert found.alike == (Link(2, 3, 2, 3),)


@pytest.mark.parametrize(
    "articles",
    [
        ("The council of {} shall register every shipment, unless Glenrock agrees.", "seven eight nine ten"),
        ("Совет города {} ведёт книгу прихода, если Ардмор не решит иначе.", "Тула Орёл Пермь Омск"),
        ("Consilium {} librum habeat, nisi Glarona aliter decreverit.", "Romae Capuae Nolae Cumis"),
    ],
)
def test_articles_of_one_form(articles: tuple[str, str]) -> None:
    """A word is misread in the end that the article left out has too: no paragraph is divided."""
    form, places = articles
    whole = [form.format(place) for place in places.split()]
    word = form.rsplit(" ", 2)[1]
    other = [whole[0].replace(word, word[:-1] + "0"), *whole[2:]]
    base, short = ("\n\n".join(text) for text in (whole, other))
    sources = sources_of_table({"A": [base], "B": [short]})
    edition = collate(sources)
    lacks = [passage.id for passage in edition.passages if not passage.paragraphs.get("B")]
    assert lacks == ["p2"]
    assert [len(passage.units) for passage in edition.passages] == [1, 0, 0, 0]
