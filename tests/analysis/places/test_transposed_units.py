"""Words that only stand elsewhere: the places name each other, and it is one change of order."""

from __future__ import annotations

from dataclasses import replace

import pytest

from edition.analysis.answer.verdict import verdict
from edition.analysis.measures.standing import standings
from edition.analysis.places.transposed_units import with_transpositions
from edition.ledger.file import Ledger
from edition.ledger.ids import assign_ids
from edition.model import CHANGES, Detail, Edition, Kind
from tests.support.witnesses import collated

FIRST = "Engineers worked through the night to repair the signals, which had been damaged by flooding."
SECOND = "Trains are now running normally and passengers may travel as they had planned."
THIRD = "The Ministry will publish a report on the causes of the failure in the autumn."
LAST = "It will be sent to all members of the committee before the end of the year."


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            "It is altogether fitting and proper that we do this.",
            "It is altogether proper and fitting that we do this.",
        ),
        (f"{FIRST} {SECOND} {THIRD}", f"{SECOND} {FIRST} {THIRD}"),
        (f"{FIRST} {SECOND}\n\n{THIRD} {LAST}", f"{FIRST}\n\n{THIRD} {LAST} {SECOND}"),
    ],
)
def test_the_two_places_name_each_other(one: str, two: str) -> None:
    edition = collated(one, two, language="en")
    assert_one_move(edition)
    assert verdict(edition).answer == "No, but only the order differs, in 1 place."


@pytest.mark.parametrize(
    ("language", "one", "two"),
    [
        ("zh", "他昨天在会上说了这些话。", "他在会上说了这些话昨天。"),
        ("ja", "昨日彼は東京の会議で言った。", "彼は昨日東京の会議で言った。"),
        ("ko", "어제 그는 서울에서 그렇게 말했다.", "그는 어제 서울에서 그렇게 말했다."),
        ("ar", "قال الرئيس أمس ذلك كله في القاهرة.", "قال الرئيس ذلك كله في القاهرة أمس."),
    ],
)
def test_a_short_word_moves_too_where_its_signs_say_more_than_letters(
    language: str, one: str, two: str
) -> None:
    assert_one_move(collated(one, two, language=language))


@pytest.mark.parametrize(
    ("language", "one", "two"),
    [
        ("zh", "他不说他要来参加这次会议。", "他说他不要来参加这次会议。"),
        ("zh", "三人来了，五人去了那个地方。", "五人来了，三人去了那个地方。"),
        ("ko", "그는 안 왔다고 우리에게 말했다.", "그는 왔다고 우리에게 안 말했다."),
        ("ar", "قال الرئيس ذلك في القاهرة من البيت.", "قال الرئيس ذلك من القاهرة في البيت."),
        ("en", "He will not say that he did it there.", "He will say that he did not it there."),
    ],
)
def test_a_word_of_one_sign_or_a_few_letters_is_no_move(language: str, one: str, two: str) -> None:
    assert not any(unit.transposed for _, unit in collated(one, two, language=language).units())


def assert_one_move(edition: Edition) -> None:
    moved = {unit.id: unit.transposed for _, unit in edition.units() if unit.transposed}
    assert len(moved) == 2
    assert all(moved[there] == here for here, there in moved.items() if there)


@pytest.mark.parametrize(
    ("language", "one", "two"),
    [
        ("en", "It took place on 4 May 2021 in the hall.", "It took place on May 4, 2021 in the hall."),
        ("en", "13 February: it took place in the hall.", "February 13: it took place in the hall."),
        ("en", "On Friday 13 June, it was in the hall.", "On Friday, June 13, it was in the hall."),
        ("en", "It was founded on 4 May 1999 in Rome.", "It was founded on May 4 1999 in Rome."),
        ("en", "It was from 4 to 6 May, in the hall.", "It was from May 4 to 6, in the hall."),
        ("en", "It was on 4th May in the hall.", "It was on May 4th in the hall."),
        ("en", "It was in the hall on 13 Feb.", "It was in the hall on Feb 13."),
        ("en", "On 4 May the council met.", "On May 4 the council met."),
        ("en", "He came on 4 May at noon.", "He came on May 4 at noon."),
        ("en", "It ran from 4 May until noon.", "It ran from May 4 until noon."),
        ("en", "Until 4 May we met, said he.", "Until May 4 we met, said he."),
        ("fr", "Il vint le 4 mai 2021 ici.", "Il vint le mai 4 2021 ici."),
        ("hi", "वह 13 जनवरी, 2020 को आया था", "वह जनवरी 13, 2020 को आया था"),
    ],
)
def test_a_date_of_which_day_and_month_changed_places_is_the_same(language: str, one: str, two: str) -> None:
    edition = collated(one, two, language=language)
    assert_one_move(edition)
    moved = [unit.readings["B"] for _, unit in edition.units() if unit.transposed]
    assert {(reading.kind, reading.detail) for reading in moved} == {(Kind.SPELLING, Detail.SAME_FIGURE)}
    assert verdict(edition).answer == "Yes, but for the order."


