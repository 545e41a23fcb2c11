"""The field types of worksheets, one folder each."""

from __future__ import annotations

import sys
from functools import lru_cache

from amends.catalogue import Kind, find_kinds
from amends.fields.contract import Control, Field
from amends.words import words_of


@lru_cache(maxsize=1)
def field_kinds() -> dict[str, Kind]:
    """Return every field type, by its name in YAML."""
    return find_kinds(sys.modules[__name__], Field)


def controls_of(field: Field, language: str) -> tuple[Control, ...]:
    """Return the controls of a field in reading order, with their labels in a language."""
    return tuple(field.controls(words_of(field_kinds()[field.type], language)))


def choosing(field: Field, language: str) -> Control | None:
    """Return the control of a field whose values a condition may name; None if no condition can depend on it."""
    return next((one for one in controls_of(field, language) if one.name == field.id and one.choices), None)
