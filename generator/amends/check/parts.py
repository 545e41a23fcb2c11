"""What stands in one whole piece of content, walked through once for all rules."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any

from amends.data import Data, Loc, Marked, Plain, Verbatim, walk
from amends.model.content import Content, Source

Key = tuple[str, str]
"""The name of a piece in the sources of the content: kind and id of an item, or twice the name of a file."""


class Parts:
    """The parts of a piece of content, each with the way to it, in the order of the model."""

    def __init__(self, whole: object) -> None:
        self.whole = whole
        self.data: dict[type[Data], list[tuple[Loc, Data]]] = {}
        """By model."""
        self.marked: list[tuple[Loc, Marked]] = []
        self.texts: list[tuple[Loc, Plain | Marked]] = []
        """What people read as it stands, or with its marks."""
        self.verbatim: list[tuple[Loc, Verbatim]] = []
        for loc, value in walk(whole):
            kind = type(value)
            if kind is Plain:
                self.texts.append((loc, value))
            elif kind is Marked:
                self.marked.append((loc, value))
                self.texts.append((loc, value))
            elif kind is Verbatim:
                self.verbatim.append((loc, value))
            elif isinstance(value, Data):
                self.data.setdefault(type(value), []).append((loc, value))

    @cached_property
    def small(self) -> list[str]:
        """Each of the texts in small letters."""
        return [text.lower() for _loc, text in self.texts]

    @cached_property
    def all_small(self) -> str:
        """All of the texts in one, in small letters: what does not stand here stands in none of them."""
        return "\n".join(self.small)


def pieces(content: Content) -> Iterator[tuple[Key, Source, Any]]:
    """Yield each whole piece of content by its name, with the file that it came from."""
    for item in content.items():
        yield (item.kind, item.id), content.sources[item.kind, item.id], item
    shared = {
        "site": content.site,
        "home": content.home,
        "references": content.references.root,
        "helplines": content.helplines,
        "glossary": content.glossary.root,
        "source-claims": content.source_claims.root,
    }
    for name, whole in shared.items():
        source = content.sources.get((name, name))
        if source:
            yield (name, name), source, whole
