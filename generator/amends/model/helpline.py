"""Helplines: who to call in each place, and when a person last checked the entry."""

from __future__ import annotations

from typing import Literal

from pydantic import Field as Option
from pydantic import model_validator

from amends.data import Address, Data, Date, Id, Integer, Plain, mistake

Purpose = Literal["emergency", "abuse", "own_behaviour", "distress", "child", "directory"]


class Country(Data):
    """A place that helplines are listed for."""

    name: Plain
    """The name of the place."""
    order: Integer = 99
    """Its position in the list; places with the same order are sorted by name."""


class Helpline(Data):
    """One service, or one emergency number."""

    id: Id
    """The stable name of the entry."""
    country: Id
    """The place it serves, as a key of `countries`."""
    purposes: tuple[Purpose, ...] = Option(min_length=1)
    """What people can call it for."""
    name: Plain
    """The name of the service."""
    phone: Plain | None = Option(default=None, pattern=r"^\+?[0-9][0-9 -]*$")
    """The number, as people dial it there."""
    text: Plain | None = None
    """How to reach it by text message, or without speaking."""
    url: Address | None = None
    """The site of the service."""
    hours: Plain | None = None
    """Its opening hours."""
    languages: tuple[Plain, ...] = ()
    """The languages it speaks, if known."""
    whom: Plain | None = Option(default=None, alias="for")
    """Who it is for, in plain words."""
    note: Plain | None = None
    """Anything else a caller may want to know."""
    search_for: Plain
    """Search words that find the service if the number has changed."""
    source: Plain
    """The public page with the number, or its other source."""
    noted_on: Date | None = None
    """The day on which the number was read there; without it, the site says that the day is unknown."""
    verified_on: Date | None = None
    """The day on which a person last checked the entry."""
    verified_by: Plain | None = None
    """Who checked it."""

    @property
    def dial(self) -> str:
        """The number for a `tel:` link: digits, with a leading plus if it has one."""
        return "".join(char for char in self.phone or "" if char.isdigit() or char == "+")

    @property
    def host(self) -> str:
        """The web address as it is shown: `example.org`, followed by its path if it has one."""
        return (self.url or "").removeprefix("https://").removeprefix("www.").rstrip("/")

    @model_validator(mode="after")
    def _reachable(self) -> Helpline:
        if not (self.phone or self.text or self.url):
            raise mistake("needs a phone, a text or a url")
        if (self.verified_on is None) != (self.verified_by is None):
            raise mistake("needs both verified_on and verified_by, or neither")
        return self


class Helplines(Data):
    """Every helpline of the site, by place."""

    countries: dict[Id, Country] = Option(min_length=1)
    """The places, by a short code."""
    helplines: tuple[Helpline, ...] = Option(min_length=1)
    """The services."""
