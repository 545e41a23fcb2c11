"""The PDFs of a lesson: its handout in two parts, the lesson itself and the back matter; other PDFs reuse both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, cast

from markupsafe import Markup

from amends.blocks import block_kinds
from amends.blocks.contract import Block
from amends.model.content import Content
from amends.model.item import Item
from amends.model.lesson import Lesson
from amends.pdf.drawings import prepare_drawings
from amends.pdf.finish import finish
from amends.pdf.layout import Result, document, lay_out, resolve_links
from amends.pdf.stylesheet import lesson_css
from amends.render.addresses import Here, address
from amends.render.blocks import render_block_on_paper, render_key
from amends.render.citation import cited_sources
from amends.render.frame import face, page_of
from amends.render.paper import margins_css
from amends.render.pdfs import PaperSize
from amends.words import common_words

BODY_PAGES = 3
"""The pages that a lesson should need at most, so that with its back matter it has four: two sheets of paper."""


def lesson_body(content: Content, lesson: Lesson, size: PaperSize) -> Result:
    """Return a lesson as pages, without its back matter."""
    here = page_of(content, lesson)
    sections = [
        (section, [render_block_on_paper(block, here) for block in section.blocks]) for section in lesson.sections
    ]
    html = face("handout.html", here, item=lesson, sections=sections)
    return lay_out_article(content, lesson.title, [lesson], html, size, classes="handout", most=BODY_PAGES)


def back_matter(content: Content, title: str, items: Sequence[Item], size: PaperSize) -> Result:
    """Return the pages that end a handout or a workbook: answers, sources, help. `title` is that of the file."""
    lessons = [item for item in items if isinstance(item, Lesson)]
    # Every handout ends with the emergency numbers, as a lesson's block lists them.
    emergency = block_kinds()["helplines"].model.model_validate({"type": "helplines", "purpose": "emergency"})
    here = Here(content, "")
    html = face(
        "back-matter.html",
        here,
        title=common_words(content.language)["back_title"],
        items=items,
        answers=[(lesson, keys) for lesson in lessons if (keys := _answers(content, lesson))],
        sources=[(item, cited) for item in items if (cited := cited_sources(item))],
        several=len(items) > 1,
        help=render_block_on_paper(cast("Block", emergency), here),
    )
    return lay_out_article(content, title, items, html, size, classes="back", most=1 if len(items) == 1 else None)


def _answers(content: Content, lesson: Lesson) -> list[Markup]:
    here = page_of(content, lesson)
    return [key for _loc, block in lesson.blocks() if (key := render_key(block, here))]


@dataclass(frozen=True)
class Margins:
    """The text in the margins of each page: at its head, and at its foot, where `counted` adds "page 2 of 3"."""

    head: str
    foot: str
    counted: bool = True


def lay_out_article(  # noqa: PLR0913 - the text, its items and its paper
    content: Content,
    title: str,
    items: Sequence[Item],
    html: Markup,
    size: PaperSize,
    *,
    classes: str,
    margins: Margins | None = None,
    most: int | None = None,
) -> Result:
    """Return an article as pages; set closer together if it would otherwise need more than `most`.

    `title` is that of the file. The default margins are those of a lesson.
    """
    around = margins or Margins(str(content.site.name), _foot(content, items[0]))
    body, date = f'<article class="{classes}">{html}</article>', max(str(item.changelog[0].date) for item in items)
    tree = document(title, content.language, body, author=around.head, date=date)
    resolve_links(tree, content.site.address, address(items[0]))
    prepare_drawings(tree)
    _as_paragraphs(tree)
    for hidden in tree.find_class("visually-hidden"):  # WeasyPrint would tag it
        hidden.drop_tree()
    words = common_words(content.language)
    css = margins_css(around.head, "", around.foot, words, counted=around.counted)
    pictures = content.media if content.media.is_dir() else None
    made = lay_out(tree, lesson_css(), size, css, pictures)
    for closer in ("close", "closer"):
        if most and len(made.pages) > most:
            next(tree.iter("article")).classes.add(closer)
            made = lay_out(tree, lesson_css(), size, css, pictures)
    return finish(made)


def _foot(content: Content, item: Item) -> str:
    """Return the foot of each page: short, since a reading voice would take a title for a line of the text."""
    words = common_words(content.language)
    name = words["lesson_number"].format(number=item.number) if isinstance(item, Lesson) else content.site.name
    return str(words["paper_foot"].format(name=name, version=item.version, licence=content.site.licence.name))


def _as_paragraphs(tree: Any) -> None:
    """Turn definition lists with grouped pairs into paragraphs, since WeasyPrint cannot tag them as lists."""
    for terms in tree.xpath("//dl[div]"):
        terms.tag = "div"
        terms.classes.add("terms")
        for part in list(terms.iter("dt", "dd")):
            part.set("class", "term" if part.tag == "dt" else "meaning")
            part.tag = "p" if part.find(".//p") is None else "div"
