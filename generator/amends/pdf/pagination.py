"""Fills the pages of a worksheet: writing space grows into what a page has left, and the end rests on the foot."""

from __future__ import annotations

import copy
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

PX_PER_MM = 96 / 25.4
SPARE = 1.0
"""What is left free on every page, in mm, so that rounding never pushes a line over the edge."""
MOST_TIMES = 2.5
"""How far a space may grow, as a multiple of the lines that its author asked for ..."""
LEAST_ROOM = 9
"""... although a short one may always grow to as many lines as this."""
SHORT_PAGE = 0.3
"""A last page filled less than this is worth a second try with everything a little closer."""

_NUMBER = "data-number"

SetPages = Callable[[ET.Element], Any]


@dataclass(frozen=True)
class _Space:
    """Lines of one answer that follow each other: the last of them, how many there are, and their height in px."""

    last: ET.Element
    lines: int
    height: float

    @property
    def room(self) -> int:
        """How many lines may be added."""
        return max(LEAST_ROOM, int(self.lines * MOST_TIMES)) - self.lines


@dataclass(frozen=True)
class _Tree:
    """A tree whose elements are numbered, so that what was set can be led back to them."""

    elements: tuple[ET.Element, ...]
    parents: dict[ET.Element, ET.Element]

    @classmethod
    def of(cls, root: ET.Element) -> _Tree:
        elements = tuple(root.iter())
        for number, element in enumerate(elements):
            element.set(_NUMBER, str(number))
        return cls(elements, {child: parent for parent in elements for child in parent})

    def own(self, box: Any) -> ET.Element:
        return self.elements[int(box.element.get(_NUMBER))]

    def siblings(self, element: ET.Element) -> list[ET.Element]:
        return list(self.parents[element])


def filled_pages(root: ET.Element, set_pages: SetPages, *, stretch: bool = True) -> Any:
    """Return the document as set, with its writing space stretched to fill the pages.

    `root` is changed. `stretch` says whether writing space grows. Where the last page would hold little, all is set a
    little closer if that saves the page.
    """
    tree = _Tree.of(root)
    article = next(element for element in tree.elements if element.tag == "article")
    made = set_pages(root)
    if len(made.pages) > 1 and _used(made.pages[-1]) < SHORT_PAGE:
        given = article.get("class") or ""
        article.set("class", f"{given} close")
        closer = set_pages(root)
        if len(closer.pages) < len(made.pages):
            made = closer
        else:
            article.set("class", given)
    if len(made.pages) > 1 and not _questions(made.pages[-1]) and _begin_a_page(made.pages[-2], tree):
        balanced = set_pages(root)
        made = balanced if len(balanced.pages) == len(made.pages) else made
    filled = _stretch(made, tree) if stretch else {}
    rested = _rest_on_the_foot(made, tree, filled)
    if not filled and not rested:
        return made
    again = set_pages(root)
    return again if len(again.pages) == len(made.pages) else made


def parted(made: Any) -> tuple[str, ...]:
    """Return the ids of the questions that stand on more than one page although they should not."""
    pages: dict[str, set[int]] = {}
    for number, page in enumerate(made.pages):
        for box in _questions(page):
            if box.element.get("data-may-break") is None:
                pages.setdefault(box.element.get("data-field"), set()).add(number)
    return tuple(id_ for id_, numbers in pages.items() if len(numbers) > 1)


def _questions(page: Any) -> list[Any]:
    return [box for box in _boxes(page) if box.element.get("data-field") is not None]


def _begin_a_page(page: Any, tree: _Tree) -> bool:
    """Have the last question of a page begin the next one, with the title of its step where it is the first of it.

    So a last page never holds what closes the sheet alone. Tells whether there was more than one question to part.
    """
    questions = _questions(page)
    if len(questions) < 2:  # noqa: PLR2004 - one has to stay
        return False
    question = tree.own(questions[-1])
    step = tree.parents[question]
    first = next(child for child in step if child.get("data-field") is not None)
    moved = step if first is question else question
    moved.set("class", f"{moved.get('class')} page-break")
    return True


