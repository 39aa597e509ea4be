"""Times, fractions and numerals in words have the values of the same in figures, and no others."""

from __future__ import annotations

import pytest

from edition.analysis.kinds.meaning import meaning
from edition.text.ladders import ladder, read_rules

SAME = [
    ("en", "two and a half", "2.5"),
    ("en", "2 1/2", "2½"),
    ("en", "three-quarters", "3/4"),
    ("en", "9 pm", "21:00"),
    ("en", "09:00", "9:00"),
    ("en", "5.30 pm", "5:30 p.m."),
    ("en", "13th February", "13 February"),
    ("de", "zweieinhalb", "2,5"),
    ("de", "9 Uhr", "9:00 Uhr"),
    ("fr", "9 h 30", "9 heures 30"),
    ("fr", "XIVe", "14e"),
    ("zh", "三百二十", "320"),
    ("zh", "二〇二〇", "2020"),
    ("zh", "百分之五", "5%"),
    ("ja", "十五", "15"),
    ("en", "9.30am", "9:30 a.m."),
    ("en", "9 am", "9:00 a.m."),
    ("en", "two million and a half", "2.5 million"),
    ("fr", "un million et demi", "1,5 million"),
    ("es", "dos y medio", "2,5"),
    ("it", "due e mezzo", "2,5"),
    ("pt", "dois milhões e meio", "2,5 milhões"),
    ("nl", "tweeënhalf", "2,5"),
    ("pl", "5 tys. złotych", "5 tysięcy złotych"),
    ("ru", "полтора миллиона", "1,5 миллиона"),
    ("ru", "двести двадцать тысяч", "220 000"),
    ("tr", "iki buçuk", "2,5"),
    ("sv", "tvåhundratjugoett", "221"),
    ("nb", "tjueen", "21"),
    ("ar", "٥٠٪", "50%"),
    ("ar", "واحد وعشرون", "21"),
    ("he", "עשרים ואחד", "21"),
    ("vi", "hai trăm năm mươi mốt", "251"),
    ("vi", "ngày 13 tháng 2 năm 2020", "13/2/2020"),
    ("zh", "一万五千", "15000"),
    ("zh", "一亿五千万元", "1.5亿元"),
    ("zh", "二〇二〇年二月十三日", "2020-02-13"),
    ("ko", "삼백 명이", "300명이"),
    ("ko", "만 오천 명이", "15,000명이"),
    ("ko", "스물한 살", "21살"),
    ("ko", "2020년 2월 13일에", "2020-02-13에"),
]
SAME += [
    ("cs", "pět set", "500"),
    ("cs", "dvě stě tisíc", "200 000"),
    ("sk", "päťsto", "500"),
    ("uk", "п’ятсот", "500"),
    ("uk", "дев'яносто тисяч", "90 000"),
    ("el", "πεντακόσιες", "500"),
    ("he", "חמש מאות", "500"),
    ("hi", "पाँच हज़ार", "5,000"),
    ("hi", "दो लाख", "2,00,000"),
    ("fi", "viisi miljoonaa", "5 miljoonaa"),
    ("hu", "ötszáz", "500"),
    ("ro", "douăzeci și cinci", "25"),
    ("ro", "cinci sute", "500"),
    ("bg", "двадесет и пет", "25"),
    ("fr", "21 h 30", "21:30"),
    ("es", "21:30 h", "9:30 p. m."),
    ("es", "21.30 h", "21:30"),
    ("es", "3 de abril de 2020", "3/4/2020"),
    ("pt", "21h30", "21:30"),
    ("nl", "21.30 uur", "21:30"),
    ("ja", "午後九時", "21時"),
    ("zh", "下午3点", "15点"),
    ("ko", "오후 9시에", "21시에"),
    ("en", "5 sq km", "5 km²"),
    ("en", "5 deg C", "5 °C"),
    ("en", "50 miles per hour", "50 mph"),
]
OTHER = [
    ("cs", "pět set", "600"),
    ("uk", "п’ятсот", "50"),
    ("hi", "पाँच हज़ार", "6,000"),
    ("hu", "ötszáz", "5000"),
    ("ro", "douăzeci și cinci", "20"),
    ("de", "3.12", "3:12"),
    ("es", "3.50", "3:50"),
    ("ru", "21.30", "21:30"),
    ("fr", "3 h", "03:00"),
    ("en", "9.30", "9:30"),
    ("en", "3 April 2020", "3/4/2020"),
    ("en", "5 square metres", "5 cubic metres"),
    ("es", "9:30 a. m.", "9:30 p. m."),
    ("es", "5 horas", "5:00 km"),
    ("ja", "午後9時", "9時"),
    ("ko", "오후 9시에", "오전 9시에"),
    ("vi", "hai trăm năm mươi", "hai trăm năm"),
    ("ko", "삼백 명이", "삼천 명이"),
    ("zh", "万一", "10001"),
    ("sv", "tjugoett", "tjugotvå"),
    ("ar", "واحد وعشرون", "واحد وثلاثون"),
    ("en", "10¹²", "1012"),
    ("en", "two and a half", "two and a quarter"),
    ("en", "two thirds", "one third"),
    ("en", "9 am", "9 pm"),
    ("en", "9 am", "21:00"),
    ("en", "9 a.m.", "9:30 a.m."),
    ("en", "12 am", "12 pm"),
    ("en", "hour", "hours"),
    ("en", "1.10", "1.1"),
    ("de", "eineinhalb", "zweieinhalb"),
    ("fr", "9 h 30", "19 h 30"),
    ("zh", "三百", "三千"),
    ("zh", "十二", "二十"),
    ("ja", "五十", "十五"),
]


@pytest.mark.parametrize(("language", "one", "two"), SAME)
def test_one_value(language: str, one: str, two: str) -> None:
    assert meaning(read_rules(), language, ladder(read_rules(), language).figures).same_value(one, two)


@pytest.mark.parametrize(("language", "one", "two"), OTHER)
def test_other_values(language: str, one: str, two: str) -> None:
    assert not meaning(read_rules(), language, ladder(read_rules(), language).figures).same_value(one, two)
