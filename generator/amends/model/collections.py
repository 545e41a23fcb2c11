"""The kinds of items: the model of each, and its name in folders, in `Content` and in words."""

from __future__ import annotations

from dataclasses import dataclass

from amends.model.item import Item, ItemKind
from amends.model.lesson import Lesson, Page
from amends.model.pack import Pack
from amends.model.pathway import Pathway
from amends.model.worksheet import Worksheet


@dataclass(frozen=True, slots=True)
class Collection:
    """All items of one kind."""

    name: str
    """The name of the collection, such as `lessons`."""
    model: type[Item]
    address: str
    """The folder of the items on the site, such as `lessons/`; pages are at its root."""


COLLECTIONS: dict[ItemKind, Collection] = {
    model.kind: Collection(f"{model.kind}s", model, "" if model is Page else f"{model.kind}s/")
    for model in (Lesson, Worksheet, Pathway, Pack, Page)
}
