"""Where things are, and the arguments that several commands share."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Final, NoReturn

import click

ROOT: Final = Path(__file__).resolve().parents[2]
VARIANTS: Final = ROOT / "variants"

CITATION_FORMATS: Final = ("apa", "mla", "chicago", "biblatex", "ris", "csl-json")
"""The names of the formats of citations, which themselves load longer than most commands run."""


class Command(click.Command):
    """A command that says, of an argument too many, how a folder or several words are typed."""

    allow_extra_args = True  # so that this class answers for them

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments; of one too many say what to type."""
        typed = list(args)
        rest = super().parse_args(ctx, args)
        if rest and not ctx.resilient_parsing:
            self._refuse(ctx, typed, rest)
        return rest

    def _refuse(self, ctx: click.Context, typed: list[str], rest: list[str]) -> NoReturn:
        said = f"unexpected: {' '.join(rest)}; what has spaces is typed in quotation marks"
        if any("--archive" in param.opts for param in self.params) and "--archive" not in typed:
            folder = next((arg for arg in typed if arg and Path(arg).is_dir()), None)
            if folder is not None:
                typed.remove(folder)
            kept = [shlex.quote(arg) for arg in typed] if folder else self.collect_usage_pieces(ctx)[1:]
            option = ["--archive", shlex.quote(folder) if folder else "DIR"]
            said += f".\nThe folder is an option: {' '.join([ctx.command_path, *kept, *option])}"
        ctx.fail(said)


FOLDER: Final = click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
ARCHIVE: Final = click.argument("folder", metavar="[DIR]", type=click.Path(path_type=Path), default=VARIANTS)
WITHIN: Final = click.option(
    "--archive", "folder", type=click.Path(path_type=Path), default=VARIANTS, help="The folder of sources."
)
