"""Rule `wording`: no words that label people, push them or promise too much.

`generator/amends/check/wording.yaml` lists them, each with what to say instead. Words in quotation marks are allowed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import yaml

from amends.check.phrases import QUOTED
from amends.check.view import Document, View, once_per_document
from amends.model.item import Item
from amends.problems import Problem, warn

RULE = "wording"


@lru_cache(maxsize=1)
def _words() -> dict[str, str]:
    loaded: dict[str, str] = yaml.safe_load(Path(__file__).with_name("wording.yaml").read_text("utf-8"))
    return loaded


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(_words(), key=len, reverse=True)
    return re.compile(rf"\b({'|'.join(re.escape(word) for word in longest_first)})\b", re.IGNORECASE)


def check(view: View) -> Iterator[Problem]:
    """Yield a warning for each such word in a lesson, worksheet, pathway, pack or page."""
    for document in view.of(Item):
        yield from _avoided(document)


@once_per_document
def _avoided(document: Document[object]) -> Iterator[Problem]:
    for (loc, text), lower in zip(document.texts, document.lower, strict=True):
        # Looking for each of the words is far faster than the pattern.
        if not any(words in lower for words in _words()) or {"ignore", "belief", "sounds_like"} & set(loc):
            continue
        for found in _pattern().finditer(QUOTED.sub(lambda quoted: " " * len(quoted.group()), text)):
            word = found.group()
            hint = _words()[" ".join(word.lower().split())]
            yield warn(RULE, f'"{word}" is a word that this site does not use', document.place(loc, word), hint)
