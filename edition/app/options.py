"""Where things are, and the arguments that several commands share."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import click

ROOT: Final = Path(__file__).resolve().parents[2]
VARIANTS: Final = ROOT / "variants"

CITATION_FORMATS: Final = ("apa", "mla", "chicago", "biblatex", "ris", "csl-json")
"""The names of the formats of citations, which themselves load longer than most commands run."""

FOLDER: Final = click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
ARCHIVE: Final = click.argument("folder", metavar="[DIR]", type=click.Path(path_type=Path), default=VARIANTS)
WITHIN: Final = click.option(
    "--archive", "folder", type=click.Path(path_type=Path), default=VARIANTS, help="The folder of sources."
)
