"""Remembers what a run was made from, so that the same run over the same files is not made again.

What is remembered lies in `.cache/` beside the content, one file for each command, and may be deleted at any time. It
is JSON and no more: what somebody else put there can be wrong, and can run nothing.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import os
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

import click

from amends.problems import Level, Place, Problem

_PACKAGE = Path(__file__).parents[1]
_THEME = _PACKAGE.parents[1] / "theme"
"""Where the theme lies in a checkout; in an installed package it is within the package."""
_INSTALLED = Path(click.__file__).parents[1]


def fingerprint(content: Path, config_file: Path | None = None, **options: object) -> str:
    """Return a digest of all that a run over a content folder depends on: `surroundings`, and every file of it."""
    made = hashlib.sha256(surroundings(config_file, **options).encode())
    for path in _files(content):
        made.update(f"{path}\0".encode())
        made.update(_digest(path))
    return made.hexdigest()


def surroundings(config_file: Path | None = None, **options: object) -> str:
    """Return a digest of all that a run depends on beside the content.

    That is: the generator's own files, the day (numbers and reviews grow old), where the author stands (paths are shown
    from there), the options, and mkdocs.yml with the variables that it may name.
    """
    made = hashlib.sha256()
    for part in (sys.version, str(datetime.datetime.now(tz=datetime.UTC).date()), str(Path.cwd()), repr(options)):
        made.update(f"{part}\0".encode())
    # What is installed beside it, by name and version.
    made.update(repr(sorted(path.name for path in _INSTALLED.glob("*.dist-info"))).encode())
    for line in (*_listed(_PACKAGE), *_listed(_THEME)):
        made.update(line.encode())
    if config_file:
        text = config_file.read_bytes().decode("utf-8", "replace")
        named = {name: os.environ.get(name) for name in sorted(set(re.findall(r"[A-Z][A-Z0-9_]+", text)))}
        made.update(repr((str(config_file), text, named)).encode())
    return made.hexdigest()


def _digest(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").digest()
    except OSError as problem:  # what cannot be read is told by whoever reads it
        return repr(problem).encode()


def listing(folder: Path) -> str:
    """Return a digest of what lies in a folder: names, sizes and times of its files."""
    made = hashlib.sha256()
    for line in _listed(folder):
        made.update(line.encode())
    return made.hexdigest()


def remembered(content: Path, command: str) -> dict[str, Any]:
    """Return what `remember` kept of a command's last run, with its `key`; nothing where there is nothing to go by."""
    try:
        kept = json.loads(_place(content, command).read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return kept if isinstance(kept, dict) else {}


def remember(content: Path, command: str, key: str, facts: Mapping[str, Any]) -> None:
    """Keep facts of a command's run; where nothing can be written, nothing is kept."""
    place = _place(content, command)
    with suppress(OSError):
        place.parent.mkdir(exist_ok=True)
        new = place.with_suffix(f".{os.getpid()}")
        new.write_text(json.dumps({"key": key, **facts}), "utf-8")
        new.replace(place)


def as_data(problems: Iterable[Problem]) -> list[list[Any]]:
    """Return problems as lists that JSON can hold."""
    return [
        [one.level, one.rule, one.message, one.place.path, one.place.line, one.place.column, one.hint]
        for one in problems
    ]


def from_data(data: Any) -> tuple[Problem, ...] | None:
    """Return the problems that `as_data` gave, or None for anything else."""
    try:
        return tuple(
            Problem(Level(level), str(rule), str(message), Place(str(path), int(line), int(column)), str(hint))
            for level, rule, message, path, line, column, hint in data
        )
    except (TypeError, ValueError):
        return None


def _place(content: Path, command: str) -> Path:
    return content.resolve().parent / ".cache" / f"{command}.json"


def _files(folder: Path) -> Iterator[Path]:
    # Hidden ones too, and links as what they lead to: whatever is read may matter.
    yield from sorted(path for path in folder.rglob("*") if path.is_file())


def _listed(folder: Path) -> Iterator[str]:
    for path in _files(folder):
        if path.suffix != ".pyc":
            facts = path.stat()
            yield f"{path}\0{facts.st_size}\0{facts.st_mtime_ns}\0"
