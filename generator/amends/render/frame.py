"""Renders the templates of pages and PDFs, in the context that all of them share."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Mapping
from typing import Any

from markupsafe import Markup

from amends.model.content import Content
from amends.model.item import Item
from amends.render.addresses import Here, address, source_uri
from amends.render.assets import scripts
from amends.render.citation import cited_sources
from amends.render.environment import rendered
from amends.render.tree import Page
from amends.words import common_words


def page_of(content: Content, item: Item) -> Here:
    """Return the page of an item, with its sources."""
    return Here(content, address(item), cited_sources(item))


def face(template: str, here: Here, /, **more: Any) -> Markup:
    """Return a template as HTML. Its context has the site, the words, the sources and the day, and the given values."""
    context = {
        "here": here,
        "words": common_words(here.language),
        "site": here.content.site,
        "references": here.content.references.root,
        "cited": here.cited,
        "today": datetime.datetime.now(tz=datetime.UTC).date(),
    }
    return rendered(here.language, template, context | more)


def body(template: str, here: Here, /, **more: Any) -> str:
    """Return a template as the body of a page. An empty line would end its HTML block in a host's Markdown."""
    html = str(face(template, here, **more))  # splitting Markup is slow
    return "\n".join(line for line in html.splitlines() if line.strip())


def page(
    here: Here, template: str, title: str, meta: Mapping[str, Any], used: Collection[str] = (), /, **more: Any
) -> Page:
    """Return the page made from a template. `used` names the scripts that it loads."""
    uris = [here.to(asset.uri) for name, asset in scripts().items() if name in used]
    return Page(source_uri(here.address), title, meta, body(template, here, title=title, scripts=uris, **more))
