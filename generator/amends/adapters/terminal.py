"""What commands share: the option for the content folder, how a refusal ends them, and how they print paths."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

content_option = click.option(
    "--content",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default="content",
    show_default=True,
    help="The folder of the YAML files.",
)


@contextmanager
def refusing(kind: type[Exception]) -> Iterator[None]:
    """Print an exception of this kind as a sentence, and exit with 2."""
    try:
        yield
    except kind as problem:
        click.echo(str(problem), err=True)
        sys.exit(2)


def shown(path: Path) -> str:
    """Return a path as people type it: relative to the current folder if it is below it."""
    whole = path.resolve()
    return str(whole.relative_to(Path.cwd())) if whole.is_relative_to(Path.cwd()) else str(whole)
