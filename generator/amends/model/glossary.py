"""The glossary: words of the lessons, explained in plain sentences."""

from __future__ import annotations

from pydantic import RootModel

from amends.data import Data, Id, Marked, Plain


class Term(Data):
    """One word and what it means."""

    term: Plain
    """The word."""
    forms: tuple[Plain, ...] = ()
    """Other forms of the word in texts."""
    meaning: Marked
    """What it means, in one or two plain sentences."""
    lesson: Id | None = None
    """The lesson that explains it."""


class Glossary(RootModel[dict[Id, Term]]):
    """Every word that the site explains, by key."""
