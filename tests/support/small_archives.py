"""Small archives for the command line, and what it says of them."""

from __future__ import annotations

import hashlib
from pathlib import Path

from click.testing import CliRunner, Result

from edition.app.cli import cli

GOOD = {
    "A.txt": "One paragraph of text.\n\nAnother one.\n",
    "B.txt": "One paragraph of texts.\n\nAnother one.\n",
}
MANIFEST = '[[witness]]\nsiglum = "A"\nfile = "A.txt"\n'
TWO = MANIFEST + MANIFEST.replace("A", "B")


def told(*arguments: str | Path) -> Result:
    """What a command that writes nothing says, without a process of its own."""
    return CliRunner().invoke(cli, [str(argument) for argument in arguments])


def tree(folder: Path) -> dict[str, str]:
    """Every file of a folder with its checksum."""
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def write(folder: Path, files: dict[str, str | bytes]) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return folder
