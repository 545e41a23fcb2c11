"""Chooses helplines by purpose, and orders them by place and urgency."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

KINDS = ("abuse", "own_behaviour", "distress", "child")
"""The kinds of helpline that each place should have."""


class Country(Protocol):
    """A place that helplines are listed for."""

    @property
    def name(self) -> str: ...
    @property
    def order(self) -> int: ...


class Entry(Protocol):
    """What this module needs of a service or emergency number."""

    @property
    def country(self) -> str: ...
    @property
    def purposes(self) -> Sequence[str]: ...
    @property
    def verified_on(self) -> datetime.date | None: ...


class Directory(Protocol):
    """The content of helplines.yaml."""

    @property
    def countries(self) -> Mapping[str, Country]: ...
    @property
    def helplines(self) -> Sequence[Entry]: ...


@dataclass(frozen=True, slots=True)
class Place:
    """A place with its entries; `name` is None for services for every place."""

    name: str | None
    entries: tuple[Entry, ...]
    missing: tuple[str, ...] = ()
    """In the list of all, the kinds of helpline that the place lacks."""


def listing(countries: Mapping[Any, Country], entries: Sequence[Entry], purpose: str) -> tuple[Place, ...]:
    """Return the places with their entries for a purpose, or with every entry for `all`.

    Places are sorted by `order` and then by name; entries stay in the order of the file. The list of all begins with
    directories of helplines, and within a place with emergency numbers. Any other list ends with the directories, since
    it may have nothing for the reader's own country; the list of emergency numbers does not.
    """
    if purpose == "all":
        directories = [entry for entry in entries if "directory" in entry.purposes]
        others = [entry for entry in entries if "directory" not in entry.purposes]
        first = (Place(None, tuple(directories)),) if directories else ()
        places = _by_place(countries, sorted(others, key=lambda entry: "emergency" not in entry.purposes))
        return first + tuple(replace(place, missing=_missing(place)) for place in places)
    chosen = [entry for entry in entries if purpose in entry.purposes]
    if purpose in {"emergency", "directory"}:
        return _by_place(countries, chosen)
    more = [entry for entry in entries if "directory" in entry.purposes and entry not in chosen]
    return _by_place(countries, chosen) + _by_place(countries, more)


def _missing(place: Place) -> tuple[str, ...]:
    had = {purpose for entry in place.entries for purpose in entry.purposes}
    return tuple(kind for kind in KINDS if kind not in had)


def _by_place(countries: Mapping[Any, Country], entries: Sequence[Entry]) -> tuple[Place, ...]:
    names = {code: (country.order, country.name) for code, country in countries.items()}
    codes = sorted({entry.country for entry in entries}, key=lambda code: (*names.get(code, (99, code)), code))
    return tuple(
        Place(names.get(code, (99, code))[1], tuple(entry for entry in entries if entry.country == code))
        for code in codes
    )
