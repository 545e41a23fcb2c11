"""Find forbidden phrases; ignore negations and quotations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from amends.check.view import Document
from amends.data import Loc
from amends.model.item import Item

_QUOTED = re.compile(r'"[^"]*"|“[^”]*”')
_DENIED = re.compile(
    r"\b(do I have to|no|not|never|nothing|nobody|none|cannot|without|neither|nor|rather than|instead of)\b|"
    r"n't\b|n’t\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.!?]+[.!?]*")

Phrase = tuple[Sequence[str], Sequence[str], Sequence[str]]
"""What is said, in three parts with a space between: one of the first, one of the second and one of the third, in small
letters. Where a part has no words, none stand there; the second has some."""


class Phrases:
    """Ways to say one thing, in any mixture of large and small letters."""

    def __init__(self, *phrases: Phrase) -> None:
        self._pattern = re.compile(rf"\b({'|'.join(map(_as_pattern, phrases))})\b", re.IGNORECASE)
        self._middles = [f"{word}{' ' if after else ''}" for _before, middle, after in phrases for word in middle]

    def may_be_in(self, text: str) -> bool:
        """Tell at a glance whether the second part of one of them stands in a text of small letters. It rarely does."""
        return any(middle in text for middle in self._middles)

    def against(self, document: Document[Item]) -> Iterator[tuple[Loc, str]]:
        """Yield where and what is said, once for each sentence that says it.

        Not for one with a negation, nor for what stands within quotation marks.
        """
        if not self.may_be_in(document.all_lower):
            return
        for (loc, text), lower in zip(document.texts, document.lower, strict=True):
            for sentence in _SENTENCE.findall(_QUOTED.sub(" ", text)) if self.may_be_in(lower) else ():
                found = self._pattern.search(sentence)
                if found and not _DENIED.search(sentence):
                    yield loc, found.group()


def _as_pattern(phrase: Phrase) -> str:
    return " ".join(f"({'|'.join(map(re.escape, words))})" for words in phrase if words)
