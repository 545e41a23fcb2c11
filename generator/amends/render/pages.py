"""Renders the items: each lesson, page, worksheet, pathway and pack as one page of the tree."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from typing import Any

from amends.model.content import Content
from amends.model.item import Item
from amends.model.lesson import Lesson, Sectioned
from amends.model.pack import Pack
from amends.model.pathway import Pathway
from amends.model.worksheet import Worksheet
from amends.render.addresses import FOLDER_OF, MY_WORKSHEETS, Here, address, source_uri
from amends.render.assets import named, scripts
from amends.render.blocks import render_block
from amends.render.citation import names, whereabouts
from amends.render.environment import environment
from amends.render.fields import render_field
from amends.render.gate import questions_before
from amends.render.glossary_links import explained
from amends.render.head import learning_resource, linked_data, shared_facts
from amends.render.kept import keeping_words, kept_fields, shareable
from amends.render.paper import cited_sources, paper_face, paper_margins
from amends.render.papers import paper_links
from amends.render.tree import Asset, Page
from amends.words import common_words


def render_item(content: Content, item: Item, *, pdfs: bool = False) -> tuple[Page, tuple[Asset, ...]]:
    """Return the page of an item, and the assets that belong to it alone. `pdfs` says whether its PDFs are there.

    The words of the glossary in a lesson are those that `with_glossary_links` has made links.
    """
    words = common_words(content.language)
    here = Here(content, address(item), words["coming"])
    context = _context(content, item, here, words) | {"papers": paper_links(item, here) if pdfs else {}}
    if isinstance(item, Worksheet):
        return _worksheet(content, item, here, context)
    if isinstance(item, Pathway):
        return _listed(content, item, "pathway.html", here, context), ()
    if isinstance(item, Pack):
        return _listed(content, item, "pack.html", here, context), ()
    if isinstance(item, Sectioned):
        return _sectioned(content, item, here, context), ()
    raise TypeError(f"there is no page for {type(item).__name__}")


def _context(content: Content, item: Item, here: Here, words: Mapping[str, str]) -> dict[str, Any]:
    return {
        "item": item,
        "here": here,
        "words": words,
        "site": content.site,
        "cited": cited_sources(item),
        "references": content.references.root,
        "names": names,
        "whereabouts": whereabouts,
        "explained": explained(item, content),
        "today": datetime.datetime.now(tz=datetime.UTC).date(),
    }


def _sectioned(content: Content, item: Sectioned, here: Here, context: dict[str, Any]) -> Page:
    sections = [
        (section, [render_block(block, here, context["cited"]) for block in section.blocks])
        for section in item.sections
    ]
    blocks = {block.type for _loc, block in item.blocks()}
    ways = content.ways_through(item.id) if isinstance(item, Lesson) else ()
    used = {*(f"block/{block}" for block in blocks), *(["terms"] if context["explained"] else [])}
    used |= {"next-step"} if len(ways) > 1 else set()
    context |= {
        "sections": sections,
        "ways": ways,
        "scripts": [here.to(asset.uri) for name, asset in scripts().items() if name in used],
    }
    body = environment(content.language).get_template("lesson.html").render(context)
    section = "lessons" if isinstance(item, Lesson) else item.id
    meta: dict[str, Any] = {"description": str(item.summary), "section": section, "layout": "flat"}
    meta |= {"shared": shared_facts(item.title, item.summary)}
    meta |= linked_data(learning_resource(content, item)) if isinstance(item, Lesson) else {}
    return Page(source_uri(here.address), item.title, meta, _html_block(body))


def _worksheet(
    content: Content, sheet: Worksheet, here: Here, context: dict[str, Any]
) -> tuple[Page, tuple[Asset, ...]]:
    words = context["words"]
    check = content.worksheets.get(str(content.site.safety_check)) if sheet.gate == "safety_check" else None
    asked = [*sheet.fields(), *(check.fields() if check else ())]
    used = {"worksheet", *(["gate"] if check else []), *(f"field/{field.type}" for _loc, field in asked)}
    used |= {"terms"} if context["explained"] else set()
    context |= {
        "screen": [
            (step, [render_field(field, sheet, here, "field") for field in step.fields]) for step in sheet.steps
        ],
        "paper": paper_face(content, sheet, here),
        "lessons": content.lessons_offering(sheet.id),
        "check": check,
        "gate": questions_before(check, here) if check else (),
        "scripts": [here.to(asset.uri) for name, asset in scripts().items() if name in used],
        "kept_fields": kept_fields(sheet),
        "shareable": shareable(sheet),
        "keep_words": keeping_words(words),
        "my_worksheets": MY_WORKSHEETS,
        "safety_page": here.link("page", "staying-safe-online"),
    }
    body = environment(content.language).get_template("worksheet.html").render(context)
    number = words["worksheet_number"].format(number=sheet.number)
    neutral = content.site.titles == "neutral"
    margins = named("css", f"sheet-{sheet.number}", ".css", paper_margins(content, sheet).encode())
    meta: dict[str, Any] = {"section": "worksheets", "paper_stylesheet": margins.uri}
    title = number if neutral else f"{number}: {sheet.title}"
    if neutral:
        meta |= {"neutral": True, "noindex": True}
    else:
        meta |= {"description": str(sheet.summary), "shared": shared_facts(title, sheet.summary)}
    return Page(source_uri(here.address), title, meta, _html_block(body)), (margins,)


_LISTED_SCRIPTS = {"whose": "whose", "path": "pathway"}
"""The scripts of pathways and packs, by what their templates call them."""


def _listed(content: Content, item: Item, template: str, here: Here, context: dict[str, Any]) -> Page:
    context |= {f"{name}_script": here.to(scripts()[stem].uri) for name, stem in _LISTED_SCRIPTS.items()}
    body = environment(content.language).get_template(template).render(context)
    meta: dict[str, Any] = {"description": str(item.summary), "section": FOLDER_OF[item.kind].rstrip("/")}
    meta |= {"shared": shared_facts(item.title, item.summary)}
    return Page(source_uri(here.address), item.title, meta, _html_block(body))


def _html_block(body: str) -> str:
    """Take out empty lines, so that a host's Markdown reads the whole body as one piece of HTML."""
    return "\n".join(line for line in body.splitlines() if line.strip())
