"""The interface's own words: those that all pages share, and those that a field type or block brings along."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import yaml

from amends.catalogue import Kind
from amends.data import Plain

Words = dict[str, Plain]
"""Words by name. They are Plain, as authors' words are, and so get the quotation marks of the language."""

_STRINGS = Path(__file__).parent / "strings"


def languages() -> tuple[str, ...]:
    """Return the languages that the interface has words in."""
    return tuple(sorted(path.stem for path in _STRINGS.glob("*.yaml")))


@lru_cache(maxsize=16)
def common_words(language: str) -> Words:
    """Return the words that every page may use; FileNotFoundError for a language that is not translated."""
    return _read(_STRINGS / f"{language}.yaml")


@lru_cache(maxsize=256)
def words_of(kind: Kind, language: str) -> Words:
    """Return the common words with those that a field type or block adds or replaces."""
    own = kind.file("words.yaml")
    return {**common_words(language), **(_read(own, language) if own else {})}


def _read(path: Path, language: str | None = None) -> Words:
    loaded = yaml.safe_load(path.read_text("utf-8"))
    words = {name: Plain(text) for name, text in (loaded.get(language, {}) if language else loaded).items()}
    hidden = sorted(set(words) & set(dir(words)))
    if hidden:
        # In a template `words.clear` would be the method of the dictionary and not the word.
        raise ValueError(f"{path.name} may not have words with the names {hidden}")
    return words


def fill(words: str, /, **parts: object) -> Plain:
    """Return words with the parts named in braces put in: `fill("Tick up to {most}.", most=3)`."""
    return Plain(words.format(**parts))