@pytest.mark.parametrize(
    ("language", "one", "two"),
    [
        ("en", "On May 4 people died.", "On 4 May people died."),
        ("en", "In May 4 at least died.", "In 4 May at least died."),
        ("en", "On May 4 to 6 people died.", "On 4 May to 6 people died."),
        ("en", "In late May 20 men died.", "In late 20 May men died."),
        ("en", "We met on 1 May 20 times.", "We met on May 1 20 times."),
        ("en", "On 20 May 2000 people died.", "On May 20 2000 people died."),
        ("en", "Of Psalm 4 May he sing.", "Of Psalm May 4 he sing."),
        ("de", "Seit Mai 4 Menschen starben.", "Seit 4 Mai Menschen starben."),
        ("fr", "En mai 4 personnes, dit-on.", "En 4 mai personnes, dit-on."),
        ("es", "Desde mayo 4 personas murieron.", "Desde 4 mayo personas murieron."),
        ("sv", "I maj 4 personer dog.", "I 4 maj personer dog."),
        ("ro", "Erau 4 mai mari.", "Erau mai 4 mari."),
        ("it", "Erano 5 set.", "Erano set 5."),
        ("pt", "Eram 5 dez.", "Eram dez 5."),
    ],
)
def test_a_number_that_counts_what_follows_it_or_what_goes_before_is_no_day(
    language: str, one: str, two: str
) -> None:
    assert verdict(collated(one, two, language=language)).agree is False


def test_signs_for_words_are_no_move() -> None:
    edition = collated("It was 5% in May, 7 percent now.", "It was 5 percent in May, 7% now.", language="en")
    assert verdict(edition).answer == "Yes, word for word."


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("It was on 13 February in the hall.", "It was on February 31 in the hall."),
        ("It was on 3 May in the hall.", "It was on May 4 in the hall."),
        ("It was on 4 May and 6 June here.", "It was on May 6 and June 4 here."),
        ("It was 4 May 2020 in the hall.", "It was May 4, 2021 in the hall."),
        ("They say that in June 5 people died.", "They say that in 5 June people died."),
        ("Of all of the 13 may leave it.", "Of all of the may 13 leave it."),
    ],
)
def test_another_day_is_another_figure(one: str, two: str) -> None:
    assert verdict(collated(one, two, language="en")).agree is False


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("We saw the old house by the river then.", "We saw a house by the old mill then."),
        ("He paid the man for it in the end.", "He paid a man for the it in end."),
        ("The home side won by 3 to 1 in the end.", "The home side won by 1 to 3 in the end."),
        ("Prices rose from 5 to 10 percent in a year.", "Prices rose from 10 to 5 percent in a year."),
        ("They met there on 03/05/2019 in the hall.", "They met there on 05/03/2019 in the hall."),
        ("Call us on 20 30 40 at any time of day.", "Call us on 30 20 40 at any time of day."),
    ],
)
def test_other_words_besides_are_no_mere_order(one: str, two: str) -> None:
    assert verdict(collated(one, two, language="en")).answer.startswith("No. They differ")


@pytest.mark.parametrize(
    ("one", "two", "third"),
    [
        (
            "It is altogether fitting and proper that we do this.",
            "It is altogether proper and fitting that we do this.",
            "It is altogether right and fitting that we do this.",
        ),
        ("On 4 May the council met.", "On May 4 the council met.", "On 5 May the council met."),
        ("On 4 May the council met.", "On May 4 the council met.", "On May 5 the council met."),
        ("It was 4 May 2021 in Rome.", "It was May 4 2021 in Rome.", "It was 4 June 2021 in Rome."),
    ],
)
def test_what_a_third_witness_says_changes_no_move_between_two(one: str, two: str, third: str) -> None:
    without, edition = (collated(*texts, language="en") for texts in ((one, two), (one, two, third)))
    assert _of_second(edition) == _of_second(without)
    assert all(moved for *_, moved in _of_second(edition))
    assert verdict(edition).answer.startswith("No. They differ")
    (reason,) = (each for each in verdict(edition).reasons if "in wording" in each)
    assert reason.startswith("C ")


def _of_second(edition: Edition) -> list[tuple[object, ...]]:
    """What the second witness has where it differs, and whether the same words stand elsewhere."""
    found = [unit.readings["B"] for _, unit in edition.units()]
    return [(each.text, each.kind, each.detail, bool(each.transposed)) for each in found if each.kind]


