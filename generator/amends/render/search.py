"""The search index: one entry for each item and each glossary term."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from amends.data import Loc, Marked, Plain, walk
from amends.markdown import plain
from amends.model.content import Content
from amends.model.item import Item
from amends.model.lesson import Lesson
from amends.model.worksheet import Worksheet
from amends.render.addresses import GLOSSARY, address
from amends.render.assets import named
from amends.render.tree import Asset
from amends.resources import theme_folder
from amends.words import common_words, fill

_WORD = re.compile(r"[^\W\d_][\w’'-]+")
_NOT_FOR_READERS = frozenset({"counsellor", "changelog", "review", "references"})
"""The parts of an item that are not for readers, by key."""


def search_engine() -> Asset:
    """Return lunr, the search library that runs in the reader's browser."""
    return named("js", "lunr", ".js", (theme_folder() / "assets" / "vendor" / "lunr.min.js").read_bytes())


Entry = dict[str, str]
"""One search result: its `kind`, `title`, `address` (below the root of the site), `label`, `time`, `summary` and
`words`: each word of its text once, to keep the index small."""


def search_index(content: Content, entries: Iterable[Entry]) -> Asset:
    """Return the given entries of all items, and those of the glossary, as JSON."""
    text = json.dumps([*entries, *_terms(content)], ensure_ascii=False, separators=(",", ":"))
    return named("search", content.language, ".json", text.encode())


def search_entry(language: str, item: Item) -> Entry:
    """Return the entry of an item."""
    words = common_words(language)
    if isinstance(item, Lesson | Worksheet):
        label = fill(words[f"{item.kind}_number"], number=item.number)
        time = fill(words["minutes"], minutes=item.minutes)
    else:
        label, time = words[f"found_{item.kind}"], Plain()
    return {
        "kind": item.kind,
        "title": item.title,
        "address": address(item),
        "label": label,
        "time": time,
        "summary": item.summary,
        "words": _once(text for loc, text in walk(item) if _is_for_readers(item, loc, text)),
    }


def _is_for_readers(item: Item, loc: Loc, text: object) -> bool:
    own = (item.title, item.summary)
    return isinstance(text, Plain | Marked) and loc[0] not in _NOT_FOR_READERS and text not in own


def _terms(content: Content) -> Iterator[Entry]:
    words = common_words(content.language)
    for key, term in content.glossary.root.items():
        yield {
            "kind": "term",
            "title": term.term,
            "address": f"{GLOSSARY}#{key}",
            "label": words["found_term"],
            "time": "",
            "summary": plain(term.meaning),
            "words": _once(term.forms),
        }


def _once(texts: Iterable[str]) -> str:
    """Return each word of some texts once, in lower case."""
    text = "\n".join(plain(text) if isinstance(text, Marked) else text for text in texts).casefold().replace("’", "'")
    return " ".join(sorted(set(_WORD.findall(text))))
