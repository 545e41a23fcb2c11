"""Typographic quotation marks: authors type straight ones, and readers see those of their language."""

from __future__ import annotations

from typing import NamedTuple

from amends.pseudo_locale import PSEUDO


class Quotes(NamedTuple):
    """The quotation marks of a language; the single closing one is also the apostrophe."""

    opening: str
    closing: str
    single_opening: str
    single_closing: str


QUOTES = {
    "en": Quotes("“", "”", "‘", "’"),
    PSEUDO: Quotes("“", "”", "‘", "’"),
}
"""The marks by language; other languages keep the straight ones."""

_BEFORE_OPENING = " \n\t([{–—-/“‘"


def typographic(text: str, language: str, before: str = " ") -> str:
    """Return the text with the quotation marks of a language; `before` is the text in front of it."""
    quotes = QUOTES.get(language)
    if quotes is None or not ('"' in text or "'" in text):
        return text
    done: list[str] = []
    last = before[-1:] or " "
    for char in text:
        opens = last in _BEFORE_OPENING
        if char == '"':
            char = quotes.opening if opens else quotes.closing  # noqa: PLW2901 - replaces the straight mark
        elif char == "'":
            char = quotes.single_opening if opens else quotes.single_closing  # noqa: PLW2901 - as above
        done.append(char)
        last = char
    return "".join(done)
