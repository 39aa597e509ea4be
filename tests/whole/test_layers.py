"""The house: every module has its layer, and imports only from the layers below its own."""

from __future__ import annotations

import ast
import importlib
import json
import re
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

from edition.site.assets import SCRIPTS, join_modules
from edition.site.pages import missing
from tests.support.layers import LAYERS, ROOMS, statements, written_tests
from tests.support.programs import ROOT
from tests.support.scripts import SOURCES, run

MOST_ARROWS = 64  # between packages and root modules: more than a newcomer can see at once is no house
MODULES_OF_SCRIPTS = {**SCRIPTS, missing.MISSING_PAGE: missing.MODULES}
# As good as of the language: that a layer uses them leads nowhere.
TOOLS = ("face", "lasting", "late_patterns", "light_dataclass")
EDGE = ("click", "material", "mkdocs", "watchdog")


@cache
def modules() -> list[tuple[str, Path]]:
    """Every module of the product with the layer it lies in; the door is a layer of its own."""
    found = []
    for path in sorted((ROOT / "edition").rglob("*.py")):
        first = path.relative_to(ROOT / "edition").parts[0]
        found.append(("edition" if first == "__init__.py" else first.removesuffix(".py"), path))
    return found


@cache
def imported(path: Path) -> list[str]:
    """The dotted names that a module imports, wherever in it."""
    return list(named_in_imports(path))


def named_in_imports(path: Path) -> Iterator[str]:
    for node in statements(path):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import hides where it leads"
            yield from (f"{node.module}.{name.name}" for name in node.names)
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names)


def arrows() -> set[tuple[str, str]]:
    """From each layer to those it imports from."""
    return {
        (layer, name.split(".")[1])
        for layer, path in modules()
        for name in imported(path)
        if name.startswith("edition.") and name.split(".")[1] not in (layer, *TOOLS)
    }


def test_every_module_lies_in_a_layer() -> None:
    assert {layer for layer, _ in modules()} == {"edition", *LAYERS}


def test_each_layer_imports_only_from_those_below() -> None:
    height = {layer: at for at, layer in enumerate(LAYERS)}
    upward = {
        (upper, used) for upper, used in arrows() if upper != "edition" and height[used] > height[upper]
    }
    assert upward == set()


def test_every_frozen_dataclass_is_light() -> None:
    """But one that has an order, which only the library makes."""
    library = re.compile(r"^from dataclasses import .*\bdataclass\b", re.MULTILINE)
    slow = re.compile(r"^@dataclass\(frozen=True(?!.*order)", re.MULTILINE)
    for path in (ROOT / "edition").rglob("*.py"):
        text = path.read_text("utf-8")
        assert not (library.search(text) and slow.search(text)), path


def test_few_arrows_run_between_the_layers() -> None:
    assert len(arrows()) <= MOST_ARROWS


def test_each_room_of_a_package_imports_only_from_those_before() -> None:
    for package, rooms in ROOMS.items():
        inside = [path for path in (ROOT / "edition" / package).rglob("*.py") if path.parent.name != package]
        assert {path.parent.name for path in inside} == set(rooms)
        for path in inside:
            used = {name.split(".")[2] for name in imported(path) if name.startswith(f"edition.{package}.")}
            assert used & set(rooms) <= set(rooms[: rooms.index(path.parent.name) + 1]), path


def test_no_modules_name_each_other_in_a_circle() -> None:
    """Not even for their types alone; a face, which loads what it shows when it is asked, leads nowhere."""
    house = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts): path
        for _, path in modules()
        if path.name != "__init__.py"
    }
    named = {
        name: {*imported(path), *(each.rpartition(".")[0] for each in imported(path))} & house.keys()
        for name, path in house.items()
    }
    assert list(TopologicalSorter(named).static_order())


def test_only_the_edge_knows_mkdocs_and_the_terminal() -> None:
    for layer, path in modules():
        if layer != "app":
            assert [name for name in imported(path) if name.split(".")[0] in EDGE] == [], path


def test_the_door_leads_to_the_edge_alone() -> None:
    assert {name.rpartition(".")[0] for name in imported(ROOT / "build_site.py")} <= {
        "edition.app.cli",
        "edition.app.hook",
    }


