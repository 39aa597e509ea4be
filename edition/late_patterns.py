"""Patterns that are compiled when they are first used, as few texts need them all.

To compile one takes up to some milliseconds, and would be done whenever the module that has it is loaded.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ParamSpec, TypeVar, cast

Given = ParamSpec("Given")
Compiled = TypeVar("Compiled")


def late(compiler: Callable[Given, Compiled], *given: Given.args, **named: Given.kwargs) -> Compiled:
    """The pattern that `re.compile` or `regex.compile` gives, which is asked when it is first used."""
    return cast(Compiled, _Late(lambda: compiler(*given, **named)))


class _Late:
    """Stands for a pattern, and has from the first use of each on its attributes."""

    def __init__(self, compiled: Callable[[], object]) -> None:
        self._compiled: Any = compiled
        self._pattern: Any = None

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # it is not copied as a pattern is
            raise AttributeError(name)
        if self._pattern is None:
            self._pattern = self._compiled()
        found = getattr(self._pattern, name)
        setattr(self, name, found)
        return found
