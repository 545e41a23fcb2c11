"""The PDFs of a worksheet: for a pen, to fill in, and with the worked example."""

from __future__ import annotations

from typing import Any

from amends.fields import controls_of
from amends.fields.contract import Control
from amends.model.content import Content
from amends.model.worksheet import Worksheet
from amends.pdf.fill_in import FillIn, with_fields, with_heights
from amends.pdf.filled import fill
from amends.pdf.finish import finish
from amends.pdf.form import finish_form
from amends.pdf.layout import Result, document, lay_out, resolve_links
from amends.pdf.pagination import filled_pages, parted
from amends.pdf.stylesheet import worksheet_css
from amends.render.addresses import address
from amends.render.frame import page_of
from amends.render.paper import paper_face, paper_margins
from amends.render.pdfs import PaperSize
from amends.words import common_words


def controls(content: Content, sheet: Worksheet) -> tuple[Control, ...]:
    """Return the controls of a worksheet in reading order."""
    return tuple(control for _loc, field in sheet.fields() for control in controls_of(field, content.language))


def paper_tree(content: Content, sheet: Worksheet, *, example: bool = False) -> Any:
    """Return the blank paper face of a worksheet as a whole document."""
    title = common_words(content.language)["worksheet_number"].format(number=sheet.number)
    face = paper_face(content, sheet, page_of(content, sheet), example=example)
    author, date = str(content.site.name), str(sheet.changelog[0].date)
    tree = document(title, content.language, f'<article class="paper">{face}</article>', author=author, date=date)
    resolve_links(tree, content.site.address, address(sheet))
    return tree


def pen_sheet(content: Content, sheet: Worksheet, size: PaperSize) -> Result:
    """Return the sheet for a pen."""
    made = _pages(content, sheet, paper_tree(content, sheet), size)
    return finish(made, parted(made))


def fill_in_sheet(content: Content, sheet: Worksheet, size: PaperSize) -> tuple[Result, FillIn]:
    """Return the sheet with form fields, and the manifest of its fields."""
    tree = paper_tree(content, sheet)
    fields = with_fields(tree, controls(content, sheet), content.language)
    return finish_form(_pages(content, sheet, tree, size), fields), fields


def example_sheet(content: Content, sheet: Worksheet, size: PaperSize) -> Result:
    """Return the sheet with the worked example written on it; questions without one stay blank."""
    tree = paper_tree(content, sheet, example=True)
    answers = {control.name: control.example for control in controls(content, sheet)}
    fill(tree, answers, {question.id: question.example_text() for question in sheet.questions()})
    return finish(_pages(content, sheet, tree, size, example=True))


def _pages(content: Content, sheet: Worksheet, tree: Any, size: PaperSize, *, example: bool = False) -> Any:
    margins = paper_margins(content, sheet, example=example)

    def pages(root: Any) -> Any:
        with_heights(root)
        return lay_out(root, worksheet_css(), size, margins)

    return filled_pages(tree, pages, stretch=not example)
