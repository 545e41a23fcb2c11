"""Renders the pages that stand around the items: home, lists, glossary, sources, what is kept, and search."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from amends.model.content import Content
from amends.model.item import ItemKind
from amends.render.addresses import FOLDER_OF, GLOSSARY, MY_WORKSHEETS, REFERENCES, SEARCH, Here, source_uri
from amends.render.assets import scripts
from amends.render.citation import names, whereabouts
from amends.render.environment import environment
from amends.render.head import linked_data, shared_facts, site_resource
from amends.render.kept import keeping_words, sheets_by_id
from amends.render.papers import paper_links
from amends.render.search import search_engine
from amends.render.tree import Asset, Page
from amends.words import common_words

_MINUTES = (5, 10, 15, 20, 30)
"""How long a counsellor may ask a sheet to take at most."""


def surroundings(content: Content, index: Asset, *, pdfs: bool) -> Iterator[Page]:
    """Yield the pages that stand around the items: home, the lists, the glossary, the sources, and search.

    `index` is what the search looks through.
    """
    words = common_words(content.language)
    context: dict[str, Any] = {
        "words": words,
        "site": content.site,
        "content": content,
        "references": content.references.root,
        "names": names,
        "whereabouts": whereabouts,
    }

    def page(site_address: str, template: str, title: str, /, **more: Any) -> Page:
        here = Here(content, site_address, words["coming"])
        given = context | more | {"here": here, "title": title}
        body = environment(content.language).get_template(template).render(given)
        meta = {
            "section": site_address.rstrip("/") or "home",
            **_described(content, site_address, title, str(more.get("lede", ""))),
        }
        lines = [line for line in body.splitlines() if line.strip()]
        return Page(source_uri(site_address), title, meta, "\n".join(lines))

    yield page("", "home.html", content.site.name, home=content.home)
    shelf = Here(content, FOLDER_OF["pack"], words["coming"])
    sheets = list(content.worksheets.values())
    more: dict[str, dict[str, Any]] = {
        "packs.html": {
            "filters": _filters(words),
            "sheets": sheets,
            "papers": {sheet.id: paper_links(sheet, shelf) for sheet in sheets} if pdfs else {},
            "script": shelf.to(scripts()["finder"].uri),
        }
    }
    kinds: tuple[tuple[ItemKind, str, str], ...] = (
        ("lesson", "lessons", "list.html"),
        ("worksheet", "worksheets", "list.html"),
        ("pathway", "pathways", "list.html"),
        ("pack", "packs", "packs.html"),
    )
    for kind, section, template in kinds:
        items = [item for item in content.items() if item.kind == kind]
        planned = content.site.planned.of(kind)
        listed = {
            "kind": kind,
            "items": items,
            "planned": planned,
            "lede": words[f"{section}_lede"],
        }
        yield page(FOLDER_OF[kind], template, words[section], **listed, **more.get(template, {}))
    terms = sorted(content.glossary.root.items(), key=lambda pair: pair[1].term.casefold())
    yield page(GLOSSARY, "glossary.html", words["glossary"], terms=terms, lede=words["glossary_lede"])
    sources = sorted(content.references.root.items(), key=lambda pair: pair[1].short_name.casefold())
    lede = words["references_lede"]
    yield page(REFERENCES, "references.html", words["references"], sources=sources, lede=lede)
    mine = Here(content, MY_WORKSHEETS, words["coming"])
    yield page(
        MY_WORKSHEETS,
        "my-worksheets.html",
        words["my_worksheets"],
        lede=words["my_lede"],
        sheets=sheets_by_id(content, mine),
        my_words=keeping_words(words, "my_say_"),
        safety_page=mine.link("page", "staying-safe-online"),
        script=mine.to(scripts()["my-worksheets"].uri),
    )
    seek = Here(content, SEARCH, words["coming"])
    yield page(
        SEARCH,
        "search.html",
        words["search"],
        lede=words["search_lede"],
        index=seek.to(index.uri),
        engine=seek.to(search_engine().uri),
        script=seek.to(scripts()["search"].uri),
        ways=[
            (FOLDER_OF["lesson"], words["lessons"], words["not_found_lessons"]),
            (FOLDER_OF["worksheet"], words["worksheets"], words["not_found_worksheets"]),
            (FOLDER_OF["pathway"], words["pathways"], words["search_pathways"]),
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


def _described(content: Content, site_address: str, title: str, lede: str) -> dict[str, Any]:
    if site_address in {MY_WORKSHEETS, SEARCH}:
        return {"neutral": True, "noindex": True}
    description = lede or str(content.site.description)
    facts = shared_facts(title, description, "article" if site_address else "website")
    return {"description": description, "shared": facts} | ({} if site_address else linked_data(site_resource(content)))
