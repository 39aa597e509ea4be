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
        asked = any("--archive" in param.opts for param in self.params)
        if asked and not any(arg.startswith("--archive") for arg in typed):
            folder = next(filter(_is_folder, [*rest, *typed]), None)
            option = ["--archive", shlex.quote(folder) if folder else "DIR"]
            if folder and len(rest) == 1:
                typed.remove(folder)
                kept = [shlex.quote(arg) for arg in typed]
            else:
                kept = self.collect_usage_pieces(ctx)[1:]
            at = kept.index("--") if "--" in kept else len(kept)
            line = [ctx.command_path, *kept[:at], *option, *kept[at:]]
            said += f".\nThe folder is an option: {' '.join(line)}"
        ctx.fail(said)


def _is_folder(arg: str) -> bool:
    try:
        return arg != "" and Path(arg).is_dir()
    except OSError:  # words longer than any name may be
        return False


FOLDER: Final = click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
ARCHIVE: Final = click.argument("folder", metavar="[DIR]", type=click.Path(path_type=Path), default=VARIANTS)
WITHIN: Final = click.option(
    "--archive",
    "folder",
    type=click.Path(path_type=Path),
    default=VARIANTS,
    help="The folder of sources; variants/ here if not said.",
)
