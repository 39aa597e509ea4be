"""Marks and spaces that may decide what is said, and those that may not."""

from __future__ import annotations

import pytest

from edition.model import Detail, Kind
from tests.support.witnesses import collated

FRAME = "The council said in the spring that {} and that the old halls stay open."
DECIDING = [
    ("en", "the load is Ω in all", "the load is ω in all"),
    ("en", "the plan is good :) so far", "the plan is good :( so far"),
    ("en", "the plan is good :-) so far", "the plan is good so far"),
    ("en", "the plan is good :)) so far", "the plan is good :(( so far"),
    ("en", "some Co is found in it", "some CO is found in it"),
    ("en", "two-hundred-odd men came", "two hundred odd men came"),
    ("en", "a light-house was seen", "a light house was seen"),
    ("en", "we came before. It eats, shoots and leaves", "we came before. It eats shoots and leaves"),
    ("en", "then they came in. My friend, Paul left", "then they came in. My friend Paul left"),
    ("en", "my friend, Paul came", "my friend Paul came"),
    ("fr", "mon ami, Paul est là", "mon ami Paul est là"),
    ("de", "das Staubecken war dort", "das Staub-Ecken war dort"),
    ("de", "die Wachstube war dort", "die Wach-Stube war dort"),
    ("en", "it opens Monday–Friday there", "it opens Monday, Friday there"),
    ("en", "it ran May-July there", "it ran May July there"),
    ("en", "some five–ten men came", "some five, ten men came"),
    ("en", "plans A–C were read", "plans A, C were read"),
    ("de", "es war Montag–Freitag auf", "es war Montag, Freitag auf"),
    ("ru", "пришли пять–десять человек", "пришли пять, десять человек"),
    ("ja", "月曜〜金曜に来た", "月曜、金曜に来た"),
    ("zh", "周一—周五来了", "周一、周五来了"),
    ("zh", "星期一—星期五来了", "星期一、星期五来了"),
    ("ja", "三〜五人が来た", "三五人が来た"),
    ("ko", "월요일~금요일에 왔다", "월요일, 금요일에 왔다"),
    ("en", "a man-eating fish was seen", "a man eating fish was seen"),
    ("en", "twenty-odd people came", "twenty odd people came"),
    ("en", "some 40-odd people came", "some 40 odd people came"),
    ("en", "the term x-1 was lost", "the term x 1 was lost"),
    ("en", "they can not only vote", "they cannot only vote"),
    ("en", "no, repairs were made", "no repairs were made"),
    ("en", "the men, who drank, paid", "the men who drank paid"),
    ("en", "we should eat, Grandma, in time", "we should eat Grandma, in time"),
    ("en", "it rained there?", "it rained there."),
    ("de", "er schwor, nie wieder zu trinken", "er schwor nie, wieder zu trinken"),
    ("ru", "казнить нельзя, помиловать", "казнить, нельзя помиловать"),
    ("es", "no, quiero ir", "no quiero ir"),
    ("fr", "il est peut-être là", "il est peut être là"),
    ("en", "it moved 5- points", "it moved 5 points"),
    ("en", "no. Repairs were made", "no repairs were made"),
    ("en", "he left. Not so the rest", "he left not so the rest"),
    ("zh", "他说不,行啊", "他说,不行啊"),
    ("en", "a rise of 10% – 15% came", "a rise of 10%, 15% came"),
    ("de", "Sie ging. Richtig gestellt ist die Uhr", "Sie ging. Richtiggestellt ist die Uhr"),
    ("de", "Sie ging. Leicht verletzte Leute kamen", "Sie ging. Leichtverletzte Leute kamen"),
    ("en", "points (b) — (d) hold", "points (b), (d) hold"),
    ("de", "es kostete 900 Euro – 1.000 Euro", "es kostete 900 Euro, 1.000 Euro"),
    ("en", "it did not close, because it rained", "it did not close because it rained"),
    ("fr", "il ne ferma pas, parce qu'il pleuvait", "il ne ferma pas parce qu'il pleuvait"),
    ("en", "small-business men came", "small business-men came"),
    ("en", "an old-furniture dealer came", "an old furniture-dealer came"),
    ("en", "under Article 5° it fell", "under Article 5 degrees it fell"),
    ("en", "under art. 5° it fell", "under art. 5 degrees it fell"),
    ("en", "a 5* hotel stood", "a 5 hotel stood"),
    ("en", "some 5~ were left", "some 5 were left"),
    ("en", "about /5 were left", "about 5 were left"),
    ("en", "it was †1990 they say", "it was 1990 they say"),
    ("en", "it rose ,5 points", "it rose 5 points"),
    ("en", "all 5- were left", "all 5. were left"),
    ("en", "it paid (1250). It left", "it paid 1250. It left"),
    ("en", "all [19] were left", "all 19 were left"),
    ("en", "some ~ 5 were left", "some 5 were left"),
    ("en", "a hotel of 5 * stood", "a hotel of 5 stood"),
    ("en", "about / 5,000 were left", "about 5,000 were left"),
    ("en", "the Cl- in it rose", "the Cl in it rose"),
    ("en", "an Rh- mother came", "an Rh mother came"),
    ("en", "5-year-olds came", "5 year-olds came"),
    ("en", "five-year-olds came", "five year-olds came"),
    ("de", "am 5. Tag kam er", "am 5, Tag kam er"),
    ("de", "er kam als 5. und ging", "er kam als 5 und ging"),
    ("de", "es waren 15. Wir kamen", "es waren 15 Wir kamen"),
    ("en", "he said No, 5 men slept", "he said No 5 men slept"),
    ("en", "it rained: No. 5 men slept", "it rained: No 5 men slept"),
    ("de", "es fiel um 5- bis heute", "es fiel um 5 bis heute"),
    ("en", "it paid (1250) then", "it paid 1250) then"),
    ("de", "nach 1.5 folgt es", "nach 1,5 folgt es"),
    ("en", "we must ACT now", "we must act now"),
    ("en", "old Uncle SAM came", "old Uncle Sam came"),
    ("de", "am 3.5. kam er", "am 3,5. kam er"),
    ("es", "el 21.10 de mayo", "el 21,10 de mayo"),
    ("en", "take Route 66A north", "take Route 66 A north"),
    ("en", "take flat 5B there", "take flat 5 B there"),
    ("en", "take gate 12C there", "take gate 12 C there"),
    ("en", "it is Section 5N there", "it is Section 5 N there"),
    ("en", "they ACT and START now", "they act and start now"),
    ("en", "under rule 5* 3 there", "under rule 5 *3 there"),
    ("en", "some 5$ 3 there", "some 5 $3 there"),
    ("tr", "o 5 %3 oldu", "o 5% 3 oldu"),
    ("en", "some 5- 3 there", "some 5 -3 there"),
    ("en", "no. One came there", "no one came there"),
    ("en", "a version 2.0 came", "a version 2 came"),
    ("en", "it was version 2.0. We saw it", "it was version 2. We saw it"),
    ("fr", "son article 5° ici", "son article 5 degrés ici"),
    ("en", "it was 15.00 there", "it was 15:00 there"),
    ("en", "they drank 2 half pints there", "they drank 2 ½ pints there"),
    ("en", "he took Flight 1914-18 there", "he took Flight 1914-1918 there"),
    ("en", "by law No. 2010-20 there", "by law No. 2010-2020 there"),
    ("fr", "la loi n° 2010-20 dit", "la loi n° 2010-2020 dit"),
    ("fr", "le décret 2010-20 dit", "le décret 2010-2020 dit"),
    ("en", "then Mr P came", "then Mr Pence came"),
    ("en", "then BP rose", "then bps rose"),
    ("en", "then Malcolm X spoke", "then Malcolm 10 spoke"),
    ("en", "he said no. 5 men came", "he said no, 5 men came"),
    ("de", "um 12 Uhr 20 Männer kamen", "um 12.20 Uhr Männer kamen"),
    ("fr", "il dit : À Paris il pleut", "il dit : A Paris il pleut"),
    ("es", "duró 2,30 horas ayer", "duró 2.30 horas ayer"),
    ("en", "a profit of [$5] was made", "a profit of $5 was made"),
    ("zh", "共【19】人", "共19人"),
    ("en", "of all (19) were left", "of all [19] were left"),
    ("en", "under rule 5 (1) (a) there", "under rule 5 (1) (A) there"),
    ("en", "under rule 5.1.a there", "under rule 5.1.A there"),
    ("en", "under § 5 a there", "under § 5 A there"),
    ("de", "nach Absatz 2 a gilt", "nach Absatz 2 A gilt"),
    ("en", "under part (iv) there", "under part (IV) there"),
    ("en", "it cost 5p there", "it cost 5P there"),
    ("en", "the IT staff left", "the It staff left"),
    ("en", "it rained. WHO did it", "it rained. Who did it"),
    ("en", "a third man left", "⅓ man left"),
    ("it", "un terzo uomo venne", "⅓ uomo venne"),
    ("en", "stop, clubbing seals pays", "stop clubbing, seals pays"),
    ("en", "the BC board left", "the BCE board left"),
    ("en", "the AD was read", "the anno domini was read"),
    ("en", "he had 3 pounds of it", "he had 3 lb of it"),
    ("en", "call 0800 123 456 for it", "call 0800-123-456 for it"),
    ("tr", "oku, baban gibi olma", "oku baban gibi, olma"),
    ("zh", "下雨天留客天，留我不留", "下雨天，留客天留，我不留"),
    ("la", "ibis, redibis numquam", "ibis redibis, numquam"),
    ("en", 'the "experts" met', "the experts met"),
    ("en", "cuts of 2% to 5% came", "cuts of 2–5 per cent came"),
    ("en", "it was in 2019 and 5 percent", "it was in 2019% and 5 percent"),
    ("de", "es war die „Hilfe“ dort", "es war die Hilfe dort"),
    ("de", "es war die »Hilfe« dort", "es war die Hilfe dort"),
    ("fr", "les « amis » vinrent", "les amis vinrent"),
    ("ru", "он недобрый совсем", "он не добрый совсем"),
    ("pl", "on niedobry był", "on nie dobry był"),
    ("cs", "byl neznámý tam", "byl ne známý tam"),
    ("sr", "delo je nedobro sada", "delo je ne dobro sada"),
    ("sr", "дело је недобро сада", "дело је не добро сада"),
    ("hr", "to je nemoguće sada", "to je ne moguće sada"),
    ("sl", "delo je nedobro zdaj", "delo je ne dobro zdaj"),
    ("lv", "darbs ir nelabs tagad", "darbs ir ne labs tagad"),
    ("lt", "darbas yra negeras dabar", "darbas yra ne geras dabar"),
    ("be", "ён быў недобры там", "ён быў не добры там"),
    ("de", "die „guten alten“ Leute kamen", "die guten alten Leute kamen"),
    ("el", "ήταν πάλι εκεί; και πάλι", "ήταν πάλι εκεί. και πάλι"),
    ("el", "ήταν πάλι εκεί; και πάλι", "ήταν πάλι εκεί, και πάλι"),
    ("en", "the men, said the boys, were ill", "the men said the boys were ill"),
    ("en", "the men, he said, were ill", "the men he said were ill"),
    ("en", "we met John, Paul and George", "we met John Paul and George"),
    ("it", "venne Giovanni, Paolo partì", "venne Giovanni Paolo partì"),
    ("en", "there is no 5 here", "there is No 5 here"),
    ("en", "he told the story here", "he told the storey here"),
    ("en", "he told two stories here", "he told two storeys here"),
    ("en", "he saw a check here", "he saw a cheque here"),
    ("en", "the meter broke here", "the metre broke here"),
]
PLAIN = [
    ("en", "the plan is good :-)) so far", "the plan is good :) so far"),
    ("en", "a lighthouse was seen", "a light-house was seen"),
    ("en", "in many places, shops and streets closed", "in many places shops and streets closed"),
    ("en", "the red, white and blue fell", "the red white and blue fell"),
    ("en", "in his view, Paul came", "in his view Paul came"),
    ("fr", "à mon avis, Paul est là", "à mon avis Paul est là"),
    ("de", "das Arbeitsamt war dort", "das Arbeits-Amt war dort"),
    ("de", "die Haustür war dort", "die Haus-Tür war dort"),
    ("de", "die Brücke wurde alt", "die Brückewurde alt"),
    ("de", "die alte Brücke fiel", "die alteBrücke fiel"),
    ("sv", "den gamla bron Anna såg", "den gamla bronAnna såg"),
    ("es", "sinembargo se fue", "sin embargo se fue"),
    ("de", "das ist niemehr so", "das ist nie mehr so"),
    ("fr", "nonobstant cela on vint", "non obstant cela on vint"),
    ("en", "they cannot go", "they can not go"),
    ("en", "then noone came", "then no one came"),
    ("en", "it was nowhere then", "it was no where then"),
    ("zh", "他说，（2）他来了", "他说，2）他来了"),
    ("en", "the page • 5 of them came", "the page 5 of them came"),
    ("en", "the men:\n* 5 women came", "the men:\n5 women came"),
    ("de", "die U- und S-Bahn fuhr", "die U und S-Bahn fuhr"),
    ("de", "die U-, S- und R-Bahn fuhr", "die U, S und R-Bahn fuhr"),
    ("en", "the man- was here", "the man was here"),
    ("en", "a well-known man came", "a well known man came"),
    ("en", "a US-based, data-driven firm came", "a US based, data driven firm came"),
    ("en", "third-party reports came", "third party reports came"),
    ("en", "a well-known man-eater came", "a well known man-eater came"),
    ("en", "a well-known, long-lived man came", "a well known, long-lived man came"),
    ("en", "a well-to-do man came", "a well to do man came"),
    ("de", "die SPD-nahe Stiftung kam", "die SPD nahe Stiftung kam"),
    ("en", "after long talks in the old town, China paid", "after long talks in the old town China paid"),
    ("en", "the newly-built hall stood", "the newly built hall stood"),
    ("en", "they cannot vote", "they can not vote"),
    ("en", "red, white, and blue", "red, white and blue"),
    ("en", "the co-operation went on", "the cooperation went on"),
    ("en", "an F-16 came", "an F 16 came"),
    ("en", "Coca-Cola came", "Coca Cola came"),
    ("en", "twenty-five men came", "twenty five men came"),
    ("en", "it closed, because it rained", "it closed because it rained"),
    ("en", "it was not so: it closed, because it rained", "it was not so: it closed because it rained"),
    ("en", "blue, not green, was meant", "blue not green was meant"),
    ("es", "dijo, que cierra", "dijo que cierra"),
    ("en", "we lost 5 men – 3 of them officers", "we lost 5 men, 3 of them officers"),
    ("en", "we lost 5 men—3 of them officers", "we lost 5 men, 3 of them officers"),
    ("en", "it rose to 7% — 2% more than in May", "it rose to 7%, 2% more than in May"),
    ("en", "they had £5m – £2m more than we", "they had £5m, £2m more than we"),
    ("en", "we saw it (twice) – 3 men did", "we saw it (twice), 3 men did"),
    ("de", "sie hatten 5 Tage – 2 mehr als wir", "sie hatten 5 Tage, 2 mehr als wir"),
    ("fr", "ils ont eu 5 ans – 2 de plus", "ils ont eu 5 ans, 2 de plus"),
    ("it", "salì al 7% – 2 punti in più", "salì al 7%, 2 punti in più"),
    ("ru", "у них 5 лет — 2 года больше", "у них 5 лет, 2 года больше"),
    ("en", "it ends.\n\nWithout money we left", "it ends\n\nWithout money we left"),
    ("en", "to you:\n\nNo one paid", "to you\n\nNo one paid"),
    ("de", "Vorwort.\n\nKein Geld war da", "Vorwort\n\nKein Geld war da"),
    ("zh", "他说。非常好啊", "他说非常好啊"),
    ("ja", "と言う。不思議だ", "と言う不思議だ"),
    ("de", "er kam, und sie ging", "er kam und sie ging"),
    ("en", "in 1990, it rained", "in 1990 it rained"),
    ("en", "in 1990--and May--it rained", "in 1990, and May, it rained"),
    ("en", 'in "1990" it rained', "in 1990 it rained"),
    ("en", "a gift (5,000,000) came", "a gift (5 000 000) came"),
    ("en", "in **1990** it rained", "in 1990 it rained"),
    ("en", "in 1990.[3] It rained", "in 1990. It rained"),
    ("en", "in 1990† it rained", "in 1990 it rained"),
    ("en", "of 40 men (5 of them ill) it", "of 40 men, 5 of them ill, it"),
    ("en", "5- or 6-year terms end", "5 or 6-year terms end"),
    ("de", "im Jahr 1990. Und er kam", "im Jahr 1990; Und er kam"),
    ("zh", "他有5个，走了", "他有5个,走了"),
    ("de", "es waren 15. Wir kamen", "es waren 15, wir kamen"),
    ("de", "es war eine 5. Das galt", "es war eine 5! Das galt"),
    ("de", "es war eine 5. Das galt", "es war eine 5 – das galt"),
    ("en", "in No. 5 men slept", "in No 5 men slept"),
    ("en", "it opened 24/7 here", "it opened 24 / 7 here"),
    ("en", "it is 2 + 2 then", "it is 2+2 then"),
    ("de", "er zahlte 5,- Euro dafür", "er zahlte 5 Euro dafür"),
    ("nl", "hij gaf € 5,– uit", "hij gaf € 5 uit"),
    ("de", "er zahlte 5.- Franken dafür", "er zahlte 5 Franken dafür"),
    ("en", "you (1) pay, (2) leave", "you 1) pay, 2) leave"),
    ("de", "es stieg um 3.5 % dann", "es stieg um 3,5 % dann"),
    ("de", "es waren 3.5 kg dann", "es waren 3,5 kg dann"),
    ("es", "fueron 1.5 millones de pesos", "fueron 1,5 millones de pesos"),
    ("en", "the 13V cell ran", "the 13 V cell ran"),
    ("en", "a 13V cell ran", "a 13 V cell ran"),
    ("en", "it paid 5m there", "it paid 5 m there"),
    ("fr", "le 5e homme vint", "le 5 e homme vint"),
    ("en", "by 5%, 3 of it", "by 5 %, 3 of it"),
    ("en", "in 1914 —he said", "in 1914— he said"),
    ("en", "it paid $12.00 there", "it paid $12 there"),
    ("en", "it rose 2.0 % there", "it rose 2 % there"),
    ("en", "it rose 2.0 million there", "it rose 2 million there"),
    ("en", "it ran 2.0 km there", "it ran 2 km there"),
    ("sv", "kl. 10.30 kom han", "kl. 10:30 kom han"),
    ("it", "alle ore 10,30 venne", "alle ore 10.30 venne"),
    ("de", "um 9 Uhr 30 kam er", "um 9.30 Uhr kam er"),
    ("en", "at 10.30 o'clock they came", "at 10:30 o'clock they came"),
    ("en", "at 10.30 this morning they came", "at 10:30 this morning they came"),
    ("en", "at 10.30 in the evening they came", "at 10:30 in the\nevening they came"),
    ("it", "lui è qui ora", "lui e' qui ora"),
    ("en", "in Chapter V it rained", "in Chapter 5 it rained"),
    ("pl", "w V wieku był", "w 5 wieku był"),
    ("no", "fem prosent kom", "5 prosent kom"),
    ("es", "veinte y dos hombres", "veintidós hombres"),
    ("fr", "il faisait 5° ici", "il faisait 5 degrés ici"),
    ("en", "the CO₂ rose then", "the CO2 rose then"),
    ("en", "the war of 1914-18 ended", "the war of 1914-1918 ended"),
    ("de", "der Krieg 1914-18 war", "der Krieg 1914-1918 war"),
    ("en", "item 3(c)(ii) holds", "item 3 (c) (ii) holds"),
    ("en", "in May (1920) it fell", "in May [1920] it fell"),
    ("en", "it rose by 5 K there", "it rose by 5 k there"),
    ("en", "IT WAS THE BEST of all", "It was the best of all"),
    ("en", "a third of them left", "⅓ of them left"),
    ("en", "3 x 4 boards came", "3×4 boards came"),
    ("en", "they read “Hamlet” there", "they read Hamlet there"),
    ("en", "on Friday – in May – it fell", "on Friday, in May, it fell"),
    ("en", "he came – Monday or not – again", "he came, Monday or not, again"),
    ("de", "ein-zwei Mann kamen", "ein–zwei Mann kamen"),
    ("fr", "vingt-deux hommes vinrent", "vingt deux hommes vinrent"),
    ("zh", "他来了——五个人", "他来了，五个人"),
    ("ja", "すごい〜と言う", "すごいと言う"),
    ("ja", "気温は－５度だ", "気温は-5度だ"),
    ("zh", "第5～7章来", "第5-7章来"),
    ("en", "men, women, and dogs, came", "men, women and dogs came"),
    ("el", "ήταν εκεί· και πάλι", "ήταν εκεί, και πάλι"),
    ("en", "he rose, said nothing and left", "he rose said nothing and left"),
    ("en", "in London, Smith came", "in London Smith came"),
    ("en", "on a Monday, Smith came", "on a Monday Smith came"),
    ("en", "with Acme, Inc. it fell", "with Acme Inc. it fell"),
    ("en", "a three-story house fell", "a three-storey house fell"),
    ("en", "he paid by check here", "he paid by cheque here"),
    ("en", "a 5 meter wall fell", "a 5 metre wall fell"),
]


