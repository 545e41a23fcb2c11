"""Rule `reference`: sources that are cited or listed stand in references.yaml, and are listed where they are cited."""

from __future__ import annotations

from collections.abc import Iterator

from amends.check.targets import everything
from amends.data import Data, Id, Loc, Marked, walk
from amends.load.suggest import did_you_mean
from amends.markdown import citations
from amends.model.content import Content, Source
from amends.model.item import Item
from amends.problems import Problem, error

RULE = "reference"


def check(content: Content) -> Iterator[Problem]:
    """Yield a problem for each source that is missing, or missing from the list of its item."""
    if ("references", "references") not in content.sources:
        return
    for source, whole in everything(content):
        for loc, value in walk(whole):
            if isinstance(value, Marked):
                for key in citations(value):
                    yield from _cited(content, whole, key, source, loc)
            elif isinstance(value, Data) and isinstance(getattr(value, "reference", None), Id):
                yield from _unknown(content, value.reference, source, (*loc, "reference"))  # type: ignore[attr-defined]
    for item in content.items():
        for position, key in enumerate(item.references):
            yield from _unknown(content, key, content.sources[item.kind, item.id], ("references", position))


def _cited(content: Content, whole: object, key: str, source: Source, loc: Loc) -> Iterator[Problem]:
    yield from _unknown(content, key, source, loc, f"[^{key}")
    if isinstance(whole, Item) and key in content.references.root and key not in whole.references:
        hint = f"Add `- {key}` to the list `references` of this file."
        yield error(RULE, f'the source "{key}" is cited and not listed', source.place(loc, f"[^{key}"), hint)


def _unknown(content: Content, key: str, source: Source, loc: Loc, find: str = "") -> Iterator[Problem]:
    if key not in content.references.root:
        hint = did_you_mean(key, content.references.root)
        yield error(RULE, f'there is no source "{key}" in references.yaml', source.place(loc, find), hint)
