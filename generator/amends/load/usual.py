"""Reads a YAML file in which nothing is unusual, without places, in half the time that reading it with them takes."""

from __future__ import annotations

from typing import Any

import yaml

from amends.load.bounds import LETTERS_OF_A_VALUE, MAX_DEPTH, MAX_VALUES
from amends.load.syntax import LOADER, UNSEEN


class _UnusualError(Exception):
    """The file needs a closer look."""


def read_usual(text: str) -> tuple[Any, tuple[int, int]] | None:
    """Return the data of a file and the line and column where it begins, or None where something is unusual.

    That is: an error, a bound, a second key of one name, an anchor or tag, an unseen character written with a
    backslash, a document that is no group or list.
    """
    reading = _Reading()
    take = {
        yaml.ScalarEvent: reading.scalar,
        yaml.MappingStartEvent: reading.group,
        yaml.SequenceStartEvent: reading.list,
        yaml.MappingEndEvent: reading.end,
        yaml.SequenceEndEvent: reading.end,
        yaml.DocumentStartEvent: reading.document,
        yaml.AliasEvent: reading.unusual,
    }
    try:
        for event in iter(LOADER(text).get_event, None):
            found = take.get(type(event))
            if found:
                found(event)
    except (yaml.YAMLError, RecursionError, _UnusualError):
        return None
    if reading.whole is None or reading.values > MAX_VALUES:
        return None
    return reading.whole, reading.start


class _Reading:
    """The state of reading one file."""

    __slots__ = ("around", "here", "key", "start", "values", "whole")

    def __init__(self) -> None:
        self.whole: Any = None
        self.start = (1, 1)
        self.here: Any = None
        self.key: str | None = None
        self.around: list[tuple[Any, str | None]] = []
        """What lies around `here`, each with the key that is open in it."""
        self.values = 0

    def scalar(self, event: Any) -> None:
        if event.anchor or event.tag or self.here is None:
            raise _UnusualError
        text = event.value
        if event.style == '"' and UNSEEN.search(text):
            raise _UnusualError
        self.values += 1 + len(text) // LETTERS_OF_A_VALUE
        if self.key is None and type(self.here) is dict:
            if text in self.here:
                raise _UnusualError
            self.key = text
        else:
            self.put(text if text or event.style else None)

    def put(self, value: Any) -> None:
        if self.key is not None:
            self.here[self.key] = value
            self.key = None
        elif self.here is not None:
            self.here.append(value)
        else:
            self.whole = value

    def group(self, event: Any) -> None:
        self.begin(event, {})

    def list(self, event: Any) -> None:
        self.begin(event, [])

    def begin(self, event: Any, new: Any) -> None:
        has_no_key = self.key is None and type(self.here) is dict
        if event.anchor or event.tag or has_no_key or len(self.around) == MAX_DEPTH:
            raise _UnusualError
        if self.here is None:
            self.start = (event.start_mark.line + 1, event.start_mark.column + 1)
        self.values += 1
        self.around.append((self.here, self.key))
        self.here, self.key = new, None

    def end(self, _event: Any) -> None:
        whole = self.here
        self.here, self.key = self.around.pop()
        self.put(whole)

    def document(self, event: Any) -> None:
        if self.whole is not None:
            self.unusual(event)

    def unusual(self, _event: Any) -> None:
        raise _UnusualError
