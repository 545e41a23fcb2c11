"""Lessons and pages: a frame around sections of blocks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, ClassVar, Union

from pydantic import Field as Option

from amends.blocks import block_kinds
from amends.blocks.contract import Block
from amends.data import Data, Id, Integer, Loc, Marked, Plain
from amends.model.item import Audience, Item, ItemKind
from amends.model.target import Target

if TYPE_CHECKING:
    AnyBlock = Block
else:
    AnyBlock = Annotated[
        Union[tuple(kind.model for kind in block_kinds().values())],  # noqa: UP007 - the members are known at run time only
        Option(discriminator="type"),
    ]


class Section(Data):
    """A part of a lesson or page, under a heading of its own."""

    id: Id
    """The name of the section, used in addresses."""
    title: Plain
    """The heading: a question or an action."""
    blocks: tuple[AnyBlock, ...] = Option(min_length=1)
    """The content of the section."""


class Sectioned(Item):
    """An item that is made of sections."""

    sections: tuple[Section, ...] = Option(min_length=1)
    """The parts of the text, in order."""

    def blocks(self) -> Iterator[tuple[Loc, Block]]:
        """Yield every block with the path to it."""
        for outer, section in enumerate(self.sections):
            for inner, block in enumerate(section.blocks):
                yield ("sections", outer, "blocks", inner), block


class WhatNext(Target):
    """Where a reader may go from here: exactly one of lesson, worksheet, pathway and page."""

    audience: Audience
    """Who the suggestion is for."""
    text: Plain
    """Why to go there."""


class Lesson(Sectioned):
    """One idea, read in about ten minutes."""

    number: Integer
    """The printed number."""
    minutes: Integer = Option(ge=1)
    """How long it takes to read, in minutes."""
    who_for: Marked
    """Who the lesson is for, in words they would use."""
    objective: Plain
    """What the reader can do afterwards; it finishes the sentence "After this you can ..."."""
    what_next: tuple[WhatNext, ...] = ()
    """Where to go from here, for each audience."""

    kind: ClassVar[ItemKind] = "lesson"


class Page(Sectioned):
    """A page beside the lessons, such as the one on finding help."""

    kind: ClassVar[ItemKind] = "page"