def test_both_days_of_a_range_are_turned() -> None:
    days, turned = (
        "It ran from 4 May to 6 June, and then no more.",
        "It ran from May 4 to June 6, and then no more.",
    )
    assert verdict(collated(days, turned, language="en")).answer == "Yes, but for the order."


def test_a_date_is_turned_in_a_place_that_another_witness_makes_longer() -> None:
    day, turned, ordinal = "On 4 May we met.", "On May 4 we met.", "On the 4th of May we met."
    assert verdict(collated(day, turned, ordinal, language="en")).answer == "Yes, but for the order."


def test_a_date_turned_inside_a_unit_that_a_third_witness_made_wider_is_out_of_order() -> None:
    day, turned, numbers = "On 4 May 2020, we met.", "On May 4, 2020, we met.", "On 2020-05-04 we met."
    assert verdict(collated(day, numbers, language="en")).answer == "Yes, word for word."
    assert verdict(collated(day, turned, numbers, language="en")).answer == "Yes, but for the order."


def test_a_moved_sentence_inside_which_a_third_source_differs_is_one_move() -> None:
    base, moved = f"{FIRST} {SECOND} {THIRD}", f"{FIRST} {THIRD} {SECOND}"
    third = base.replace("running normally", "going normally").replace("report", "paper")
    for texts in ((base, moved, third), (base, third, moved)):
        edition = assign_ids(collated(*texts, language="en"), Ledger()).edition
        siglum = "B" if texts[1] is moved else "C"
        named = {u.id: there for _, u in edition.units() if (there := u.readings[siglum].transposed)}
        changed = [u for _, u in edition.units() if u.readings[siglum].kind in CHANGES]
        assert len(named) == len(changed) > 2
        assert len({there for there in named.values() if named[named[there]] == there}) == 2
        (_, standing) = sorted(standings(edition), key=lambda standing: standing.siglum == siglum)[-2:]
        assert (standing.reordered, standing.wording) == (1, 0)


@pytest.mark.parametrize("order", ["ABC", "ACB", "BAC", "BCA"])
@pytest.mark.parametrize(
    "third",
    [
        "It agreed that the bridge should be mended before the winter, and asked for a report.",
        "It agreed that the bridge should be mended before frost, and asked for a report.",
    ],
)
def test_few_words_that_moved_are_one_move_where_a_third_source_adds_or_changes_words_inside(
    third: str, order: str
) -> None:
    texts = {
        "A": "It agreed that the bridge should be mended before winter, and asked for a report.",
        "B": "It agreed that before winter the bridge should be mended, and asked for a report.",
        "C": third,
    }
    edition = collated(*(texts[siglum] for siglum in order), language="en")
    a, b = ("ABC"[order.index(siglum)] for siglum in "AB")
    other = b if edition.base == a else a
    differing = [unit.readings[other] for _, unit in edition.units() if unit.readings[other].kind]
    assert all(reading.transposed for reading in differing if reading.kind in CHANGES)
    assert len(differing) > 1


def test_pieces_of_which_one_lacks_words_elsewhere_are_no_move() -> None:
    base = f"{FIRST} {SECOND} {THIRD}"
    moved = f"{FIRST} {THIRD} {SECOND}".replace("may travel", "travel")
    third = base.replace("running normally", "going normally").replace("report", "paper")
    edition = collated(base, moved, third, language="en")
    assert standings(edition)[1].wording


def test_published_ids_are_named() -> None:
    edition = collated(f"{FIRST} {SECOND} {THIRD}", f"{SECOND} {FIRST} {THIRD}", language="en")
    settled = assign_ids(edition, Ledger()).edition
    units = {unit.id: unit.transposed for _, unit in settled.units()}
    assert [units[there] for there in units.values() if there] == [
        here for here, there in units.items() if there
    ]


def test_marks_alone_are_no_move() -> None:
    """Commas inside what a witness rewrites with a figure have no words to be known by."""
    edition = collated("All of it, and soon, is told.", "All of it and soon is told.", language="en")
    (passage,) = edition.passages
    of, other = passage.sigla
    units = tuple(
        replace(
            unit,
            kind=Kind.SUBSTITUTION,
            readings={
                of: unit.readings[of],
                other: unit.readings[other]._replace(kind=Kind.SUBSTITUTION, detail=Detail.FIGURE),
            },
        )
        for unit in passage.units
    )
    texts = {witness.siglum: witness.text for witness in edition.witnesses}
    (found,) = with_transpositions([replace(passage, units=units)], lambda text: text.strip(","), texts)
    assert len(found.units) == 2
    assert not any(unit.transposed for unit in found.units)
