"""A story: what happened between two people, and how each of them saw it."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field as Option

from amends.blocks.contract import Block
from amends.data import Data, Marked, Plain


class View(Data):
    """How one of the people saw it, in their own words."""

    name: Plain
    """Who speaks."""
    role: Literal["hurt", "repairing", "couple", "anyone"]
    """Which side this is: `hurt`, or `repairing` for the one who caused the harm."""
    text: Marked
    """What the person says, as "I"."""


class Story(Block):
    """A story: what happened between two people, and how each of them saw it."""

    type: Literal["story"]
    """The type of block."""
    title: Plain
    """Who and what, in a few words."""
    text: Marked
    """What happened, as an outsider would describe it."""
    views: tuple[View, ...] = Option(default=(), max_length=2)
    """How they saw it: none, one or two views. Both get the same space and weight."""

    wide: ClassVar[bool] = True

    @property
    def threads(self) -> tuple[str, ...]:
        """The line beside each view: `stitched` for the partner who was hurt, else `whole`, and never the same twice.

        So a person keeps the same thread in all stories, and the two differ by more than colour.
        """
        roles = [view.role for view in self.views]
        if len(set(roles)) < len(roles):
            return ("whole", "stitched")
        if len(roles) == 2:  # noqa: PLR2004 - the two views
            first_is_stitched = roles[0] == "hurt" or roles[1] == "repairing"
            return ("stitched", "whole") if first_is_stitched else ("whole", "stitched")
        return tuple("stitched" if role == "hurt" else "whole" for role in roles)
