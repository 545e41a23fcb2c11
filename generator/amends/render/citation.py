"""The sources of an item, and how a list names each of them: its authors, and where it was published."""

from __future__ import annotations

from collections.abc import Mapping

from amends.data import Marked, walk
from amends.markdown import citations
from amends.model.item import Item
from amends.model.reference import Reference
from amends.words import fill

_MOST_NAMES = 6


def cited_sources(item: Item) -> tuple[str, ...]:
    """Return the keys of an item's sources in the order of their numbers: first those it cites, as it cites them."""
    keys = [key for _loc, text in walk(item) if isinstance(text, Marked) for key in citations(text)]
    return tuple(dict.fromkeys([*keys, *item.references]))


def names(people: tuple[str, ...], words: Mapping[str, str]) -> str:
    """Return names as `Surname, First; Surname, First`, cut short after six. `words` are those of the interface."""
    shown = "; ".join(people[:_MOST_NAMES])
    return fill(words["and_others"], names=shown) if len(people) > _MOST_NAMES else shown


def whereabouts(reference: Reference, words: Mapping[str, str]) -> str:
    """Return where a source was published: journal or book, volume, issue and pages, or publisher."""
    volume = f" {reference.volume}" if reference.volume else ""
    issue = f"({reference.issue})" if reference.issue else ""
    journal = f"{reference.journal}{volume}{issue}" if reference.journal else ""
    has_editors = reference.container and reference.editor
    editors = fill(words["editors"], names=names(reference.editor, words)) if has_editors else ""
    return ", ".join(filter(None, (journal, editors, reference.container, reference.publisher, reference.pages)))
