"""Parses one YAML file, within bounds, into plain data that knows the line and column of every value.

PyYAML's events are read, since its composer crashes on deep nesting and expands aliases without limit. Every scalar
stays text; the model gives it its type.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml

from amends.data import Loc
from amends.load.bounds import LETTERS_OF_A_VALUE, MAX_BYTES, MAX_DEPTH, MAX_VALUES
from amends.load.syntax import LOADER, OR_BELOW, UNSEEN, syntax_problem
from amends.problems import Place, Problem, error

At = tuple[int, int]
"""A line and a column, which count from 1."""


class Group(dict[str, Any]):
    """A mapping with the places of itself, its keys and their values; values given at once have the place of it."""

    __slots__ = ("keys_at", "start", "values_at")

    def __init__(self, start: At, values: Mapping[str, Any] | None = None) -> None:
        super().__init__(values or {})
        self.start = start
        self.keys_at: dict[str, At] = dict.fromkeys(self, start)
        self.values_at: dict[str, At] = dict.fromkeys(self, start)


class Items(list[Any]):
    """A list with the places of itself and its items; items given at once have the place of the list."""

    __slots__ = ("start", "values_at")

    def __init__(self, start: At, items: Iterable[Any] = ()) -> None:
        super().__init__(items)
        self.start = start
        self.values_at: list[At] = [start] * len(self)


@dataclass(frozen=True, eq=False)
class SourceFile:
    """A file of the content: its path as shown to authors, its text and its data."""

    path: str
    text: str
    data: Any
    model: Any = None
    """The model that was made of the data, if it is valid."""

    def place(self, loc: Loc = (), find: str = "") -> Place:
        """Return the line and column of a value: those of its key, where it has one.

        Parts of `loc` that the file does not have are skipped (pydantic includes the tag of the chosen union member).
        With `find`, the place is that of these words at or after the value, if they are on one line.
        """
        at, value_at = self._at(loc)
        return Place(self.path, *((find and self._find(value_at, find)) or at))

    def char_at(self, loc: Loc) -> str:
        """Return the first character of a value, such as a bracket or quote."""
        line, column = self._at(loc)[1]
        return self._lines[line - 1][column - 1 : column] if line <= len(self._lines) else ""

    def _at(self, loc: Loc) -> tuple[At, At]:
        """Return where the key of a value is, or the value itself in a list, and where the value is."""
        here = self.data
        at = value_at = getattr(here, "start", (1, 1))
        for part in loc:
            key = str(part)
            if isinstance(here, Group) and key in here:
                at, value_at, here = here.keys_at[key], here.values_at[key], here[key]
            elif isinstance(here, Items) and isinstance(part, int) and part < len(here):
                at = value_at = here.values_at[part]
                here = here[part]
        return at, value_at

    @cached_property
    def _lines(self) -> list[str]:
        return self.text.splitlines()

    def _find(self, at: At, words: str) -> At | None:
        line, column = at
        for number in range(line, len(self._lines) + 1):
            position = self._lines[number - 1].find(words, column - 1 if number == line else 0)
            if position >= 0:
                return number, position + 1
        return None


def read_bytes(path: Path, shown: str, inside: Path) -> bytes | Problem:
    """Return the bytes of a file, or the problem that prevents reading it.

    `shown` is the path as authors see it. A file outside the folder `inside` (through a symbolic link) is refused;
    `inside` is resolved already.
    """
    start = Place(shown)
    try:
        if not path.resolve().is_relative_to(inside):
            return error("file", "this file leads outside the content folder", start)
        size = path.stat().st_size
        if size > MAX_BYTES:
            message = f"this file is too large: {size:,} bytes, where {MAX_BYTES:,} are allowed"
            return error("file", message, start, "Split it up. Pictures belong in the folder media.")
        return path.read_bytes()
    except OSError as problem:
        return error("file", f"this file cannot be read: {problem.strerror}", start)


def source_of(raw: bytes, shown: str) -> tuple[SourceFile | None, tuple[Problem, ...]]:
    """Return the parsed file, or None with the problems that prevent it."""
    text = _decode(raw, shown)
    return (None, (text,)) if isinstance(text, Problem) else parse(text, shown)


def _decode(raw: bytes, shown: str) -> str | Problem:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        before = raw[: problem.start].decode("utf-8", "replace")
        hint = 'Save the file again with the encoding "UTF-8".'
        return error("encoding", "this file is not written in UTF-8", _end_of(before, shown), hint)
    # isprintable is much faster than the regular expression, and every character of UNSEEN is unprintable.
    unseen = None if text.replace("\n", "").isprintable() else UNSEEN.search(text)
    if unseen:
        message = f"there is an unseen control character here (U+{ord(unseen.group()):04X})"
        place = _end_of(text[: unseen.start()], shown)
        return error("control-character", message, place, "Delete it, or type the line again.")
    return text


def _end_of(text: str, shown: str) -> Place:
    """Return the place that follows the first part of a file."""
    return Place(shown, text.count("\n") + 1, len(text) - text.rfind("\n"))


def parse(text: str, shown: str) -> tuple[SourceFile | None, tuple[Problem, ...]]:
    """Return parsed YAML text, or None with the problems that prevent it."""
    reader = _Reader(text, shown)
    try:
        data = reader.document()
    except _UnreadableError:
        return None, tuple(reader.problems)
    except yaml.YAMLError as problem:
        found = syntax_problem(problem, text, shown)
        reported = any(earlier.place.line == found.place.line for earlier in reader.problems)
        return None, (*reader.problems, *([] if reported else [found]))
    except RecursionError:  # only PyYAML's parser in Python recurses, and only where the C one is missing
        return None, (error("too-deep", "this file is nested too deeply", Place(shown)),)
    if data is None and not reader.problems:
        hint = "Write what belongs in it. A lesson or sheet that nobody needs can be deleted."
        return None, (error("empty", "this file is empty", Place(shown), hint),)
    return (None if reader.problems else SourceFile(shown, text, data)), tuple(reader.problems)


class _UnreadableError(Exception):
    """The file exceeds a bound or makes no sense from here on; the problem has been recorded."""


class _Reader:
    """Makes data of the events of one file, and collects what is wrong with it."""

    def __init__(self, text: str, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self._events = yaml.parse(text, Loader=LOADER)
        self._anchors: dict[str | None, tuple[Any, int]] = {}
        """The value and size of each anchor."""
        self._unused: dict[str | None, At] = {}
        """The anchors that no alias has used: a text that begins with & is taken for one."""
        self._values = 0

    def document(self) -> Any:
        """Return the data of the file, which is None if it is empty. Raises _UnreadableError and YAMLError."""
        data, documents = None, 0
        for event in self._events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    hint = "Take out the line ---, or make two files."
                    self.complain("yaml", "a second document begins here, and a file holds one", _at(event), hint)
                    raise _UnreadableError
            elif isinstance(event, yaml.NodeEvent):
                data, _size = self._value(event, 0)
        for at in self._unused.values() if not self.problems else ():
            self.complain("yaml", 'a value cannot begin with "&"', at, OR_BELOW)
        return data

    def _value(self, event: Any, depth: int) -> tuple[Any, int]:
        """Return the value that begins with an event, and its size once its aliases are unfolded."""
        at = _at(event)
        value: Any
        if isinstance(event, yaml.AliasEvent):
            self._unused.pop(event.anchor, None)
            if event.anchor not in self._anchors:
                self.complain("yaml", 'a value cannot begin with "*"', at, OR_BELOW)
            return self._anchors.get(event.anchor, (None, 1))
        if event.tag is not None:
            hint = 'Take it out, or put the whole value in quotes: "...".'
            self.complain("yaml", 'a value cannot begin with "!"', at, hint)
        if isinstance(event, yaml.ScalarEvent):
            value, size = self._text(event, at), 1 + len(event.value) // LETTERS_OF_A_VALUE
        elif depth >= MAX_DEPTH:
            message = f"this is nested too deeply: more than {MAX_DEPTH} levels"
            self.complain("too-deep", message, at, "Look for brackets or indents that were not meant.")
            raise _UnreadableError
        else:
            value, size = (self._group if isinstance(event, yaml.MappingStartEvent) else self._items)(at, depth + 1)
        if event.anchor:
            self._anchors[event.anchor] = value, size
            self._unused[event.anchor] = at
        return value, size

    def _text(self, event: yaml.ScalarEvent, at: At) -> str | None:
        if not event.style and not event.value:
            return None
        if UNSEEN.search(event.value):
            hint = "Look for a backslash and a letter or number in double quotes, and take it out."
            self.complain("control-character", "this text holds an unseen control character", at, hint)
        return str(event.value)

    def _items(self, at: At, depth: int) -> tuple[Items, int]:
        items, size = Items(at), 1
        while not isinstance(event := next(self._events), yaml.SequenceEndEvent):
            value, more = self._value(event, depth)
            size = self._bounded(size + more, event)
            items.append(value)
            items.values_at.append(_at(event))
        return items, size

    def _group(self, at: At, depth: int) -> tuple[Group, int]:
        group, size = Group(at), 1
        while not isinstance(key_event := next(self._events), yaml.MappingEndEvent):
            key, more = self._key(key_event, group, depth)
            size = self._bounded(size + more, key_event)
            event = next(self._events)
            value, more = self._value(event, depth)
            size = self._bounded(size + more, event)
            if key not in group:
                group[key], group.keys_at[key], group.values_at[key] = value, _at(key_event), _at(event)
        return group, size

    def _key(self, event: Any, group: Group, depth: int) -> tuple[str, int]:
        key, size = self._value(event, depth)
        if not isinstance(event, yaml.ScalarEvent) and not isinstance(key, str):
            hint = "Put texts that begin with [ or { in quotes."
            self.complain("yaml", "there is a bracket where a key is expected", _at(event), hint)
            raise _UnreadableError
        name = key or ""
        if name in group:
            hint = f"The first one is in line {group.keys_at[name][0]}. Keep one of them."
            self.complain("duplicate-key", f'the key "{name}" is repeated here', _at(event), hint)
        return name, size

    def _bounded(self, size: int, event: yaml.Event) -> int:
        """Return the size of a group or list that has grown by the value of an event, if it is within the bounds."""
        self._values += 1
        if size > MAX_VALUES or self._values > MAX_VALUES:
            hint = "What a * repeats counts each time, and so do each 100 letters."
            self.complain("too-many", f"this file holds too much: more than {MAX_VALUES:,} values", _at(event), hint)
            raise _UnreadableError
        return size

    def complain(self, rule: str, message: str, at: At, hint: str) -> None:
        self.problems.append(error(rule, message, Place(self.path, *at), hint))


def _at(event: Any) -> At:
    return event.start_mark.line + 1, event.start_mark.column + 1
