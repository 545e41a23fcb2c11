"""Rule `same-id`: fields of a sheet, parts of a page, words of the glossary and numbers of items are used once.

No item may take the address of a page that every site has.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from amends.check.view import View
from amends.data import Loc
from amends.fields import controls_of
from amends.model.content import Content
from amends.model.item import Item
from amends.model.lesson import Sectioned
from amends.model.worksheet import Worksheet
from amends.problems import Problem, error

RULE = "same-id"

OF_THE_SITE = {
    "lesson": {"index"},
    "pathway": {"index"},
    "pack": {"index"},
    "page": {
        "index",
        "lessons",
        "worksheets",
        "pathways",
        "packs",
        "glossary",
        "references",
        "my-worksheets",
        "search",
        "assets",
        "404",
    },
}
"""Ids that would give an item the address of a page that every site has."""
OF_THE_PAGE = {"main", "next", "sources"}
"""Ids that every page of sections uses itself."""


def check(view: View) -> Iterator[Problem]:
    """Yield a problem for each second use of an id or number."""
    content = view.content
    for sheet in content.worksheets.values():
        yield from _twice(content, sheet, _field_ids(sheet, content.language), "field")
    for page in (*content.lessons.values(), *content.pages.values()):
        yield from _twice(content, page, _page_ids(page), "part")
    for item in content.items():
        if item.id in OF_THE_SITE.get(item.kind, ()):
            message = f'no {item.kind} may have the id "{item.id}", since every site has a page of that address'
            yield error(RULE, message, content.place(item, ("id",)))
    for items in (content.lessons.values(), content.worksheets.values()):
        yield from _numbers(content, items)
    yield from _terms(content)


def _field_ids(sheet: Worksheet, language: str) -> Iterator[tuple[str, Loc]]:
    for loc, field in sheet.fields():
        yield field.id, (*loc, "id")
        for control in controls_of(field, language):
            for id_ in control.ids:
                if id_ != f"a-{field.id}":
                    yield id_.removeprefix("a-"), loc


def _page_ids(page: Sectioned) -> Iterator[tuple[str, Loc]]:
    for position, section in enumerate(page.sections):
        yield section.id, ("sections", position, "id")
    for loc, block in page.blocks():
        for inner in block.inner_ids():
            yield inner, loc


def _twice(content: Content, item: Item, ids: Iterable[tuple[str, Loc]], what: str) -> Iterator[Problem]:
    seen: dict[str, Loc] = {}
    for id_, loc in ids:
        if what == "part" and id_ in OF_THE_PAGE:
            message = f'no part may have the id "{id_}", since every page uses it itself'
            yield error(RULE, message, content.place(item, loc))
        elif id_ in seen:
            hint = f"The first one is in line {content.place(item, seen[id_]).line}. Give this one another id."
            yield error(RULE, f'a second {what} has the id "{id_}"', content.place(item, loc), hint)
        else:
            seen[id_] = loc


def _numbers(content: Content, items: Iterable[Item]) -> Iterator[Problem]:
    seen: dict[int, Item] = {}
    for item in items:
        number: int = getattr(item, "number", 0)
        if number < 1:
            message = f"the number is {number}, and numbers begin with 1"
            yield error(RULE, message, content.place(item, ("number",)))
        elif number in seen:
            hint = f"The other one is {content.place(seen[number], ('number',))}."
            message = f"the number {number} belongs to another {item.kind} already"
            yield error(RULE, message, content.place(item, ("number",)), hint)
        else:
            seen[number] = item


def _terms(content: Content) -> Iterator[Problem]:
    source = content.sources.get(("glossary", "glossary"))
    seen: dict[str, str] = {}
    for key, term in content.glossary.root.items():
        for word in (term.term, *term.forms):
            folded = word.casefold()
            if folded in seen and seen[folded] != key and source:
                hint = f'"{seen[folded]}" explains it too.'
                yield error(RULE, f'the word "{word}" is explained twice', source.place((key,)), hint)
            seen.setdefault(folded, key)
