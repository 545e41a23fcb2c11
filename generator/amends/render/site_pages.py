"""Renders the pages that are not items: home, lists, glossary, sources, My worksheets and search."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from amends.model.collections import COLLECTIONS
from amends.model.content import Content
from amends.model.item import ItemKind
from amends.render.addresses import GLOSSARY, MY_WORKSHEETS, REFERENCES, SEARCH, Here
from amends.render.answers import keeping_words, sheets_by_id
from amends.render.frame import page
from amends.render.head import described, linked_data, site_resource
from amends.render.pdfs import pdf_links
from amends.render.search import search_engine
from amends.render.tree import Asset, Page
from amends.words import common_words

_LISTS: tuple[ItemKind, ...] = ("lesson", "worksheet", "pathway")
_MINUTES = (5, 10, 15, 20, 30)
"""The times in minutes by which a counsellor can limit a list of sheets."""


def site_pages(content: Content, index: Asset, *, pdfs: bool) -> Iterator[Page]:
    """Yield the pages that are not items; `index` is the search index."""
    words, site = common_words(content.language), content.site
    facts = {"section": "home", **described(site.name, site.description, "website")}
    home = facts | linked_data(site_resource(content))
    yield page(Here(content, ""), "home.html", site.name, home, home=content.home)
    for kind in _LISTS:
        of = COLLECTIONS[kind]
        yield _titled(content, of.address, "list.html", of.name, **_items(content, kind))
    yield _packs(content, pdfs=pdfs)
    terms = sorted(content.glossary.root.items(), key=lambda pair: pair[1].term.casefold())
    yield _titled(content, GLOSSARY, "glossary.html", "glossary", terms=terms)
    sources = sorted(content.references.root.items(), key=lambda pair: pair[1].short_name.casefold())
    yield _titled(content, REFERENCES, "references.html", "references", sources=sources)
    yield _titled(
        content,
        MY_WORKSHEETS,
        "my-worksheets.html",
        "my_worksheets",
        {"my-worksheets"},
        quiet=True,
        sheets=sheets_by_id(content, Here(content, MY_WORKSHEETS)),
        my_words=keeping_words(words, "my_say_"),
    )
    links = [
        ("lessons/", words["lessons"], words["not_found_lessons"]),
        ("worksheets/", words["worksheets"], words["not_found_worksheets"]),
        ("pathways/", words["pathways"], words["search_pathways"]),
        (GLOSSARY, words["glossary"], words["search_glossary"]),
        *([("help/", words["find_help"], words["not_found_help"])] if "help" in content.pages else []),
    ]
    more = {"index": index.uri, "engine": search_engine().uri, "links": links}
    yield _titled(content, SEARCH, "search.html", "search", {"search"}, quiet=True, **more)


def _titled(  # noqa: PLR0913 - the parts of a page
    content: Content, at: str, template: str, name: str, used: Collection[str] = (), *, quiet: bool = False, **more: Any
) -> Page:
    """Return a page whose title and lede are interface words. Nothing about a `quiet` page is shared or indexed."""
    words = common_words(content.language)
    title, lede = words[name], words[f"{name}_lede"]
    facts = {"neutral": True, "noindex": True} if quiet else described(title, lede)
    meta = {"section": at.rstrip("/"), **facts}
    return page(Here(content, at), template, title, meta, used, lede=lede, **more)


def _items(content: Content, kind: ItemKind) -> dict[str, Any]:
    return {"items": list(content.of(kind).values()), "planned": content.site.planned.of(kind)}


def _packs(content: Content, *, pdfs: bool) -> Page:
    """Return the list of packs, with a form that finds sheets for a session."""
    at, sheets = COLLECTIONS["pack"].address, list(content.worksheets.values())
    finder: dict[str, Any] = {
        "filters": _filters(common_words(content.language)),
        "sheets": sheets,
        "pdfs": {sheet.id: pdf_links(sheet, Here(content, at)) for sheet in sheets} if pdfs else {},
    }
    return _titled(content, at, "packs.html", "packs", {"finder"}, **_items(content, "pack"), **finder)


def _filters(words: Mapping[str, str]) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """Return the filters for the list of sheets: name, words, and the values to pick from."""

    def choices(prefix: str, *values: str) -> list[tuple[str, str]]:
        return [(value, words[prefix + value]) for value in values]

    times = [(str(minutes), words["finder_at_most"].format(minutes=minutes)) for minutes in _MINUTES]
    return [
        ("audience", words["finder_audience"], choices("for_", "hurt", "repairing", "couple")),
        ("mode", words["finder_mode"], choices("mode_", "solo", "separate_then_share", "together")),
        ("time", words["time"], times),
        ("sensitivity", words["finder_sensitivity"], choices("sensitivity_", "low", "medium", "high")),
    ]
