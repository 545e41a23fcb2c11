"""The interface's own words: those that all pages share, and those that a field type or block brings along."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from amends.catalogue import Kind

_STRINGS = Path(__file__).parent / "strings"


@lru_cache(maxsize=16)
def common_words(language: str) -> dict[str, str]:
    """Return the words that every page may use; FileNotFoundError for a language that is not translated."""
    words: dict[str, str] = _read(_STRINGS / f"{language}.yaml")
    return words


def words_of(kind: Kind, language: str) -> dict[str, str]:
    """Return the common words with those that a field type or block adds or replaces."""
    own = kind.file("words.yaml")
    return {**common_words(language), **(_read(own).get(language, {}) if own else {})}


@lru_cache(maxsize=256)
def _read(path: Path) -> Any:
    loaded = yaml.safe_load(path.read_text("utf-8"))
    # In a template `words.clear` would be the method of the dictionary and not the word.
    hidden = [key for words in (loaded, *loaded.values()) if isinstance(words, dict) for key in words if key in dir({})]
    if hidden:
        raise ValueError(f"{path.name} may not have words with the names {hidden}")
    return loaded


def fill(words: str, **parts: object) -> str:
    """Return words with the parts named in braces put in: `fill("Tick up to {most}.", most=3)`."""
    return words.format(**parts)
