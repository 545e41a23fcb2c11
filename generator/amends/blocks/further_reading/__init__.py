"""Further reading: books, articles and pages, each with a reason to read it."""

from __future__ import annotations

from typing import Literal

from pydantic import Field as Option
from pydantic import model_validator

from amends.blocks.contract import Block
from amends.data import Address, Data, Id, Marked, Plain, mistake


class Reading(Data):
    """One thing to read: a source of the site by its key, or anything else by title and address."""

    reference: Id | None = None
    """A key of references.yaml."""
    title: Plain | None = None
    """The title, if it is not one of the references."""
    url: Address | None = None
    """Where it can be read."""
    text: Marked
    """What it offers, and for whom."""

    @model_validator(mode="after")
    def _names_one_thing(self) -> Reading:
        if self.reference and (self.title or self.url):
            raise mistake("has both a reference and a title or url; keep one of the two")
        if not self.reference and not (self.title and self.url):
            raise mistake("needs a reference, or a title with a url")
        return self


class FurtherReading(Block):
    """Further reading: books, articles and pages, each with a reason to read it."""

    type: Literal["further_reading"]
    """The type of block."""
    items: tuple[Reading, ...] = Option(min_length=1)
    """The reading list, most useful first."""
