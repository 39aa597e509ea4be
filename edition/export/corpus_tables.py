"""One archive of many as a row of figures and a set of words, and the rows of a corpus as a table."""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import regex

from edition.analysis.answer.verdict import verdict
from edition.export.tables import to_csv
from edition.model import Edition, Fidelity, Kind
from edition.text.word_count import count_witness_words
from edition.text.word_edges import SPACELESS_LETTERS

SummaryRow = Mapping[str, str | int | None]

_QUOTED: Final = {fidelity: f"quoted_{fidelity.value}" for fidelity in Fidelity}
COLUMNS: Final[Mapping[str, type]] = {
    "archive": str,
    "done": int,
    "faults": str,
    "title": str,
    "base": str,
    "answer": str,
    "witnesses": int,
    "words": int,
    "passages": int,
    "differences": int,
    **{kind.value: int for kind in Kind},
    "quotations": int,
    **dict.fromkeys(_QUOTED.values(), int),
}
"""The columns in order and what is in each; all but the first three are None of an archive with faults."""

_MARKS: Final = regex.compile(r"\p{M}+")
_WORD: Final = regex.compile(rf"(?V1)[{SPACELESS_LETTERS}]|[[\p{{L}}\p{{N}}]--[{SPACELESS_LETTERS}]]+")


def summary_row(archive: str, edition: Edition) -> SummaryRow:
    """The figures of an edition: words are those of the base, differences by kind, quotations by fidelity."""
    kinds = Counter(unit.kind for _, unit in edition.units())
    quoted = Counter(q.fidelity for quotations in edition.quotations.values() for q in quotations)
    return {
        "archive": archive,
        "done": 1,
        "faults": "",
        "title": edition.title,
        "base": edition.base,
        "answer": verdict(edition).answer,
        "witnesses": len(edition.witnesses),
        "words": count_witness_words(edition.passages, edition.base),
        "passages": len(edition.passages),
        "differences": kinds.total(),
        **{kind.value: kinds[kind] for kind in Kind},
        "quotations": quoted.total(),
        **{column: quoted[fidelity] for fidelity, column in _QUOTED.items()},
    }


def faulty_row(archive: str, faults: Iterable[str]) -> SummaryRow:
    """The row of an archive that is left out."""
    return {**dict.fromkeys(COLUMNS), "archive": archive, "done": 0, "faults": "\n".join(faults)}


def to_summary_csv(rows: Iterable[SummaryRow]) -> bytes:
    """The rows of a corpus as CSV."""
    return to_csv(list(COLUMNS), rows)


def statement_words(edition: Edition) -> set[str]:
    """The words of the title and of the statement in all its wordings, as `search_words` folds them."""
    texts = [p.text for passage in edition.passages for ps in passage.paragraphs.values() for p in ps]
    return {word for text in {edition.title, *texts} for word in search_words(text)}


def search_words(text: str) -> Iterator[str]:
    """The words of a text without capitals, accents and marks; of scripts without spaces each character.

    The script of the corpus' index page folds what is typed in the same way.

    >>> list(search_words("L’État, 电信"))
    ['l', 'etat', '电', '信']
    """
    folded = _MARKS.sub("", unicodedata.normalize("NFKD", text).lower())
    yield from _WORD.findall(folded)
