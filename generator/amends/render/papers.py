"""Which PDFs an item has. The pages that lead to them and the code that makes them both ask here."""

from __future__ import annotations

from typing import Any

from amends.fields.contract import Question
from amends.model.item import Item
from amends.model.lesson import Lesson
from amends.model.pack import Pack
from amends.model.pathway import Pathway
from amends.model.worksheet import Worksheet
from amends.render.addresses import PAPERS, Here, PdfFace, pdf_uri

HELP = "help"
"""The page that leads to help. Its PDFs are cards of numbers."""


def faces(item: Item) -> tuple[PdfFace, ...]:
    """Return the kinds of PDF that an item has; each is there for every size of paper."""
    if isinstance(item, Worksheet):
        if item.keep == "never":  # nothing of it is ever typed
            return ("pen",)
        return ("pen", "fill-in", "example") if _has_example(item) else ("pen", "fill-in")
    if isinstance(item, Lesson):
        return ("handout",)
    if isinstance(item, Pathway):
        return ("workbook",)
    if isinstance(item, Pack):
        return ("client", "notes")
    return ("card", "plain") if item.id == HELP else ()


def paper_links(item: Item, here: Here) -> dict[str, dict[str, str]]:
    """Return, for each kind of PDF of an item, its relative address by the size of paper."""
    return {face: {paper: here.to(pdf_uri(item, paper, face)) for paper in PAPERS} for face in faces(item)}


def _has_example(sheet: Worksheet) -> bool:
    questions: list[Any] = [field for _loc, field in sheet.fields() if isinstance(field, Question)]
    return any(field.has_example() for field in questions)
