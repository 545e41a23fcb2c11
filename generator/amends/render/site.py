"""Renders a site: content to a tree of pages, assets and furniture."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from amends.model.content import Content
from amends.model.item import Item, ItemKind
from amends.render.addresses import FOLDER_OF, GLOSSARY, MY_WORKSHEETS, REFERENCES, SEARCH, Here, source_uri
from amends.render.assets import font_licences, fonts, icon, media, scripts, stylesheet
from amends.render.citation import names, whereabouts
from amends.render.environment import environment
from amends.render.head import linked_data, shared_facts, site_resource
from amends.render.kept import keeping_words, sheets_by_id
from amends.render.pages import render_item
from amends.render.papers import paper_links
from amends.render.pictures import PREVIEW_SIZE, icons, paper_colours, preview_picture, web_manifest
from amends.render.search import search_engine, search_index
from amends.render.tree import Asset, Page, Tree
from amends.words import common_words

EVERYWHERE = ("amends-serif-400", "amends-sans-400", "amends-sans-600")
"""The fonts that every page shows at once. They are preloaded, since a font that comes late is not used at all."""

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; form-action 'none'; base-uri 'none'"
)
"""What a page may load and do: only what lies on its own origin; nothing inline, and no form is ever sent."""

Progress = Callable[[list[Item]], Iterable[Item]]


def render(content: Content, progress: Progress = iter, *, pdfs: bool = False) -> Tree:
    """Return the whole site. `progress` may wrap the list of items, to show how far the work has come.

    `pdfs` says whether pages lead to PDFs, which somebody else has to add to the tree.
    """
    pages: list[Page] = []
    assets: list[Asset] = []
    for item in progress(list(content.items())):
        page, own = render_item(content, item, pdfs=pdfs)
        pages.append(page)
        assets.extend(own)
    pages.extend(_surroundings(content, pdfs=pdfs))
    assets += [*theme_assets(), search_index(content), *media(content.media)]
    assets += [preview_picture(content), *icons().values(), web_manifest(content.site)]
    return Tree(tuple(sorted(pages, key=lambda page: page.uri)), tuple(assets), furniture(content))


def theme_assets() -> tuple[Asset, ...]:
    """Return the assets that every page needs, whatever the content."""
    return (stylesheet(), icon(), *scripts().values(), search_engine(), *fonts().values(), *font_licences())


def furniture(content: Content) -> Mapping[str, Any]:
    """Return what the theme puts around every page, as plain data."""
    words = common_words(content.language)
    shared = {
        key: value.replace("{name}", content.site.name) for key, value in words.items() if key in _FURNITURE_WORDS
    }
    columns = _footer(content, words)
    made = {
        "site_name": str(content.site.name),
        "csp": CSP,
        "site": str(content.site.id),
        "lang": content.language,
        "dir": "ltr",
        "help": "help/",
        "search": SEARCH,
        "leave_to": str(content.site.leave_to),
        "licence": {"name": str(content.site.licence.name), "url": str(content.site.licence.url)},
        "menu": [
            {"title": words[section], "url": f"{section}/", "section": section}
            for section in ("lessons", "worksheets", "pathways")
        ]
        + [
            {"title": words["menu_counsellors"], "url": f"{id_}/", "section": id_}
            for id_ in ("for-counsellors",)
            if id_ in content.pages
        ],
        "footer": [column for column in columns if column],
        "assets": {
            "stylesheet": stylesheet().uri,
            "script": scripts()["main"].uri,
            "scheme": scripts()["scheme"].uri,
            "fonts": [fonts()[name].uri for name in EVERYWHERE],
            "icon": icon().uri,
            "touch_icon": icons()["touch"].uri,
            "manifest": web_manifest(content.site).uri,
            "preview": preview_picture(content).uri,
        },
        "preview": dict(zip(("width", "height"), PREVIEW_SIZE, strict=True)),
        "colours": dict(zip(("light", "dark"), paper_colours(), strict=True)),
        "words": shared,
    }
    plain: dict[str, Any] = json.loads(json.dumps(made))  # hosts write it as YAML, which knows no kinds of text
    return plain


def _footer(content: Content, words: Mapping[str, str]) -> list[list[dict[str, str]]]:
    """Return the columns of links at the foot: what keeps one safe, what explains, and what is behind the site."""

    def pages(*ids: str) -> list[dict[str, str]]:
        named = {"help": words["footer_help"], "staying-safe-online": words["footer_safety"]}
        found = [content.pages[id_] for id_ in ids if id_ in content.pages]
        return [{"title": named.get(page.id, page.title), "url": f"{page.id}/"} for page in found]

    return [
        [*pages("help", "staying-safe-online"), {"title": words["footer_my_worksheets"], "url": MY_WORKSHEETS}],
        [
            {"title": words["footer_glossary"], "url": GLOSSARY},
            {"title": words["footer_references"], "url": REFERENCES},
            *([{"title": words["packs"], "url": FOLDER_OF["pack"]}] if content.packs else []),
        ],
        pages("about", "contact", "privacy", "accessibility", "licence"),
    ]


_FURNITURE_WORDS = frozenset(
    [
        "find_help",
        "leave",
        "leave_long",
        "leave_hint",
        "leave_more",
        "leave_last",
        "skip",
        "main_nav",
        "main_nav_small",
        "change_scheme",
        "lessons",
        "worksheets",
        "pathways",
        "home",
        "search",
        "not_found_search",
        "preview_alt",
        "footer_nav",
        "education_line",
        "evidence_line",
        "review_line",
        "licence_line",
        "own_origin_line",
        "not_found_title",
        "not_found_text",
        "not_found_ways",
        "not_found_help",
        "not_found_lessons",
        "not_found_worksheets",
        "not_found_home",
    ]
)


_MINUTES = (5, 10, 15, 20, 30)
"""How long a counsellor may ask a sheet to take at most."""


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


def _surroundings(content: Content, *, pdfs: bool) -> Iterable[Page]:
    """Yield the pages that stand around the items: home, the lists, the glossary and the sources."""
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
        body = environment(content.language).get_template(template).render(context | more | {"here": here})
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
            "title": words[section],
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
        index=seek.to(search_index(content).uri),
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
