"""One word a thing, one thing a word: no name of a class or of a module stands for two things."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from tests.support.layers import statements, written_tests
from tests.support.programs import ROOT

HOUSE = sorted((ROOT / "edition").rglob("*.py"))


def named_classes(path: Path) -> Iterator[tuple[str, str]]:
    """Each class and each named type of a module, without the mark of a private one, and what it is.

    Variables of types are each module's own, as is a public name for what another project keeps private.
    """
    for node in statements(path):
        match node:
            case ast.ClassDef(name=name, lineno=line):
                yield name.lstrip("_"), f"{path.relative_to(ROOT)}:{line}"
                continue
            case ast.Assign(targets=[ast.Name(id=name)], value=value):
                pass
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                pass
            case _:
                continue
        name = name.lstrip("_")
        if name[:1].isupper() and not name.isupper():
            said = ast.unparse(value)
            own = said.startswith(("TypeVar(", "ParamSpec(", "etree._"))
            yield name, said if own else f"{said} in {path.relative_to(ROOT)}"


def test_no_class_bears_the_name_of_another() -> None:
    meanings: dict[str, set[str]] = defaultdict(set)
    for path in HOUSE:
        for name, meaning in named_classes(path):
            meanings[name].add(meaning)
    assert {name: found for name, found in meanings.items() if len(found) > 1} == {}


def test_no_module_bears_the_name_of_another_or_of_a_package() -> None:
    places: dict[str, list[str]] = defaultdict(list)
    for path in HOUSE:
        named = path.parent if path.name == "__init__.py" else path
        places[named.stem].append(str(named.relative_to(ROOT)))
    assert {name: found for name, found in places.items() if len(found) > 1} == {}


def test_each_test_module_bears_the_name_of_one_alone() -> None:
    """So a failure names its place; what tests of one package is called like another's is not found."""
    places: dict[str, list[str]] = defaultdict(list)
    for path in written_tests():
        places[path.name].append(str(path.relative_to(ROOT)))
    assert {name: found for name, found in places.items() if len(found) > 1} == {}


def test_no_function_bears_the_name_of_another() -> None:
    """A command is called as it is typed, and is no function that others call."""
    places: dict[str, list[str]] = defaultdict(list)
    for path in HOUSE:
        for node in ast.parse(path.read_bytes()).body:
            if isinstance(node, ast.FunctionDef) and node.name[0] != "_" and not is_command(node):
                places[node.name].append(f"{path.relative_to(ROOT)}:{node.lineno}")
    assert {name: found for name, found in places.items() if len(found) > 1} == {}


def is_command(function: ast.FunctionDef) -> bool:
    return any("command(" in ast.unparse(decorator) for decorator in function.decorator_list)
