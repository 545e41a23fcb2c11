"""The language switch: from each page to the same page in every other language of the site."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

from amends.model.content import Content
from amends.model.item import Item
from amends.render.addresses import address, source_uri
from amends.render.tree import Page
from amends.words import common_words


def root_of(content: Content) -> str:
    """Return the folder of the site in a language; the default one is at the root."""
    return "" if content.original is None else f"{content.language}/"


def with_switch(content: Content, others: Sequence[Content], pages: Iterable[Page]) -> Iterator[Page]:
    """Yield the pages, each with links to its translations as `languages` of its facts.

    Each link has `lang`, `dir`, `name` and the relative `url`, and `same` is true if the page exists in that language.
    If it is not translated, the link leads to the first page.
    """
    items = {source_uri(address(item)): item for item in content.items()}
    for page in pages:
        links = [_link(content, other, page, items.get(page.uri)) for other in others]
        yield replace(page, meta={**page.meta, "languages": links}) if links else page


def _link(content: Content, other: Content, page: Page, item: Item | None) -> dict[str, Any]:
    words = common_words(other.language)
    here = page.uri.removesuffix("index.md")
    there = other.find(item.kind, item.id) if item else None
    same = there is not None or item is None
    target = root_of(other) + (address(there) if there else here if same else "")
    path = posixpath.relpath(target or ".", (root_of(content) + here) or ".")
    return {
        "lang": other.language,
        "dir": str(words["direction"]),
        "name": str(words["language"]),
        "url": f"{path}/",
        "same": same,
    }
