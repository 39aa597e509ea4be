# ruff: noqa: E501
"""Lines of web pages between paragraphs are furniture; who speaks is text."""

from __future__ import annotations

from dataclasses import replace

import pytest

from edition.collate import collate
from edition.model import Sources
from edition.text.ladders import read_rules
from edition.text.layout.lines import printed_lines
from edition.text.layout.paragraph_layout import read_layout
from edition.text.layout.web_lines import web_lines
from tests.support.stories import STATEMENT
from tests.support.witnesses import collated, witness

ONE, TWO, THREE = STATEMENT.strip().split("\n\n")


@pytest.mark.parametrize(
    "line",
    [
        "ADVERTISEMENT",
        "Read more: Ten quays you must see",
        "We use cookies to give you the best experience. Accept all",
        "Photo: Ann Lee/Reuters",
        "Image copyright The Echo",
        "Media captionThe mayor at the quay",
        "The quay at noon. Ann Lee/The Echo/Getty Images",
        "View all (23)",
        "© 2026 The Aldershaw Echo",
        "Article content",
        "Advertisement 2",
        "This advertisement has not loaded yet, but your article continues below.",
        "Skip past newsletter promotion",
        "Der Artikel geht unter der Anzeige weiter",
        "— Anzeige —",
        "Lesen Sie auch: Der Hafen im Winter",
        "Lire aussi : le port en hiver",
        "Lire\xa0aussi\u202f: le port en hiver",
        "Publicidad",
        "广告",
        "=====",
        "# # #",
        "相关阅读：港口的冬天",
        "https://www.example.com/news/1 Page 2 of 3",
        "Seite 2 von 3",
        "12/11/2026 Quay shut - Town News\n\nhttps://www.example.com/news/1 2/3",
        "Related articles\n\nTen quays you must see\n\nWho owns the harbour?\n\nHarbour master resigns",
        "Related\n\nTen quays you must see\n\n'The Quay' and 'The Crane': how films show us work",
        "Explore further\n\nTen quays you must see",
        "Das könnte Sie auch interessieren\n\nZehn Häfen im Winter\n\nWer zahlt für den Kai?",
        "相关阅读\n\n冬天的港口\n\n谁来付钱",
    ],
)
def test_listed_lines_and_links_below_a_head_are_furniture(line: str) -> None:
    edition = collated(STATEMENT, f"{ONE}\n\n{line}\n\n{TWO}\n\n{THREE}\n")
    assert [piece.text for piece in edition.furniture["B"]] == line.split("\n\n")
    assert len(edition.passages) == 3
    assert not any(passage.units for passage in edition.passages)


@pytest.mark.parametrize(
    "line",
    [
        "Published 10 March 2022",
        "Published: Thursday, 10 March 2022 | Updated: 11 March 2022, 14:03 GMT",
        "Last updated on March 10, 2022 at 2.03 p.m. EST",
        "1,204 Comments",
        "Comments (12)",
        "5 min read",
        "Stand: 10.03.2022, 14:03 Uhr",
        "Lesezeit: 3 Minuten",
        "Publié le 10 mars 2022 à 14h03",
        "Actualizado 10/03/2022 14:03",
        "Опубликовано: 10 марта 2022 г. 14:03",
        "公開日：2022年3月10日 14:03",
        "发布时间：2022-03-10 14:03",
        "입력 2022.03.10 14:03",
    ],
)
def test_when_a_page_was_published_and_its_counts_are_furniture(line: str) -> None:
    assert web_lines(read_rules()).match(line)


@pytest.mark.parametrize(
    "line",
    [
        "10 March 2022",
        "14:03",
        "12",
        "Published 3 reports on 10 March 2022",
        "Published: 12",
        "Updated at 2.05 p.m.",
        "Updated 5 million records",
        "3 comments were rejected",
        "5 minutes late",
        "5 min",
        "Stand: 12 Euro",
        "Closed 10 March 2022",
        "Comments",
        "12 people",
        "Image captions are in the annex",
        "9 of 12",
    ],
)
def test_other_lines_with_figures_are_text(line: str) -> None:
    held = web_lines(read_rules())
    assert not held.match(line) or line.casefold() in held.lines


