"""Renders the templates of pages and PDFs in the one context that they share."""

from __future__ import annotations

import datetime
from typing import Any

from markupsafe import Markup

from amends.model.content import Content
from amends.model.item import Item
from amends.render.addresses import Here, address
from amends.render.environment import rendered
from amends.render.paper import cited_sources
from amends.words import common_words


def page_of(content: Content, item: Item) -> Here:
    """Return the page of an item, with its sources."""
    return Here(content, address(item), cited_sources(item))


def face(template: str, here: Here, /, **more: Any) -> Markup:
    """Return a template as HTML. It knows the site, the words, the sources and the day, and what is given besides."""
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
    """Return a template as the body of a page: without empty lines, so that Markdown reads it as one piece of HTML."""
    html = str(face(template, here, **more))  # Markup is slow at taking text apart
    return "\n".join(line for line in html.splitlines() if line.strip())
