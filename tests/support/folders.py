"""Folders of sources, and what is wrong in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from edition.errors import EditionError, Fault
from edition.sources.folder import read_sources


def fill(folder: Path, manifest: str | bytes | None, files: dict[str, bytes]) -> Path:
    folder.mkdir(exist_ok=True)
    if manifest is not None:
        content = manifest.encode() if isinstance(manifest, str) else manifest
        (folder / "edition.toml").write_bytes(content)
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder


def faults(folder: Path) -> tuple[Fault, ...]:
    with pytest.raises(EditionError) as caught:
        read_sources(folder)
    return caught.value.faults
