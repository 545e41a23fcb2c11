"""Rule `reference`: sources that are cited or listed stand in references.yaml, and are listed where they are cited."""

from __future__ import annotations

from collections.abc import Iterator

from amends.check.parts import Parts
from amends.data import Id, Loc
from amends.load.suggest import did_you_mean
from amends.markdown import citations
from amends.model.content import Content, Source
from amends.model.item import Item
from amends.problems import Problem, error

RULE = "reference"


def gather(parts: Parts) -> tuple[tuple[Loc, str, bool], ...]:
    """Return the key of each source that a piece of content names, and whether a text cites it there."""
    found = [(loc, key, True) for loc, text in parts.marked for key in citations(text)]
    for model, there in parts.data.items():
        for loc, data in there if "reference" in model.model_fields else ():
            key = getattr(data, "reference", None)
            if isinstance(key, Id):
                found.append(((*loc, "reference"), key, False))
    if isinstance(parts.whole, Item):
        found += [(("references", position), key, False) for position, key in enumerate(parts.whole.references)]
    return tuple(found)


def check_gathered(
    content: Content, source: Source, whole: object, gathered: tuple[tuple[Loc, str, bool], ...]
) -> Iterator[Problem]:
    """Yield a problem for each source that is missing, or missing from the list of its item."""
    if ("references", "references") not in content.sources:
        return
    for loc, key, cited in gathered:
        find = f"[^{key}" if cited else ""
        if key not in content.references.root:
            hint = did_you_mean(key, content.references.root)
            yield error(RULE, f'there is no source "{key}" in references.yaml', source.place(loc, find), hint)
        elif cited and isinstance(whole, Item) and key not in whole.references:
            hint = f"Add `- {key}` to the list `references` of this file."
            yield error(RULE, f'the source "{key}" is cited and not listed', source.place(loc, find), hint)
