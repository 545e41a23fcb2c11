"""Rule `missing-item`: what points to a lesson, worksheet, pathway or page points to one that is there or planned."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from amends.check.parts import Parts
from amends.data import Data, Id, Loc
from amends.load.suggest import did_you_mean
from amends.model.content import Content, Source
from amends.model.item import ItemKind
from amends.model.site import Site
from amends.problems import Problem, error

RULE = "missing-item"

KINDS: tuple[ItemKind, ...] = ("lesson", "worksheet", "pathway", "pack", "page")

_LISTS: tuple[tuple[str, ItemKind], ...] = (("worksheets", "worksheet"), ("lessons", "lesson"))

Pointer = tuple[Loc, ItemKind, str]
"""A place that points to an item, with its kind and id."""


def gather(parts: Parts) -> tuple[Pointer, ...]:
    """Return each place of a piece of content that points to an item."""
    found: list[Pointer] = []
    for model, there in parts.data.items():
        for name, kind in _pointers(model):
            for loc, data in there:
                value = getattr(data, name)
                targets = enumerate(value) if isinstance(value, tuple) else [(None, value)]
                found += [
                    ((*loc, name) if at is None else (*loc, name, at), kind, target)
                    for at, target in targets
                    if isinstance(target, Id)
                ]
    if isinstance(parts.whole, Site):
        found.append((("safety_check",), "worksheet", parts.whole.safety_check))
    return tuple(found)


@cache
def _pointers(model: type[Data]) -> tuple[tuple[str, ItemKind], ...]:
    """Return the keys of a model that may name an item, or several, each with the kind of item."""
    return tuple(
        (name, kind) for name, kind in (*((kind, kind) for kind in KINDS), *_LISTS) if name in model.model_fields
    )


def check_gathered(
    content: Content, source: Source, _whole: object, gathered: tuple[Pointer, ...]
) -> Iterator[Problem]:
    """Yield a problem for each target that is neither written nor planned."""
    for loc, kind, id_ in gathered:
        if not is_there(content, kind, id_):
            yield error(RULE, f'there is no {kind} "{id_}"', source.place(loc), hint_for(content, kind, id_))


def is_there(content: Content, kind: ItemKind, id_: str) -> bool:
    """Tell whether an item is written or planned, or might be, in a file that could not be read."""
    return bool(
        content.find(kind, id_) or content.planned_title(kind, id_) or {(kind, id_), ("site", "site")} & content.unread
    )


def hint_for(content: Content, kind: ItemKind, id_: str) -> str:
    """Return a hint with the nearest id, and the way to name an item that is not written yet."""
    known = {item.id for item in content.items() if item.kind == kind}
    known |= {planned.id for planned in content.site.planned.of(kind)}
    near = did_you_mean(id_, known)
    return near if near.startswith("Did") else "If it is still to be written, name it under `planned` in site.yaml."
