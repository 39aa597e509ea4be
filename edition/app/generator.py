"""mkdocs as the commands call it: its settings read, its builds run, its faults as our messages."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import click
from mkdocs.commands.build import build as build_with_mkdocs
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException

from edition.app.hook import site_of
from edition.app.terminal import printable
from edition.citation.cite import Site
from edition.sources.folder import read_sources

SETTINGS: Final = Path(__file__).resolve().parents[2] / "mkdocs.yml"


def site_here() -> Site:
    """Name and address of the site as the settings beside the program have them."""
    with _told():
        return site_of(_settings())


def write_site(folder: Path, place: Path) -> None:
    """Build the site of the sources in a folder into an empty one, strictly."""
    read_sources(folder)
    os.environ["ARCHIVE"] = str(folder.absolute())
    with _told():
        config = _settings(strict=True, site_dir=str(place))
        config.plugins.on_startup(command="build", dirty=False)
        try:
            build_with_mkdocs(config)
        finally:
            config.plugins.on_shutdown()


def _settings(**more: object) -> MkDocsConfig:
    """The settings; mkdocs forgets where they are while its standard input is closed."""
    return load_config(str(SETTINGS), config_file_path=str(SETTINGS), **more)


@contextmanager
def _told() -> Iterator[None]:
    """Turn what mkdocs refuses into one message and exit status 1."""
    try:
        yield
    except Abort as error:
        if "BuildError" not in str(error):  # that one has been shown already
            click.echo(f"Error: {error}", err=True)
        sys.exit(1)
    except MkDocsException as error:
        raise click.ClickException(printable(str(error))) from error
