"""Renders a site: turns content into a tree of pages, assets and furniture."""

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
"""The fonts that every page needs at once. They are preloaded, since a font that loads late is not used at all."""

CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; manifest-src 'self'; form-action 'none'; base-uri 'none'"
)
"""The policy of every page: load from its own origin only, nothing inline, and never send a form."""

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
    to which each page links. `cache` holds pages that an earlier call rendered.
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
    """Return a site of one item's page, as the whole site has it, and a first page that redirects to it.

    The pages that it links to are missing.
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
    sections = [("lessons", "lessons"), ("worksheets", "worksheets"), ("pathways", "pathways")]
    sections += [("for-counsellors", "menu_counsellors")] if "for-counsellors" in content.pages else []
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
        "menu": [{"title": words[name], "url": f"{section}/", "section": section} for section, name in sections],
        "footer": [column for column in _footer(content, words) if column],
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
        "words": {key: value.replace("{name}", content.site.name) for key, value in words.items()},
    }
    plain: dict[str, Any] = json.loads(json.dumps(made))  # hosts write it as YAML, which has one kind of text
    return plain


def _footer(content: Content, words: Mapping[str, str]) -> list[list[dict[str, str]]]:
    """Return the columns of links in the footer: staying safe, looking things up, and about the site."""

    def pages(*ids: str) -> list[dict[str, str]]:
        short = {"help": words["footer_help"], "staying-safe-online": words["footer_safety"]}
        found = [content.pages[id_] for id_ in ids if id_ in content.pages]
        return [{"title": short.get(page.id, page.title), "url": f"{page.id}/"} for page in found]

    return [
        [*pages("help", "staying-safe-online"), {"title": words["footer_my_worksheets"], "url": MY_WORKSHEETS}],
        [
            {"title": words["footer_glossary"], "url": GLOSSARY},
            {"title": words["footer_references"], "url": REFERENCES},
            *([{"title": words["packs"], "url": COLLECTIONS["pack"].address}] if content.packs else []),
        ],
        pages("about", "contact", "privacy", "accessibility", "licence"),
    ]
