"""A change of meaning beside a harmless one at the same word: the second never hides the first."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from itertools import combinations, product
from textwrap import fill
from unicodedata import normalize

import pytest

from edition.analysis.answer.verdict import verdict
from edition.text.orthography import without_diacritics
from tests.support.witnesses import collated

TEXT = {
    "en": "The board said on Monday that it can expect to lose 15 percent, and that it often sold old boats.",
    "es": "El comité dijo el lunes que él es fiel a su opinión y que perderá 15 millones en dos años más.",
    "fr": "Le comité a dit lundi qu’il est là pour vérifier les dépenses et qu’il perdra 15 millions.",
    "de": "Der Rat sagte am Montag, dass er für alle Häuser zahlt und dass er 15 Millionen verliert.",
}
MEANING = [
    ("en", "expect", "not expect"),
    ("en", "often", "not often"),
    ("en", "15", "-15"),
    ("en", "15", "1.5"),
    ("en", "Monday", "Sunday"),
    ("es", "él es", "el es"),
    ("es", "es fiel", "no es fiel"),
    ("es", "millones", "mil"),
    ("fr", "est là", "est la"),
    ("fr", "est là", "n’est pas là"),
    ("fr", "lundi", "mardi"),
    ("de", "für alle", "für keine"),
    ("de", "zahlt", "nicht zahlt"),
    ("de", "15", "<15"),
]


def glued(text: str, words: str) -> str:
    """The last two words of a change, or the last with the next, without the space between them."""
    at = text.index(words) + (words.rfind(" ") if " " in words else len(words))
    return text[:at] + text[at + 1 :]


HARMLESS: dict[str, Callable[[str, str], str]] = {
    "glued": glued,
    "decomposed": lambda text, _: normalize("NFD", text),
    "unseen before": lambda text, words: text.replace(words, "\u200b" + words),
    "soft hyphens": lambda text, _: re.sub(r"(\w{3})(?=[^\W\d_]{3})", "\\1\u00ad", text),
    "wrapped": lambda text, _: fill(text, 40),
    "a line ends before it": lambda text, words: text.replace(" " + words, "\n" + words),
    "no-break spaces": lambda text, _: text.replace(" ", "\u00a0"),
    "a note behind it": lambda text, words: text.replace(words, words + "¹" if words.isalpha() else words),
    "straight": lambda text, _: text.replace("’", "'"),
    "in capitals": lambda text, _: text.upper(),
    "letterspaced": lambda text, words: text.replace(words, " ".join(words)),
}


@pytest.mark.slow
@pytest.mark.parametrize("recognised", ["", "B"])
@pytest.mark.parametrize("change", HARMLESS)
def test_a_harmless_change_at_the_same_word_makes_no_yes(change: str, recognised: str) -> None:
    rng = random.Random(change)
    for language, one, two in MEANING:
        first, second = TEXT[language], TEXT[language].replace(one, two, 1)
        if not first.startswith(second):
            spoilt = HARMLESS[change](second, two)
            texts = (first, spoilt) if recognised or rng.random() < 0.5 else (spoilt, first)
            agree = verdict(collated(*texts, ocr=recognised, language=language)).agree
            assert agree is not True, (language, one, two, texts)


ALONE: dict[str, Callable[[str], str]] = {
    "accents": without_diacritics,
    "capitals": str.lower,
    "apostrophes": lambda text: re.sub("['’]", "", text),
    "hyphens": lambda text: text.replace("-", ""),
}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "the Café's roof and the fiancée's co-op"),
        ("en", "Résumé's end, we're here, O'Neill's Re-sign"),
        ("fr", "dans l'État qu'il l'a dit d'où l'Église est là, Saint-Étienne"),
        ("it", "l'età è là, dell'Àncora, c'è più d'uno"),
        ("nl", "de Pa's zijn zo'n één-twee"),
    ],
)
def test_two_changes_of_a_word_are_no_less_than_either(language: str, words: str) -> None:
    def weight(one: str, two: str) -> int:
        agree = verdict(collated(f"It said: {one}.", f"It said: {two}.", language=language)).agree
        return (True, None, False).index(agree)

    for word, (first, second) in product(words.split(), combinations(ALONE.values(), 2)):
        both = weight(word, second(first(word)))
        assert both >= max(weight(word, first(word)), weight(word, second(word))), word


@pytest.mark.parametrize(
    ("language", "one", "two"),
    [
        ("en", "A MAN-EATING fish left", "A man eating fish left"),
        ("en", "A Man-Eating fish left", "A man eating fish left"),
        ("en", "They met JOHN, PAUL and Lee", "They met John Paul and Lee"),
        ("en", "THE MEN, HE SAID, WERE ILL", "The men he said were ill"),
        ("en", "It CAN NOT ONLY save it", "It cannot only save it"),
        ("ru", "Он НЕ ДОБРЫЙ там", "Он недобрый там"),
        ("fr", "MON AMI, PAUL EST LÀ", "Mon ami Paul est là"),
    ],
)
def test_a_mark_or_space_that_decides_does_so_amid_capitals(language: str, one: str, two: str) -> None:
    for texts in ((one, two), (two, one), (one, two, two), (two, one, one)):
        assert verdict(collated(*(f"{each}." for each in texts), language=language)).agree is not True
