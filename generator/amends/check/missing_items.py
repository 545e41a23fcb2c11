"""Rule `missing-item`: references to lessons, worksheets, pathways, packs and pages name written or planned ones."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from amends.check.view import Document, View, once_per_document
from amends.data import Data, Id, Loc
from amends.model.collections import COLLECTIONS
from amends.model.item import ItemKind
from amends.model.site import Site
from amends.problems import Problem, error

RULE = "missing-item"


def check(view: View) -> Iterator[Problem]:
    """Yield a problem for each reference to an item that is neither written nor planned."""
    for document in view.documents:
        for loc, kind, id_ in _references(document):
            if not view.exists(kind, id_):
                yield error(RULE, f'there is no {kind} "{id_}"', document.place(loc), view.hint(kind, id_))


@once_per_document
def _references(document: Document[object]) -> Iterator[tuple[Loc, ItemKind, str]]:
    """Yield the path, kind and id of each item that a document refers to."""
    for model, found in document.models.items():
        for name, kind in _keys(model):
            for loc, data in found:
                value = getattr(data, name)
                for at, id_ in enumerate(value) if isinstance(value, tuple) else [(None, value)]:
                    if isinstance(id_, Id):
                        yield (*loc, name) if at is None else (*loc, name, at), kind, id_


@cache
def _keys(model: type[Data]) -> tuple[tuple[str, ItemKind], ...]:
    """Return the keys of a model that refer to items, each with the kind of item."""
    named: dict[str, ItemKind] = {kind: kind for kind in COLLECTIONS}
    named |= {collection.name: kind for kind, collection in COLLECTIONS.items()}
    named |= {"safety_check": "worksheet"} if model is Site else {}
    return tuple((name, kind) for name, kind in named.items() if name in model.model_fields)
