"""The rungs of the ladder, case by case."""

from __future__ import annotations

import re

import pytest

from edition.text.ladders import ladder, read_rules
from edition.text.normalize import is_punctuation

RULES = read_rules()
ENGLISH = ladder(RULES, "en-GB")
GERMAN = ladder(RULES, "de")


@pytest.mark.parametrize(
    ("rung", "one", "two"),
    [
        ("spacing", "a  b\r\n c", "a b c"),
        ("spacing", "soft\u00adware", "software"),
        ("spacing", "wo\u200brd\ufeff", "word"),
        ("typographic", "“don’t”", '"don\'t"'),
        ("typographic", "μυρί\u1fbd ὁ δ\u1fbfἐγὼ", "μυρί\" ὁ δ'ἐγὼ"),
        ("typographic", "the\u00a0end", "the end"),
        ("typographic", "1914–18", "1914-18"),
        ("typographic", "wait…", "wait..."),
        ("typographic", "ﬁnal oﬃce", "final office"),
        ("typographic", "Ｆｕｌｌ　width", "Full width"),
        ("typographic", "cafe\u0301", "café"),
        ("typographic", "ſhip", "ship"),
        ("typographic", "\U0001d401\U0001d428\U0001d425\U0001d41d 5 ㎏, 20 ㎡", "Bold 5 kg, 20 m²"),
        ("spacing", "we \u2764\ufe0f it", "we \u2764 it"),
        ("typographic", "tοwn dо", "town do"),
        ("typographic", "Mоskва; Мoсква", "Mоskва; Москва"),
        ("typographic", "Aθηναίος", "Αθηναίος"),
        ("typographic", "10〜12; so⋯ Why⁉", "10～12; so... Why!?"),
        ("case", "THE End", "the end"),
        ("case", "Straße", "STRAßE"),
        ("punctuation", "“Yes,” she said.", "Yes she said"),
        ("punctuation", "dont", "don’t"),
        ("punctuation", "1,000", "1000"),
        ("punctuation", "denyⁱ it.ⁱᵛ", "deny it."),
        ("punctuation", "See the log. ↩\ufe0e", "See the log."),
        ("spelling", "rumours", "rumors"),
        ("spelling", "Colour, organised", "color organized"),
        ("spelling", "centred theatres", "centered theaters"),
        ("spelling", "travelling counsellors", "traveling counselors"),
        ("spelling", "catalogued dialogue", "cataloged dialog"),
        ("spelling", "paralysed", "paralyzed"),
        ("spelling", "encyclopaedia foetus manoeuvre", "encyclopedia fetus maneuver"),
        ("spelling", "defence licence practise", "defense license practice"),
        ("spelling", "grey tyre programme", "gray tire program"),
        ("spelling", "skilful fulfilment", "skillful fulfillment"),
        ("spelling", "naïve", "naive"),
    ],
)
def test_readings_agree_on_their_rung_and_not_below(rung: str, one: str, two: str) -> None:
    rungs = [(kind.value, fold) for kind, fold in ENGLISH.rungs]
    agrees = [kind for kind, fold in rungs if fold(one) == fold(two)]
    assert agrees == [kind for kind, _ in rungs][[kind for kind, _ in rungs].index(rung) :]


@pytest.mark.parametrize(
    ("one", "two"),
    [pair.split() for pair in (
        "form from", "of off", "four for", "hour hor", "tour tor", "filled filed", "tilled tiled",
        "prise prize", "refilled refiled", "then than", "affect effect", "sourer sorer", "wise wize",
        "advice advise", "half ½", "log₂8 log28", "10₂ 102", "1.5 15", "later latter", "quiet quite",
        "planed planned", "€5 £5",
    )],
)  # fmt: skip
def test_two_words_are_never_one_spelling(one: str, two: str) -> None:
    assert ENGLISH.spelling(one) != ENGLISH.spelling(two)


@pytest.mark.parametrize(
    ("one", "two"),
    [pair.split("|") for pair in (
        "fol. 12ᵛ|fol. 12", "fᵛ|f", "Vᵛᵉ|V", "10ˣ|10", "folᵛ|fol", "f.ᵛ|f.", "(fol. 12)ᵛ|(fol. 12)",
        "fol. xijᵛ|fol. xij", "Biijᵛ|Biij", "iiijˣˣ|iiij", "sinˣ|sin",
    )],
)  # fmt: skip
def test_letters_above_the_line_that_mark_no_note_stay(one: str, two: str) -> None:
    assert GERMAN.spelling(one) != GERMAN.spelling(two)


def test_a_word_of_one_script_is_read_once_however_long_it_is() -> None:
    word = "ü" + "a" * 20_000  # a pattern that begins anew at each letter would take hours
    for other in ("", " дом"):
        assert GERMAN.typographic(word + other) == word + other


def test_spelling_rules_are_of_their_language() -> None:
    assert GERMAN.spelling("schon") != GERMAN.spelling("schön")
    assert GERMAN.spelling("Harbour") != GERMAN.spelling("Harbor")


def test_signs_that_are_read_aloud_are_words() -> None:
    assert not any(is_punctuation(sign) for sign in "%&@£€©½²")
    assert all(is_punctuation(mark) for mark in "“”‘’.,;:!?–—()[]…¿、。「」↩")


# A word or two that each pattern of spelling rewrites, and the beginnings and endings that they are made of.
_BEGINNINGS = (
    "col", "organ", "anal", "cent", "theat", "catal", "travel", "fulfil", "skil", "an", "h", "f",
    "judg", "pract"
)  # fmt: skip
_ENDINGS = (
    "our", "ours", "ise", "ised", "yse", "re", "res", "ogue", "oguing", "led", "ling", "lled", "lling",
    "lments", "lful", "aemia", "oetus", "ement", "ence", "red", "ring", "gramme", "eing", "eable",
    "phon", "ck", "ckly", "nt", "lt", "ue", "uy", "oul", "ould"
)  # fmt: skip
_WHOLE = (
    "fulfilment", "skilful", "instalment", "haemorrhage", "oesophagus", "manoeuvre", "defence",
    "practised", "focussed", "mould", "ploughs", "greyish", "sceptics", "connexion", "enquiry",
    "sulphur", "egoise", "reconnoitring", "centrepiece", "programmes", "draughty", "chequered",
    "cheques", "gaoler", "woolly", "carburetter", "ageing", "paediatric", "aeroplane", "waggons",
    "bannister", "calliper", "chillies", "epaulette", "yoghourt", "gipsy", "musick", "learnt", "spoilt",
    "dwelt", "stopt", "expence", "loue", "haue", "vnto", "ioyes", "maiestie", "iohn", "obiect",
    "iudgement", "iewel"
)  # fmt: skip


def test_what_a_pattern_says_a_word_has_every_word_that_it_rewrites_has() -> None:
    known = ladder(read_rules(), "en")
    words = [*_WHOLE, *(begin + end for begin in _BEGINNINGS for end in _ENDINGS)]
    rewritten = 0
    for pattern in known.patterns:
        for word in words:
            if re.match(pattern.match, word):
                rewritten += 1
                assert re.search(pattern.has, word), (pattern, word)
    assert rewritten > len(_WHOLE)
