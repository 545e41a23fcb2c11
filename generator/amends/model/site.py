"""The site: its name, licence and languages, and what is still to come."""

from __future__ import annotations

import re
from typing import Literal, Self

from pydantic import Field as Option
from pydantic import field_validator, model_validator

from amends.data import Address, Data, Id, Marked, Plain, mistake
from amends.model.collections import COLLECTIONS
from amends.model.item import ItemKind


class Licence(Data):
    """The licence of the content."""

    name: Plain
    """Its short name."""
    url: Address
    """Where its text stands."""


class PlannedItem(Data):
    """An item that others may point to although it is not written yet."""

    id: Id
    """The id that it will have."""
    title: Plain
    """Its title, shown as plain text until it is there."""


class Planned(Data):
    """What is not written yet."""

    lessons: tuple[PlannedItem, ...] = ()
    """Lessons to come."""
    worksheets: tuple[PlannedItem, ...] = ()
    """Worksheets to come."""
    pathways: tuple[PlannedItem, ...] = ()
    """Pathways to come."""
    packs: tuple[PlannedItem, ...] = ()
    """Packs to come."""
    pages: tuple[PlannedItem, ...] = ()
    """Pages to come."""

    def of(self, kind: ItemKind) -> tuple[PlannedItem, ...]:
        """Return the planned items of one kind."""
        planned: tuple[PlannedItem, ...] = getattr(self, COLLECTIONS[kind].name)
        return planned


class Contact(Data):
    """How readers can write to whoever publishes the site; one of the two is needed."""

    email: Plain | None = None
    """An e-mail address that may be public."""
    page: Address | None = None
    """A page of yours with other ways to write."""

    @field_validator("email")
    @classmethod
    def _is_an_email(cls, email: Plain | None) -> Plain | None:
        if email and not re.fullmatch(r"[\w.+-]+@[\w-]+(\.[\w-]+)+", email, re.ASCII):
            raise mistake("needs an e-mail address such as hello@example.org")
        return email

    @model_validator(mode="after")
    def _has_a_way(self) -> Self:
        if not (self.email or self.page):
            raise mistake('needs "email" or "page"')
        return self


class Logo(Data):
    """A picture of a practice's own."""

    file: Plain = Option(pattern=r"^[A-Za-z0-9][A-Za-z0-9._/-]*\.(png|jpg|jpeg|webp)$")
    """Its path below the folder `media`."""
    alt: Plain
    """What it shows, in words."""


class Practice(Data):
    """Whose practice it is that hands out the sheets; it stands on what is printed for counsellors and clients."""

    name: Plain
    """The name of the practice."""
    contact: tuple[Plain, ...] = Option(default=(), max_length=4)
    """Up to four lines: an address, a telephone number, a site."""
    logo: Logo | None = None
    """Its picture."""


class SiteTexts(Data):
    """What the site says of itself in a language, instead of what stands in site.yaml."""

    name: Plain | None = None
    """The name of the site in this language, where it has another one."""
    description: Plain | None = None
    """What the site is, in a sentence for search engines."""
    credit: Marked | None = None
    """Whose ideas the content builds on."""


class Site(Data):
    """What holds for the whole site."""

    id: Id
    """The stable name of the site. It never changes, since what readers keep and their files hang on it."""
    name: Plain
    """The name of the site."""
    description: Plain
    """What the site is, in a sentence for search engines."""
    languages: tuple[Id, ...] = Option(min_length=1)
    """The languages of the content, the default one first."""
    titles: Literal["neutral", "descriptive"] = "neutral"
    """How worksheets appear in titles and histories: as a number only, or by their title."""
    leave_to: Address
    """The neutral site that "leave this page" opens."""
    licence: Licence
    """The licence of the content."""
    credit: Marked
    """Whose ideas the content builds on."""
    safety_check: Id
    """The id of the worksheet whose questions stand before every sheet with `gate: safety_check`."""
    publisher: Plain | None = None
    """Who publishes the site."""
    contact: Contact | None = None
    """How readers can write to whoever publishes the site."""
    practice: Practice | None = None
    """The practice that hands out the sheets, if it is one."""
    address: Address | None = None
    """Where the site is published, with the path below which it lies."""
    checks: dict[Plain, Literal["error", "warn", "info"]] = Option(default_factory=dict)
    """Levels of rules that differ from the usual ones. Rules that guard safety keep theirs."""
    planned: Planned = Planned()
    """What is not written yet."""

    @field_validator("languages")
    @classmethod
    def _are_different(cls, languages: tuple[Id, ...]) -> tuple[Id, ...]:
        if len(set(languages)) < len(languages):
            raise mistake("needs each language once")
        return languages
