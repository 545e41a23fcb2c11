"""Sentences in which something is said that may not be said, unless they deny it or somebody else says it."""

from __future__ import annotations

import re
from collections.abc import Iterator

_QUOTED = re.compile(r'"[^"]*"|“[^”]*”')
_DENIED = re.compile(
    r"\b(do I have to|no|not|never|nothing|nobody|none|cannot|without|neither|nor|rather than|instead of)\b|"
    r"n't\b|n’t\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.!?]+[.!?]*")


def sentences_against(text: str, pattern: re.Pattern[str]) -> Iterator[str]:
    """Yield what matched, once for each sentence that matches, is not within quotation marks and holds no negation."""
    said = _QUOTED.sub(" ", text) if '"' in text or "“" in text else text
    if not pattern.search(said):  # as of nearly every text
        return
    for sentence in _SENTENCE.findall(said):
        found = pattern.search(sentence)
        if found and not _DENIED.search(sentence):
            yield found.group()
