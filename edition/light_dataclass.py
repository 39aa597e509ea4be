"""Frozen dataclasses that are made quickly: to import the program is to make more than a hundred.

The library writes and compiles six functions for each class, .5 milliseconds in all. Here only `__init__` is
compiled; the others are the same for every class, and know the names of the fields. What such a class does
is what the library's does, so to a type checker it is one.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import MISSING, Field, FrozenInstanceError
from operator import attrgetter
from typing import TYPE_CHECKING, Any, Final, cast

_SET: Final = object.__setattr__
_NOT_KEPT: Final = ("__init__", "__repr__", "__eq__", "__hash__", "__setattr__", "__delattr__")

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(*, frozen: bool = False, slots: bool = False) -> Callable[[type], type]:
        """The decorator of a dataclass, with slots or without; one that is not frozen is the library's."""
        if not frozen:
            return dataclasses.dataclass(slots=slots)
        return _with_slots if slots else _without_slots


def _with_slots(cls: type) -> type:
    made: Any = _frozen(dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)(cls))
    names = [field.name for field in dataclasses.fields(made)]

    def to_pickle(self: Any) -> list[Any]:
        return [getattr(self, name) for name in names]

    def from_pickle(self: Any, values: Sequence[Any]) -> None:
        for name, value in zip(names, values, strict=True):
            _SET(self, name, value)

    made.__getstate__, made.__setstate__ = to_pickle, from_pickle
    return cast(type, made)


def _without_slots(cls: type) -> type:
    return _frozen(dataclasses.dataclass(init=False, repr=False, eq=False)(cls))


def _frozen(cls: type) -> type:
    fields = dataclasses.fields(cls)
    _refuse_what_is_not_done(cls, fields)
    key = _key([field.name for field in fields if field.compare])
    hashed = _key([f.name for f in fields if (f.compare if f.hash is None else f.hash)])
    shown = [field.name for field in fields if field.repr]

    def are_equal(self: Any, other: object) -> bool:
        return key(self) == key(other) if other.__class__ is self.__class__ else NotImplemented

    def hash_of(self: Any) -> int:
        return hash(hashed(self))

    def written(self: Any) -> str:
        values = ", ".join(f"{name}={getattr(self, name)!r}" for name in shown)
        return f"{self.__class__.__qualname__}({values})"

    methods = {
        "__init__": _initializer(cls, fields),
        "__eq__": are_equal,
        "__hash__": hash_of,
        "__repr__": written,
    }
    for name, method in {**methods, "__setattr__": _refuse_set, "__delattr__": _refuse_delete}.items():
        setattr(cls, name, method)
    return cls


def _refuse_what_is_not_done(cls: type, fields: Sequence[Field[Any]]) -> None:
    """The library would call or keep what the class defines itself: here it would be lost in silence."""
    own = [name for name in _NOT_KEPT if name in cls.__dict__]
    own += [name for name in ("__post_init__",) if hasattr(cls, name)]
    own += [field.name for field in fields if not field.init or field.kw_only]
    if own:
        raise TypeError(f"{cls.__qualname__} has {own[0]}, which a light dataclass does not heed")


def _key(names: Sequence[str]) -> Callable[[Any], tuple[Any, ...]]:
    """What gives the values of an instance as a tuple."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda self: tuple(getattr(self, name) for name in names)


def _initializer(cls: type, fields: Sequence[Field[Any]]) -> Callable[..., None]:
    known: dict[str, Any] = {"_set": _SET, "_missing": MISSING}
    arguments, lines = ["self"], []
    for field in fields:
        name = value = field.name
        default = f"_default_{name}"
        if field.default_factory is not MISSING:
            known[default] = field.default_factory
            arguments.append(f"{name}=_missing")
            value = f"{default}() if {name} is _missing else {name}"
        elif field.default is not MISSING:
            known[default] = field.default
            arguments.append(f"{name}={default}")
        else:
            arguments.append(name)
        lines.append(f" _set(self, {name!r}, {value})")
    exec(f"def __init__({', '.join(arguments)}):\n" + "\n".join(lines), known)  # noqa: S102
    made: Any = known["__init__"]
    made.__qualname__ = f"{cls.__qualname__}.__init__"
    return cast(Callable[..., None], made)


def _refuse_set(self: object, name: str, value: object) -> None:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_delete(self: object, name: str) -> None:
    raise FrozenInstanceError(f"cannot delete field {name!r}")
