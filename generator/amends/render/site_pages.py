"""Renders the pages of the site that are no item: home, lists, glossary, sources, what is kept, and search."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from amends.model.collections import COLLECTIONS
from amends.model.content import Content
from amends.model.item import ItemKind
from amends.render.addresses import GLOSSARY, MY_WORKSHEETS, REFERENCES, SEARCH, Here, source_uri
from amends.render.assets import scripts
from amends.render.frame import body
from amends.render.head import linked_data, shared_facts, site_resource
from amends.render.kept import keeping_words, sheets_by_id
from amends.render.papers import paper_links
from amends.render.search import search_engine
from amends.render.tree import Asset, Page
from amends.words import common_words

_MINUTES = (5, 10, 15, 20, 30)
"""How long a counsellor may ask a sheet to take at most."""
_NEUTRAL: dict[str, Any] = {"neutral": True, "noindex": True}


def site_pages(content: Content, index: Asset, *, pdfs: bool) -> Iterator[Page]:
    """Yield the pages that are no item; `index` is what the search looks through."""
    yield _home(content)
    for kind in _LISTS:
        yield _list(content, kind, pdfs=pdfs)
    yield _glossary(content)
    yield _references(content)
    yield _my_worksheets(content)
    yield _search(content, index)


def _page(here: Here, template: str, title: str, meta: Mapping[str, Any], /, **more: Any) -> Page:
    section = {"section": here.address.rstrip("/") or "home"}
    return Page(source_uri(here.address), title, {**section, **meta}, body(template, here, title=title, **more))


def _described(title: str, lede: str) -> dict[str, Any]:
    return {"description": lede, "shared": shared_facts(title, lede)}


def _home(content: Content) -> Page:
    site = content.site
    facts = shared_facts(site.name, site.description, "website")
    meta = {"description": str(site.description), "shared": facts, **linked_data(site_resource(content))}
    return _page(Here(content, ""), "home.html", site.name, meta, home=content.home)


_LISTS: dict[ItemKind, tuple[str, str]] = {
    "lesson": ("lessons", "list.html"),
    "worksheet": ("worksheets", "list.html"),
    "pathway": ("pathways", "list.html"),
    "pack": ("packs", "packs.html"),
}
"""The word for the items of a kind, and the template that lists them."""


def _list(content: Content, kind: ItemKind, *, pdfs: bool) -> Page:
    words, here = common_words(content.language), Here(content, COLLECTIONS[kind].address)
    section, template = _LISTS[kind]
    title, lede = words[section], words[f"{section}_lede"]
    items = [item for item in content.items() if item.kind == kind]
    more = _finder(here, pdfs=pdfs) if kind == "pack" else {}
    planned = content.site.planned.of(kind)
    return _page(here, template, title, _described(title, lede), items=items, planned=planned, lede=lede, **more)


def _finder(here: Here, *, pdfs: bool) -> dict[str, Any]:
    """Return what the list of packs needs to find sheets for a session."""
    sheets = list(here.content.worksheets.values())
    return {
        "filters": _filters(common_words(here.language)),
        "sheets": sheets,
        "papers": {sheet.id: paper_links(sheet, here) for sheet in sheets} if pdfs else {},
        "script": here.to(scripts()["finder"].uri),
    }


def _glossary(content: Content) -> Page:
    words = common_words(content.language)
    title, lede = words["glossary"], words["glossary_lede"]
    terms = sorted(content.glossary.root.items(), key=lambda pair: pair[1].term.casefold())
    return _page(Here(content, GLOSSARY), "glossary.html", title, _described(title, lede), terms=terms, lede=lede)


def _references(content: Content) -> Page:
    words = common_words(content.language)
    title, lede = words["references"], words["references_lede"]
    sources = sorted(content.references.root.items(), key=lambda pair: pair[1].short_name.casefold())
    here = Here(content, REFERENCES)
    return _page(here, "references.html", title, _described(title, lede), sources=sources, lede=lede)


def _my_worksheets(content: Content) -> Page:
    words, here = common_words(content.language), Here(content, MY_WORKSHEETS)
    return _page(
        here,
        "my-worksheets.html",
        words["my_worksheets"],
        _NEUTRAL,
        lede=words["my_lede"],
        sheets=sheets_by_id(content, here),
        my_words=keeping_words(words, "my_say_"),
        safety_page=here.link("page", "staying-safe-online"),
        script=here.to(scripts()["my-worksheets"].uri),
    )


def _search(content: Content, index: Asset) -> Page:
    words, here = common_words(content.language), Here(content, SEARCH)
    return _page(
        here,
        "search.html",
        words["search"],
        _NEUTRAL,
        lede=words["search_lede"],
        index=here.to(index.uri),
        engine=here.to(search_engine().uri),
        script=here.to(scripts()["search"].uri),
        ways=[
            (COLLECTIONS["lesson"].address, words["lessons"], words["not_found_lessons"]),
            (COLLECTIONS["worksheet"].address, words["worksheets"], words["not_found_worksheets"]),
            (COLLECTIONS["pathway"].address, words["pathways"], words["search_pathways"]),
            (GLOSSARY, words["glossary"], words["search_glossary"]),
            *([("help/", words["find_help"], words["not_found_help"])] if "help" in content.pages else []),
        ],
    )


def _filters(words: Mapping[str, str]) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """Return what narrows the list of sheets: name, words, and the values to pick from."""
    choices: dict[str, tuple[str, tuple[str, ...]]] = {
        "audience": ("for_", ("hurt", "repairing", "couple")),
        "mode": ("mode_", ("solo", "separate_then_share", "together")),
        "sensitivity": ("sensitivity_", ("low", "medium", "high")),
    }
    made = [
        (name, words[f"finder_{name}"], [(value, words[start + value]) for value in values])
        for name, (start, values) in choices.items()
    ]
    times = [(str(minutes), words["finder_at_most"].format(minutes=minutes)) for minutes in _MINUTES]
    made.insert(2, ("time", words["time"], times))
    return made
