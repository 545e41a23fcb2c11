"""Notes what a page asks of the rest of the content, so that it is rendered anew when an answer changes, and only then.

A page is rendered with content that says the same as the real one, and remembers each question.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, cast

from amends.model.content import Content
from amends.model.glossary import Glossary
from amends.model.item import Item, ItemKind
from amends.model.pathway import WayThrough
from amends.model.reference import References

Question = tuple[str, str, str]
"""What is asked, of which thing, and which part of it: ("lesson", "full-apology", "title").

Without a part it is whether the thing is there; without a thing, which ones there are.
"""

_Note = Callable[[Question], object]

_COLLECTIONS: Mapping[str, ItemKind] = {
    "lessons": "lesson",
    "worksheets": "worksheet",
    "pathways": "pathway",
    "packs": "pack",
    "pages": "page",
}
_FILES = ("home", "helplines", "kept_ids", "source_claims", "clear_communication", "unavoidable_words")
"""What is asked for as a whole."""


class _NotedItem:
    """An item that notes which of its parts are asked for. To whoever asks what it is, it is an item."""

    __slots__ = ("_note", "_real")

    def __init__(self, real: Item, note: _Note) -> None:
        self._real, self._note = real, note

    def __getattr__(self, name: str) -> Any:
        self._note((self._real.kind, self._real.id, name))
        return getattr(self._real, name)

    @property  # type: ignore[misc]
    def __class__(self) -> type[Item]:  # type: ignore[override]
        return type(self._real)


class _Noted(Mapping[Any, Any]):
    """A mapping that notes what it is asked for."""

    def __init__(self, real: Mapping[Any, Any], what: str, note: _Note) -> None:
        self._real, self._what, self._note = real, what, note

    def __getitem__(self, key: Any) -> Any:
        self._note((self._what, str(key), ""))
        return self._noted(self._real[key])

    def _noted(self, found: Any) -> Any:
        if isinstance(found, list):
            return [self._noted(one) for one in found]
        if isinstance(found, WayThrough):
            return replace(found, pathway=self._noted(found.pathway))
        return _NotedItem(found, self._note) if isinstance(found, Item) else found

    def __iter__(self) -> Iterator[Any]:
        self._note((self._what, "", ""))
        return iter(self._real)

    def __len__(self) -> int:
        self._note((self._what, "", ""))
        return len(self._real)


class _NotedWhole:
    """An object that notes that it is asked for anything."""

    def __init__(self, real: object, what: str, note: _Note) -> None:
        self._real, self._what, self._note = real, what, note

    def __getattr__(self, name: str) -> Any:
        self._note((self._what, "", ""))
        return getattr(self._real, name)


@dataclass(frozen=True)
class Noting:
    """Content that says the same as another one, and the questions that it was asked."""

    content: Content
    asked: set[Question]


def noting(content: Content) -> Noting:
    """Return content that notes what it is asked, but for the site, which every page shows."""
    asked: set[Question] = set()
    note = asked.add
    content.lessons_offering("")  # works all of them out
    content.ways_through("")
    # What stands in for a part has no more of its type than pages ask for.
    parts: dict[str, Any] = {name: _NotedWhole(getattr(content, name), name, note) for name in _FILES}
    parts |= {name: _Noted(getattr(content, name), kind, note) for name, kind in _COLLECTIONS.items()}
    references: Any = _Noted(content.references.root, "reference", note)
    terms: Any = _Noted(content.glossary.root, "term", note)
    made = replace(
        content,
        **parts,
        references=References.model_construct(root=references),
        glossary=Glossary.model_construct(root=terms),
        _offering=cast("Any", _Noted(content._offering, "offering", note)),  # noqa: SLF001 - it is content, too
        _ways=cast("Any", _Noted(content._ways, "ways", note)),  # noqa: SLF001 - as above
    )
    return Noting(made, asked)


def answer(content: Content, question: Question) -> object:
    """Return what content says to a question."""
    what, which, part = question
    if what in _FILES:
        return getattr(content, what)
    if what == "offering":
        return [lesson.id for lesson in content.lessons_offering(which)] if which else None
    if what == "ways":
        return [(way.pathway.id, way.number, way.count, way.following) for way in content.ways_through(which)]
    if what in {"reference", "term"}:
        named: Mapping[Any, object] = content.references.root if what == "reference" else content.glossary.root
        return named.get(which) if which else named
    if not which:
        return [item.id for item in content.items() if item.kind == what]
    return _part(content, cast("ItemKind", what), which, part)


def _part(content: Content, kind: ItemKind, id_: str, part: str) -> object:
    item = content.find(kind, id_)
    if item is None:
        return content.planned_title(kind, id_)
    found = getattr(item, part) if part else True
    return item if callable(found) else found  # what a method says can hang on anything
