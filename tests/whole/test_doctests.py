"""The examples in docstrings hold, and what no test imports, the bench say, is imported at least."""

from __future__ import annotations

import doctest
import importlib

from tests.support.programs import ROOT


def _modules(folder: str, having: str = "") -> list[str]:
    files = sorted((ROOT / folder).rglob("*.py"))
    return [
        ".".join(file.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for file in files
        if "node_modules" not in file.parts and having in file.read_text("utf-8")
    ]


def test_examples_in_docstrings_hold() -> None:
    """Docstrings without examples are not run: each run looks whether any source file has changed."""
    runner, finder = doctest.DocTestRunner(), doctest.DocTestFinder()
    modules = [importlib.import_module(name) for name in _modules("edition", having=">>> ")]
    cases = [case for module in modules for case in finder.find(module) if case.examples]
    assert [case.name for case in cases if runner.run(case).failed] == []
    assert runner.tries > 50


def test_what_no_test_imports_can_be_imported() -> None:
    for name in _modules("tests"):
        if not name.rpartition(".")[2].startswith("test_"):
            importlib.import_module(name)
