"""Interface words: those of all pages, and those of each field type or block."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from amends.catalogue import Kind
from amends.data import Plain
from amends.pseudo_locale import DIRECTION, NAME, PSEUDO, strange, strange_and_longer

Words = dict[str, Plain]
"""Words by name. They are Plain like authors' words, and so get the quotation marks of the language."""

NOT_FOR_READING = frozenset({"direction", "date_order", "week_first", "keep_file"})
"""Words that configure a language or name a file; their form is fixed."""
_LISTS = frozenset({"date_months"})
"""Words that are lists of single words."""

_ORIGINAL = "en"
"""The language that words are translated from."""
_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_STRINGS = Path(__file__).parent / "strings"


def languages() -> tuple[str, ...]:
    """Return the languages of the interface, without the pseudo-locale."""
    return tuple(sorted(path.stem for path in _STRINGS.glob("*.yaml")))


def has_words(language: str) -> bool:
    """Return whether the interface has words in a language; it has them in the pseudo-locale."""
    return language in {PSEUDO, *languages()}


@lru_cache(maxsize=16)
def common_words(language: str) -> Words:
    """Return the words that every page may use; FileNotFoundError for a language that is not translated."""
    if language == PSEUDO:
        return _pseudo(common_words(_ORIGINAL)) | {"language": Plain(NAME), "direction": Plain(DIRECTION)}
    return _read(_STRINGS / f"{language}.yaml")


@lru_cache(maxsize=256)
def words_of(kind: Kind, language: str) -> Words:
    """Return the common words with those that a field type or block adds or replaces."""
    return {**common_words(language), **own_words(kind, language)}


@lru_cache(maxsize=256)
def own_words(kind: Kind, language: str) -> Words:
    """Return the words that a field type or block adds or replaces, without the common ones."""
    if language == PSEUDO:
        return _pseudo(own_words(kind, _ORIGINAL))
    own = kind.file("words.yaml")
    return _read(own, language) if own else {}


def _pseudo(words: Words) -> Words:
    def made(name: str, text: str) -> str:
        if name in NOT_FOR_READING:
            return text
        return strange(text) if name in _LISTS else strange_and_longer(text)

    return {name: Plain(made(name, text)) for name, text in words.items()}


def _read(path: Path, language: str | None = None) -> Words:
    loaded = yaml.load(path.read_text("utf-8"), _LOADER)  # noqa: S506 - a safe one
    words = {name: Plain(text) for name, text in (loaded.get(language, {}) if language else loaded).items()}
    hidden = sorted(set(words) & set(dir(words)))
    if hidden:
        # In a template, `words.clear` would be the method of the dictionary instead of the word.
        raise ValueError(f"{path.name} may not have words with the names {hidden}")
    return words


def fill(words: str, /, **parts: object) -> Plain:
    """Return words with their braces filled in: `fill("Tick up to {most}.", most=3)`."""
    return Plain(words.format(**parts))