def _stretch(made: Any, tree: _Tree) -> dict[int, float]:
    """Add lines where pages have room; return how many px were filled on each page."""
    filled: dict[int, float] = {}
    for number, page in enumerate(made.pages):
        free = _free(page)
        spaces = [space for space in _spaces(page, tree) if space.room > 0]
        added = dict.fromkeys(range(len(spaces)), 0)
        while True:
            fitting = [at for at, space in enumerate(spaces) if space.height <= free and added[at] < space.room]
            if not fitting:
                break
            # The one that has grown least for its size comes next.
            at = min(fitting, key=lambda at: (added[at] + 1) / spaces[at].lines)
            added[at] += 1
            free -= spaces[at].height
            filled[number] = filled.get(number, 0) + spaces[at].height
        for at, count in added.items():
            _add(spaces[at].last, count, tree)
    return filled


def _add(line: ET.Element, count: int, tree: _Tree) -> None:
    if line.get("data-lines"):  # a form field, whose height is that of its lines
        line.set("data-lines", str(int(line.get("data-lines", "0")) + count))
        return
    at = tree.siblings(line).index(line)
    for _ in range(count):
        tree.parents[line].insert(at + 1, copy.copy(line))


def _spaces(page: Any, tree: _Tree) -> Iterator[_Space]:
    """Yield the writing spaces that end on a page: two lines or more that follow each other."""
    for box in _boxes(page):
        if not _is_line(box.element):
            continue
        element = tree.own(box)
        if element.get("data-lines"):
            lines = int(element.get("data-lines", "0"))
            if lines > 1:
                yield _Space(element, lines, box.margin_height() / lines)
            continue
        siblings = tree.siblings(element)
        at = siblings.index(element)
        after = siblings[at + 1] if at + 1 < len(siblings) else None
        if after is not None and _is_line(after):
            continue
        lines = 1
        while at - lines >= 0 and _is_line(siblings[at - lines]):
            lines += 1
        if lines > 1:
            yield _Space(element, lines, box.margin_height())


def _is_line(element: ET.Element) -> bool:
    return element.get("data-line") is not None or element.get("data-lines") is not None


def _rest_on_the_foot(made: Any, tree: _Tree, filled: dict[int, float]) -> bool:
    """Push what closes the sheet down to the foot of the last page, if it stands there; tell whether it moved."""
    last = len(made.pages) - 1
    after = next((tree.own(box) for box in _boxes(made.pages[last]) if box.element.tag == "footer"), None)
    free = _free(made.pages[last]) - filled.get(last, 0)
    if after is None or free < PX_PER_MM:
        return False
    spacer = ET.Element("div", {"style": f"height:{free / PX_PER_MM:.2f}mm"})
    tree.parents[after].insert(tree.siblings(after).index(after), spacer)
    return True


def _boxes(page: Any) -> Iterator[Any]:
    for box in page._page_box.descendants():  # noqa: SLF001 - WeasyPrint shows what it has set in no other way
        if box.element is not None and box.element_tag == box.element.tag and hasattr(box, "margin_height"):
            yield box


def _bottom(page: Any) -> float:
    """Return how far down the content of a page reaches, in px."""
    # The sheet and its steps go on over the page, and so are as high as it.
    ends = [
        box.position_y + box.margin_top + box.border_height()
        for box in _boxes(page)
        if box.element.tag not in {"html", "body", "article", "section"} or box.element.get("data-field") is not None
    ]
    return max((float(end) for end in ends), default=0.0)


def _free(page: Any) -> float:
    box = page._page_box  # noqa: SLF001 - as above
    return float(box.content_box_y() + box.height - _bottom(page) - SPARE * PX_PER_MM)


def _used(page: Any) -> float:
    box = page._page_box  # noqa: SLF001 - as above
    return float((_bottom(page) - box.content_box_y()) / box.height)
