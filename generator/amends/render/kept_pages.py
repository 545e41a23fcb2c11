"""Pages that were rendered already, for those who render again and again: what has not changed is not rendered anew."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field

from amends.model.content import Content
from amends.model.item import Item
from amends.render.pages import render_item
from amends.render.tree import Asset, Page

_OF_ITS_OWN_PAGE = frozenset({"sections", "steps", "counsellor", "story", "before_you_start", "aftercare"})
"""What of a lesson, sheet or page nobody shows but its own page."""

_OF_OTHERS = frozenset({"pathway", "pack"})
"""The kinds whose pages show parts of others, such as the key points of a lesson. There are few, so none is kept."""

Rendered = tuple[Page, tuple[Asset, ...]]
"""The page of an item, and the assets that belong to it alone."""


@dataclass
class KeptPages:
    """The pages of items as they were rendered the last time, and what they were rendered from."""

    shared: str = ""
    """A digest of all that a page may show of anything but its own item."""
    pages: dict[tuple[str, str], tuple[Item, Rendered]] = field(default_factory=dict)

    def render(self, content: Content, items: Iterator[Item], *, pdfs: bool) -> Iterator[Rendered]:
        """Yield the page of each item with its assets, rendered anew where the item or anything shared has changed.

        An item has not changed when it is the same object, as `load` gives it for a file that is as it was.
        """
        shared = _shared(content, pdfs=pdfs)
        before = self.pages if shared == self.shared else {}
        self.shared, self.pages = shared, {}
        for item in items:
            known = before.get((item.kind, item.id)) if item.kind not in _OF_OTHERS else None
            made = known[1] if known and known[0] is item else render_item(content, item, pdfs=pdfs)
            self.pages[item.kind, item.id] = (item, made)
            yield made


def _shared(content: Content, *, pdfs: bool) -> str:
    made = hashlib.sha256()
    today = datetime.datetime.now(tz=datetime.UTC).date()  # a review grows old
    wholes = (content.site, content.references, content.helplines, content.glossary)
    for part in (content.language, pdfs, today, *wholes):
        made.update(repr(part).encode())
    for item in content.items():
        own = _OF_ITS_OWN_PAGE if item.id != content.site.safety_check else frozenset()
        made.update(repr([(name, value) for name, value in vars(item).items() if name not in own]).encode())
    for sheet in content.worksheets:
        made.update(repr([lesson.id for lesson in content.lessons_offering(sheet)]).encode())
    return made.hexdigest()
