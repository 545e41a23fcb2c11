"""Where the site covers the claims of its source article."""

from __future__ import annotations

from pydantic import RootModel

from amends.data import Data, Id, Plain


class Home(Data):
    """A section of a lesson that covers a claim."""

    lesson: Id
    """The id of the lesson."""
    section: Id
    """The id of the section."""


class SourceClaim(Data):
    """One claim of the article, in our own words, and where it is covered."""

    claim: Plain
    """What the article says, in our own words."""
    lessons: tuple[Home, ...] = ()
    """The sections that cover it."""
    worksheets: tuple[Id, ...] = ()
    """The ids of the worksheets that cover it."""


class SourceClaims(RootModel[dict[Id, SourceClaim]]):
    """The claims by a short name, in the order of the article."""
