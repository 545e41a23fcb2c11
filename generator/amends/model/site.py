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
    """The address of its text."""


class PlannedItem(Data):
    """An item that others may link to although it is not written yet."""

    id: Id
    """The id that it will have."""
    title: Plain
    """Its title, shown as plain text until it exists."""


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
    """How readers can write to the publisher; one of the two keys is needed."""

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
    """The logo of a practice."""

    file: Plain = Option(pattern=r"^[A-Za-z0-9][A-Za-z0-9._/-]*\.(png|jpg|jpeg|webp)$")
    """Its path below the folder `media`."""
    alt: Plain
    """What it shows, in words."""


class Practice(Data):
    """The practice that hands out the sheets; named on what is printed for counsellors and clients."""

    name: Plain
    """The name of the practice."""
    contact: tuple[Plain, ...] = Option(default=(), max_length=4)
    """Up to four lines: an address, a telephone number, a site."""
    logo: Logo | None = None
    """Its logo."""


class SiteTexts(Data):
    """The texts of site.yaml in another language."""

    name: Plain | None = None
    """The name of the site in this language, if it differs."""
    description: Plain | None = None
    """What the site is, in a sentence for search engines."""
    credit: Marked | None = None
    """Whose ideas the content builds on."""


class Site(Data):
    """Settings of the whole site."""

    id: Id
    """The name of the site for kept answers and files. Never change it, since they refer to it."""
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
    """The id of the worksheet with the safety check, shown before every sheet with `gate: safety_check`."""
    publisher: Plain | None = None
    """Who publishes the site."""
    contact: Contact | None = None
    """How readers can write to the publisher."""
    practice: Practice | None = None
    """The practice that hands out the sheets, if it is one."""
    address: Address | None = None
    """The address of the published site, with its path."""
    checks: dict[Plain, Literal["error", "warn", "info"]] = Option(default_factory=dict)
    """Levels of rules that differ from the defaults. Safety rules keep theirs."""
    planned: Planned = Planned()
    """What is not written yet."""

    @field_validator("languages")
    @classmethod
    def _are_different(cls, languages: tuple[Id, ...]) -> tuple[Id, ...]:
        if len(set(languages)) < len(languages):
            raise mistake("has a language twice")
        return languages
