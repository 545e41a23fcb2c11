"""Renders the items: each lesson, page, worksheet, pathway and pack as one page of the tree."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from amends.model.collections import COLLECTIONS
from amends.model.content import Content
from amends.model.item import Item
from amends.model.lesson import Lesson, Sectioned
from amends.model.pack import Pack
from amends.model.pathway import Pathway
from amends.model.worksheet import Worksheet
from amends.render.addresses import MY_WORKSHEETS, Here, source_uri
from amends.render.assets import named, scripts
from amends.render.blocks import render_block
from amends.render.fields import render_field
from amends.render.frame import body, page_of
from amends.render.gate import check_before, questions_before
from amends.render.glossary_links import FirstUses, author_links, explained
from amends.render.head import learning_resource, linked_data, shared_facts
from amends.render.kept import keeping_words, kept_fields, shareable
from amends.render.paper import paper_face, paper_margins
from amends.render.papers import paper_links
from amends.render.tree import Asset, Page
from amends.words import common_words

_LISTED = {"pathway": ("pathway.html", "pathway"), "pack": ("pack.html", "pack-names")}
"""The template and the script of an item that lists others, by its kind."""


def render_item(content: Content, item: Item, *, pdfs: bool = False) -> tuple[Page, tuple[Asset, ...]]:
    """Return the page of an item, and the assets that belong to it alone. `pdfs` says whether its PDFs are there."""
    here = page_of(content, item)
    papers = paper_links(item, here) if pdfs else {}
    if isinstance(item, Worksheet):
        return _worksheet(item, here, papers)
    if isinstance(item, Pathway | Pack):
        return _listed(item, here, papers), ()
    if isinstance(item, Sectioned):
        return _sectioned(item, here, papers), ()
    raise TypeError(f"there is no page for {type(item).__name__}")


_Papers = dict[str, dict[str, str]]


def _sectioned(item: Sectioned, here: Here, papers: _Papers) -> Page:
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
    html = body(
        "lesson.html",
        here,
        item=item,
        papers=papers,
        explained=words_explained,
        sections=sections,
        ways=ways,
        scripts=_scripts(here, used),
    )
    meta = {"section": "lessons" if lesson else item.id, "layout": "flat", **_described(item)}
    meta |= linked_data(learning_resource(content, lesson, here.cited)) if lesson else {}
    return Page(source_uri(here.address), item.title, meta, html)


def _worksheet(sheet: Worksheet, here: Here, papers: _Papers) -> tuple[Page, tuple[Asset, ...]]:
    content, words = here.content, common_words(here.language)
    check = check_before(content, sheet)
    asked = [*sheet.fields(), *(check.fields() if check else ())]
    words_explained = explained(content, author_links(sheet))
    used = {"worksheet", *(["gate"] if check else []), *(f"field/{field.type}" for _loc, field in asked)}
    used |= {"terms"} if words_explained else set()
    html = body(
        "worksheet.html",
        here,
        item=sheet,
        papers=papers,
        explained=words_explained,
        screen=[(step, [render_field(field, sheet, here, "field") for field in step.fields]) for step in sheet.steps],
        paper=paper_face(content, sheet, here),
        lessons=content.lessons_offering(sheet.id),
        check=check,
        gate=questions_before(check, here) if check else (),
        scripts=_scripts(here, used),
        kept_fields=kept_fields(sheet),
        shareable=shareable(sheet),
        keep_words=keeping_words(words),
        my_worksheets=MY_WORKSHEETS,
        safety_page=here.link("page", "staying-safe-online"),
    )
    margins = named("css", f"sheet-{sheet.number}", ".css", paper_margins(content, sheet).encode())
    meta: dict[str, Any] = {"section": "worksheets", "paper_stylesheet": margins.uri}
    title = words["worksheet_number"].format(number=sheet.number)
    if content.site.titles == "neutral":
        meta |= {"neutral": True, "noindex": True}
    else:
        title = f"{title}: {sheet.title}"
        meta |= _described(sheet, title)
    return Page(source_uri(here.address), title, meta, html), (margins,)


def _listed(item: Item, here: Here, papers: _Papers) -> Page:
    template, script = _LISTED[item.kind]
    html = body(template, here, item=item, papers=papers, script=here.to(scripts()[script].uri))
    meta = {"section": COLLECTIONS[item.kind].name, **_described(item)}
    return Page(source_uri(here.address), item.title, meta, html)


def _described(item: Item, title: str = "") -> dict[str, Any]:
    return {"description": str(item.summary), "shared": shared_facts(title or item.title, item.summary)}


def _scripts(here: Here, used: Iterable[str]) -> list[str]:
    return [here.to(asset.uri) for name, asset in scripts().items() if name in used]
