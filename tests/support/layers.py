"""The layers of the house, and the tests of it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.support.programs import ROOT

# From the ground to the roof: root modules and packages of `edition/`.
LAYERS = (
    "errors",
    "english",
    "face",
    "lasting",
    "late_patterns",
    "light_dataclass",
    "model",
    "permalink",
    "toml_file",
    "wordlists",
    "sources",
    "text",
    "alignment",
    "analysis",
    "collate",
    "ledger",
    "citation",
    "editing",
    "export",
    "site",
    "app",
)

# Folders inside a package, each of which imports only from those before it; modules may stand beside them.
ROOMS = {
    "sources": ("web", "pdf", "office"),
    "text": ("layout",),
    "analysis": ("values", "kinds", "places", "quoting", "roles", "measures", "answer"),
    "site": ("pages",),
}


def written_tests() -> list[Path]:
    """Every test file of the project; those of npm's packages are others'."""
    folders = [folder for folder in (ROOT / "tests").iterdir() if folder.name != "node_modules"]
    found = (path for folder in folders for path in (folder, *folder.rglob("*.py")))
    return sorted(path for path in found if path.match("test_*.py"))


def statements(path: Path) -> Iterator[ast.AST]:
    """Every statement of a module, those inside others too; to walk expressions as well takes far longer.

    Nothing is kept of them: so many objects would be looked through at every collection from then on.
    """
    return _inside(ast.parse(path.read_text("utf-8")))


def _inside(node: ast.AST) -> Iterator[ast.AST]:
    for name in ("body", "handlers", "cases", "orelse", "finalbody"):
        for each in getattr(node, name, ()):
            yield each
            yield from _inside(each)
