"""What differs is counted alike on every page, in every table and in the answer."""

from __future__ import annotations

import csv
import io
import json
import re

import pytest

from edition.analysis.answer.verdict import verdict
from edition.analysis.measures.standing import standings
from edition.export.corpus_tables import summary_row as summary
from edition.export.edition_json import to_json
from edition.export.tables import to_apparatus_csv
from edition.export.tei import to_tei
from edition.model import Detail, Edition, Group, Kind
from edition.site.advice import departures
from edition.site.frame import Frame
from edition.site.pages.apparatus import apparatus_pages
from edition.site.pages.home import figures, home_page
from edition.site.pages.passage_pages import gist
from edition.site.pages.statement import statement_pages
from edition.site.rows import row
from tests.support.witnesses import collated

FIRST = "Engineers worked through the night to repair the signals, which had been damaged by flooding."
SECOND = "Trains are now running normally and passengers may travel as they had planned."
THIRD = "The Ministry will publish a report on the causes of the failure in the autumn."
FOURTH = "It will be sent to all members of the committee before the end of the year, he said on 4 May 2021."
FIFTH = "Nobody was hurt in the flood, and none of the old houses by the river fell into the water that day."
TEXT = "\n\n".join((f"{FIRST} {SECOND}", THIRD, FOURTH, FIFTH))


def changed(*pairs: tuple[str, str]) -> str:
    """The text with other words for some."""
    text = TEXT
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return text


MOVED = "\n\n".join((f"{SECOND} {FIRST}", THIRD, FOURTH, FIFTH))
PRINT = changed(("signals, which", "signals which"), ("autumn", "Autumn"), ("damaged", "damag'd"))
WORDS = changed(("now running", "not running"), ("4 May 2021", "5 May 2021"), ("causes", "cause"))
TURNED = changed(("4 May 2021", "May 4, 2021"), ("flood, and", "flood; and"))
MISREAD = changed(("committee", "comrnittee"), ("houses", "liouses"), ("Trains are", "Tiains aie"))
LOST = changed(("of the old houses by the river fell into the water that day.", "of"))
DOUBT = changed(("Nobody was", "Nobody, was"), ("Ministry", "ministry"))
SHORT = "\n\n".join((f"{FIRST} {SECOND}", FOURTH, FIFTH))
LONG = f"{TEXT}\n\nThe mayor of the town thanked all those who had helped in the night, and promised a medal."
QUOTING = f"The paper has it from the railway. “{SECOND}” So it wrote, and added: “{FIFTH}” No more was said."
ARCHIVES = {
    "moved": ((TEXT, MOVED), ""),
    "print": ((TEXT, PRINT, TURNED), ""),
    "words": ((TEXT, WORDS, MOVED, PRINT), ""),
    "recognised": ((TEXT, MISREAD, LOST), "BC"),
    "in doubt": ((TEXT, DOUBT, TURNED), ""),
    "cut": ((TEXT, SHORT, LONG, WORDS, TURNED), ""),
    "over others": (
        (TEXT, changed((f"{FIRST} ", "")), changed(("signals", "lights"), ("4 May", "May 4"))),
        "",
    ),
    "quoted": ((TEXT, QUOTING, WORDS), ""),
    "everything": ((TEXT, MOVED, PRINT, WORDS, MISREAD, DOUBT, SHORT, QUOTING), "E"),
}


@pytest.fixture(scope="module", params=ARCHIVES)
def edition(request: pytest.FixtureRequest) -> Edition:
    texts, ocr = ARCHIVES[request.param]
    return collated(*texts, ocr=ocr, language="en")


def number(pattern: str, text: str) -> int:
    """The sum of what a pattern finds."""
    return sum(int(found.replace(",", "")) for found in re.findall(pattern, text))


