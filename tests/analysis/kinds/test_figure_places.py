"""Figures whose unit, era or neighbours say which they are."""

from __future__ import annotations

import pytest

from edition.model import Detail
from tests.support.witnesses import collated

FRAME = {
    "fr": "Le conseil a dit au printemps que {} et que les halles restent ouvertes.",
    "en": "The council said in the spring that {} and that the old halls stay open.",
    "zh": "银行在春天表示，{}，而且在明年之前不会关闭任何分行。",
    "ja": "銀行は春に、{}、そして来年までにどの支店も閉鎖しないと述べた。",
}
DOUBTFUL = [
    ("en", "the pound is 1.50 tonight", "the pound is 1:50 tonight"),
    ("en", "the odds are 1.50 tonight", "the odds are 1:50 tonight"),
    ("en", "tickets are 1.50 tonight", "tickets are 1:50 tonight"),
    ("en", "some 2% to 5% of it fell", "some 2–5 per cent of it fell"),
    ("en", "section 5h fell there", "section 5 hours fell there"),
    ("en", "the 5G mast fell", "the 5 grams mast fell"),
    ("en", "the 5 G mast fell", "the 5 grams mast fell"),
    ("fr", "il y a 5 m de mur ici", "il y a 5 millions de mur ici"),
    ("en", "a 5 m drop came there", "a 5 million drop came there"),
    ("en", "the wall is 5m high there", "the wall is 5 million high there"),
    ("en", "the rate of its growth is 5m there", "the rate of its growth is 5 million there"),
    ("en", "the coast loses 5m a year there", "the coast loses 5 million a year there"),
    ("en", "some 5m of snow fell there", "some 5 million of snow fell there"),
    ("en", "Flat 3 CE was sold", "Flat 3 AD was sold"),
    ("en", "all in flat 3 CE fell", "all in flat 3 AD fell"),
    ("en", "the 2014 BC Hydro report came", "the 2014 BCE Hydro report came"),
    ("en", "he had 3 pounds of it", "he had £3 of it"),
    ("en", "three pounds fell", "£3 fell"),
    ("en", "they sold 2 and 3 percent fell", "they sold 2% and 3% fell"),
    ("en", "they moved 5 km to 10 km there", "they moved 5–10 km there"),
    ("en", "it cost from $2 to $3 billion", "it cost from $2 billion to $3 billion"),
    ("zh", "5月3日—5日来了", "5月3日、5日来了"),
    ("ja", "5月3日-5日に来た", "5月3日、5日に来た"),
    ("en", "all must dial 05 56 12 34 56 there", "all must dial 5 56 12 34 56 there"),
    ("en", "all must dial 05 56 12 04 there", "all must dial 05 56 12 4 there"),
    ("ja", "電話は03-1234-5678です", "電話は3-1234-5678です"),
]
PLAIN = [
    ("en", "it opens at 7.30 tonight and stays so", "it opens at 7:30 tonight and stays so"),
    ("en", "tickets are sold at 7.30 tonight", "tickets are sold at 7:30 tonight"),
    ("en", "a fee of Rs 500 was paid", "a fee of ₹500 was paid"),
    ("en", "a fee of Rs. 5,000 was paid", "a fee of 5,000 rupees was paid"),
    ("en", "a fee of CHF 500 was paid", "a fee of 500 Swiss francs was paid"),
    ("en", "the 5g of it fell", "the 5 grams of it fell"),
    ("en", "the 5 L of it fell", "the 5 litres of it fell"),
    ("en", "some $5M came there", "some $5 million came there"),
    ("fr", "il faut 5 M d'euros ici", "il faut 5 millions d'euros ici"),
    ("en", "some 5m people came", "some 5 million people came"),
    ("en", "a loss of £5m came", "a loss of £5 million came"),
    ("en", "it has cost 5m there", "it has cost 5 million there"),
    ("en", "the wall is 5m high there", "the wall is 5 metres high there"),
    ("en", "a rise of 2 and 3 percent came", "a rise of 2% and 3% came"),
    ("en", "in 44 BC Caesar fell", "in 44 BCE Caesar fell"),
    ("en", "in the year 44 AD it fell", "in the year 44 CE it fell"),
    ("en", "it cost 3 pounds there", "it cost £3 there"),
    ("en", "the fine of three pounds fell", "the fine of £3 fell"),
    ("en", "some 3 million pounds fell", "some £3 million fell"),
    ("zh", "5月3日—5日来了", "5月3日-5日来了"),
    ("zh", "他来了—他走了", "他来了、他走了"),
    ("en", "they met on 05 March there", "they met on 5 March there"),
    ("en", "they met in room 05 there", "they met in room 5 there"),
]


