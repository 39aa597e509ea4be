"""`python -m tests.citation.regenerate STYLES`: the golden entries, from citeproc-js; see citeproc.js."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from edition.citation.formats import csl_item
from tests.citation.cases import ACCESSED, CASES

HERE = Path(__file__).parent
GOLDEN = HERE / "golden.json"


def main(styles: str) -> None:
    """Write the golden entries of every case."""
    items = []
    for number, citation in enumerate(CASES.values()):
        item = csl_item(citation, ACCESSED)
        item.pop("note", None)
        item["title"] = citation.title  # a record's names the paragraph, which the note says in a style
        items.append(item | {"id": str(number)})
    command = ["node", str(HERE / "citeproc.js"), styles]
    printed = subprocess.run(command, input=json.dumps(items), capture_output=True, text=True, check=True)
    found = json.loads(printed.stdout)
    golden = {name: {style: found[style][at] for style in found} for at, name in enumerate(CASES)}
    GOLDEN.write_text(json.dumps(golden, ensure_ascii=False, indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main(sys.argv[1])