NOTICES = [
    "© The Evening Paper",
    "© The Evening Paper Ltd. All rights reserved.",
    "All rights reserved.",
    "© Le Journal. Tous droits réservés.",
    "© Süddeutsche Zeitung. Alle Rechte vorbehalten",
    "© Corriere della Sera. Riproduzione riservata",
    "© Газета.Ru. Все права защищены.",
    "© 新京报 版权所有",
    "جميع الحقوق محفوظة © الجزيرة",
    "Copyright © 2019-2020 BBC News. All rights reserved.",
    "© 2026, theguardian.com | All rights reserved",
]


@pytest.mark.parametrize("line", NOTICES)
def test_a_notice_of_copyright_behind_the_text_is_furniture(line: str) -> None:
    for texts in ((STATEMENT, f"{STATEMENT}\n\n{line}"), (f"{STATEMENT}\n\n{line}", STATEMENT)):
        edition = collated(*texts)
        assert [piece.text for found in edition.furniture.values() for piece in found] == [line]
        assert not edition.doubts
        assert len(edition.passages) == 3


def test_a_notice_of_copyright_of_a_text_read_alone_is_furniture_behind_all_of_it() -> None:
    listed = web_lines(read_rules())
    head, foot = "Copyright (C) 1989 The Evening Paper", "© 2026 The Evening Paper"
    layout = read_layout(f"{head}\n\n{STATEMENT}\n\n{foot}", listed=listed)
    assert [line.text for line in layout.furniture] == [foot]


@pytest.mark.parametrize(
    "line",
    [
        "All rights reserved by the treaty of 1920 remain in force, and we shall use them.",
        "The town states that all rights reserved under the treaty remain.",
        "(c) the town pays for all of it",
        "Copyright must be changed by the council",
        "All rights reserved. We give none of them away.",
        "All rights reserved. WE GIVE NONE AWAY.",
        "© 2020 by us. You may not print it without us.",
        "© 2026 The Harbour Board. Nobody may print it without us.",
        "版权所有，我们不放弃。",
        "Er hat Geld. Alle Rechte vorbehalten",
        "NOBODY PAYS. All rights reserved.",
        "Nobody Pays. All rights reserved.",
        "Alle Rechte vorbehalten: wir zahlen nichts.",
        "Reproduction interdite: nous ne voulons pas de la presse.",
        "Все права защищены, и мы их не отдадим.",
        "Todos los derechos reservados: no los vendemos.",
    ],
)
def test_a_sentence_about_rights_is_text(line: str) -> None:
    edition = collated(f"{STATEMENT}\n\n{line}", f"{STATEMENT}\n\n{line}")
    assert not any(edition.furniture.values())
    assert len(edition.passages) == 4


def test_a_sentence_behind_a_notice_that_one_of_three_has_otherwise_differs() -> None:
    own, other = (f"{STATEMENT}\n\nAll rights reserved. We {end}.\n" for end in ("keep them", "sell them"))
    edition = collated(own, own, other)
    assert not any(edition.furniture.values())
    assert [unit.kind.value for _, unit in edition.units()] == ["substitution"]


def test_a_notice_that_was_published_as_a_paragraph_stays_one() -> None:
    text = f"{STATEMENT}\n\n{NOTICES[0]}"
    published = replace(witness("A", text), published=frozenset([NOTICES[0]]))
    edition = collate(Sources("A statement", "A", (published, replace(published, siglum="B"))))
    assert not any(edition.furniture.values())


WORLD = [
    "Annons",
    "Läs också: Kajen på vintern",
    "Annonce",
    "Saken fortsetter under annonsen",
    "Lue myös: Laituri talvella",
    "- REKLAMA -",
    "Czytaj także: Port zimą",
    "Foto: ČTK",
    "Hirdetés",
    "Citește și: Portul iarna",
    "Διαβάστε επίσης: Το λιμάνι",
    "İlgili haberler",
    "Читайте также: Порт зимой",
    "Читайте також: Порт узимку",
    "Fuente de la imagen, Getty Images",
    "Continua dopo la pubblicità",
    "Continua após a publicidade",
    "Tekst gaat verder onder de foto",
    "إعلان",
    "قد يهمك أيضا",
    "קראו גם: הנמל בחורף",
    "بیشتر بخوانید",
    "ये भी पढ़ें: बंदरगाह",
    "【関連記事】冬の港",
    "写真提供：港湾局",
    "▶ 관련기사",
    "기사 공유하기",
    "第 2 页，共 3 页",
    "Baca juga: Pelabuhan di musim dingin",
    "Tin liên quan: Cảng mùa đông",
]


