"""All content of a site in one language, with the source files of its parts."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from amends.data import Loc, Marked, Plain
from amends.model.clear_communication import ClearCommunication
from amends.model.collections import COLLECTIONS
from amends.model.glossary import Glossary
from amends.model.helpline import Helplines
from amends.model.home import Home, Promises
from amends.model.item import Item, ItemKind
from amends.model.kept_ids import KeptIds
from amends.model.lesson import Lesson, Page
from amends.model.pack import Pack
from amends.model.pathway import Pathway, WayThrough
from amends.model.reference import References
from amends.model.site import Site
from amends.model.source_claims import SourceClaims
from amends.model.words import UnavoidableWords
from amends.model.worksheet import Worksheet
from amends.problems import Place


class Source(Hashable, Protocol):
    """A file that content came from."""

    @property
    def model(self) -> object:
        """The model that was made of it."""

    def place(self, loc: Loc = (), find: str = "") -> Place:
        """Return the place of a value, or of the first occurrence of some words within it."""


def _no_home() -> Home:
    """Return a placeholder for a missing or broken home page; the preview of an item still needs its title."""
    none = Plain("?")
    promises = Promises.model_construct(title=none, items=(), limits=Marked("?"))
    return Home.model_construct(title=none, text=none, question=none, doors=(), promises=promises)


@dataclass(frozen=True, slots=True)
class Content:
    """Everything that authors wrote for one language, each collection by id.

    `sources` holds the file of each item, and of `site`, `home`, `references`, `helplines` and `glossary`, by
    `(kind, id)`. `unread` names items whose file has errors, so that links to them are not reported.
    """

    folder: Path
    language: str
    site: Site
    home: Home = field(default_factory=_no_home)
    lessons: Mapping[str, Lesson] = field(default_factory=dict)
    worksheets: Mapping[str, Worksheet] = field(default_factory=dict)
    pathways: Mapping[str, Pathway] = field(default_factory=dict)
    packs: Mapping[str, Pack] = field(default_factory=dict)
    pages: Mapping[str, Page] = field(default_factory=dict)
    references: References = field(default_factory=lambda: References({}))
    helplines: Helplines = field(default_factory=lambda: Helplines.model_construct(countries={}, helplines=()))
    glossary: Glossary = field(default_factory=lambda: Glossary({}))
    kept_ids: KeptIds = field(default_factory=lambda: KeptIds({}))
    source_claims: SourceClaims = field(default_factory=lambda: SourceClaims({}))
    clear_communication: ClearCommunication = field(default_factory=lambda: ClearCommunication({}))
    unavoidable_words: UnavoidableWords = field(default_factory=lambda: UnavoidableWords({}))
    sources: Mapping[tuple[str, str], Source] = field(default_factory=dict)
    unread: frozenset[tuple[str, str]] = frozenset()
    original: Content | None = None
    """The content in the default language, if this is a translation of it."""
    _offering: dict[str | None, list[Lesson]] = field(default_factory=dict, init=False, repr=False, compare=False)
    """The lessons by the worksheet that they lead to, worked out when first asked for."""
    _ways: dict[str, list[WayThrough]] = field(default_factory=dict, init=False, repr=False, compare=False)
    """The places in pathways by lesson, likewise."""

    def items(self) -> Iterator[Item]:
        """Yield every lesson, worksheet, pathway, pack and page."""
        for kind in COLLECTIONS:
            yield from self.of(kind).values()

    def of(self, kind: ItemKind) -> Mapping[str, Item]:
        """Return the items of one kind, by id."""
        items: Mapping[str, Item] = getattr(self, COLLECTIONS[kind].name)
        return items

    def find(self, kind: ItemKind, id_: str) -> Item | None:
        """Return an item by kind and id, or None."""
        return self.of(kind).get(id_)

    def safety_check_before(self, sheet: Worksheet) -> Worksheet | None:
        """Return the private safety check if it is shown before a worksheet."""
        return self.worksheets.get(self.site.safety_check) if sheet.gate == "safety_check" else None

    def item_in(self, file: Path) -> Item | None:
        """Return the item of a file, given by its absolute path; None if it has none or has errors."""
        return next((item for item in self.items() if Path(self.place(item).path).resolve() == file), None)

    def planned_title(self, kind: ItemKind, id_: str) -> str | None:
        """Return the title of an item that is only planned or not translated yet; or None."""
        planned = next((planned.title for planned in self.site.planned.of(kind) if planned.id == id_), None)
        original = self.original.find(kind, id_) if self.original else None
        return planned or (original.title if original else None)

    def lessons_offering(self, sheet: str) -> tuple[Lesson, ...]:
        """Return the lessons with a block that links to a worksheet."""
        if not self._offering:
            for lesson in self.lessons.values():
                for id_ in dict.fromkeys(getattr(block, "worksheet", None) for _loc, block in lesson.blocks()):
                    self._offering.setdefault(id_, []).append(lesson)
        return tuple(self._offering.get(sheet, ()))

    def ways_through(self, lesson: str) -> tuple[WayThrough, ...]:
        """Return the places of a lesson in pathways."""
        if not self._ways:
            for pathway in self.pathways.values():
                for id_, way in pathway.lesson_steps():
                    self._ways.setdefault(id_, []).append(way)
        return tuple(self._ways.get(lesson, ()))

    def place(self, item: Item, loc: Loc = (), find: str = "") -> Place:
        """Return the place of a value of an item in its file."""
        return self.sources[item.kind, item.id].place(loc, find)

    @property
    def media(self) -> Path:
        """The folder of pictures."""
        return self.folder / "media"
