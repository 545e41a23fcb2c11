"""What rules look at: each item and shared file as a document whose texts and models are listed once, for all rules."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache
from typing import Generic, ParamSpec, TypeVar, cast

from amends.data import Data, Loc, Marked, Plain, Verbatim, walk
from amends.load.suggest import did_you_mean
from amends.model.content import Content, Source
from amends.model.item import ItemKind
from amends.problems import Place

P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Document(Generic[T_co]):
    """One item or shared file, with what it is made of: each part with the path to it, in the order of the model."""

    def __init__(self, root: T_co, source: Source) -> None:
        self.root = root
        self.source = source
        self.models: dict[type[Data], list[tuple[Loc, Data]]] = {}
        """The models in it, by class."""
        self.marked: list[tuple[Loc, Marked]] = []
        """The texts in Markdown."""
        self.texts: list[tuple[Loc, Plain | Marked]] = []
        """The texts in Markdown and those of one line."""
        self.verbatim: list[tuple[Loc, Verbatim]] = []
        """The texts whose line ends matter, such as worked examples."""
        for loc, value in walk(root):
            kind = type(value)
            if kind is Plain:
                self.texts.append((loc, value))
            elif kind is Marked:
                self.marked.append((loc, value))
                self.texts.append((loc, value))
            elif kind is Verbatim:
                self.verbatim.append((loc, value))
            elif isinstance(value, Data):
                self.models.setdefault(type(value), []).append((loc, value))

    @cached_property
    def lower(self) -> list[str]:
        """Each of `texts` in lower case."""
        return [text.lower() for _loc, text in self.texts]

    def place(self, loc: Loc = (), find: str = "") -> Place:
        """Return the place of a value in the file, or of the first occurrence of some words within the value."""
        return self.source.place(loc, find)


@lru_cache(maxsize=4096)
def _document_of(source: Source) -> Document[object]:
    return Document(source.model, source)


def document(root: object, source: Source) -> Document[object]:
    """Return the document of an item or shared file: the same object as long as its file has not changed."""
    known = _document_of(source)
    return known if known.root is root else Document(root, source)


def once_per_document(find: Callable[P, Iterator[R]]) -> Callable[P, tuple[R, ...]]:
    """Memoise a generator whose results depend on one document alone: while serving, few documents change."""

    @lru_cache(maxsize=4096)
    def found(*arguments: P.args, **options: P.kwargs) -> tuple[R, ...]:
        return tuple(find(*arguments, **options))

    return cast("Callable[P, tuple[R, ...]]", found)


class View:
    """The content of one language, prepared for the rules."""

    def __init__(self, content: Content) -> None:
        self.content = content
        self.documents = [document(item, content.sources[item.kind, item.id]) for item in content.items()]
        shared = {
            "site": content.site,
            "home": content.home,
            "references": content.references.root,
            "helplines": content.helplines,
            "glossary": content.glossary.root,
            "source-claims": content.source_claims.root,
        }
        for name, root in shared.items():
            source = content.sources.get((name, name))
            if source:
                self.documents.append(document(root, source))

    def of(self, model: type[T]) -> list[Document[T]]:
        """Return the documents whose root is an instance of a model, such as `Worksheet`, or `Item` for every item."""
        return cast("list[Document[T]]", [document for document in self.documents if isinstance(document.root, model)])

    def exists(self, kind: ItemKind, id_: str) -> bool:
        """Return whether an item is written or planned, or may be in a file that could not be read."""
        content = self.content
        unread = {(kind, id_), ("site", "site")} & content.unread
        return bool(unread or content.find(kind, id_) or content.planned_title(kind, id_))

    def hint(self, kind: ItemKind, id_: str) -> str:
        """Return a hint for a missing item: the nearest id, or how to announce an item that is not written yet."""
        known = {item.id for item in self.content.items() if item.kind == kind}
        known |= {planned.id for planned in self.content.site.planned.of(kind)}
        near = did_you_mean(id_, known)
        return near if near.startswith("Did") else "If it is still to be written, name it under `planned` in site.yaml."
