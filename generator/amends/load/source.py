"""Parses one YAML file, within bounds, into plain data that knows the line and column of every value.

The file is read as a stream of events and never handed to PyYAML's composer, which crashes on deep nesting and
expands aliases without limit. Every scalar stays text; the model gives it its type.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from amends.data import Loc
from amends.load.bounds import LETTERS_OF_A_VALUE, MAX_BYTES, MAX_DEPTH, MAX_VALUES
from amends.load.syntax import LOADER, OR_BELOW, UNSEEN, syntax_problem
from amends.problems import Place, Problem, error


class Group(dict[str, Any]):
    """A mapping with the places of itself, its keys and their values."""

    __slots__ = ("keys_at", "start", "values_at")

    def __init__(self, start: tuple[int, int]) -> None:
        super().__init__()
        self.start = start
        self.keys_at: dict[str, tuple[int, int]] = {}
        self.values_at: dict[str, tuple[int, int]] = {}


class Items(list[Any]):
    """A list with the places of itself and its items."""

    __slots__ = ("start", "values_at")

    def __init__(self, start: tuple[int, int]) -> None:
        super().__init__()
        self.start = start
        self.values_at: list[tuple[int, int]] = []


@dataclass(frozen=True)
class SourceFile:
    """A file of the content: its path as shown to authors, its text and its data."""

    path: str
    text: str
    data: Any

    def place(self, loc: Loc = (), find: str = "") -> Place:
        """Return the line and column of a value.

        Parts of `loc` that the file does not have are skipped (pydantic includes the tag of the chosen union member).
        With `find`, the place is that of these words at or after the value, if they are on one line.
        """
        at = value_at = getattr(self.data, "start", (1, 1))
        here = self.data
        for part in loc:
            key = str(part)
            if isinstance(here, Group) and key in here:
                at, value_at, here = here.keys_at[key], here.values_at[key], here[key]
            elif isinstance(here, Items) and isinstance(part, int) and part < len(here):
                at = value_at = here.values_at[part]
                here = here[part]
        if find:
            found = self._find(value_at, find)
            if found:
                return Place(self.path, *found)
        return Place(self.path, *at)

    def char_at(self, loc: Loc) -> str:
        """Return the first character of a value, such as a bracket or quote."""
        here, at = self.data, (1, 1)
        for part in loc:
            key = str(part)
            if isinstance(here, Group) and key in here:
                here, at = here[key], here.values_at[key]
            elif isinstance(here, Items) and isinstance(part, int) and part < len(here):
                here, at = here[part], here.values_at[part]
        return self._lines[at[0] - 1][at[1] - 1 : at[1]] if at[0] <= len(self._lines) else ""

    @cached_property
    def _lines(self) -> list[str]:
        return self.text.splitlines()

    def _find(self, at: tuple[int, int], words: str) -> tuple[int, int] | None:
        line, column = at
        for number in range(line, len(self._lines) + 1):
            position = self._lines[number - 1].find(words, column - 1 if number == line else 0)
            if position >= 0:
                return number, position + 1
        return None


@dataclass
class _Open:
    """A mapping or list whose end has not been read yet."""

    value: Group | Items
    anchor: str | None
    key: str | None = None
    key_at: tuple[int, int] = (1, 1)
    size: int = 1


@dataclass
class _Reading:
    """The state of reading one file."""

    path: str
    open: list[_Open] = field(default_factory=list)
    anchors: dict[str, tuple[Any, int]] = field(default_factory=dict)
    unused: dict[str, tuple[int, int]] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    values: int = 0
    document: Any = None
    documents: int = 0

    def complain(self, rule: str, message: str, at: tuple[int, int], hint: str = "") -> None:
        self.problems.append(error(rule, message, Place(self.path, *at), hint))


class _BeyondBoundsError(Exception):
    """The file exceeds a bound; the problem has been recorded and reading stops."""


def read_bytes(path: Path, shown: str, inside: Path) -> tuple[bytes | None, tuple[Problem, ...]]:
    """Return the bytes of a file, or None with the problem that prevents reading it.

    `shown` is the path as authors see it. A file outside the folder `inside` (through a symbolic link) is refused;
    `inside` is resolved already.
    """
    start = Place(shown)
    try:
        if not path.resolve().is_relative_to(inside):
            return None, (error("file", "this file leads outside the content folder", start),)
        size = path.stat().st_size
        if size > MAX_BYTES:
            message = f"this file is too large: {size:,} bytes, where {MAX_BYTES:,} are allowed"
            return None, (error("file", message, start, "Split it up. Pictures belong in the folder media."),)
        return path.read_bytes(), ()
    except OSError as problem:
        return None, (error("file", f"this file cannot be read: {problem.strerror}", start),)


def source_of(raw: bytes, shown: str) -> tuple[SourceFile | None, tuple[Problem, ...]]:
    """Return the parsed file, or None with the problems that prevent it."""
    text, problem_found = _decode(raw, shown)
    if text is None:
        return None, (problem_found,) if problem_found else ()
    return parse(text, shown)


def _decode(raw: bytes, shown: str) -> tuple[str | None, Problem | None]:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        before = raw[: problem.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        hint = 'Save the file again with the encoding "UTF-8".'
        return None, error("encoding", "this file is not written in UTF-8", Place(shown, line, column), hint)
    # isprintable is much faster than the regular expression, and every character of UNSEEN is unprintable.
    unseen = None if text.replace("\n", "").isprintable() else UNSEEN.search(text)
    if unseen:
        place = _place_of(text, unseen.start(), shown)
        message = f"there is an unseen control character here (U+{ord(unseen.group()):04X})"
        return None, error("control-character", message, place, "Delete it, or type the line again.")
    return text, None


def _place_of(text: str, position: int, shown: str) -> Place:
    return Place(shown, text.count("\n", 0, position) + 1, position - text.rfind("\n", 0, position))


def parse(text: str, shown: str) -> tuple[SourceFile | None, tuple[Problem, ...]]:
    """Return parsed YAML text, or None with the problems that prevent it."""
    reading = _Reading(shown)
    try:
        for event in yaml.parse(text, Loader=LOADER):
            _take(reading, event)
    except _BeyondBoundsError:
        return None, tuple(reading.problems)
    except yaml.YAMLError as problem:
        found = syntax_problem(problem, text, shown)
        told = any(earlier.place.line == found.place.line for earlier in reading.problems)
        return None, (*reading.problems, *([] if told else [found]))
    except RecursionError:  # only PyYAML's parser in Python recurses, and only where the C one is missing
        return None, (error("too-deep", "this file is nested too deeply", Place(shown)),)
    for at in reading.unused.values() if not reading.problems else ():
        reading.complain("yaml", 'a value cannot begin with "&"', at, OR_BELOW)
    if reading.problems:
        return None, tuple(reading.problems)
    if reading.document is None:
        return None, (
            error(
                "empty",
                "this file is empty",
                Place(shown),
                "Write what belongs in it. A lesson or sheet that nobody needs can be deleted.",
            ),
        )
    return SourceFile(shown, text, reading.document), ()


def _take(reading: _Reading, event: yaml.Event) -> None:
    at = _at(event)
    if isinstance(event, yaml.DocumentStartEvent):
        reading.documents += 1
        if reading.documents > 1:
            hint = "Take out the line ---, or make two files."
            reading.complain("yaml", "a second document begins here, and a file holds one", at, hint)
            raise _BeyondBoundsError
    elif isinstance(event, yaml.ScalarEvent):
        _check_tag(reading, event, at)
        plain_nothing = not event.style and not event.value
        if not plain_nothing and UNSEEN.search(event.value):
            hint = "Look for a backslash and a letter or number in double quotes, and take it out."
            reading.complain("control-character", "this text holds an unseen control character", at, hint)
        value = None if plain_nothing else str(event.value)
        _add(reading, value, at, event.anchor, size=1 + len(event.value) // LETTERS_OF_A_VALUE, is_text=True)
    elif isinstance(event, yaml.MappingStartEvent | yaml.SequenceStartEvent):
        _check_tag(reading, event, at)
        if len(reading.open) >= MAX_DEPTH:
            message = f"this is nested too deeply: more than {MAX_DEPTH} levels"
            reading.complain("too-deep", message, at, "Look for brackets or indents that were not meant.")
            raise _BeyondBoundsError
        begun = Group(at) if isinstance(event, yaml.MappingStartEvent) else Items(at)
        reading.open.append(_Open(begun, event.anchor))
    elif isinstance(event, yaml.MappingEndEvent | yaml.SequenceEndEvent):
        done = reading.open.pop()
        _add(reading, done.value, done.value.start, done.anchor, size=done.size)
    elif isinstance(event, yaml.AliasEvent):
        if event.anchor not in reading.anchors:
            reading.complain("yaml", 'a value cannot begin with "*"', at, OR_BELOW)
            _add(reading, None, at, None)
        else:
            value, size = reading.anchors[event.anchor]
            reading.unused.pop(event.anchor, None)
            _add(reading, value, at, None, size=size, is_text=isinstance(value, str))


def _at(event: Any) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1


def _check_tag(reading: _Reading, event: Any, at: tuple[int, int]) -> None:
    if event.tag is not None:
        reading.complain(
            "yaml", 'a value cannot begin with "!"', at, 'Take it out, or put the whole value in quotes: "...".'
        )


def _add(  # noqa: PLR0913 - what an event says about a value
    reading: _Reading, value: Any, at: tuple[int, int], anchor: str | None, *, size: int = 1, is_text: bool = False
) -> None:
    reading.values += 1
    if anchor:
        reading.anchors[anchor] = (value, size)
        reading.unused[anchor] = at
    if not reading.open:
        reading.document = value
        return
    parent = reading.open[-1]
    parent.size += size
    if parent.size > MAX_VALUES or reading.values > MAX_VALUES:
        reading.complain(
            "too-many",
            f"this file holds too much: more than {MAX_VALUES:,} values",
            at,
            "What a * repeats counts each time, and so do each 100 letters.",
        )
        raise _BeyondBoundsError
    if isinstance(parent.value, Items):
        parent.value.append(value)
        parent.value.values_at.append(at)
    elif parent.key is None:
        _add_key(reading, parent, value, at, is_text=is_text)
    else:
        key = parent.key
        parent.key = None
        if key in parent.value:
            return
        parent.value[key] = value
        parent.value.keys_at[key] = parent.key_at
        parent.value.values_at[key] = at


def _add_key(reading: _Reading, parent: _Open, key: Any, at: tuple[int, int], *, is_text: bool) -> None:
    if not is_text:
        hint = "Put texts that begin with [ or { in quotes."
        reading.complain("yaml", "there is a bracket where a key is expected", at, hint)
        raise _BeyondBoundsError
    name = "" if key is None else str(key)
    if isinstance(parent.value, Group) and name in parent.value:
        first = parent.value.keys_at[name][0]
        hint = f"The first one is in line {first}. Keep one of them."
        reading.complain("duplicate-key", f'the key "{name}" stands here a second time', at, hint)
    parent.key = name
    parent.key_at = at
