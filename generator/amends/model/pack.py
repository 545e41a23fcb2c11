"""Packs: handouts for one kind of counselling session."""

from __future__ import annotations

from typing import ClassVar

from pydantic import Field as Option

from amends.data import Id, Marked
from amends.model.item import Item, ItemKind


class Pack(Item):
    """Worksheets and lesson summaries for one kind of session, with notes for the counsellor."""

    purpose: Marked
    """What it is for."""
    when_not_to_use: tuple[Marked, ...] = Option(min_length=1)
    """When it can do harm."""
    notes: Marked
    """How to work with it."""
    lessons: tuple[Id, ...] = ()
    """The ids of the lessons whose summaries go with it."""
    worksheets: tuple[Id, ...] = Option(min_length=1)
    """The ids of its worksheets, in order."""

    kind: ClassVar[ItemKind] = "pack"
