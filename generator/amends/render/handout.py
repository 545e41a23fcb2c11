"""Lessons on paper: the handout of a lesson, and the back matter that answers, credits and leads to help."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from amends.blocks import block_kinds
from amends.blocks.check import Check
from amends.blocks.helplines import HelplinesList
from amends.model.content import Content
from amends.model.item import Item
from amends.model.lesson import Lesson
from amends.render.addresses import Here, address
from amends.render.blocks import render_block_on_paper
from amends.render.citation import names, whereabouts
from amends.render.environment import environment
from amends.render.paper import cited_sources
from amends.words import common_words, words_of


def handout_face(content: Content, lesson: Lesson) -> Markup:
    """Return what stands in the `article.handout` of a lesson, as HTML."""
    here = _here(content, lesson)
    cited = cited_sources(lesson)
    sections = [
        (section, [render_block_on_paper(block, here, cited) for block in section.blocks])
        for section in lesson.sections
    ]
    return _rendered(content, "handout.html", item=lesson, here=here, cited=cited, sections=sections)


def back_matter_face(content: Content, title: str, items: Sequence[Item]) -> Markup:
    """Return the end of what some items stand in: what there is to say of each answer, the sources, and help."""
    words = common_words(content.language)
    here = Here(content, "", words["coming"])
    lessons = [item for item in items if isinstance(item, Lesson)]
    emergency = HelplinesList(type="helplines", purpose="emergency")
    return _rendered(
        content,
        "back-matter.html",
        title=title,
        items=items,
        here=here,
        answers=[(lesson, keys) for lesson in lessons if (keys := _answers(content, lesson))],
        sources=[(item, cited) for item in items if (cited := cited_sources(item))],
        several=len(items) > 1,
        help=render_block_on_paper(emergency, here, ()),
        cited=(),
    )


def _answers(content: Content, lesson: Lesson) -> list[Markup]:
    here, kind = _here(content, lesson), block_kinds()["check"]
    template = environment(content.language).get_template("blocks/check/key.html")
    words, cited = words_of(kind, content.language), cited_sources(lesson)
    return [
        Markup(template.render(block=block, here=here, words=words, cited=cited))  # noqa: S704 - escaped, as below
        for _loc, block in lesson.blocks()
        if isinstance(block, Check)
    ]


def _here(content: Content, item: Item) -> Here:
    return Here(content, address(item), common_words(content.language)["coming"])


def _rendered(content: Content, template: str, **context: Any) -> Markup:
    shared: Mapping[str, Any] = {
        "words": common_words(content.language),
        "site": content.site,
        "references": content.references.root,
        "names": names,
        "whereabouts": whereabouts,
        "today": datetime.datetime.now(tz=datetime.UTC).date(),
    }
    made = environment(content.language).get_template(template).render({**shared, **context})
    return Markup(made)  # noqa: S704 - the environment has escaped all that authors wrote
