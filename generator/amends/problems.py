"""Problems: the one way in which anything wrong with the content is reported."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

LONGEST = 400
"""How many letters a message or hint may have: a name out of a broken file may be as long as the file."""


class Level(StrEnum):
    """How serious a problem is: an error stops a build, a warning and a piece of information do not."""

    ERROR = "error"
    WARN = "warn"
    INFO = "info"


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where in the content something stands: a path, and a line and column that count from 1."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        """Return `path:line:column`, the form that editors make clickable."""
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong, in words for the author: what, where, under which rule, and what would help."""

    level: Level
    rule: str
    message: str
    place: Place
    hint: str = ""


class ContentError(Exception):
    """Content that cannot be built; carries every problem found, so that none is learnt of one run at a time."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(as_text(self.problems))


def place_of(path: Path) -> Place:
    """Return the beginning of a file, whose path is shown from where the author is, if it lies below that."""
    here = os.path.join(os.getcwd(), "")  # noqa: PTH109, PTH118 - texts, since this is done for every file
    shown = os.path.join(here, path).removeprefix(here).replace(os.sep, "/")  # noqa: PTH118 - as above
    return Place(os.fsencode(shown).decode("utf-8", "replace"))


def error(rule: str, message: str, place: Place, hint: str = "") -> Problem:
    """Return a problem that stops the build."""
    return Problem(Level.ERROR, rule, _short(message), place, _short(hint))


def warn(rule: str, message: str, place: Place, hint: str = "") -> Problem:
    """Return a problem that the author sees and that stops nothing."""
    return Problem(Level.WARN, rule, _short(message), place, _short(hint))


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST // 2]} ... {text[-LONGEST // 2 :]}"


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems by file, line and column, each once."""
    return tuple(sorted(dict.fromkeys(problems), key=lambda problem: (problem.place, problem.rule, problem.message)))


def errors(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return only those problems that stop a build."""
    return tuple(problem for problem in problems if problem.level is Level.ERROR)


def as_text(problems: Iterable[Problem]) -> str:
    """Return `path:line:column: level [rule] message` a line, with a hint indented on the next one."""
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
    """Return the problems as workflow commands, which GitHub shows beside the lines of a pull request."""
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
    """Keep a message on its line, whatever an author's text holds: newlines and control characters become visible."""
    return "".join(char if char.isprintable() else repr(char)[1:-1] for char in text)
