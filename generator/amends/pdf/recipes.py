"""What PDFs a site has, from what parts each is made, and how."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from amends.model.content import Content
from amends.model.item import Item
from amends.pdf.join import Part, Whole, join
from amends.pdf.layout import Result
from amends.pdf.lesson import back_matter, lesson_body
from amends.pdf.pack import client_pack, counsellor_notes, help_card, pack_sheets
from amends.pdf.workbook import bound_items, workbook
from amends.pdf.worksheet import example_sheet, fill_in_sheet, pen_sheet
from amends.render.pdfs import PAPER_SIZES, PaperSize, faces, pdf_uri

BODY = "body"
"""The face of a lesson that is a part of handouts and workbooks, and no PDF of its own."""


@dataclass(frozen=True)
class Recipe:
    """How one PDF comes about: what it is, of which item, on which paper, and the names of the PDFs that it joins.

    `of` names every item whose text stands in it, by kind and id. `uri` is where it lies on the site; a part that is
    there only to be joined to others has none.
    """

    kind: str
    id: str
    face: str
    paper: PaperSize
    of: tuple[tuple[str, str], ...]
    uri: str | None = None
    needs: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What tells it from all others."""
        return _name(self.kind, self.id, self.face, self.paper)


def recipes(content: Content) -> Iterator[Recipe]:
    """Yield the recipes of all PDFs of a site; those that another one needs come before it."""
    for paper in PAPER_SIZES:
        for item in content.items():
            own = (item.kind, str(item.id))
            if item.kind == "lesson":
                yield Recipe(*own, BODY, paper, (own,))
            for face in faces(item):
                joined = _joined(content, item, face)
                needs = tuple(_name(*of, BODY if of[0] == "lesson" else "pen", paper) for of in joined)
                with_text_of = _mentioned(content, item, face)
                yield Recipe(*own, face, paper, (own, *with_text_of), pdf_uri(item, paper, face), needs)


def follow(content: Content, recipe: Recipe, parts: Mapping[str, Result]) -> Result:  # noqa: PLR0911 - one for each face
    """Return what a recipe makes, out of the parts that it names."""
    paper, id_ = recipe.paper, recipe.id
    by_item = {tuple(name.split()[:2]): part for name, part in parts.items()}
    match recipe.face:
        case "pen":
            return pen_sheet(content, content.worksheets[id_], paper)
        case "fill-in":
            return fill_in_sheet(content, content.worksheets[id_], paper)[0]
        case "example":
            return example_sheet(content, content.worksheets[id_], paper)
        case "body":
            return lesson_body(content, content.lessons[id_], paper)
        case "handout":
            return _handout(content, recipe, parts)
        case "workbook":
            return workbook(content, content.pathways[id_], paper, by_item)  # type: ignore[arg-type] # pairs, by split
        case "client":
            return client_pack(content, content.packs[id_], paper, by_item)  # type: ignore[arg-type] # as above
        case "notes":
            return counsellor_notes(content, content.packs[id_], paper)
        case _:
            return help_card(content, content.pages[id_], paper, plain=recipe.face == "plain")


def _handout(content: Content, recipe: Recipe, parts: Mapping[str, Result]) -> Result:
    lesson = content.lessons[recipe.id]
    (body,) = parts.values()
    end = back_matter(content, lesson.title, [lesson], recipe.paper)
    whole = Whole(str(lesson.title), content.language, str(content.site.name), str(lesson.changelog[0].date))
    return Result(join([Part("body", body.data), Part("end", end.data)], whole), body.pages + end.pages)


def _name(kind: str, id_: str, face: str, paper: str) -> str:
    return f"{kind} {id_} {face} {paper}"


def _joined(content: Content, item: Item, face: str) -> list[tuple[str, str]]:
    """Return the items whose PDFs are parts of one."""
    if face == "handout":
        return [("lesson", str(item.id))]
    if face == "workbook":
        return [(one.kind, str(one.id)) for one in bound_items(content, content.pathways[item.id])]
    if face == "client":
        return [("worksheet", str(sheet.id)) for sheet in pack_sheets(content, content.packs[item.id])]
    return []


def _mentioned(content: Content, item: Item, face: str) -> list[tuple[str, str]]:
    """Return the other items whose text stands in a PDF that is not a part of it."""
    if face == "workbook":
        return _joined(content, item, face)  # their answers and sources stand at the end
    if face in {"client", "notes"}:
        pack = content.packs[item.id]
        lessons = [("lesson", str(id_)) for id_ in pack.lessons if id_ in content.lessons]
        return [*lessons, *_joined(content, item, "client")]
    return []