@pytest.mark.parametrize(("language", "one", "two"), DOUBTFUL)
def test_what_may_be_another_figure_is_doubtful_whichever_is_the_base(
    language: str, one: str, two: str
) -> None:
    for texts in ((one, two), (two, one)):
        edition = collated(*map(FRAME[language].format, texts), language=language)
        details = {unit.readings["B"].detail for _, unit in edition.units()}
        assert details & {Detail.DOUBTFUL, Detail.FIGURE}


@pytest.mark.parametrize(("language", "one", "two"), PLAIN)
def test_what_stands_beside_it_says_that_it_is_the_same(language: str, one: str, two: str) -> None:
    edition = collated(FRAME[language].format(one), FRAME[language].format(two), language=language)
    details = {unit.readings["B"].detail for _, unit in edition.units()}
    assert details
    assert not details & {Detail.DOUBTFUL, Detail.FIGURE}


@pytest.mark.parametrize(
    ("one", "two"), [("0142", "142"), ("0800", "800"), ("02134", "2134"), ("0012", "012")]
)
def test_what_begins_with_nought_is_a_code_of_which_every_digit_counts(one: str, two: str) -> None:
    edition = collated(f"Send it to {one} before noon.", f"Send it to {two} before noon.", language="en")
    assert [unit.readings["B"].detail for _, unit in edition.units()] == [Detail.FIGURE]


@pytest.mark.parametrize("unseen", ["\u200b", "\u2060", "\u00ad", "\ufeff", "\u200e", "\u200d"])
def test_characters_that_are_not_seen_hide_no_sign_of_a_figure(unseen: str) -> None:
    for one, two in (
        ("by 5 points", f"by {unseen}-5 points"),
        ("by 5 points", f"by -{unseen}5 points"),
        ("by $5 then", f"by -${unseen}5 then"),
    ):
        edition = collated(FRAME["en"].format(one), FRAME["en"].format(two), language="en")
        assert Detail.FIGURE in {unit.readings["B"].detail for _, unit in edition.units()}


@pytest.mark.parametrize(
    ("one", "two", "doubtful"),
    [
        ("it was 5 million then", "it was - 5 million then", True),
        ("it was $5 million then", "it was – $5 million then", True),
        ("it was, 5 million then", "it was – 5 million then", False),
        ("it was then that it fell", "it was – then that it fell", False),
        ("it was 5 million then", "it was\n- 5 million then", True),
        ("it sold\n\n5 eggs then\n\n6 nuts then", "it sold\n\n- 5 eggs then\n\n- 6 nuts then", False),
    ],
)
def test_a_lone_dash_before_a_figure_may_be_a_minus(one: str, two: str, doubtful: bool) -> None:
    for texts in ((one, two), (two, one)):
        edition = collated(*map(FRAME["en"].format, texts), language="en")
        details = {unit.readings["B"].detail for _, unit in edition.units()}
        assert (Detail.DOUBTFUL in details) == doubtful


@pytest.mark.parametrize(
    ("figure", "detail"),
    [("the 80s", None), ("the 1990s’ way", None), ("a 5m pool", None), ("road 7a", Detail.DOUBTFUL)],
)
def test_a_letter_behind_a_figure_among_capitals_has_its_capital_from_there(
    figure: str, detail: Detail | None
) -> None:
    text = FRAME["en"].format(figure)
    edition = collated(text, text.upper(), language="en")
    assert {unit.kind.value for _, unit in edition.units()} == {"case"}
    assert {unit.readings["B"].detail for _, unit in edition.units()} - {None} == {detail} - {None}
