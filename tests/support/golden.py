"""Golden files: what an export of the archive's own sources looks like, byte for byte.

`GOLDEN=write pytest ...` writes them anew; read the difference before it is committed.
"""

from __future__ import annotations

import os
from typing import Final

from tests.support.programs import ROOT

FOLDER: Final = ROOT / "tests" / "golden"


def assert_golden(name: str, content: bytes) -> None:
    """The content is that of the golden file of that name."""
    path = FOLDER / name
    if os.environ.get("GOLDEN") == "write":
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    assert path.is_file(), f"there is no golden file {name}: write it with GOLDEN=write"
    assert content.decode("utf-8") == path.read_bytes().decode("utf-8")
