"""The home page: what the site is, its doors, and what happens to what readers write."""

from __future__ import annotations

from typing import Literal

from pydantic import Field as Option

from amends.data import Boolean, Data, Marked, Plain
from amends.model.target import Target


class Link(Target):
    """A link with a few words: exactly one of lesson, worksheet, pathway and page."""

    title: Plain
    """The link text."""
    text: Plain
    """What the reader finds there."""


class Door(Link):
    """One of the situations that a reader may come with."""

    drawing: Literal["torn", "needle", "seam", "door"]
    """The drawing beside it."""
    care: Boolean = False
    """true for the door for people who are not safe."""


class Promise(Data):
    """One promise about what a reader writes."""

    title: Plain
    """The promise, in a few words."""
    text: Plain
    """What it means."""


class Promises(Data):
    """What happens to what a reader writes."""

    title: Plain
    """The heading."""
    items: tuple[Promise, ...] = Option(min_length=1)
    """The promises."""
    limits: Marked
    """What the site cannot do."""


class ForCounsellors(Data):
    """What counsellors find here."""

    title: Plain
    """The heading."""
    text: Plain
    """What it offers them."""
    links: tuple[Link, ...] = ()
    """Where to go."""


class Home(Data):
    """The home page."""

    title: Plain
    """What the site is, in one sentence."""
    text: Plain
    """What a reader may expect."""
    question: Plain
    """The question above the doors."""
    doors: tuple[Door, ...] = Option(min_length=1)
    """The situations that a reader may come with."""
    promises: Promises
    """What happens to what a reader writes."""
    counsellors: ForCounsellors | None = None
    """What counsellors find here."""
