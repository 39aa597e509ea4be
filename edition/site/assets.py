"""The style sheet and the script of the pages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.resources import files
from typing import Final

STYLE: Final = "assets/edition.css"
SCRIPT: Final = "assets/edition.js"
SEARCH_WORKER: Final = "assets/search.js"
# The modules of each script in order of use: one imports only from those before it.
SCRIPTS: Final = {
    SCRIPT: (
        "address.js",
        "words.js",
        "fold.js",
        "elements.js",
        "units.js",
        "comparison.js",
        "inline.js",
        "gloss.js",
        "copying.js",
        "keys.js",
        "controls.js",
        "division.js",
        "citing.js",
        "found.js",
        "main.js",
    ),
    SEARCH_WORKER: ("fold.js", "scan.js", "worker.js"),
}
_IMPORT: Final = re.compile(r"^import .*?;\n", re.MULTILINE | re.DOTALL)
_EXPORT: Final = re.compile(r"^export (?=async |function|const|class|let)", re.MULTILINE)


def assets() -> Iterator[tuple[str, bytes]]:
    """Style sheet and script, by site path."""
    folder = files("edition.site") / "static"
    yield STYLE, (folder / "edition.css").read_bytes()
    for path, modules in SCRIPTS.items():
        yield path, join_modules([(folder / "js" / name).read_text("utf-8") for name in modules]).encode()


def join_modules(sources: list[str]) -> str:
    """Modules as one classic script, since a browser loads no module from a folder on disk."""
    bodies = (_EXPORT.sub("", _IMPORT.sub("", source)) for source in sources)
    return '"use strict";\n(() => {\n' + "\n".join(bodies) + "})();\n"
