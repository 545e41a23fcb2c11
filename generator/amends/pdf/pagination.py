"""Fills the pages of a worksheet: writing space grows into free space, and the end of the sheet moves to the foot."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import takewhile
from typing import Any

from lxml.etree import Element

PX_PER_MM = 96 / 25.4
SPARE = 1.0
"""The free space left on every page, in mm, so that rounding never pushes a line over the edge."""
MOST_TIMES = 2.5
"""How far a space may grow, as a multiple of the lines that its author asked for ..."""
LEAST_ROOM = 9
"""... although a short one may always grow to this many lines."""
SHORT_PAGE = 0.3
"""A last page filled less than this is worth a second try with everything a little closer."""

_NUMBER = "data-number"

LayOut = Callable[[Any], Any]
Own = Callable[[Any], Any]
"""Returns the element of our tree that a box of the layout comes from."""


@dataclass(frozen=True)
class _Space:
    """Consecutive lines of one answer: the last of them, their number, and the height of each in px."""

    last: Any
    lines: int
    height: float

    @property
    def room(self) -> int:
        """How many lines may be added."""
        return max(LEAST_ROOM, int(self.lines * MOST_TIMES)) - self.lines


def filled_pages(root: Any, lay_out: LayOut, *, stretch: bool = True) -> Any:
    """Return a document as laid out, with its writing space stretched to fill the pages.

    `root` is changed. `stretch` says whether writing space grows. If the last page would be almost empty, everything
    is set a little closer, provided that this saves the page.
    """
    elements = list(root.iter())
    for number, element in enumerate(elements):
        element.set(_NUMBER, str(number))

    def own(box: Any) -> Any:
        return elements[int(box.element.get(_NUMBER))]

    article = next(root.iter("article"))
    made = lay_out(root)
    if len(made.pages) > 1 and _used(made.pages[-1]) < SHORT_PAGE:
        article.classes.add("close")
        closer = lay_out(root)
        if len(closer.pages) < len(made.pages):
            made = closer
        else:
            article.classes.remove("close")
    if len(made.pages) > 1 and not _questions(made.pages[-1]) and _begin_a_page(made.pages[-2], own):
        balanced = lay_out(root)
        made = balanced if len(balanced.pages) == len(made.pages) else made
    filled = _stretch(made, own) if stretch else {}
    moved = _move_to_foot(made, own, filled)
    if not filled and not moved:
        return made
    again = lay_out(root)
    return again if len(again.pages) == len(made.pages) else made


def parted(made: Any) -> tuple[str, ...]:
    """Return the ids of the questions that are on more than one page although they may not break."""
    pages: dict[str, set[int]] = {}
    for number, page in enumerate(made.pages):
        for box in _questions(page):
            if box.element.get("data-may-break") is None:
                pages.setdefault(box.element.get("data-field"), set()).add(number)
    return tuple(id_ for id_, numbers in pages.items() if len(numbers) > 1)


def _questions(page: Any) -> list[Any]:
    return [box for box in _boxes(page) if box.element.get("data-field") is not None]


def _begin_a_page(page: Any, own: Own) -> bool:
    """Move the last question of a page to the next one, with the title of its step if it is the first there.

    So the last page never has the end of the sheet alone. Returns False if the page has no question to spare.
    """
    questions = _questions(page)
    if len(questions) < 2:  # noqa: PLR2004 - one has to stay
        return False
    question = own(questions[-1])
    step = question.getparent()
    first = next(child for child in step if child.get("data-field") is not None)
    (step if first is question else question).classes.add("page-break")
    return True


def _stretch(made: Any, own: Own) -> dict[int, float]:
    """Add lines where pages have room; return how many px were filled on each page."""
    filled: dict[int, float] = {}
    for number, page in enumerate(made.pages):
        free = _free(page)
        spaces = [space for space in _spaces(page, own) if space.room > 0]
        added = [0] * len(spaces)
        while True:
            fitting = [at for at, space in enumerate(spaces) if space.height <= free and added[at] < space.room]
            if not fitting:
                break
            # The one that has grown least for its size comes next.
            at = min(fitting, key=lambda at: (added[at] + 1) / spaces[at].lines)
            added[at] += 1
            free -= spaces[at].height
            filled[number] = filled.get(number, 0) + spaces[at].height
        for space, count in zip(spaces, added, strict=True):
            _add(space.last, count)
    return filled


def _add(line: Any, count: int) -> None:
    if line.get("data-lines"):  # a form field, whose height is that of its lines
        line.set("data-lines", str(int(line.get("data-lines")) + count))
        return
    for _ in range(count):
        line.addnext(copy.copy(line))


def _spaces(page: Any, own: Own) -> Iterator[_Space]:
    """Yield the writing spaces that end on a page: two or more consecutive lines."""
    for box in _boxes(page):
        if not _is_line(box.element):
            continue
        element = own(box)
        if element.get("data-lines"):
            lines = int(element.get("data-lines"))
            height = box.margin_height() / lines
        elif (after := element.getnext()) is not None and _is_line(after):
            continue
        else:
            lines = 1 + sum(1 for _line in takewhile(_is_line, element.itersiblings(preceding=True)))
            height = box.margin_height()
        if lines > 1:
            yield _Space(element, lines, height)


def _is_line(element: Any) -> bool:
    return element.get("data-line") is not None or element.get("data-lines") is not None


def _move_to_foot(made: Any, own: Own, filled: dict[int, float]) -> bool:
    """Move the end of the sheet down to the foot of the last page; return whether there was room."""
    last = len(made.pages) - 1
    end = next((own(box) for box in _boxes(made.pages[last]) if box.element.tag == "footer"), None)
    free = _free(made.pages[last]) - filled.get(last, 0)
    if end is None or free < PX_PER_MM:
        return False
    end.addprevious(Element("div", {"style": f"height:{free / PX_PER_MM:.2f}mm"}))
    return True


def _boxes(page: Any) -> Iterator[Any]:
    for box in page._page_box.descendants():  # noqa: SLF001 - WeasyPrint has no other access to its layout
        if box.element is not None and box.element_tag == box.element.tag and hasattr(box, "margin_height"):
            yield box


def _bottom(page: Any) -> float:
    """Return how far down the content of a page reaches, in px."""
    # The sheet and its steps continue on the next page, and so are as high as the page.
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
