"""The words by which quotations are judged, by language."""

from __future__ import annotations

import pytest

from edition.analysis.kinds.meaning import meaning
from edition.analysis.quoting.quoting_words import quoting_words
from edition.text.ladders import ladder, read_rules
from tests.support.stories import found


@pytest.mark.parametrize(
    ("language", "told", "said"),
    [
        ("nl", "aldus de raad", True),
        ("nl", "benadrukt de raad", True),
        ("sv", "tillade rådet", True),
        ("da", "understregede rådet", True),
        ("nb", "påpekte rådet", True),
        ("fi", "korosti neuvosto", True),
        ("cs", "zdůraznila rada", True),
        ("hu", "hozzátette a tanács", True),
        ("tr", "vurguladı başkan", True),
        ("el", "υπογράμμισε το συμβούλιο", True),
        ("he", "הדגישה המועצה", True),
        ("ro", "precizează consiliul", True),
        ("ko", "위원회는 말했습니다", True),
        ("ca", "ha dit el consell", True),
        ("ca", "ha el dit consell", False),
        ("ca", "ha vist el consell", False),
        ("vi", "ông Nam cho biết", True),
        ("vi", "ông Nam cho con biết", False),
        ("nl", "na een lange dag", False),
        ("cs", "po dlouhém dni", False),
    ],
)
def test_words_of_speech_say_who_speaks(language: str, told: str, said: bool) -> None:
    rules = read_rules()
    words = quoting_words(rules, language, meaning(rules, language, ladder(rules, language).figures))
    assert words.says_who(told.split()) is said
    assert words.may_say_who(told.split()) >= said


@pytest.mark.parametrize(
    ("language", "told", "may"),
    [
        ("vi", ["biết", "mai", "cho"], True),  # in whatever order, as what stands between may be left out
        ("vi", ["biết", "mai"], False),
        ("zh", ["示", "桥", "表"], True),
        ("zh", ["桥", "水"], False),
        ("en", ["bridge", "SAID"], True),
        ("en", ["bridge"], False),
        ("en", [], False),
    ],
)
def test_without_these_words_none_say_who_speaks(language: str, told: list[str], may: bool) -> None:
    rules = read_rules()
    words = quoting_words(rules, language, meaning(rules, language, ladder(rules, language).figures))
    assert words.may_say_who(told) is may


@pytest.mark.parametrize(
    ("between", "fidelity"),
    [("benadrukt de raad", "exact"), ("zo meldt niemand", "altered"), ("die niemand mist", "altered")],
)
def test_an_attribution_inside_marks_denies_nothing(between: str, fidelity: str) -> None:
    statement = "Wij hebben de oude brug in maart gesloten na een lange winter met ijs."
    words = f"Wij hebben de oude brug, {between}, in maart gesloten"
    assert found(f"Kort\n\nX: “{words}.” Y.", statement, language="nl") == [(words, fidelity)]
