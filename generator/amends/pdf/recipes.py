"""The PDFs of a site: which there are, which parts each is joined from, and how each is made."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from amends.model.content import Content
from amends.model.item import Item, ItemKind
from amends.model.lesson import Lesson
from amends.model.pack import Pack
from amends.pdf.join import Part, join
from amends.pdf.layout import Result
from amends.pdf.lesson import back_matter, lesson_body
from amends.pdf.pack import client_pack, counsellor_notes, help_card, pack_sheets
from amends.pdf.workbook import bound_items, workbook
from amends.pdf.worksheet import example_sheet, fill_in_sheet, pen_sheet
from amends.render.pdfs import PAPER_SIZES, PaperSize, faces, pdf_uri

BODY = "body"
"""The face of a lesson that is a part of handouts and workbooks, and not a PDF of its own."""


@dataclass(frozen=True)
class Recipe:
    """One PDF: its face, item and paper size, and the names of the PDFs that are its parts.

    `of` has every item whose text is in it, apart from its parts, by kind and id. `uri` is its path on the site; a
    part that is only joined to others has none.
    """

    kind: ItemKind
    id: str
    face: str
    size: PaperSize
    of: tuple[tuple[ItemKind, str], ...]
    uri: str | None = None
    needs: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """A name that no other recipe has."""
        return _name(self.kind, self.id, self.face, self.size)


def recipes(content: Content) -> Iterator[Recipe]:
    """Yield the recipes of all PDFs of a site, parts before the PDFs that need them."""
    for size in PAPER_SIZES:
        for item in content.items():
            own = (item.kind, str(item.id))
            if isinstance(item, Lesson):
                yield Recipe(*own, BODY, size, (own,))
            for face in faces(item):
                parts = _PARTS[face](content, item) if face in _PARTS else ()
                needs = tuple(_name(one.kind, one.id, _PART_FACES[one.kind], size) for one in parts)
                yield Recipe(*own, face, size, (own, *_mentioned(item)), pdf_uri(item, size, face), needs)


def follow(content: Content, recipe: Recipe, parts: Mapping[str, Result]) -> Result:
    """Return the PDF of a recipe. `parts` has the PDFs that it needs, by name."""
    make, item = _MAKERS[recipe.face], content.find(recipe.kind, recipe.id)
    if recipe.face not in _PARTS:
        return make(content, item, recipe.size)
    return make(content, item, recipe.size, {tuple(name.split()[:2]): part for name, part in parts.items()})


def _handout(content: Content, lesson: Lesson, size: PaperSize, parts: Mapping[tuple[str, str], Result]) -> Result:
    end = back_matter(content, lesson.title, [lesson], size)
    return join(content, lesson.title, [lesson], [Part("body", parts["lesson", lesson.id]), Part("end", end)])


_MAKERS: dict[str, Callable[..., Result]] = {
    "pen": pen_sheet,
    "fill-in": lambda *sheet: fill_in_sheet(*sheet)[0],
    "example": example_sheet,
    BODY: lesson_body,
    "handout": _handout,
    "workbook": workbook,
    "client": client_pack,
    "notes": counsellor_notes,
    "card": help_card,
    "plain": partial(help_card, plain=True),
}
"""Makes a PDF from the content, the item and the paper size, and from the parts where it has any."""
_PARTS: dict[str, Callable[..., Sequence[Item]]] = {
    "handout": lambda _content, lesson: (lesson,),
    "workbook": bound_items,
    "client": pack_sheets,
}
"""The items whose PDFs are the parts of one."""
_PART_FACES = {"lesson": BODY, "worksheet": "pen"}


def _name(kind: str, id_: str, face: str, size: str) -> str:
    return f"{kind} {id_} {face} {size}"


def _mentioned(item: Item) -> Iterator[tuple[ItemKind, str]]:
    """Yield the items of which the PDFs of another one have text that is not in its parts: those of a pack."""
    if isinstance(item, Pack):
        yield from (("lesson", id_) for id_ in item.lessons)
        yield from (("worksheet", id_) for id_ in item.worksheets)