@pytest.mark.parametrize(("language", "one", "two"), DECIDING)
def test_what_may_decide_is_doubtful_whichever_is_the_base(language: str, one: str, two: str) -> None:
    for texts in ((one, two), (two, one)):
        edition = collated(*map(FRAME.format, texts), language=language)
        details = {unit.readings["B"].detail for _, unit in edition.units()}
        assert Detail.DOUBTFUL in details


@pytest.mark.parametrize(("language", "one", "two"), PLAIN)
def test_what_decides_nothing_is_only_print(language: str, one: str, two: str) -> None:
    edition = collated(FRAME.format(one), FRAME.format(two), language=language)
    details = {unit.readings["B"].detail for _, unit in edition.units()}
    assert details in ({None}, {Detail.SAME_FIGURE})


@pytest.mark.parametrize(
    ("one", "two", "kind", "detail"),
    [
        ("行なわない", "行わない", Kind.SPELLING, None),
        ("当たって", "当って", Kind.SPELLING, None),
        ("行なった", "行った", Kind.SPELLING, Detail.DOUBTFUL),
        ("行かない", "行ない", Kind.OMISSION, None),
        ("生まれる", "生まる", Kind.OMISSION, None),
    ],
)
def test_a_kana_that_may_be_left_out_is_spelling(
    one: str, two: str, kind: Kind, detail: Detail | None
) -> None:
    frame = "大臣は昨日の会議で{}と委員会の報告書に書かれていると述べた。"
    edition = collated(frame.format(one), frame.format(two), language="ja")
    assert [(unit.kind, unit.readings["B"].detail) for _, unit in edition.units()] == [(kind, detail)]