def test_the_answer_the_home_page_and_the_paragraphs_count_alike(edition: Edition) -> None:
    frame = Frame(edition)
    found = {figure.label: figure.number for figure in figures(frame)}
    rows = [row(frame, passage, "index.html") for passage in edition.passages]
    said = "\n".join(gist(each) for each in rows)
    lacked = sum(any(cell.state == "absent" for cell in each.cells) for each in rows)
    answer = " ".join((verdict(edition).answer, *verdict(edition).reasons))
    assert number(r"differ in (\d+) places?\.", verdict(edition).answer) in (0, found["changes of wording"])
    assert number(r"(\d+) differences? of wording", said) + lacked == found["changes of wording"]
    assert number(r"(\d+) words? lost", said) == found["words lost"] == number(r"(\d+) words? lost", answer)
    misread = r"(\d+) words? misread"
    assert number(misread, said) == found["words misread"] == number(misread, answer)
    spelt = number(r"(\d+) differences? of spelling", said)
    only_print = number(r"(\d+) differences? of print", said)
    assert (spelt, only_print) == (found["spelling differences"], found["only in print"])
    assert number(r"[Oo]therwise\D* (\d+) difference", answer) == (spelt or only_print)
    named = [
        {unit.id, reading.transposed}
        for _, unit in edition.units()
        for reading in unit.readings.values()
        if reading.transposed
    ]
    moves: list[set[str]] = []  # units of one move, perhaps in pieces, name each other
    for pair in named:
        together = [move for move in moves if move & pair]
        moves = [move for move in moves if move not in together] + [set().union(pair, *together)]
    assert number(r"another order in (\d+) place", said) == len(moves)
    written = re.findall(r"<b>([\d,]+)</b>", home_page(frame).decode())
    assert written[: len(found)] == [f"{each:,}" for each in found.values()]


def test_each_source_is_counted_alike(edition: Edition) -> None:
    for standing in standings(edition):
        said = "\n".join(each.says for each in departures(edition, standing.siglum))
        places = standing.wording - len(standing.lacking) - len(standing.extra)
        assert number(r"(\d+) differences? of wording", said) == places
        assert number(r"(\d+) words? misread", said) == standing.misread
        assert number(r"(\d+) differences? in doubt", said) == standing.doubtful
        readings = (unit.readings.get(standing.siglum) for _, unit in edition.units())
        assert sum(standing.kinds.values()) == sum(bool(each and each.kind) for each in readings)


def test_tables_and_data_have_every_difference(edition: Edition) -> None:
    frame = Frame(edition)
    units = {unit.id: unit.kind for _, unit in edition.units()}
    published = json.loads(to_json(edition))
    data = {unit["id"]: Kind(unit["kind"]) for passage in published["passages"] for unit in passage["units"]}
    assert data == units
    assert summary("it", edition)["differences"] == len(units)
    page = b"".join(content for _, content in apparatus_pages(frame)).decode()
    assert number(r"(\d+) differences? in all", page) == len(units)
    assert sum(map(int, re.findall(r'data-count="(\d+)"', page))) == len(units)
    statement = b"".join(content for _, content in statement_pages(frame)).decode()
    marked = number(r"(\d+) of \d+ differences marked", statement)
    total = number(r"\d+ of (\d+) differences marked", statement)
    assert total == len(units)
    in_doubt = sum(
        unit.kind.group is Group.PRINT
        and any(reading.detail is Detail.DOUBTFUL for reading in unit.readings.values())
        for _, unit in edition.units()
    )
    only_print = next(figure.number for figure in figures(frame) if figure.label == "only in print")
    assert total - marked == sum(kind.group is Group.PRINT for kind in units.values()) - in_doubt
    assert number(r">in doubt</span></span> (\d+)", statement) == 2 * in_doubt  # on paper too
    assert number(r"not marked: (\d+) in print(?! only)", statement) == only_print
    rows = list(csv.DictReader(io.StringIO(to_apparatus_csv(edition).decode("utf-8-sig"))))
    assert {each["id"] for each in rows} >= set(units)
    assert len(re.findall(r"<app xml:id=\"[^\"]*\.u\d", to_tei(edition).decode())) == len(units)
