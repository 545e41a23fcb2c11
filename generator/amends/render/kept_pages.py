"""Pages that were rendered already, for those who render again and again: what has not changed is not rendered anew."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from amends.model.content import Content
from amends.model.item import Item
from amends.render.asked import Question, answer, noting
from amends.render.pages import render_item
from amends.render.search import Entry
from amends.render.tree import Asset, Page

Rendered = tuple[Page, tuple[Asset, ...]]
"""The page of an item, and the assets that belong to it alone."""


@dataclass(frozen=True)
class _Kept:
    """A page, and what it was made of."""

    item: Item
    answers: Mapping[Question, object]
    """What it asked of the rest of the content."""
    made: Rendered


@dataclass
class KeptPages:
    """The pages of items as they were rendered the last time, and what they were rendered from."""

    shared: object = None
    """What every page may show."""
    pages: dict[tuple[str, str], _Kept] = field(default_factory=dict)
    entries: dict[tuple[str, str], tuple[Item, Entry]] = field(default_factory=dict)
    """What the search finds of each item."""

    def render(self, content: Content, items: Iterator[Item], *, pdfs: bool) -> Iterator[Rendered]:
        """Yield the page of each item with its assets, rendered anew where anything that it shows has changed.

        An item has not changed when it is the same object, as `load` gives it for a file that is as it was.
        """
        today = datetime.datetime.now(tz=datetime.UTC).date()  # a review grows old
        shared = (content.language, pdfs, today, content.site)
        before = self.pages if shared == self.shared else {}
        self.shared, self.pages = shared, {}
        notes = noting(content)
        now: dict[Question, object] = {}
        for item in items:
            key = (item.kind, item.id)
            known = before.get(key)
            if known is None or known.item is not item or not _holds(known, content, now):
                notes.asked.clear()
                made = render_item(notes.content, item, pdfs=pdfs)
                answers = {question: answer(content, question) for question in notes.asked}
                known = _Kept(item, answers, made)
            self.pages[key] = known
            yield known.made


def _holds(known: _Kept, content: Content, now: dict[Question, object]) -> bool:
    """Tell whether all that a page asked for would be answered as it was. `now` keeps the answers for other pages."""
    for question, before in known.answers.items():
        if question not in now:
            now[question] = answer(content, question)
        if now[question] is not before and now[question] != before:
            return False
    return True
