"""Where the claims of the article that the site grew from are carried."""

from __future__ import annotations

from pydantic import RootModel

from amends.data import Data, Id, Plain


class Home(Data):
    """A section of a lesson that carries a claim."""

    lesson: Id
    """The id of the lesson."""
    section: Id
    """The id of the section."""


class SourceClaim(Data):
    """One claim of the article, in our own words, and where it is carried."""

    claim: Plain
    """What the article says, in our own words."""
    lessons: tuple[Home, ...] = ()
    """The sections that carry it."""
    worksheets: tuple[Id, ...] = ()
    """The ids of the worksheets that carry it."""


class SourceClaims(RootModel[dict[Id, SourceClaim]]):
    """The claims by a short name, in the order of the article."""
