"""The forms of what people write as tables, and what is wrong with a table: every fault at once.

A form is a class whose annotations are the keys; a key with a value of its own may be left out. What stands
in `Annotated` behind a type are checks, each of which is given the value and returns it, perhaps in another
form, or raises ValueError with words for the reader; `Before` marks one that is asked before the type is.
"""

from __future__ import annotations

import datetime
import enum
import re
from collections.abc import Callable, Mapping
from functools import partial
from types import NoneType, UnionType
from typing import (
    Annotated,
    Any,
    Final,
    Literal,
    NamedTuple,
    Self,
    TypeAlias,
    TypeVar,
    Union,
    cast,
    dataclass_transform,
    get_args,
    get_origin,
    get_type_hints,
)

from edition.errors import shown
from edition.light_dataclass import dataclass

KeyPath: TypeAlias = tuple[str | int, ...]
"""Where a value stands, such as `("witness", 0, "file")`: keys, and places in a list from 0."""

_MISSING: Final = object()
_DAY_ALONE: Final = "must be a day alone, such as 2020-02-13"
_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


class Wrong(enum.Enum):
    """What may be wrong with a table, where a form has words of its own for it."""

    MISSING = enum.auto()
    UNKNOWN = enum.auto()
    NO_TABLE = enum.auto()
    OTHER_VALUE = enum.auto()
    """Is not the one that must stand there."""
    REFUSED = enum.auto()
    """By a check, or by its type."""


class FormFault(NamedTuple):
    """What is wrong at a place of a table, in the usual words, and in which form."""

    place: KeyPath
    wrong: Wrong
    message: str
    form: type[Form] | None = None


class FormError(Exception):
    """A table that is not of its form."""

    def __init__(self, faults: list[FormFault]) -> None:
        super().__init__(faults)
        self.faults = faults


class Before(NamedTuple):
    """A check of what was written, before its type is asked for."""

    check: Callable[[object], object]


def writable(text: str) -> str:
    """A text as it is; raises ValueError where it has a control character, which no page shows."""
    if control := _CONTROL.search(text):
        raise ValueError(f"holds the control character U+{ord(control[0]):04X}: remove it")
    return text


def iso_day(value: object) -> object:
    """A day that was written without quotation marks, as text; ValueError where it has an hour too."""
    if isinstance(value, datetime.datetime):
        raise ValueError(_DAY_ALONE)
    return value.isoformat() if isinstance(value, datetime.date) else value


class AtLeast(NamedTuple):
    """So many values, or letters, or for a number the least."""

    least: int

    def __call__(self, value: Any) -> Any:
        """The value; ValueError where it is less."""
        if isinstance(value, int):
            if value < self.least:
                raise ValueError(f"{shown(value)} must be a whole number from {self.least} on")
        elif len(value) < self.least:
            of = "characters" if isinstance(value, str) else "of them"
            raise ValueError(f"needs at least {self.least} {of}" if value else "must not be empty")
        return value


@dataclass(frozen=True)
class _WrittenKey:
    default: Any
    alias: str


def key(*, default: Any, alias: str) -> Any:
    """A key that is written otherwise than its attribute is called."""
    return _WrittenKey(default, alias)


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(key,))
class Form:
    """A table as it must be; frozen, and equal to another with the same values."""

    _alias: Mapping[str, str] = {}

    def __init_subclass__(cls) -> None:
        keys = {name: value for name, value in vars(cls).items() if isinstance(value, _WrittenKey)}
        for name, value in keys.items():
            setattr(cls, name, value.default)
        cls._alias = {**cls._alias, **{name: value.alias for name, value in keys.items()}}

    def __init__(self, **values: Any) -> None:
        self.__dict__.update(values)

    def checked(self) -> Self:
        """Itself; ValueError where the values do not go together. A form says here what must."""
        return self

    def values(self) -> dict[str, Any]:
        """The value of each attribute, in the order of the form."""
        return {name: getattr(self, name) for name in fields(type(self))}

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError(f"{type(self).__name__} is frozen")

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self.values() == other.values()

    def __hash__(self) -> int:
        return hash((type(self), *self.values().values()))

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{k}={v!r}' for k, v in self.values().items())})"


SomeForm = TypeVar("SomeForm", bound=Form)
_Check: TypeAlias = Callable[[object, KeyPath, list[FormFault]], object]


def filled(form: type[SomeForm], table: object, place: KeyPath = ()) -> SomeForm:
    """The form with the values of a table that stands at a place; FormError with every fault of it."""
    faults: list[FormFault] = []
    found = _fill(form, table, place, faults)
    if faults:
        raise FormError(faults)
    return cast(SomeForm, found)


def keys_of(form: type[Form]) -> str:
    """The keys that a table may have, as a message lists them."""
    return ", ".join(form._alias.get(name, name) for name in fields(form))


_FIELDS: Final[dict[type, Mapping[str, Any]]] = {}
_CHECKS: Final[dict[type, Mapping[str, tuple[str, _Check, bool]]]] = {}


def fields(form: type[Form]) -> Mapping[str, Any]:
    """The attributes of a form and their types, those of its bases first."""
    if form not in _FIELDS:
        hints = get_type_hints(form, include_extras=True)
        _FIELDS[form] = {name: type_ for name, type_ in hints.items() if not name.startswith("_")}
    return _FIELDS[form]


def _checks(form: type[Form]) -> Mapping[str, tuple[str, _Check, bool]]:
    """By key: the attribute, what checks its value, and whether it must stand there."""
    if form not in _CHECKS:
        _CHECKS[form] = {
            form._alias.get(name, name): (name, _check_of(type_), not hasattr(form, name))
            for name, type_ in fields(form).items()
        }
    return _CHECKS[form]