@pytest.mark.parametrize("recognised", ["A", "B"])
@pytest.mark.parametrize(
    ("one", "two", "detail"),
    [
        ("5 in of rain fell", "5 m of rain fell", Detail.DOUBTFUL),
        ("it fell in the sea", "it fell m the sea", None),
        ("12 men came", "12 nien came", None),
    ],
)
def test_a_misread_word_behind_a_figure_may_be_its_unit(
    one: str, two: str, detail: Detail | None, recognised: str
) -> None:
    texts = (one, two) if recognised == "B" else (two, one)
    edition = collated(*map(FRAME.format, texts), ocr=recognised, language="en")
    assert [unit.readings["B"].detail for _, unit in edition.units()] == [detail]


def test_degrees_behind_no_number_of_an_article_are_the_same_figure() -> None:
    texts = ("at 5° of frost it fell", "at 5 degrees of frost it fell")
    edition = collated(*map(FRAME.format, texts), language="en")
    assert [unit.readings["B"].detail for _, unit in edition.units()] == [Detail.SAME_FIGURE]


def test_a_hyphen_before_another_figure_is_no_minus() -> None:
    edition = collated(
        FRAME.format("the 5- and 6-year plans came"), FRAME.format("the 5 and 6-year plans came")
    )
    assert Detail.DOUBTFUL not in {unit.readings["B"].detail for _, unit in edition.units()}


