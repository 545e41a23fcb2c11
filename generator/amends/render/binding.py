"""What holds PDFs together: covers and contents of workbooks and packs, the summaries and notes of a pack, the card."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from amends.blocks.helplines import HelplinesList
from amends.model.content import Content
from amends.model.item import Item
from amends.model.lesson import Lesson
from amends.model.pack import Pack
from amends.model.pathway import Pathway
from amends.model.worksheet import Worksheet
from amends.render.addresses import Here, address
from amends.render.citation import names, whereabouts
from amends.render.environment import environment
from amends.render.paper import cited_sources
from amends.words import common_words


@dataclass(frozen=True)
class Entry:
    """A line of the contents: its words, the page that it leads to, and where its link goes. A rest has neither."""

    words: str
    page: int | None = None
    target: str = ""
    more: str = ""
    below: bool = False


def cover_face(content: Content, pathway: Pathway) -> Markup:
    """Return the cover of a workbook."""
    return _rendered(content, "workbook-cover.html", pathway)


def contents_face(content: Content, item: Item, entries: Sequence[Entry]) -> Markup:
    """Return the list of what stands in a workbook or pack, with the number of the page."""
    return _rendered(content, "contents.html", item, entries=entries)


def client_face(content: Content, pack: Pack) -> Markup:
    """Return the first pages of what a client gets: a cover, and the lessons of the pack in short."""
    return _rendered(content, "pack-client.html", pack, lessons=_lessons(content, pack))


def notes_face(content: Content, pack: Pack) -> Markup:
    """Return what a counsellor has to know of a pack and of each of its sheets."""
    sheets = _sheets(content, pack)
    cited = tuple(dict.fromkeys(key for item in (pack, *sheets) for key in cited_sources(item)))
    return _rendered(content, "pack-notes.html", pack, sheets=sheets, cited=cited)


def card_face(content: Content, page: Item, *, plain: bool) -> Markup:
    """Return a card of numbers to call; a `plain` one names no site and does not say what it is for."""
    lists = {
        "emergency": HelplinesList(type="helplines", purpose="emergency"),
        "abuse": HelplinesList(type="helplines", purpose="abuse"),
        "distress": HelplinesList(type="helplines", purpose="distress"),
    }
    return _rendered(content, "card.html", page, plain=plain, lists=lists)


def _lessons(content: Content, pack: Pack) -> list[Lesson]:
    return [content.lessons[id_] for id_ in pack.lessons if id_ in content.lessons]


def _sheets(content: Content, pack: Pack) -> list[Worksheet]:
    return [content.worksheets[id_] for id_ in pack.worksheets if id_ in content.worksheets]


def _rendered(content: Content, template: str, item: Item, **more: Any) -> Markup:
    words = common_words(content.language)
    context: Mapping[str, Any] = {
        "item": item,
        "here": Here(content, address(item), words["coming"]),
        "words": words,
        "site": content.site,
        "practice": content.site.practice,
        "references": content.references.root,
        "names": names,
        "whereabouts": whereabouts,
        "today": datetime.datetime.now(tz=datetime.UTC).date(),
        "cited": (),
    }
    made = environment(content.language).get_template(template).render({**context, **more})
    return Markup(made)  # noqa: S704 - the environment has escaped all that authors wrote
