"""What the search page looks through: one entry for each item and each word of the glossary."""

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
"""What stands in an item for others than its reader."""


def search_engine() -> Asset:
    """Return lunr, which does the searching in the reader's browser."""
    return named("js", "lunr", ".js", (theme_folder() / "assets" / "vendor" / "lunr.min.js").read_bytes())


Entry = dict[str, str]
"""What there is to find in one place: its `kind`, `title`, `address` (below the root of the site), `label` (what it
is), `time`, `summary` and `words`: each word of its text once, so that the whole is small."""


def search_index(content: Content, known: dict[tuple[str, str], tuple[Item, Entry]] | None = None) -> Asset:
    """Return what there is to find, as JSON: a list of entries.

    `known`, empty at first, remembers entries for the next call with it.
    """
    known = {} if known is None else known
    entries = []
    for item in content.items():
        key = (item.kind, item.id)
        if key not in known or known[key][0] is not item:
            known[key] = (item, _entry(content.language, item))
        entries.append(known[key][1])
    text = json.dumps([*entries, *_terms(content)], ensure_ascii=False, separators=(",", ":"))
    return named("search", content.language, ".json", text.encode())


def _entry(language: str, item: Item) -> Entry:
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
        "words": _once(text for loc, text in walk(item) if _is_read(item, loc, text)),
    }


def _is_read(item: Item, loc: Loc, text: object) -> bool:
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
    said = "\n".join(plain(text) if isinstance(text, Marked) else text for text in texts).casefold().replace("’", "'")
    return " ".join(sorted(set(_WORD.findall(said))))
