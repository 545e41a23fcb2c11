"""The PDFs of a lesson: its handout in two parts, the lesson itself and the back matter, which others may join anew."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Sequence
from dataclasses import dataclass

from amends.model.content import Content
from amends.model.item import Item
from amends.model.lesson import Lesson
from amends.pdf.drawings import for_paper
from amends.pdf.finish import finish
from amends.pdf.layout import OPTIONS, Result, document, read, set_pages
from amends.pdf.stylesheet import lesson_css
from amends.pdf.worksheet import lead_from_the_site
from amends.render.addresses import address
from amends.render.handout import back_matter_face, handout_face
from amends.render.paper import margins_css
from amends.render.pdfs import PaperSize
from amends.words import common_words

BODY_PAGES = 3
"""How many pages a lesson should need, so that with its back matter it has four at most: two sheets of paper."""


def lesson_body(content: Content, lesson: Lesson, paper: PaperSize) -> Result:
    """Return a lesson as pages, without its back matter."""
    body = f'<article class="handout">{handout_face(content, lesson)}</article>'
    return set_article(content, lesson.title, [lesson], body, paper, most=BODY_PAGES)


def back_matter(content: Content, title: str, items: Sequence[Item], paper: PaperSize) -> Result:
    """Return the pages that end a handout or a workbook: answers, sources, help. `title` names it in the margin."""
    words = common_words(content.language)
    body = f'<article class="back">{back_matter_face(content, words["back_title"], items)}</article>'
    return set_article(content, title, items, body, paper, most=1 if len(items) == 1 else None)


@dataclass(frozen=True)
class Margins:
    """What stands in the margins of each page: at its head, at its foot, and there also which page of how many."""

    head: str
    foot: str
    counted: bool = True


def set_article(  # noqa: PLR0913 - what there is to set, whose it is, and on what
    content: Content,
    title: str,
    items: Sequence[Item],
    body: str,
    paper: PaperSize,
    *,
    margins: Margins | None = None,
    most: int | None = None,
) -> Result:
    """Return an article as pages; closer together, where it would otherwise need more than `most`.

    `title` is that of the file. The margins are those of a lesson where no others are given.
    """
    words = common_words(content.language)
    around = margins or Margins(str(content.site.name), _foot(content, items[0]))
    date = max(str(item.changelog[0].date) for item in items)
    tree = read(document(str(title), content.language, body, author=around.head, date=date))
    lead_from_the_site(tree, content, address(items[0]))
    for_paper(tree)
    _as_paragraphs(tree)
    _without_hidden(tree)
    css = margins_css(around.head, "", around.foot, words, counted=around.counted)
    pictures = content.media if content.media.is_dir() else None
    made = set_pages(tree, lesson_css(), paper, css, pictures)
    for closer in ("close", "closer"):
        if most and len(made.pages) > most:
            article = next(tree.iter("article"))
            article.set("class", f"{article.get('class')} {closer}")
            made = set_pages(tree, lesson_css(), paper, css, pictures)
    return Result(finish(made.write_pdf(**OPTIONS)), len(made.pages))


def _foot(content: Content, item: Item) -> str:
    """Return what stands at the foot of each page: short, since a title would be read there as a line of the text."""
    words = common_words(content.language)
    name = words["lesson_number"].format(number=item.number) if isinstance(item, Lesson) else content.site.name
    return str(words["paper_foot"].format(name=name, version=item.version, licence=content.site.licence.name))


def _as_paragraphs(tree: ET.Element) -> None:
    """Make plain paragraphs of lists of terms whose pairs stand in groups, which WeasyPrint cannot tag as lists."""
    for terms in list(tree.iter("dl")):
        if terms.find("div") is not None:
            terms.tag, kind = "div", terms.get("class") or ""
            terms.set("class", f"{kind} terms".strip())
            for part in terms.iter():
                if part.tag in {"dt", "dd"}:
                    part.set("class", "term" if part.tag == "dt" else "meaning")
                    part.tag = "p" if not list(part.iter("p")) else "div"


def _without_hidden(tree: ET.Element) -> None:
    """Take out what is there for screen readers alone: on paper it would be read without being seen."""
    for parent in list(tree.iter()):
        before: ET.Element | None = None
        for child in list(parent):
            if "visually-hidden" in (child.get("class") or "").split():
                tail = child.tail or ""
                parent.remove(child)
                if before is None:
                    parent.text = (parent.text or "") + tail
                else:
                    before.tail = (before.tail or "") + tail
            else:
                before = child
