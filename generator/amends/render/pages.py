"""Renders the items: each lesson, page, worksheet, pathway and pack as one page of the tree."""

from __future__ import annotations

from typing import Any

from amends.model.collections import COLLECTIONS
from amends.model.content import Content
from amends.model.item import Item
from amends.model.lesson import Lesson, Sectioned
from amends.model.worksheet import Worksheet
from amends.render.addresses import Here
from amends.render.answers import keeping_words, kept_fields, shareable
from amends.render.assets import named
from amends.render.blocks import render_block
from amends.render.fields import render_field
from amends.render.frame import page, page_of
from amends.render.glossary_links import FirstUses, author_links, explained
from amends.render.head import described, learning_resource, linked_data
from amends.render.paper import paper_face, paper_margins
from amends.render.pdfs import pdf_links
from amends.render.safety_check import safety_check_steps
from amends.render.tree import Asset, Page
from amends.words import common_words


def render_item(content: Content, item: Item, *, pdfs: bool = False) -> tuple[Page, tuple[Asset, ...]]:
    """Return the page of an item, and the assets that belong to it alone. `pdfs` says whether it links its PDFs."""
    here = page_of(content, item)
    links = pdf_links(item, here) if pdfs else {}
    if isinstance(item, Worksheet):
        return _worksheet(item, here, links)
    if isinstance(item, Sectioned):
        return _sectioned(item, here, links), ()
    meta = {"section": COLLECTIONS[item.kind].name, **described(item.title, item.summary)}
    script = "pack-names" if item.kind == "pack" else item.kind
    return page(here, f"{item.kind}.html", item.title, meta, {script}, item=item, pdfs=links), ()


_PdfLinks = dict[str, dict[str, str]]


def _sectioned(item: Sectioned, here: Here, pdfs: _PdfLinks) -> Page:
    content, lesson = here.content, item if isinstance(item, Lesson) else None
    authors = author_links(item)
    glossary = content.glossary.root if lesson else {}
    terms = FirstUses({key: term for key, term in glossary.items() if key not in authors})
    sections = [
        (section, [render_block(block, here, terms.link) for block in section.blocks]) for section in item.sections
    ]
    ways = content.ways_through(item.id) if lesson else ()
    words_explained = explained(content, [*authors, *terms.found])
    used = {f"block/{block.type}" for _loc, block in item.blocks()}
    used |= {"terms"} if words_explained else set()
    used |= {"next-step"} if len(ways) > 1 else set()
    section = "lessons" if lesson else item.id
    meta = {"section": section, "layout": "flat", **described(item.title, item.summary)}
    meta |= linked_data(learning_resource(content, lesson, here.cited)) if lesson else {}
    more = {"pdfs": pdfs, "explained": words_explained, "sections": sections, "ways": ways}
    return page(here, "lesson.html", item.title, meta, used, item=item, **more)


def _worksheet(sheet: Worksheet, here: Here, pdfs: _PdfLinks) -> tuple[Page, tuple[Asset, ...]]:
    content, words = here.content, common_words(here.language)
    check = content.safety_check_before(sheet)
    words_explained = explained(content, author_links(sheet))
    used = {"worksheet", *(f"field/{field.type}" for one in (sheet, check) if one for _loc, field in one.fields())}
    used |= {"gate"} if check else set()
    used |= {"terms"} if words_explained else set()
    margins = named("css", f"sheet-{sheet.number}", ".css", paper_margins(content, sheet).encode())
    meta: dict[str, Any] = {"section": "worksheets", "paper_stylesheet": margins.uri}
    title = words["worksheet_number"].format(number=sheet.number)
    if content.site.titles == "neutral":
        meta |= {"neutral": True, "noindex": True}
    else:
        title = f"{title}: {sheet.title}"
        meta |= described(title, sheet.summary)
    made = page(
        here,
        "worksheet.html",
        title,
        meta,
        used,
        item=sheet,
        pdfs=pdfs,
        explained=words_explained,
        steps=[(step, [render_field(field, sheet, here, "field") for field in step.fields]) for step in sheet.steps],
        paper=paper_face(content, sheet, here),
        lessons=content.lessons_offering(sheet.id),
        safety_check=check,
        safety_check_steps=safety_check_steps(check, here) if check else (),
        kept_fields=kept_fields(sheet),
        shareable=shareable(sheet),
        keep_words=keeping_words(words),
    )
    return made, (margins,)
