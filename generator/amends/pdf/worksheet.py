"""The PDFs of a worksheet: for a pen, to fill in, and with the worked example."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import Any
from urllib.parse import urljoin, urlsplit

from amends.fields import controls_of
from amends.fields.contract import Control, Question
from amends.model.content import Content
from amends.model.worksheet import Worksheet
from amends.pdf.fill_in import FillIn, with_fields, with_heights
from amends.pdf.filled import fill
from amends.pdf.finish import finish
from amends.pdf.form import finish_form
from amends.pdf.layout import OPTIONS, Result, document, read, set_pages
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


def paper_tree(content: Content, sheet: Worksheet, *, example: bool = False) -> ET.Element:
    """Return the paper face of a worksheet as a whole document, blank."""
    words = common_words(content.language)
    here = page_of(content, sheet)
    title = words["worksheet_number"].format(number=sheet.number)
    body = f'<article class="paper">{paper_face(content, sheet, here, example=example)}</article>'
    tree = read(
        document(title, content.language, body, author=str(content.site.name), date=str(sheet.changelog[0].date))
    )
    lead_from_the_site(tree, content, address(sheet))
    return tree


def lead_from_the_site(tree: ET.Element, content: Content, page: str) -> None:
    """Make links of a page lead to where the site is published; where that is unknown, leave their words alone.

    A link within the document (`#...`) stays.
    """
    root = str(content.site.address or "")
    for link in tree.iter("a"):
        target = link.get("href")
        if target is None or target.startswith("#") or urlsplit(target).scheme:
            continue
        if root:
            link.set("href", urljoin(f"{root.rstrip('/')}/{page}", target))
        else:
            del link.attrib["href"]


def pen_sheet(content: Content, sheet: Worksheet, paper: PaperSize) -> Result:
    """Return the sheet for a pen."""
    made = _pages(content, sheet, paper_tree(content, sheet), paper)
    return Result(finish(made.write_pdf(**OPTIONS)), len(made.pages), parted(made))


def fill_in_sheet(content: Content, sheet: Worksheet, paper: PaperSize) -> tuple[Result, FillIn]:
    """Return the sheet with form fields, and the fields that it has."""
    tree = paper_tree(content, sheet)
    fields = with_fields(tree, controls(content, sheet), content.language)
    made = _pages(content, sheet, tree, paper)
    return Result(finish_form(made.write_pdf(**OPTIONS), fields), len(made.pages)), fields


def example_sheet(content: Content, sheet: Worksheet, paper: PaperSize) -> Result:
    """Return the sheet with the worked example written on it; questions without one stay blank."""
    answers = {control.name: control.example for control in controls(content, sheet)}
    texts = {str(field.id): field.example_text() for _loc, field in sheet.fields() if isinstance(field, Question)}
    tree = paper_tree(content, sheet, example=True)
    fill(tree, answers, texts)
    made = _pages(content, sheet, tree, paper, example=True)
    return Result(finish(made.write_pdf(**OPTIONS)), len(made.pages))


def _pages(content: Content, sheet: Worksheet, tree: ET.Element, paper: PaperSize, *, example: bool = False) -> Any:
    margins = paper_margins(content, sheet, example=example)

    def pages(root: ET.Element) -> Any:
        with_heights(root)
        return set_pages(root, worksheet_css(), paper, margins)

    return filled_pages(tree, pages, stretch=not example)
