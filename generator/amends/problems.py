"""Problems: the only way to report a mistake in the content."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

LONGEST = 400
"""The most characters of a message or hint: a name from a broken file may be as long as the file."""


class Level(StrEnum):
    """How serious a problem is: only an error stops a build."""

    ERROR = "error"
    WARN = "warn"
    INFO = "info"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A place in the content: a path, and a line and column that count from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        """Return `path:line:column`, the form that editors make clickable."""
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One mistake, in words for the author: what is wrong, where, by which rule, and how to fix it."""

    level: Level
    rule: str
    message: str
    place: Place
    hint: str = ""


class ContentError(Exception):
    """Content that cannot be built, with all problems found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(as_text(self.problems))


def place_of(path: Path) -> Place:
    """Return the beginning of a file; its path is relative to the working directory if it is below it."""
    here = os.path.join(os.getcwd(), "")  # noqa: PTH109, PTH118 - strings are faster, and this runs for every file
    shown = os.path.join(here, path).removeprefix(here).replace(os.sep, "/")  # noqa: PTH118 - as above
    return Place(os.fsencode(shown).decode("utf-8", "replace"))


def error(rule: str, message: str, place: Place, hint: str = "") -> Problem:
    """Return a problem that stops the build."""
    return Problem(Level.ERROR, rule, _short(message), place, _short(hint))


def warn(rule: str, message: str, place: Place, hint: str = "") -> Problem:
    """Return a problem that does not stop the build."""
    return Problem(Level.WARN, rule, _short(message), place, _short(hint))


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST // 2]} ... {text[-LONGEST // 2 :]}"


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems sorted by file, line and column, without duplicates."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda problem: (problem.place, problem.rule, problem.message)))


def errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems that stop a build."""
    return tuple(problem for problem in problems if problem.level is Level.ERROR)


def as_text(problems: Iterable[Problem]) -> str:
    """Return a line `path:line:column: level [rule] message` for each problem, with its hint indented below."""
    lines: list[str] = []
    for problem in problems:
        lines.append(f"{_one_line(str(problem.place))}: {problem.level} [{problem.rule}] {_one_line(problem.message)}")
        if problem.hint:
            lines.append(f"    {_one_line(problem.hint)}")
    return "\n".join(lines)


def as_json(problems: Iterable[Problem]) -> str:
    """Return the problems as a JSON list of objects with level, rule, message, hint, path, line and column."""
    rows = [
        {
            "level": str(problem.level),
            "rule": problem.rule,
            "message": problem.message,
            "hint": problem.hint,
            "path": problem.place.path,
            "line": problem.place.line,
            "column": problem.place.column,
        }
        for problem in problems
    ]
    return json.dumps(rows, ensure_ascii=False, indent=2)


_GITHUB_COMMANDS = {Level.ERROR: "error", Level.WARN: "warning", Level.INFO: "notice"}


def as_github(problems: Iterable[Problem]) -> str:
    """Return the problems as workflow commands, which GitHub shows in the diff of a pull request."""
    lines: list[str] = []
    for problem in problems:
        place = problem.place
        where = f"file={_escape_property(place.path)},line={place.line},col={place.column}"
        title = _escape_property(problem.rule)
        words = _escape_data(problem.message + (f"\n{problem.hint}" if problem.hint else ""))
        lines.append(f"::{_GITHUB_COMMANDS[problem.level]} {where},title={title}::{words}")
    return "\n".join(lines)


def _escape_data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_data(text).replace(":", "%3A").replace(",", "%2C")


def _one_line(text: str) -> str:
    """Return a message on one line: newlines and control characters are escaped."""
    return "".join(char if char.isprintable() else repr(char)[1:-1] for char in text)
