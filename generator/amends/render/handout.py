"""Lessons on paper: the handout of a lesson, and the back matter with answers, sources and help."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from markupsafe import Markup

from amends.blocks import block_kinds
from amends.blocks.contract import Block
from amends.model.content import Content
from amends.model.item import Item
from amends.model.lesson import Lesson
from amends.render.addresses import Here
from amends.render.blocks import render_block_on_paper, render_key
from amends.render.citation import cited_sources
from amends.render.frame import face, page_of


def handout_face(content: Content, lesson: Lesson) -> Markup:
    """Return the content of the `article.handout` of a lesson."""
    here = page_of(content, lesson)
    sections = [
        (section, [render_block_on_paper(block, here) for block in section.blocks]) for section in lesson.sections
    ]
    return face("handout.html", here, item=lesson, sections=sections)


def back_matter_face(content: Content, title: str, items: Sequence[Item]) -> Markup:
    """Return the back matter of some items: answers with explanations, sources, and help."""
    here = Here(content, "")
    lessons = [item for item in items if isinstance(item, Lesson)]
    # Every handout ends with the numbers to call at once, as a lesson's block lists them.
    emergency = block_kinds()["helplines"].model.model_validate({"type": "helplines", "purpose": "emergency"})
    return face(
        "back-matter.html",
        here,
        title=title,
        items=items,
        answers=[(lesson, keys) for lesson in lessons if (keys := _answers(content, lesson))],
        sources=[(item, cited) for item in items if (cited := cited_sources(item))],
        several=len(items) > 1,
        help=render_block_on_paper(cast("Block", emergency), here),
    )


def _answers(content: Content, lesson: Lesson) -> list[Markup]:
    here = page_of(content, lesson)
    return [key for _loc, block in lesson.blocks() if (key := render_key(block, here))]
