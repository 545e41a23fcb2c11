"""Rule `wording`: no label for a person, no push and no empty promise, outside of words that somebody says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import yaml

from amends.check.parts import Parts
from amends.model.content import Content
from amends.model.item import Item
from amends.problems import Problem, warn

RULE = "wording"

_QUOTED = re.compile(r'"[^"]*"|“[^”]*”')


@lru_cache(maxsize=1)
def _words() -> dict[str, str]:
    loaded: dict[str, str] = yaml.safe_load(Path(__file__).with_name("wording.yaml").read_text("utf-8"))
    return loaded


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(_words(), key=len, reverse=True)
    return re.compile(rf"\b({'|'.join(re.escape(word) for word in longest_first)})\b", re.IGNORECASE)


def check_item(content: Content, item: Item, parts: Parts) -> Iterator[Problem]:
    """Yield a warning for each such word in a lesson, worksheet, pathway or page."""
    # A look for each of them is far quicker than the pattern.
    there = [words for words in _words() if words in parts.all_small]
    for (loc, text), small in zip(parts.texts, parts.small, strict=True) if there else ():
        if "ignore" in loc or "belief" in loc or "sounds_like" in loc or not any(words in small for words in there):
            continue
        for found in _pattern().finditer(_QUOTED.sub(lambda quoted: " " * len(quoted.group()), text)):
            word = found.group()
            hint = _words()[" ".join(word.lower().split())]
            yield warn(RULE, f'"{word}" is a word that this site does not use', content.place(item, loc, word), hint)
