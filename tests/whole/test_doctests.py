"""The examples in docstrings hold, and what no test imports, the bench say, is imported at least."""

from __future__ import annotations

import doctest
import importlib

from tests.support.programs import ROOT


def _modules(folder: str) -> list[str]:
    files = sorted((ROOT / folder).rglob("*.py"))
    return [
        ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for file in files
        if "node_modules" not in file.parts
    ]


def test_examples_in_docstrings_hold() -> None:
    modules = [importlib.import_module(name) for name in _modules("edition")]
    results = {module.__name__: doctest.testmod(module) for module in modules}
    assert [name for name, result in results.items() if result.failed] == []
    assert sum(result.attempted for result in results.values()) > 50


def test_what_no_test_imports_can_be_imported() -> None:
    for name in _modules("tests"):
        if not name.rpartition(".")[2].startswith("test_"):
            importlib.import_module(name)