def _fill(form: type[Form], table: object, place: KeyPath, faults: list[FormFault]) -> Form | None:
    if not isinstance(table, Mapping):
        faults.append(FormFault(place, Wrong.NO_TABLE, f"{shown(table)} must be a table", form))
        return None
    values: dict[str, object] = {}
    before = len(faults)
    checks = _checks(form)
    for written, (name, check, needed) in checks.items():
        value = table.get(written, _MISSING)
        if value is not _MISSING:
            values[name] = check(value, (*place, written), faults)
        elif needed:
            faults.append(FormFault((*place, written), Wrong.MISSING, "is missing", form))
    faults += [
        FormFault((*place, written), Wrong.UNKNOWN, "is not a known key", form)
        for written in table
        if written not in checks
    ]
    return None if len(faults) > before else _together(form(**values), place, faults)


def _together(form: Form, place: KeyPath, faults: list[FormFault]) -> Form | None:
    try:
        return form.checked()
    except ValueError as error:
        faults.append(FormFault(place, Wrong.REFUSED, str(error), type(form)))
        return None


def _check_of(type_: Any) -> _Check:
    """What checks a value of a type, with all that is annotated."""
    origin, arguments = get_origin(type_), get_args(type_)
    if origin is Annotated:
        first = [each.check for each in arguments[1:] if isinstance(each, Before)]
        after = [each for each in arguments[1:] if not isinstance(each, Before)]
        return partial(_in_turn, first, _check_of(arguments[0]), after)
    if origin in (Union, UnionType):
        return _one_of([each for each in arguments if each is not NoneType])
    if origin is Literal:
        return partial(_literal, arguments)
    if origin is tuple:
        checks = [_check_of(each) for each in arguments if each is not ...]
        return partial(_list, checks) if ... not in arguments else partial(_long_list, checks[0])
    if origin in (dict, Mapping):
        return partial(_dict, _check_of(arguments[0]), _check_of(arguments[1]))
    if issubclass(type_, Form):
        return partial(_fill, type_)
    return partial(_enum, type_) if issubclass(type_, enum.Enum) else partial(_plain, type_)


def _in_turn(
    first: list[Callable[[object], object]],
    check: _Check,
    after: list[Callable[[object], object]],
    value: object,
    place: KeyPath,
    faults: list[FormFault],
) -> object:
    try:
        for each in first:
            value = each(value)
        before = len(faults)
        value = check(value, place, faults)
        if len(faults) == before:
            for each in after:
                value = each(value)
    except ValueError as error:
        faults.append(FormFault(place, Wrong.REFUSED, str(error)))
    return value


def _one_of(types: list[Any]) -> _Check:
    """A form where a table stands, the other type for anything else."""
    if len(types) == 1:
        return _check_of(types[0])
    form, other = types
    of_form, of_other = _check_of(form), _check_of(other)

    def check(value: object, place: KeyPath, faults: list[FormFault]) -> object:
        return (of_form if isinstance(value, Mapping) else of_other)(value, place, faults)

    return check


def _literal(wanted: tuple[Any, ...], value: object, place: KeyPath, faults: list[FormFault]) -> object:
    if not any(type(value) is type(each) and value == each for each in wanted):
        faults.append(FormFault(place, Wrong.OTHER_VALUE, _not_among(value, list(wanted))))
    return value


def _enum(type_: type[enum.Enum], value: object, place: KeyPath, faults: list[FormFault]) -> object:
    wanted = {each.value: each for each in type_}
    if isinstance(value, str) and value in wanted:
        return wanted[value]
    faults.append(FormFault(place, Wrong.REFUSED, _not_among(value, list(wanted))))
    return value


def _not_among(value: object, wanted: list[Any]) -> str:
    *others, last = map(repr, wanted)
    return f"{shown(value)} is not one of {', '.join(others) + ' or ' if others else ''}{last}"


_PLAIN: Final[Mapping[type, str]] = {
    str: "must be text in quotation marks",
    bool: "must be true or false",
    int: "must be a whole number",
    float: "must be a number",
    datetime.date: "must be a valid date such as 2020-02-13",
}


def _plain(type_: type, value: object, place: KeyPath, faults: list[FormFault]) -> object:
    if type(value) is type_ or (type_ is float and type(value) is int):
        return value
    said = f"{shown(value)} {_PLAIN[type_]}"
    if type_ is datetime.date and isinstance(value, datetime.datetime):
        said = _DAY_ALONE
    faults.append(FormFault(place, Wrong.REFUSED, said))
    return value


def _list(checks: list[_Check], value: object, place: KeyPath, faults: list[FormFault]) -> object:
    """A list of so many values."""
    if not isinstance(value, list):
        faults.append(FormFault(place, Wrong.NO_TABLE, f"{shown(value)} must be a list"))
        return value
    if len(value) != len(checks):
        faults.append(FormFault(place, Wrong.REFUSED, f"needs {len(checks)} values, has {len(value)}"))
        return value
    numbered = enumerate(zip(checks, value, strict=True))
    return tuple([check(each, (*place, at), faults) for at, (check, each) in numbered])


def _long_list(check: _Check, value: object, place: KeyPath, faults: list[FormFault]) -> object:
    if not isinstance(value, list):
        faults.append(FormFault(place, Wrong.NO_TABLE, f"{shown(value)} must be a list"))
        return value
    return tuple([check(each, (*place, at), faults) for at, each in enumerate(value)])


def _dict(check_key: _Check, check: _Check, value: object, place: KeyPath, faults: list[FormFault]) -> object:
    if not isinstance(value, Mapping):
        faults.append(FormFault(place, Wrong.NO_TABLE, f"{shown(value)} must be a table"))
        return value
    return {
        check_key(each, (*place, each), faults): check(inner, (*place, each), faults)
        for each, inner in value.items()
    }
