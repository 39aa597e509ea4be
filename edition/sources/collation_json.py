"""JSON as CollateX reads and writes it: the text of one of its witnesses.

https://collatex.net/doc/: witnesses with their text or their tokens, or a table of which tokens stand beside
which. Which do is left aside: the witnesses are compared here anew.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Final

from edition.sources.original import Extract, Original, first_named, needs_no_space, refused, without_controls
from edition.sources.tei_source import CLOSING_MARKS, OPENING_MARKS

_ANOTHER: Final = "is JSON, but has no witnesses or table as CollateX has them"
_SQUARE: Final = "is a table of CollateX that may be read by its rows or by its columns"
_INSTEAD: Final = "save the text that it holds as .txt, and add that"
_CLOSING: Final = "".join(CLOSING_MARKS)

Tokens = Sequence[str]
"""Those of a witness as they are printed, `t` of CollateX."""


class _NotSoError(Exception):
    """Raised where something in the file is not as CollateX has it, with why."""


def read_collation(original: Original) -> Extract:
    """The text of the witness that the siglum names, or of the only one; EditionError where it is neither."""
    try:
        held = _witnesses(json.loads(original.content))
    except ValueError as error:
        raise refused(original, f"{_ANOTHER}: {_INSTEAD}") from error
    except _NotSoError as error:
        raise refused(original, f"{error}: {_INSTEAD}") from error
    named = {id_: tokens for id_, tokens in held.items() if any(map(str.strip, tokens))}
    if not named:
        raise refused(original, "has no text")
    chosen = _chosen(original, named)
    tokens = named[chosen]
    parted = all(token == token.strip() for each in held.values() for token in each)
    text = _with_spaces(tokens) if parted else "".join(tokens)
    others = first_named([id_ for id_ in held if id_ != chosen])
    remarks = [f"has other witnesses than {without_controls(chosen)}, left out here: {others}"] * bool(others)
    if parted and len(tokens) > 1:
        remarks.append("has words without the spaces between them: one is put between")
    return Extract(f"{without_controls(text).strip()}\n", {}, tuple(remarks))


def _chosen(original: Original, named: Mapping[str, Tokens]) -> str:
    """The witness that is asked for by its name, or by what is left of it in a siglum."""
    if original.siglum is None and len(named) == 1:
        return next(iter(named))
    of_sigla: dict[str, str] = {}
    for id_ in named:
        of_sigla.setdefault(_as_siglum(id_), id_)
    asked = original.siglum or ""
    if asked in named or asked in of_sigla:
        return asked if asked in named else of_sigla[asked]
    how = first_named([f"{siglum}={original.name}" for siglum in of_sigla], " ")
    none = f"has no witness {original.siglum} but " if original.siglum else "holds "
    what = f"{len(named)} witnesses" if len(named) > 1 else "one"
    raise refused(original, f"{none}{what}: add each as a source of its own, as {how}")


def _as_siglum(name: str) -> str:
    """What a siglum can have of the name of a witness."""
    return re.sub(r"[^\w.\-]+", "-", name).strip("-._")


def _with_spaces(tokens: Tokens) -> str:
    """Words with a space between, but for marks, which stand close to their words, and signs of Chinese."""
    words = [token for token in tokens if token]
    spaces = [
        ""
        if not after.strip(_CLOSING)
        or before in OPENING_MARKS
        or (needs_no_space(before[-1]) and needs_no_space(after[0]))
        else " "
        for before, after in pairwise(words)
    ]
    return "".join(part for each in zip(words, [*spaces, ""], strict=True) for part in each)


def _witnesses(found: object) -> Mapping[str, Tokens]:
    """By name the tokens of each witness; _NotSoError, with a name that stands twice too."""
    if not isinstance(found, dict):
        raise _NotSoError(_ANOTHER)
    each = list(_list_in(found, "witnesses"))
    if "table" in found:
        held = list(zip(map(_text, each), _by_witness(each, found), strict=True))
    else:
        held = [(_text(_in(one, "id")), list(_of_witness(one))) for one in each]
    if len(dict(held)) != len(held) or not all(name.strip() for name, _ in held):
        raise _NotSoError(_ANOTHER)
    return dict(held)


def _of_witness(witness: object) -> Iterator[str]:
    if isinstance(witness, dict) and "tokens" in witness:
        yield from map(_token, _list_in(witness, "tokens"))
    else:
        yield _text(_in(witness, "content"))


def _by_witness(witnesses: Sequence[object], found: object) -> list[Tokens]:
    """The tokens of each witness in a table, whose rows are columns, or witnesses as Python has them."""
    rows = [list(_cells(row)) for row in _list_in(found, "table")]
    sizes = {len(row) for row in rows}
    of_witnesses = len(rows) == len(witnesses) and len(sizes) == 1
    of_columns = sizes <= {len(witnesses)}
    if of_witnesses and of_columns:
        of_witnesses = _is_told(witnesses, rows)
    if of_witnesses:
        return [[_token(token) for cell in row for token in cell] for row in rows]
    if not of_columns:
        raise _NotSoError(_ANOTHER)
    return [[_token(token) for row in rows for token in row[at]] for at in range(len(witnesses))]


def _is_told(witnesses: Sequence[object], rows: Sequence[Sequence[Sequence[object]]]) -> bool:
    """Whether the rows of a table of as many columns as witnesses are witnesses: its tokens tell."""
    tokens = [(at, token) for at, row in enumerate(rows) for cell in row for token in cell]
    if all(isinstance(token, str) for _, token in tokens):
        return False  # what is written in Java
    named = [(at, token["_sigil"]) for at, token in tokens if isinstance(token, dict) and "_sigil" in token]
    if not named:
        raise _NotSoError(_SQUARE)
    return all(witnesses[at] == siglum for at, siglum in named)


def _cells(row: object) -> Iterator[Sequence[object]]:
    if not isinstance(row, list):
        raise _NotSoError(_ANOTHER)
    for cell in row:
        if cell is not None and not isinstance(cell, list):
            raise _NotSoError(_ANOTHER)
        yield cell or ()


def _token(token: object) -> str:
    return _text(token if isinstance(token, str) else _in(token, "t"))


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise _NotSoError(_ANOTHER)
    return value


def _list_in(value: object, key: str) -> list[object]:
    found = _in(value, key)
    if not isinstance(found, list):
        raise _NotSoError(_ANOTHER)
    return found


def _in(value: object, key: str) -> object:
    if not isinstance(value, dict) or key not in value:
        raise _NotSoError(_ANOTHER)
    return value[key]
