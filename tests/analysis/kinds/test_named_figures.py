"""What says beside a figure which it is: an era, a unit, a half of the day; and times without a figure."""

from __future__ import annotations

import random

import pytest

from edition.analysis.kinds.classify import classifier
from edition.analysis.kinds.mark_places import MarkPlace
from edition.analysis.kinds.named_figures import NamedFigures, _Said
from edition.model import Detail
from edition.text.ladders import read_rules
from tests.support.frames import FRAMES
from tests.support.witnesses import collated

OTHERS = [
    ("en", "in 44 BC it fell", "in 44 AD it fell"),
    ("de", "44 v. Chr. kam er", "44 n. Chr. kam er"),
    ("fr", "en 52 av. J.-C. il vint", "en 52 apr. J.-C. il vint"),
    ("zh", "公元前44年来了", "公元44年来了"),
    ("zh", "上午10时来了", "下午10时来了"),
    ("ja", "午前10時に来た", "午後10時に来た"),
    ("ko", "오전 10시에 왔다", "오후 10시에 왔다"),
    ("ko", "월요일에 왔다", "화요일에 왔다"),
    ("he", "3 במאי כאן", "3 במרץ כאן"),
    ("en", "it was 25°C there", "it was 25°F there"),
    ("pt", "custa R$ 5 aqui", "custa US$ 5 aqui"),
    ("zh", "5元来了", "5美元来了"),
    ("en", "it rose by 25 basis points", "it rose by 25 points"),
    ("en", "it opens at noon there", "it opens at midnight there"),
    ("en", "it opens at quarter to five", "it opens at quarter past five"),
    ("de", "um halb sieben kam er", "um sieben kam er"),
    ("fr", "le XXe siècle est là", "le XIXe siècle est là"),
    ("en", "some CO fell there", "some CO2 fell there"),
    ("en", "from 5 to 10 men fell", "from 5 and 10 men fell"),
    ("zh", "10时至12时来了", "10时、12时来了"),
    ("ja", "5人以上来た", "5人未満来た"),
]
OTHER_WORDS = [
    ("en", "it fell in 5 days", "it fell in 5 long days"),
    ("en", "it fell for 5 weeks", "it fell for 5 weeks there"),
    ("en", "he went to 10 towns", "he saw 10 towns"),
    ("en", "an ad was seen", "a bill was seen"),
    ("de", "die halbe Stadt kam", "die ganze Stadt kam"),
    ("zh", "他上来了", "他下来了"),
    ("zh", "上午10时来了", "上午10点来了"),
    ("en", "from 1914 to 1918 it fell", "from 1914 until 1918 it fell"),
    ("ja", "前に来た", "後に来た"),
]


_PRINTED = """
often tenor ten 5 44 BC a.m. noon Midnight, half past quarter to the harbour at least most midi
minuit et quart wpół do północ 上午10时 星期一 周一 来了 월요일 오전 다섯 was (noon) fore-noon afternoon
5% to until 10 km
"""


@pytest.mark.parametrize(("language", "one", "two"), OTHERS)
def test_another_era_unit_or_time_is_another_figure_whichever_is_the_base(
    language: str, one: str, two: str
) -> None:
    for texts in ((one, two), (two, one)):
        assert Detail.FIGURE in _details(language, *texts)


@pytest.mark.parametrize(("language", "one", "two"), OTHER_WORDS)
def test_other_words_beside_the_same_figure_are_no_other_figure(language: str, one: str, two: str) -> None:
    for texts in ((one, two), (two, one)):
        assert Detail.FIGURE not in _details(language, *texts)


def test_a_day_of_the_week_is_the_same_by_either_name_in_chinese() -> None:
    assert _details("zh", "星期一来了", "周一来了") == {Detail.ABBREVIATION}
    assert _details("zh", "星期一来了", "周二来了") == {Detail.FIGURE}


def test_no_long_reading_is_searched_for_what_names_a_figure(monkeypatch: pytest.MonkeyPatch) -> None:
    searched: list[str] = []
    found = NamedFigures._found

    def noted(judge: NamedFigures, before: str, reading: str, after: str) -> list[_Said]:
        searched.append(before + reading + after)
        return found.func(judge)(before, reading, after)

    monkeypatch.setattr(NamedFigures, "_found", noted)
    long = " ".join(f"on May {day} he sold {day} boats" for day in range(2, 30))
    _details("en", "in 44 BC it fell", "in 44 AD it fell")
    assert searched
    for texts in (
        ("it fell", long),
        (long, "it fell"),
        (long, long.upper()),
        (long, long.replace("he", "I")),
    ):
        _details("en", *texts)
    assert max(map(len, searched)) < len(long) / 4


@pytest.mark.parametrize("language", ["en", "fr", "pl", "zh", "ko"])
def test_where_nothing_is_said_neither_the_same_nor_another_figure_is(language: str) -> None:
    judge = NamedFigures(classifier(read_rules(), language).meaning)
    rng = random.Random(language)
    said = 0
    for _ in range(300):
        before, one, two, after = (
            " ".join(rng.choices(_PRINTED.split(), k=rng.randrange(4))) for _ in range(4)
        )
        gap = rng.choice(("", " ", "\n", " " * 20))
        places = [MarkPlace(text, before + gap[:1], gap + after) for text in (one, two)]
        if judge.are_same(*places) or judge.are_others(*places):
            said += 1
            assert judge.may_say(*places)
    assert said


def _details(language: str, one: str, two: str) -> set[Detail | None]:
    edition = collated(*map(FRAMES[language].format, (one, two)), language=language)
    return {unit.readings["B"].detail for _, unit in edition.units() if unit.readings["B"].kind}
