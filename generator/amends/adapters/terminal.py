"""What commands share: options, how they report a refusal, and how they print paths."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import click

from amends.problems import Problem, as_github, as_json, as_text

_Command = TypeVar("_Command", bound=Callable[..., Any])

PROBLEM_FORMATS: dict[str, Callable[[Sequence[Problem]], str]] = {
    "text": as_text,
    "json": as_json,
    "github": as_github,
}
format_option = click.option(
    "--format", "form", type=click.Choice(list(PROBLEM_FORMATS)), default="text", show_default=True
)
content_option = click.option(
    "--content",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default="content",
    show_default=True,
    help="The folder of the YAML files.",
)


def folder_option(name: str, default: str, help_text: str | None = None) -> Callable[[_Command], _Command]:
    """Return an option for a folder to write to."""
    kind = click.Path(file_okay=False, path_type=Path)
    return click.option(name, type=kind, default=default, show_default=True, help=help_text)


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