def test_a_name_after_a_short_opening_is_not_spoken_to() -> None:
    one = "In the spring, Britain fell behind the other old countries of the coast."
    edition = collated(one, one.replace(",", ""), language="en")
    details = {unit.readings["B"].detail for _, unit in edition.units()}
    assert details in ({None}, {Detail.SAME_FIGURE})


@pytest.mark.parametrize(
    ("language", "one", "two", "detail"),
    [
        ("fr", "il vint. À tous, il dit merci", "il vint. A tous, il dit merci", Detail.ACCENT),
        ("fr", "il vint : « À tous, merci », et dit", "il vint : « A tous, merci », et dit", Detail.ACCENT),
        ("fr", "il vint. À-t-il dit merci", "il vint. A-t-il dit merci", Detail.DOUBTFUL),
        ("fr", "il dit À tous merci", "il dit A tous merci", Detail.DOUBTFUL),
        ("it", "venne. È vero che disse", "venne. E vero che disse", Detail.DOUBTFUL),
    ],
)
def test_a_capital_that_begins_a_french_sentence_may_have_no_accent(
    language: str, one: str, two: str, detail: Detail
) -> None:
    edition = collated(FRAME.format(one), FRAME.format(two), language=language)
    ((_, unit),) = edition.units()
    assert (unit.kind, unit.readings["B"].detail) == (Kind.SPELLING, detail)


@pytest.mark.parametrize(
    ("language", "one", "two", "detail"),
    [
        ("el", "ο δήμος πούλησε το πλοίο; Ο λιμένας", "ο δήμος πούλησε το πλοίο. Ο λιμένας", Detail.DOUBTFUL),
        ("el", "ο δήμος πούλησε το πλοίο· ο λιμένας", "ο δήμος πούλησε το πλοίο. Ο λιμένας", None),
        ("en", "the town sold the ferry; The harbour", "the town sold the ferry. The harbour", None),
    ],
)
def test_the_question_mark_of_greek_asks(language: str, one: str, two: str, detail: Detail | None) -> None:
    edition = collated(FRAME.format(one), FRAME.format(two), language=language)
    assert {unit.readings["B"].detail for _, unit in edition.units()} == {detail}
