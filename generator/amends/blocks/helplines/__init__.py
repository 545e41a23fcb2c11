"""Helplines: who to call, by place, filled from helplines.yaml."""

from __future__ import annotations

from typing import ClassVar, Literal

from amends.blocks.contract import Block
from amends.blocks.listing import Directory, Place, listing


class HelplinesList(Block):
    """Helplines: who to call, by place, filled from helplines.yaml."""

    type: Literal["helplines"]
    """The type of block."""
    purpose: Literal["emergency", "abuse", "own_behaviour", "distress", "child", "directory", "all"]
    """Which entries it shows: those with this purpose, or `all`."""

    wide: ClassVar[bool] = True

    def places(self, directory: Directory) -> tuple[Place, ...]:
        """Return the places to show, each with its entries."""
        return listing(directory.countries, directory.helplines, self.purpose)

    def any_checked(self, directory: Directory) -> bool:
        """Return whether a person has checked any of the entries; if not, the list says so once."""
        return any(entry.verified_on for place in self.places(directory) for entry in place.entries)
