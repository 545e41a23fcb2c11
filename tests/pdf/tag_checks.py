"""Checks of the tags of every PDF, which screen readers rely on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from pikepdf import Array, Dictionary, Name, NumberTree

from tests.pdf.parsed import Element, Parsed

PRINTED = 4
NOT_SEEN = 1 | 2 | 32 | 256
"""The flags for invisible, hidden, no-view and toggle-no-view annotations."""
SCOPES = {"/Row", "/Column", "/Both"}


def headings_step_down_one_by_one(parsed: Parsed) -> Iterator[str]:
    """The first heading has level 1, and no level is skipped."""
    headings = parsed.of_kind(*(f"H{level}" for level in range(1, 7)))
    levels = [int(heading.kind[1]) for heading in headings]
    if not levels or levels[0] != 1:
        yield "the first heading is not of level 1"
    for before, level in pairwise(levels):
        if level > before + 1:
            yield f"a heading of level {level} follows one of level {before}"


def header_cells_say_what_they_head(parsed: Parsed) -> Iterator[str]:
    """Each header cell has a scope, and each table a header cell."""
    for cell in parsed.of_kind("TH"):
        attributes = cell.obj.get("/A", Dictionary())
        listed = list(attributes) if isinstance(attributes, Array) else [attributes]
        if not any(isinstance(one, Dictionary) and str(one.get("/Scope")) in SCOPES for one in listed):
            yield "a header cell does not say whether it heads a row or a column"
    for table in parsed.of_kind("Table"):
        if not any(table in cell.above for cell in parsed.of_kind("TH")):
            yield "a table has no header cell"


def pictures_are_told(parsed: Parsed) -> Iterator[str]:
    """Each figure has alternative text, and each picture is in a figure or an artifact."""
    for figure in parsed.of_kind("Figure", "Formula"):
        if not figure.has("/Alt"):
            yield "a figure has no alternative text"
    figures = {mark for element in parsed.elements if _is_told(element) for mark in element.marks}
    for page, marks in zip(parsed.pdf.pages, parsed.marks, strict=True):
        for number in marks.pictures:
            if number is not None and (page.obj.objgen, number) not in figures:
                yield f"page {page.index + 1} has a picture that is no figure"


def _is_told(element: Element) -> bool:
    return any(one.kind == "Figure" and one.has("/Alt") for one in (element, *element.above))


def all_is_tagged_once(parsed: Parsed) -> Iterator[str]:
    """Painted content is tagged exactly once or an artifact, and the parent tree matches the elements."""
    if "/ParentTree" not in parsed.root.get("/StructTreeRoot", Dictionary()):
        yield "there is no tree that leads from content to tags"
        return
    parents = NumberTree(parsed.root.StructTreeRoot.ParentTree)
    tagged = Counter(mark for element in parsed.elements for mark in element.marks)
    owners = {mark: element.obj.objgen for element in parsed.elements for mark in element.marks}
    for page, marks in zip(parsed.pdf.pages, parsed.marks, strict=True):
        at, key = f"page {page.index + 1}", page.obj.objgen
        if marks.bare:
            yield f"{at} paints what is neither tagged nor told off as no content ({' '.join(sorted(marks.bare))})"
        if len(set(marks.numbers)) < len(marks.numbers):
            yield f"{at} has the same number for two pieces of content"
        known = {number for page_key, number in tagged if page_key == key}
        if known != set(marks.numbers):
            missing, too_many = sorted(set(marks.numbers) - known), sorted(known - set(marks.numbers))
            yield f"{at} and the tags differ: only the page has the pieces {missing}, only the tags {too_many}"
        if any(tagged[key, number] > 1 for number in known):
            yield f"{at} has a piece of content that belongs to two elements"
        number = int(page.obj.get("/StructParents", -1))
        listed = list(parents[number]) if number in parents else []
        for piece in marks.numbers:
            entry = listed[piece] if piece < len(listed) else None
            if entry is None or entry.objgen != owners.get((key, piece)):
                yield f"{at} has a piece of content ({piece}) whose way to its tag is wrong"


def elements_know_their_parents(parsed: Parsed) -> Iterator[str]:
    """Each element names its parent, and no element occurs twice."""
    for element in parsed.elements:
        parent = element.above[-1].obj if element.above else parsed.root.StructTreeRoot
        named = element.obj.get("/P")
        if named is None or named.objgen != parent.objgen:
            yield f"an element of the kind {element.kind} does not name its parent"
    keys = Counter(element.obj.objgen for element in parsed.elements)
    if any(count > 1 for count in keys.values()):
        yield "an element is in two places"


def annotations_are_tagged(parsed: Parsed) -> Iterator[str]:
    """Links are in a Link and widgets in a Form, exactly once, with correct back references; links have a description."""
    held = [(annotation.objgen, element) for element in parsed.elements for annotation in element.annotations]
    holders = dict(held)
    root = parsed.root.get("/StructTreeRoot", Dictionary())
    parents = NumberTree(root.ParentTree) if "/ParentTree" in root else {}
    keys = [int(one.obj.get("/StructParent", -1)) for one in parsed.annotations]
    keys += [int(page.obj.get("/StructParents", -1)) for page in parsed.pdf.pages]
    if len(set(keys)) < len(keys):
        yield "two annotations or pages have the same place in the tree that leads to the tags"
    if len(holders) < len(held):
        yield "an annotation is tagged twice"
    for one in parsed.annotations:
        kind = str(one.obj.get("/Subtype"))
        what, should_be = {"/Link": ("link", "Link"), "/Widget": ("field", "Form")}.get(kind, (kind, ""))
        holder = holders.get(one.obj.objgen)
        if not should_be:
            yield f"page {one.page} has an annotation of the kind {kind}"
        elif holder is None or holder.kind != should_be:
            yield f"a {what} on page {one.page} is not tagged as one"
        else:
            entry = parents.get(int(one.obj.get("/StructParent", -1)))
            if not isinstance(entry, Dictionary) or entry.objgen != holder.obj.objgen:
                yield f"a {what} on page {one.page} does not lead to its tag"
        if kind == "/Link" and not str(one.obj.get("/Contents", "")).strip():
            yield f"a link on page {one.page} does not say where it leads"
    alive = {one.obj.objgen for one in parsed.annotations}
    if any(key not in alive for key, _element in held):
        yield "an element has an annotation that is on no page"


def annotations_are_seen_and_printed(parsed: Parsed) -> Iterator[str]:
    """No annotation is hidden, and all are printed."""
    for one in parsed.annotations:
        flags = int(one.obj.get("/F", 0))
        if not flags & PRINTED or flags & NOT_SEEN:
            yield f"an annotation on page {one.page} is hidden or is not printed"


def tab_follows_the_tags(parsed: Parsed) -> Iterator[str]:
    """The tab order of each page follows the tags."""
    for page in parsed.pdf.pages:
        if page.obj.get("/Tabs") != Name.S:
            yield f"the tab key does not follow the tags on page {page.index + 1}"
