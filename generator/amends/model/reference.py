"""References: each source once, with its finding, strength and limits."""

from __future__ import annotations

from typing import Literal

from pydantic import Field as Option
from pydantic import RootModel

from amends.data import Address, Boolean, Data, Id, Integer, Plain


class Reference(Data):
    """One source, in the terms of the Citation Style Language, and what it can be cited for."""

    type: Literal["article-journal", "book", "chapter", "webpage", "report"]
    """The kind of source."""
    author: tuple[Plain, ...] = ()
    """The authors, surname first."""
    editor: tuple[Plain, ...] = ()
    """The editors of the book that contains a chapter."""
    year: Integer | None = None
    """The year of publication."""
    title: Plain
    """The title."""
    journal: Plain | None = None
    """The journal of an article."""
    container: Plain | None = None
    """The book or site that contains a chapter or web page."""
    publisher: Plain | None = None
    """The publisher of a book."""
    volume: Plain | None = None
    """The volume."""
    issue: Plain | None = None
    """The issue."""
    pages: Plain | None = None
    """The pages, or the number of the article."""
    doi: Plain | None = Option(default=None, pattern=r"^10\.\d{4,9}/\S+$")
    """The DOI, without https://doi.org/."""
    url: Address | None = None
    """Where it can be read."""
    claim: Plain
    """What it found, in a sentence."""
    strength: Literal["A", "B", "C"]
    """A: many studies. B: some studies. C: ideas, practice, or one small study."""
    limits: Plain
    """What it cannot show."""
    verified: Boolean
    """true only if a person has read the source and agrees with the claim."""
    awaiting: Plain | None = None
    """What still has to be checked."""

    @property
    def link(self) -> str | None:
        """The address of the source: that of its DOI, or its own."""
        return f"https://doi.org/{self.doi}" if self.doi else self.url

    @property
    def short_name(self) -> str:
        """How texts refer to it: surnames and year."""
        names = [author.partition(",")[0] for author in self.author or self.editor]
        who = names[0] if names else self.title
        who = f"{who} and others" if len(names) > 2 else " and ".join(names) if names else who  # noqa: PLR2004
        return f"{who}, {self.year}" if self.year else who


class References(RootModel[dict[Id, Reference]]):
    """Every source of the site, by key."""
