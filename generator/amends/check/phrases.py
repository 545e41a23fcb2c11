"""Find forbidden phrases, listed in `phrases.yaml` by rule; ignore negations and quotations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml

from amends.check.view import Document, once_per_document
from amends.data import Loc

QUOTED = re.compile(r'"[^"]*"|“[^”]*”')
_NEGATION = re.compile(
    r"\b(do I have to|no|not|never|nothing|nobody|none|cannot|without|neither|nor|rather than|instead of)\b|"
    r"n't\b|n’t\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.!?]+[.!?]*")


class _Saying:
    """Something that is not to be said, with all the phrases that say it."""

    def __init__(self, message: str, hint: str, phrases: Sequence[Mapping[str, list[str]]]) -> None:
        self.message = message
        self.hint = hint
        self.pattern = re.compile(rf"\b({'|'.join(map(_pattern, phrases))})\b", re.IGNORECASE)
        self._words = [word + (" " if "after" in phrase else "") for phrase in phrases for word in phrase["words"]]

    def may_be_in(self, lower: str) -> bool:
        """Return whether a text in lower case has the main words of a phrase: much faster than the pattern."""
        return any(word in lower for word in self._words)


def _pattern(phrase: Mapping[str, list[str]]) -> str:
    groups = (phrase[part] for part in ("before", "words", "after") if part in phrase)
    return " ".join(f"({'|'.join(map(re.escape, words))})" for words in groups)


@cache
def _sayings(rule: str) -> tuple[_Saying, ...]:
    listed = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text("utf-8"))
    return tuple(_Saying(**saying) for saying in listed[rule])


class Found(NamedTuple):
    """A forbidden phrase in a text."""

    loc: Loc
    words: str
    message: str
    hint: str


@once_per_document
def forbidden(document: Document[object], rule: str) -> Iterator[Found]:
    """Yield what each sentence says that the rule forbids.

    Sentences with a negation are allowed, and so are words in quotation marks.
    """
    for saying in _sayings(rule):
        for (loc, text), lower in zip(document.texts, document.lower, strict=True):
            for sentence in _SENTENCE.findall(QUOTED.sub(" ", text)) if saying.may_be_in(lower) else ():
                found = saying.pattern.search(sentence)
                if found and not _NEGATION.search(sentence):
                    words = found.group()
                    yield Found(loc, words, saying.message.replace("{words}", words), saying.hint)
