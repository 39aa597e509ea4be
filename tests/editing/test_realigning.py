"""Paragraphs that editors put side by side, or apart."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from lxml import etree

from edition.analysis.measures.parallel import parallel
from edition.collate import collate, prepare
from edition.editing.decisions import apply
from edition.editing.decisions_file import parse_decisions
from edition.errors import EditionError
from edition.export.tei import to_tei
from edition.model import Action, Edition, Sources
from tests.support.decisions import SIGNED, realigned
from tests.support.editions import witness
from tests.support.tei import expected, rebuild

BASE = (
    "The first paragraph is the same in both of them.",
    "The ministers met on Tuesday and agreed on nothing at all.",
    "The last paragraph is the same in both of them too.",
)


OTHER = (BASE[0], "A meeting of the cabinet took place without any outcome.", BASE[2])


def collated(base: Sequence[str] = BASE, other: Sequence[str] = OTHER) -> Edition:
    texts = (witness("A", "\n\n".join(base)), witness("B", "\n\n".join(other)))
    return collate(Sources("x", "A", texts, language="en"))


def aligned(found: Edition) -> list[tuple[str, int, int]]:
    return [(p.id, len(p.paragraphs["A"]), len(p.paragraphs["B"])) for p in found.passages]


def test_paragraphs_put_side_by_side_and_apart_again():
    found = collated()
    assert aligned(found) == [("p1", 1, 1), ("p2", 1, 0), ("p2a", 0, 1), ("p3", 1, 1)]
    united = realigned(found, 'do = "align"\npassage = "p2"\nwith = "p2a"')
    assert aligned(united) == [("p1", 1, 1), ("p2", 1, 1), ("p3", 1, 1)]
    passage = united.passages[1]
    assert passage.units
    assert passage.units[0].id == "p2.u1"
    assert passage.decisions[0].action is Action.ALIGN
    written = parallel(united, passage)
    assert written.text("B") == OTHER[1]
    assert not passage.moved
    assert rebuild(etree.fromstring(to_tei(united))) == expected(united)
    apart = realigned(
        replace(united, passages=(united.passages[0], replace(passage, decisions=()), united.passages[2])),
        'do = "align"\npassage = "p2"\napart = ["B"]',
    )
    assert aligned(apart) == aligned(found)
    assert [p.units for p in apart.passages] == [(), (), (), ()]


def test_a_paragraph_put_beside_one_from_elsewhere_has_moved():
    more = "A paragraph between them says that the harbour was closed in March."
    found = collated((*BASE[:2], more, BASE[2]), (OTHER[0], more, OTHER[1], OTHER[2]))
    [odd] = [p.id for p in found.passages if not p.paragraphs["A"]]
    united = realigned(found, f'do = "align"\npassage = "p2"\nwith = "{odd}"')
    assert [p.moved for p in united.passages] == [frozenset(), frozenset("B"), frozenset(), frozenset()]
    assert rebuild(etree.fromstring(to_tei(united))) == expected(united)


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ('do = "align"\npassage = "p1"\nwith = "p3"', "A has both p1 and p3"),
        ('do = "align"\npassage = "p1"\nwith = "p9"', "the edition lacks passage p9"),
        ('do = "align"\npassage = "p1"\napart = ["A"]', "the base keeps its passages"),
        ('do = "align"\npassage = "p1"\napart = ["A", "B"]', "nothing stands apart"),
        ('do = "align"\npassage = "p2"\napart = ["B"]', "B does not have p2"),
        ('do = "align"\npassage = "p2"\napart = ["Z"]', "'Z' is not a witness"),
        ('do = "align"\npassage = "p2"', "one of these alone"),
        ('do = "align"\npassage = "p2"\napart = ["B"]\nwith = "p3"', "one of these alone"),
    ],
)
def test_paragraphs_that_cannot_be_put_so(table, message):
    with pytest.raises(EditionError, match=message):
        realigned(collated(), table)


def test_realigning_comes_before_other_decisions_on_the_passage():
    note = f'do = "note"\npassage = "p2"\nnote = "x"\n[[decision]]\n{SIGNED}'
    with pytest.raises(EditionError, match="put this one before"):
        realigned(collated(), note + 'do = "align"\npassage = "p2"\nwith = "p2a"')


def test_comparing_paragraphs_anew_uses_what_collation_read(monkeypatch: pytest.MonkeyPatch) -> None:
    found = collated()
    prepared = prepare(found)
    monkeypatch.setattr("edition.editing.decisions.prepare", None)
    text = f'[[decision]]\n{SIGNED}do = "align"\npassage = "p2"\nwith = "p2a"'
    assert apply(found, parse_decisions(text, "x"), prepared).passages[1].units


def test_a_further_witness_with_both_paragraphs_unites_them_too():
    """The decision holds by the witnesses that were there; the third has two paragraphs in the passage."""
    first, last = (
        "Our water road never holds evidence in town.",
        "All the books of the council are open to all.",
    )
    deny, sum_ = "We deny that any money was paid to the mayor.", "No sum at all went into his pocket, ever."
    texts = ["\n\n".join((first, *middle, last)) for middle in ((deny,), (sum_,), (deny, sum_))]
    for number in (2, 3):
        given = tuple(witness(siglum, text) for siglum, text in zip("ABC"[:number], texts, strict=False))
        found = collate(Sources("x", "A", given, language="en"))
        [other] = [passage.id for passage in found.passages if not passage.paragraphs["A"]]
        united = realigned(found, f'do = "align"\npassage = "p2"\nwith = "{other}"').passages
        assert [len(united[1].paragraphs[siglum]) for siglum in "ABC"[:number]] == [1, 1, 2][:number]
        assert len(united) == 3
