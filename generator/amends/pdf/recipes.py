"""What PDFs a site has, from what parts each is made, and how."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from amends.model.content import Content
from amends.pdf.layout import Result
from amends.pdf.worksheet import fill_in_sheet, pen_sheet
from amends.render.addresses import PAPERS, Paper, pdf_uri


@dataclass(frozen=True)
class Recipe:
    """How one PDF comes about: what it is, of which item, on which paper, and the names of the PDFs that it joins.

    `of` names every item whose text stands in it, by kind and id. `uri` is where it lies on the site; a part that is
    there only to be joined to others has none.
    """

    name: str
    face: str
    id: str
    paper: Paper
    of: tuple[tuple[str, str], ...]
    uri: str | None = None
    needs: tuple[str, ...] = ()


def recipes(content: Content) -> Iterator[Recipe]:
    """Yield the recipes of all PDFs of a site; those that another one needs come before it."""
    for paper in PAPERS:
        for sheet in content.worksheets.values():
            for face in faces(sheet):
                yield Recipe(
                    f"{face} {sheet.id} {paper}",
                    face,
                    sheet.id,
                    paper,
                    (("worksheet", sheet.id),),
                    pdf_uri(sheet, paper, face),
                )


def follow(content: Content, recipe: Recipe, parts: Mapping[str, Result]) -> Result:
    """Return what a recipe makes, out of the parts that it names."""
    if recipe.face == "pen":
        return pen_sheet(content, content.worksheets[recipe.id], recipe.paper)
    return fill_in_sheet(content, content.worksheets[recipe.id], recipe.paper)[0]
