"""Renders a site: content to a tree of pages, assets and furniture."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from html import escape
from typing import Any

from amends.model.collections import COLLECTIONS
from amends.model.content import Content
from amends.model.item import Item
from amends.render.addresses import GLOSSARY, MY_WORKSHEETS, REFERENCES, SEARCH, address
from amends.render.assets import font_licences, fonts, icon, media, scripts, stylesheet
from amends.render.languages import with_switch
from amends.render.page_cache import PageCache
from amends.render.pages import render_item
from amends.render.pictures import PREVIEW_SIZE, icons, paper_colours, preview_picture, web_manifest
from amends.render.search import Entry, search_engine, search_index
from amends.render.site_pages import site_pages
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


def render(
    content: Content,
    progress: Progress = iter,
    *,
    pdfs: bool = False,
    others: Sequence[Content] = (),
    cache: PageCache | None = None,
) -> Tree:
    """Return the whole site. `progress` may wrap the list of items, to show a progress bar.

    `pdfs` says whether pages link to PDFs, which the caller adds to the tree; `others` are the site's other languages,
    which each page links to. `cache` holds pages that an earlier call rendered.
    """
    pages: list[Page] = []
    assets: list[Asset] = []
    entries: list[Entry] = []
    for one in (cache or PageCache()).render(content, progress(list(content.items())), pdfs=pdfs):
        pages.append(one.page)
        assets.extend(one.assets)
        entries.append(one.entry)
    index = search_index(content, entries)
    pages.extend(site_pages(content, index, pdfs=pdfs))
    assets += [index, *_shared_assets(content)]
    ordered = sorted(with_switch(content, others, pages), key=lambda page: page.uri)
    return Tree(tuple(ordered), tuple(assets), furniture(content))


def render_one(content: Content, item: Item) -> Tree:
    """Return a site that has the page of one item, as it is in the whole, and a first page that goes on to it at once.

    What the item leads to is not there.
    """
    page, own = render_item(content, item)
    to = address(item)
    body = f'<meta http-equiv="refresh" content="0; url={to}">\n<h1><a href="{to}">{escape(item.title)}</a></h1>'
    first = Page("index.md", item.title, {"neutral": True, "noindex": True}, f"<div>\n{body}\n</div>")
    return Tree((page, first), (*own, *_shared_assets(content)), furniture(content))


def _shared_assets(content: Content) -> tuple[Asset, ...]:
    made = (preview_picture(content), *icons().values(), web_manifest(content.site))
    return (*theme_assets(), *media(content.media), *made)


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
        "dir": str(words["direction"]),
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
            *([{"title": words["packs"], "url": COLLECTIONS["pack"].address}] if content.packs else []),
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
        "languages_nav",
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
