"""How a list names a source: its authors, and where it was published."""

from __future__ import annotations

from collections.abc import Mapping

from amends.model.reference import Reference
from amends.words import fill

_SHOWN = 6


def names(people: tuple[str, ...], words: Mapping[str, str]) -> str:
    """Return names as `Surname, First; Surname, First`, shortened after some. `words` are those of the interface."""
    shown = "; ".join(people[:_SHOWN])
    return fill(words["and_others"], names=shown) if len(people) > _SHOWN else shown


def whereabouts(reference: Reference, words: Mapping[str, str]) -> str:
    """Return where a source was published: journal or book, volume, issue and pages, or publisher."""
    parts: list[str] = []
    if reference.journal:
        volume = f" {reference.volume}" if reference.volume else ""
        issue = f"({reference.issue})" if reference.issue else ""
        parts.append(f"{reference.journal}{volume}{issue}")
    if reference.container:
        editors = fill(words["editors"], names=names(reference.editor, words)) if reference.editor else ""
        parts.append(f"{editors}, {reference.container}" if editors else reference.container)
    if reference.publisher:
        parts.append(reference.publisher)
    if reference.pages:
        parts.append(reference.pages)
    return ", ".join(parts)
