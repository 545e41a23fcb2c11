"""The workbook of a pathway: a cover, the contents with page numbers, lessons and sheets in order, and the answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate

from markupsafe import Markup

from amends.model.content import Content
from amends.model.item import Item, ItemKind
from amends.model.pathway import Pathway
from amends.model.worksheet import Worksheet
from amends.pdf.join import PART_LINK, Part, join
from amends.pdf.layout import Result
from amends.pdf.lesson import Margins, back_matter, lay_out_article
from amends.render.addresses import Here, address
from amends.render.frame import face
from amends.render.pdfs import PaperSize
from amends.words import common_words

_ANSWERS = "answers"


@dataclass(frozen=True)
class _Entry:
    """A line of the contents: its words, its page number and the target of its link. A rest has only words."""

    words: str
    page: int | None = None
    target: str = ""
    more: str = ""
    below: bool = False


def bound_items(content: Content, pathway: Pathway) -> tuple[Item, ...]:
    """Return the lessons and worksheets of a pathway in order, each once, without those that are only planned."""
    found: dict[tuple[str, str], Item] = {}
    for step in pathway.steps:
        ids: list[tuple[ItemKind, str]] = [("lesson", step.lesson)] if step.lesson else []
        for kind, id_ in [*ids, *(("worksheet", id_) for id_ in step.worksheets)]:
            if item := content.find(kind, id_):
                found.setdefault((kind, id_), item)
    return tuple(found.values())


def workbook(content: Content, pathway: Pathway, size: PaperSize, parts: Mapping[tuple[str, str], Result]) -> Result:
    """Return the workbook of a pathway.

    `parts` has the PDF of each of `bound_items`, by kind and id: lessons without back matter, sheets for a pen.
    """
    words, items, here = common_words(content.language), bound_items(content, pathway), Here(content, address(pathway))
    margins = Margins(str(content.site.name), f"{words['workbook']}, {content.site.licence.name}", counted=False)

    def article(kind: str, html: Markup) -> Result:
        return lay_out_article(content, pathway.title, [pathway], html, size, classes=f"bound {kind}", margins=margins)

    cover = article("cover", face("workbook-cover.html", here, item=pathway))
    end = Part(_ANSWERS, back_matter(content, pathway.title, items, size), words["back_title"])
    inner = [*_item_parts(items, parts), end]
    pages = 1
    while True:  # until the contents, whose length moves the pages that they list, are as long as assumed
        starts = accumulate((part.result.pages for part in inner), initial=cover.pages + pages + 1)
        numbers = {part.name: start for part, start in zip(inner, starts)}  # noqa: B905 - `starts` has the end as well
        entries = list(_entries(content, pathway, numbers))
        contents = article("list", face("contents.html", here, item=pathway, entries=entries))
        if contents.pages == pages:
            break
        pages = contents.pages
    front = [Part("cover", cover, pathway.title), Part("contents", contents, words["contents"])]
    title = f"{words['workbook']}: {pathway.title}"
    return join(content, title, [pathway, *items], [*front, *inner], first_number=cover.pages)


def _name(item: Item) -> str:
    return f"{item.kind}-{item.id}"


def _entries(content: Content, pathway: Pathway, numbers: Mapping[str, int]) -> Iterator[_Entry]:
    words = common_words(content.language)
    for step in pathway.steps:
        if step.rest:
            yield _Entry(words["contents_rest"])
        if step.lesson and (lesson := content.lessons.get(step.lesson)):
            more = words["contents_optional"] if step.optional else ""
            yield _Entry(lesson.title, numbers[_name(lesson)], PART_LINK + _name(lesson), more)
        for id_ in step.worksheets:
            if sheet := content.worksheets.get(id_):
                title = f"{words['worksheet_number'].format(number=sheet.number)}: {sheet.title}"
                yield _Entry(title, numbers[_name(sheet)], PART_LINK + _name(sheet), below=True)
    yield _Entry(words["back_title"], numbers[_ANSWERS], PART_LINK + _ANSWERS)


def _item_parts(items: tuple[Item, ...], parts: Mapping[tuple[str, str], Result]) -> Iterator[Part]:
    """Yield the parts of lessons and sheets; a sheet's bookmark is below the lesson before it."""
    lesson = ""
    for item in items:
        lesson = lesson if isinstance(item, Worksheet) else _name(item)
        below = lesson if isinstance(item, Worksheet) else ""
        yield Part(_name(item), parts[item.kind, item.id], item.title, below)
