"""Chooses and orders helplines for a list: by purpose, by place, and within a place by what is most pressing."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

KINDS = ("abuse", "own_behaviour", "distress", "child")
"""What each place is meant to have a line for."""


class Country(Protocol):
    """A place that helplines are listed for."""

    @property
    def name(self) -> str: ...
    @property
    def order(self) -> int: ...


class Entry(Protocol):
    """One service, or one emergency number: what this module has to know of it."""

    @property
    def country(self) -> str: ...
    @property
    def purposes(self) -> Sequence[str]: ...
    @property
    def phone(self) -> str | None: ...
    @property
    def url(self) -> str | None: ...
    @property
    def verified_on(self) -> datetime.date | None: ...


class Directory(Protocol):
    """The content of helplines.yaml."""

    @property
    def countries(self) -> Mapping[str, Country]: ...
    @property
    def helplines(self) -> Sequence[Entry]: ...


@dataclass(frozen=True, slots=True)
class Listed:
    """One entry of the list."""

    entry: Entry

    @property
    def dial(self) -> str:
        """The number for a `tel:` link: digits, after a plus where there is one."""
        return "".join(char for char in self.entry.phone or "" if char.isdigit() or char == "+")

    @property
    def host(self) -> str:
        """The web address as one would say it: `example.org`, with a path only where it has one."""
        return (self.entry.url or "").removeprefix("https://").removeprefix("www.").rstrip("/")


@dataclass(frozen=True, slots=True)
class Place:
    """A place with its entries; `name` is None for what serves every place."""

    name: str | None
    entries: tuple[Listed, ...]
    missing: tuple[str, ...] = ()
    """In the list of all, the kinds of line that the place has none of."""


def listing(countries: Mapping[Any, Country], entries: Sequence[Entry], purpose: str) -> tuple[Place, ...]:
    """Return the places with their entries for a purpose, or with every entry for `all`.

    Places stand in their order and then by name, entries as in the file. In the list of all, whatever leads on to
    helplines of every country comes first, and emergency numbers come first in their place. Any other list ends with
    the directories, since it may hold nothing for the reader's own country; the list of emergency numbers does not.
    """
    if purpose == "all":
        directories = [entry for entry in entries if "directory" in entry.purposes]
        others = [entry for entry in entries if "directory" not in entry.purposes]
        first = (Place(None, tuple(Listed(entry) for entry in directories)),) if directories else ()
        places = _by_place(countries, sorted(others, key=lambda entry: "emergency" not in entry.purposes))
        return first + tuple(replace(place, missing=_missing(place)) for place in places)
    chosen = [entry for entry in entries if purpose in entry.purposes]
    if purpose in {"emergency", "directory"}:
        return _by_place(countries, chosen)
    more = [entry for entry in entries if "directory" in entry.purposes and entry not in chosen]
    return _by_place(countries, chosen) + _by_place(countries, more)


def _missing(place: Place) -> tuple[str, ...]:
    had = {purpose for listed in place.entries for purpose in listed.entry.purposes}
    return tuple(kind for kind in KINDS if kind not in had)


def _by_place(countries: Mapping[Any, Country], entries: Sequence[Entry]) -> tuple[Place, ...]:
    names = {code: (country.order, country.name) for code, country in countries.items()}
    codes = sorted({entry.country for entry in entries}, key=lambda code: (*names.get(code, (99, code)), code))
    return tuple(
        Place(
            names.get(code, (99, code))[1],
            tuple(Listed(entry) for entry in entries if entry.country == code),
        )
        for code in codes
    )
