"""Cache of rendered pages for `serve`."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from amends.model.content import Content
from amends.model.item import Item
from amends.model.lesson import Lesson
from amends.model.pack import Pack
from amends.render.pages import render_item
from amends.render.search import Entry, search_entry
from amends.render.tree import Asset, Page

_BODY = frozenset({"sections", "steps"})
"""The parts of an item that other pages do not show; `_shared` names the exceptions."""


@dataclass(frozen=True)
class Rendered:
    """The page of an item, the assets that belong to it alone, and its entry in the search index."""

    page: Page
    assets: tuple[Asset, ...]
    entry: Entry


@dataclass
class PageCache:
    """Rendered pages by kind and id, each with its dependencies.

    An edit of a lesson's sections or of a sheet's steps invalidates one page. An edit of what other pages may show,
    such as a title or the glossary, invalidates all of them.
    """

    shared: object = None
    pages: dict[tuple[str, str], tuple[object, Rendered]] = field(default_factory=dict)

    def render(self, content: Content, items: Iterable[Item], *, pdfs: bool) -> Iterator[Rendered]:
        """Yield the rendered page of each item, from the cache if its dependencies have not changed."""
        shared = (pdfs, datetime.datetime.now(tz=datetime.UTC).date(), *_shared(content))  # reviews get old
        before = self.pages if shared == self.shared else {}
        self.shared, self.pages = shared, {}
        for item in items:
            key = (item.kind, item.id)
            dependencies = (item, _lessons_of(item, content))
            cached = before.get(key)
            if cached is None or cached[0] != dependencies:
                page, assets = render_item(content, item, pdfs=pdfs)
                cached = (dependencies, Rendered(page, assets, search_entry(content.language, item)))
            self.pages[key] = cached
            yield cached[1]


def _shared(content: Content) -> Iterator[object]:
    """Yield everything that the page of an item may show beside the item: shared files, and parts of other items."""
    yield from (content.language, content.site, content.home, content.references, content.helplines, content.glossary)
    for item in content.items():
        yield [(name, getattr(item, name)) for name in type(item).model_fields if name not in _BODY]
        if isinstance(item, Lesson):  # sheets link the lessons that lead to them
            yield [getattr(block, "worksheet", None) for _loc, block in item.blocks()]
    yield content.worksheets.get(content.site.safety_check)  # shown before other sheets
    if content.original:  # its titles replace those of items that are not translated
        yield [(item.kind, item.id, item.title) for item in content.original.items()]


def _lessons_of(item: Item, content: Content) -> list[Lesson | None]:
    """Return the lessons of a pack, whose key points its page shows."""
    return [content.lessons.get(id_) for id_ in item.lessons] if isinstance(item, Pack) else []
