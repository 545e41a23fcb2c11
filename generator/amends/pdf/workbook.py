"""The workbook of a pathway: a cover, the contents with page numbers, lessons and sheets in order, and the answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from amends.model.content import Content
from amends.model.item import Item
from amends.model.pathway import Pathway
from amends.pdf.join import PLACE, Part, Whole, join
from amends.pdf.layout import Result
from amends.pdf.lesson import Margins, back_matter, set_article
from amends.render.pdf_parts import Entry, contents_face, cover_face
from amends.render.pdfs import PaperSize
from amends.words import common_words

_AT_THE_END = "answers"


def bound_items(content: Content, pathway: Pathway) -> tuple[Item, ...]:
    """Return the lessons and worksheets of a pathway in order, each once; what is only planned is left out."""
    found: dict[tuple[str, str], Item] = {}
    for step in pathway.steps:
        ids = [("lesson", step.lesson), *(("worksheet", id_) for id_ in step.worksheets)]
        for kind, id_ in ids:
            item = content.find(kind, id_) if id_ else None  # type: ignore[arg-type] # one of the two kinds
            if item is not None:
                found.setdefault((kind, str(id_)), item)
    return tuple(found.values())


def workbook(content: Content, pathway: Pathway, paper: PaperSize, parts: Mapping[tuple[str, str], Result]) -> Result:
    """Return the workbook of a pathway.

    `parts` holds the PDF of each of `bound_items`, by kind and id: lessons without back matter, sheets for a pen.
    """
    words = common_words(content.language)
    items = bound_items(content, pathway)

    def article(kind: str, face: str) -> Result:
        body = f'<article class="bound {kind}">{face}</article>'
        margins = Margins(str(content.site.name), f"{words['workbook']}, {content.site.licence.name}", counted=False)
        return set_article(content, pathway.title, [pathway], body, paper, margins=margins)

    cover = article("cover", cover_face(content, pathway))
    end = back_matter(content, pathway.title, items, paper)
    pages = 1
    while True:  # the contents need to know how many pages they take themselves
        numbers = _numbers(items, parts, cover.pages + pages)
        contents = article("list", contents_face(content, pathway, _entries(content, pathway, numbers)))
        if contents.pages == pages:
            break
        pages = contents.pages
    bound = [
        Part("cover", cover.data, str(pathway.title)),
        Part("contents", contents.data, words["contents"]),
        *_item_parts(items, parts),
        Part(_AT_THE_END, end.data, words["back_title"]),
    ]
    date = max(str(item.changelog[0].date) for item in (pathway, *items))
    whole = Whole(f"{words['workbook']}: {pathway.title}", content.language, str(content.site.name), date)
    total = cover.pages + contents.pages + end.pages + sum(parts[item.kind, item.id].pages for item in items)
    return Result(join(bound, whole, first_number=cover.pages), total)


def _numbers(items: Sequence[Item], parts: Mapping[tuple[str, str], Result], before: int) -> dict[str, int]:
    """Return the page on which each part begins, counted from 1."""
    numbers: dict[str, int] = {}
    for item in items:
        numbers[_name(item)] = before + 1
        before += parts[item.kind, item.id].pages
    return {**numbers, _AT_THE_END: before + 1}


def _name(item: Item) -> str:
    return f"{item.kind}-{item.id}"


def _entries(content: Content, pathway: Pathway, numbers: Mapping[str, int]) -> list[Entry]:
    words = common_words(content.language)
    entries: list[Entry] = []

    def add(kind: str, id_: str, more: str = "") -> None:
        item = content.find(kind, id_)  # type: ignore[arg-type] # as above
        if item is None:
            return
        name = _name(item)
        title = str(item.title)
        if kind == "worksheet":
            title = f"{words['worksheet_number'].format(number=getattr(item, 'number', ''))}: {title}"
        entries.append(Entry(title, numbers[name], PLACE + name, more, below=kind == "worksheet"))

    for step in pathway.steps:
        if step.rest:
            entries.append(Entry(words["contents_rest"]))
        else:
            add("lesson", str(step.lesson), words["contents_optional"] if step.optional else "")
        for id_ in step.worksheets:
            add("worksheet", str(id_))
    return [*entries, Entry(words["back_title"], numbers[_AT_THE_END], PLACE + _AT_THE_END)]


def _item_parts(items: Sequence[Item], parts: Mapping[tuple[str, str], Result]) -> list[Part]:
    """Return the parts of lessons and sheets; a sheet's bookmark lies below the lesson before it."""
    made: list[Part] = []
    lesson = ""
    for item in items:
        name = _name(item)
        lesson = name if item.kind == "lesson" else lesson
        below = lesson if item.kind == "worksheet" else ""
        made.append(Part(name, parts[item.kind, item.id].data, str(item.title), below))
    return made
