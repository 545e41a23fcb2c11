"""Rule `missing-item`: what points to a lesson, worksheet, pathway or page points to one that is there or planned."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from amends.data import Data, Id, Loc, walk
from amends.load.suggest import did_you_mean
from amends.model.content import Content, Source
from amends.model.item import ItemKind
from amends.problems import Problem, error

RULE = "missing-item"

KINDS: tuple[ItemKind, ...] = ("lesson", "worksheet", "pathway", "pack", "page")


def check(content: Content) -> Iterator[Problem]:
    """Yield a problem for each target that is neither written nor planned."""
    for source, whole in everything(content):
        for loc, value in walk(whole):
            if isinstance(value, Data):
                yield from _targets(content, source, loc, value)
    site = content.sources.get(("site", "site"))
    if site:
        yield from _missing(content, site, ("safety_check",), "worksheet", content.site.safety_check)


def everything(content: Content) -> Iterator[tuple[Source, object]]:
    """Yield each whole piece of content with the file that it came from."""
    for item in content.items():
        yield content.sources[item.kind, item.id], item
    shared = {
        "site": content.site,
        "home": content.home,
        "references": content.references.root,
        "helplines": content.helplines,
        "glossary": content.glossary.root,
        "source-claims": content.source_claims.root,
    }
    for name, whole in shared.items():
        source = content.sources.get((name, name))
        if source:
            yield source, whole


_LISTS: tuple[tuple[str, ItemKind], ...] = (("worksheets", "worksheet"), ("lessons", "lesson"))


@cache
def _pointers(model: type[Data]) -> tuple[tuple[str, ItemKind], ...]:
    """Return the keys of a model that may name an item, or several, each with the kind of item."""
    return tuple(
        (name, kind) for name, kind in (*((kind, kind) for kind in KINDS), *_LISTS) if name in model.model_fields
    )


def _targets(content: Content, source: Source, loc: Loc, data: Data) -> Iterator[Problem]:
    for name, kind in _pointers(type(data)):
        found = getattr(data, name)
        if isinstance(found, Id):
            yield from _missing(content, source, (*loc, name), kind, found)
        elif isinstance(found, tuple):
            for position, target in enumerate(found):
                if isinstance(target, Id):
                    yield from _missing(content, source, (*loc, name, position), kind, target)


def _missing(content: Content, source: Source, loc: Loc, kind: ItemKind, id_: str) -> Iterator[Problem]:
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
