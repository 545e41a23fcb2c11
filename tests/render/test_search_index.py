"""The search index contains text for readers, but not counsellors' notes or metadata."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from amends.data import Marked, Plain, walk
from amends.load.content import load
from amends.model.item import Item
from amends.render.search import search_entry, search_index
from tests.content_folder import REAL

OTHERS = {"counsellor", "changelog", "review", "references"}


def _words(item: Item, *, for_others: bool) -> Iterator[str]:
    for loc, text in walk(item):
        if isinstance(text, Plain | Marked) and (loc[0] in OTHERS) == for_others:
            yield from re.findall(r"[^\W\d_]{4,}", text.casefold())


def test_counsellors_notes_are_not_in_the_search_index() -> None:
    content, _problems = load(REAL)
    found = [search_entry(content.language, item) for item in content.items()]
    entries = {entry["title"]: entry for entry in json.loads(search_index(content, found).data)}
    looked_at = 0
    for item in content.items():
        own = set(_words(item, for_others=True)) - set(_words(item, for_others=False))
        found = set(re.findall(r"[^\W\d_]+", entries[item.title]["words"]))
        assert not own & found, item.id
        looked_at += len(own)
    assert looked_at > 500