def test_listed_lines_of_many_languages_are_furniture() -> None:
    middle = len(WORLD) // 2
    lines = "\n\n".join([ONE, *WORLD[:middle], TWO, *WORLD[middle:], THREE])
    assert [piece.text for piece in collated(STATEMENT, lines).furniture["B"]] == WORLD


def test_sentences_and_what_others_print_below_a_head_are_text() -> None:
    edition = collated(STATEMENT, f"{ONE}\n\nRelated articles\n\nThe board knew of it.\n\n{TWO}\n\n{THREE}\n")
    assert not edition.furniture["B"]
    headed = STATEMENT.replace(TWO, f"Of the divers\n\n{TWO}")
    edition = collated(headed, headed.replace("Of the", "Related articles\n\nOf the"))
    assert [piece.text for piece in edition.furniture["B"]] == ["Related articles"]


@pytest.mark.parametrize(
    "line",
    [
        "No one was hurt.",
        "We use cookies only where the law says so.",
        "Anna, 12:01",
        "Sharing is not enough",
        "What do you think of it? The council had no comments.",
        "We ask all to let us know what is wrong in the comments to the draft.",
    ],
)
def test_other_lines_are_text(line: str) -> None:
    edition = collated(STATEMENT, f"{ONE}\n\n{line}\n\n{TWO}\n\n{THREE}\n")
    assert not edition.furniture["B"]


def test_a_listed_line_elsewhere_is_framing() -> None:
    edition = collated(STATEMENT, f"Quay shut\n\nRead more: ten quays\n\nMore of it all:\n\n{STATEMENT}")
    assert not edition.furniture["B"]


def test_speakers_are_text() -> None:
    chat = "[12:01] anna: are you coming at ten\n[12:02] bob: yes, I will be late\n[12:03] anna: fine, tell the others\n"
    lines = "anna, 12:01\nare you coming at ten\n\nbob, 12:02\nyes, I will be late\n\nanna, 12:03\nfine, tell the others\n"
    assert not collated(chat, lines).furniture["B"]


WRAPPED = (
    "The quay will stay open all winter, the council says, and every notice of it was\n"
    "{} Nobody has to fear for the ferries or the boats\n"
    "that carry the mail to the islands in the bay. The harbour is safe and it is ours."
)


@pytest.mark.parametrize("gap", ["\n", "\n\n"], ids=["lines", "lines far apart"])
@pytest.mark.parametrize(
    "line",
    [
        "printed by the town itself.",
        "repaired, as we now see.",
        "sponsored by our own people.",
        "click to see.",
    ],
)
def test_a_line_within_a_paragraph_is_text_however_it_begins(line: str, gap: str) -> None:
    wrapped = WRAPPED.format(line)
    plain = f"{ONE}\n\n{wrapped}\n\n{THREE}\n".replace("\n\n", "¶").replace("\n", " ").replace("¶", "\n\n")
    lines = f"{ONE}\n\n{wrapped.replace(chr(10), gap)}\n\n{THREE}\n"
    edition = collated(plain, lines)
    assert not edition.furniture["B"]
    assert not any(passage.units for passage in edition.passages)


@pytest.mark.parametrize(
    "line",
    [
        "ADVERTISEMENT",
        "Read more: Ten quays",
        "Photo: Ann Lee/Reuters",
        "12/11/2026 Quay shut - Town News\n\nhttps://www.example.com/news/1 2/3",
    ],
)
def test_what_two_captures_of_a_page_put_between_paragraphs_is_furniture_in_both(line: str) -> None:
    capture = f"{ONE}\n\n{line}\n\n{TWO}\n\n{THREE}\n"
    edition = collated(capture, capture.replace("Thursday", "Friday"))
    assert [len(edition.furniture[siglum]) for siglum in "AB"] == [line.count("\n\n") + 1] * 2


POEM = "Roses red.\nViolets blue.\n© 2020 Smith\nSugar sweet.\nSo you.\nMore red.\nAll rights reserved\nBy them.\nNot us."


@pytest.mark.parametrize(
    "other",
    [
        POEM.replace("2020 Smith", "2021 Jones"),
        POEM.replace("\nAll rights reserved", ""),
        "Roses red. Violets blue. © 2021 Jones Sugar sweet. So you. More red. All rights reserved By them. Not us.",
    ],
    ids=["changed", "left out", "run on"],
)
def test_a_line_about_rights_between_short_lines_that_others_print_is_text(other: str) -> None:
    for texts in ((POEM, other), (other, POEM)):
        assert not any(collated(*texts).furniture.values())


