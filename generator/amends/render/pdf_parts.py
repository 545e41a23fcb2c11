"""Parts that only PDFs have: covers and contents of workbooks and packs, summaries and notes of packs, and cards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from amends.blocks.listing import listing
from amends.model.content import Content
from amends.model.item import Item
from amends.model.lesson import Lesson
from amends.model.pack import Pack
from amends.model.pathway import Pathway
from amends.model.worksheet import Worksheet
from amends.render.addresses import Here, address
from amends.render.citation import cited_sources
from amends.render.frame import face


@dataclass(frozen=True)
class Entry:
    """A line of the contents: its words, its page number and the target of its link. A rest has neither."""

    words: str
    page: int | None = None
    target: str = ""
    more: str = ""
    below: bool = False


def cover_face(content: Content, pathway: Pathway) -> Markup:
    """Return the cover of a workbook."""
    return face("workbook-cover.html", _page(content, pathway), item=pathway)


def contents_face(content: Content, item: Item, entries: Sequence[Entry]) -> Markup:
    """Return the table of contents of a workbook or pack."""
    return face("contents.html", _page(content, item), item=item, entries=entries)


def client_face(content: Content, pack: Pack) -> Markup:
    """Return the first pages of a client's pack: a cover, and summaries of its lessons."""
    return face("pack-client.html", _page(content, pack), item=pack, lessons=_lessons(content, pack))


def notes_face(content: Content, pack: Pack) -> Markup:
    """Return a counsellor's notes on a pack and on each of its sheets."""
    sheets = _sheets(content, pack)
    cited = tuple(dict.fromkeys(key for item in (pack, *sheets) for key in cited_sources(item)))
    return face("pack-notes.html", Here(content, address(pack), cited), item=pack, sheets=sheets)


def card_face(content: Content, page: Item, *, plain: bool) -> Markup:
    """Return a card of numbers to call; a `plain` one names no site and does not say what it is for."""
    directory = content.helplines
    lists = {
        purpose: listing(directory.countries, directory.helplines, purpose)
        for purpose in ("emergency", "abuse", "distress")
    }
    return face("card.html", _page(content, page), item=page, plain=plain, lists=lists)


def _lessons(content: Content, pack: Pack) -> list[Lesson]:
    return [content.lessons[id_] for id_ in pack.lessons if id_ in content.lessons]


def _sheets(content: Content, pack: Pack) -> list[Worksheet]:
    return [content.worksheets[id_] for id_ in pack.worksheets if id_ in content.worksheets]


def _page(content: Content, item: Item) -> Here:
    return Here(content, address(item))