def test_tests_lie_as_the_packages_do() -> None:
    packages = {layer for layer in LAYERS if (ROOT / "edition" / layer).is_dir()}
    tests = {path.parent.relative_to(ROOT / "tests").parts[:1] for path in written_tests()}
    assert {name for (name, *_) in filter(None, tests)} <= packages | {"whole"}
    for package in ROOMS:
        homes = {path.stem: path.parent.name for path in (ROOT / "edition" / package).rglob("*.py")}
        for path in (ROOT / "tests" / package).rglob("test_*.py"):
            assert path.parent.name == homes.get(path.stem.removeprefix("test_"), path.parent.name), path
            assert path.parent.name in {package, *ROOMS[package]}, path


def test_no_test_imports_another() -> None:
    for path in written_tests():
        used = [name for name in imported(path) if ".test_" in name or name.startswith("tests.conftest")]
        assert used == [], f"{path}: what tests share lies in tests/support"


@cache
def faces() -> list[str]:
    """Each folder with modules of its own has one: what others use of these; a room's is in the room."""
    folders = [*LAYERS, *(f"{package}/{room}" for package, rooms in ROOMS.items() for room in rooms)]
    return [
        f"edition.{folder}".replace("/", ".")
        for folder in folders
        if folder != "app" and any((ROOT / "edition" / folder).glob("[!_]*.py"))
    ]


def shown_by(name: str) -> str:
    """The face that a name is imported by, or would be if it were not imported from its module."""
    folder = name.rpartition(".")[0]
    return folder if folder in faces() else folder.rpartition(".")[0]


def test_every_name_of_a_face_is_there() -> None:
    for package in ["edition", *faces()]:
        module = importlib.import_module(package)
        assert module.__all__, package
        for name in module.__all__:
            assert getattr(module, name) is not None, f"{package}.{name}"


def test_a_face_shows_what_others_use() -> None:
    """Others of the product, or its tests; what the whole shows is for those who call it."""
    tests = [path for path in (ROOT / "tests").rglob("*.py") if "node_modules" not in path.parts]
    used = {
        (shown_by(name), name.rpartition(".")[2])
        for path in [*(path for _, path in modules()), *tests]
        for name in imported(path)
        if ROOT.joinpath(*shown_by(name).split(".")) not in path.parents
    }
    for package in faces():
        names = set(importlib.import_module(package).__all__)
        assert names <= {name for face, name in used if face == package}, package


def test_packages_use_of_each_other_what_their_faces_show() -> None:
    """And so do the rooms of one; a function that bears the name of its module is that module's face."""
    hidden = set()
    for _, path in modules():
        here = ".".join(path.parent.relative_to(ROOT).parts)
        for name in imported(path):
            package, (*_, module, word) = shown_by(name), f".{name}".split(".")
            is_module = ROOT.joinpath(*name.split(".")).with_suffix(".py").exists()
            away = package in faces() and not (is_module or f"{here}.".startswith(f"{package}."))
            if away and word not in (module, *importlib.import_module(package).__all__):
                hidden.add(f"{path.name}: {name}")
    assert hidden == set()


def source(module: str) -> str:
    """A module of the pages' scripts."""
    return (SOURCES / module).read_text("utf-8")


def test_each_module_of_a_script_imports_only_from_those_before() -> None:
    assert {name for names in MODULES_OF_SCRIPTS.values() for name in names} == {
        path.name for path in SOURCES.glob("*.js")
    }
    for path, names in MODULES_OF_SCRIPTS.items():
        for number, name in enumerate(names):
            used = re.findall(r'^import [^;]*? from "\./([\w.]+)"', source(name), re.MULTILINE)
            assert set(used) <= set(names[:number]), (path, name)


def test_no_two_modules_of_a_script_have_a_name_in_common() -> None:
    declared = re.compile(r"^(?:export )?(?:async )?(?:function\*?|const|let|class) (\w+)", re.MULTILINE)
    for path, names in MODULES_OF_SCRIPTS.items():
        found = [name for module in names for name in declared.findall(source(module))]
        assert len(found) == len(set(found)), (path, sorted(n for n in found if found.count(n) > 1))


def test_each_script_is_a_classic_one_that_a_browser_can_read() -> None:
    joined = {path: join_modules(*map(source, names)) for path, names in MODULES_OF_SCRIPTS.items()}
    for path, script in joined.items():
        assert not re.search(r"^\s*(import|export)\b", script, re.MULTILINE), path
    unread = run(
        f"const scripts = {json.dumps(joined)};"
        "const unread = ([path, script]) => { try { new Function(script); return []; }"
        " catch (fault) { return [`${path}: ${fault.message}`]; } };"
        "console.log(JSON.stringify(Object.entries(scripts).flatMap(unread)));"
    )
    assert unread == []