def test_a_notice_behind_short_lines_is_furniture() -> None:
    edition = collated(POEM, f"{POEM}\nContact\n© 2021 Jones")
    assert [piece.text for piece in edition.furniture["B"]] == ["© 2021 Jones"]


@pytest.mark.parametrize(
    "line",
    [
        "Read more: Ten quays you must see",
        "Image captionThe mayor at the quay",
        "The quay at noon. Ann Lee/The Echo/Getty Images",
        "We use cookies to give you the best experience. Accept all",
        "The quay is shut … Continued on page 12",
        "The quay is shut. Lire la suite",
        "İstanbul limanı kapandı … DEVAMI SAYFA 3",
        "港口关闭……阅读更多",
        "© 2026 The Aldershaw Echo",
        "Copyright (C) 2026. All rights reserved.",
        "This article is for subscribers only",
        f"{'The harbour board met at noon. ' * 30}… Read more",
        # Longer than a line that may have such words, and not when it is folded.
        "i\u0307" * 60 + "The harbour board met. " * 7 + "We use cookies to give you the best experience",
        "The harbour board met at noon and went home at three.",
    ],
)
def test_what_a_file_may_have_of_the_list_says_of_its_lines_what_all_of_it_says(line: str) -> None:
    every = web_lines(read_rules())
    some = every.within(each.text for each in printed_lines(f"{ONE}\n{line}\n{TWO}"))
    for each in (line, ONE, TWO):
        assert (some.match(each), some.closes_off(each)) == (every.match(each), every.closes_off(each))
        assert some.reserves_rights(each) == every.reserves_rights(each)
        found, other = some.link_at_end(each), every.link_at_end(each)
        assert (found and found.span()) == (other and other.span())


def test_lines_end_where_a_carriage_return_a_line_or_a_form_feed_does() -> None:
    lines = printed_lines("one\r\ntwo\rthree\n\ffour\n\n five \n")
    said = [(line.text, line.start, line.number, line.blank, line.page) for line in lines]
    assert said == [
        ("one", 0, 1, False, False),
        ("two", 5, 2, False, False),
        ("three", 9, 3, False, False),
        ("four", 16, 4, False, True),
        ("five", 23, 6, True, False),
    ]


@pytest.mark.parametrize(
    "line", ["Updated: 3 May 2020", "3 comments", "Advertisement", "Photo: Ann Lee/Reuters"]
)
def test_a_listed_line_that_was_published_as_a_paragraph_stays_one(line: str) -> None:
    """A source alone has no furniture of the web: one that comes in takes away no passage, and may have it too."""
    old = replace(
        witness("A", f"{ONE}\n\n{line}\n\n{TWO}\n\n{THREE}\n"), published=frozenset([ONE, line, TWO, THREE])
    )
    plain, same = witness("B", STATEMENT), witness("C", old.text)
    edition = collate(Sources("", "A", (old, plain, same)))
    assert [passage.paragraphs["A"][0].text for passage in edition.passages] == [ONE, line, TWO, THREE]
    assert [passage.paragraphs["C"][0].text for passage in edition.passages] == [ONE, line, TWO, THREE]
    assert edition.passages[1].paragraphs["B"] == ()
    fresh = collate(Sources("", "A", (replace(old, published=frozenset()), plain)))
    assert [piece.text for piece in fresh.furniture["A"]] == [line]


@pytest.mark.parametrize(("line", "times"), [("Advertisement", 2), ("Read more", 1), ("Read more", 2)])
def test_a_line_that_was_published_as_often_as_it_stands_there_stays_text(line: str, times: int) -> None:
    paragraphs = [ONE, line, TWO, *[line] * (times - 1), THREE]
    bare = witness("A", "\n\n".join(paragraphs))
    old = replace(bare, published=frozenset(paragraphs), repeated=frozenset([line] * (times - 1)))
    plain, same = witness("B", STATEMENT), witness("C", old.text)
    edition = collate(Sources("", "A", (old, plain, same)))
    assert [passage.paragraphs["A"][0].text for passage in edition.passages] == paragraphs
    assert [passage.paragraphs["C"][0].text for passage in edition.passages] == paragraphs
    once = replace(old, repeated=frozenset())
    fresh = collate(Sources("", "A", (once if times > 1 else bare, plain)))
    assert [passage.paragraphs["A"][0].text for passage in fresh.passages] == [ONE, TWO, THREE]
