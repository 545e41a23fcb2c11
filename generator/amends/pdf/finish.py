"""Finishes a PDF that WeasyPrint has written: what tags and standard still need, and the same bytes each time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

PRINTED = 4
"""The flag of an annotation that is printed and seen."""


def finish(data: bytes) -> bytes:
    """Return a PDF without form fields, finished: see `mend`."""
    with pikepdf.open(BytesIO(data)) as pdf:
        mend(pdf)
        return saved(pdf)


def mend(pdf: Pdf) -> None:
    """Mend, in place, what WeasyPrint leaves open.

    Headings begin at level 1, header cells say whether they head a row or a column, nothing is tagged that is empty or
    stands in the margin of every page, the tab key follows the tags, links are printed, and the metadata names the
    language.
    """
    _drop_empty(pdf.Root.StructTreeRoot)
    _untag_margins(pdf)
    elements = list(walk(pdf.Root.StructTreeRoot))
    _begin_headings_at_one([element for element, _head in elements])
    for element, in_head in elements:
        if element.get("/S") == Name.LI:
            _give_body(pdf, element)
        if element.get("/S") in {Name.TH, Name.TD}:
            _mend_cell(element, in_head=in_head)
    for page in pdf.pages:
        page.obj.Tabs = Name.S
        for annotation in page.obj.get("/Annots", []):
            if annotation.get("/Subtype") == Name.Link:
                annotation.F = PRINTED
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        metadata["dc:language"] = [str(pdf.Root.Lang)]


def _drop_empty(element: Any) -> bool:
    """Take out the elements of a structure that hold nothing; tell whether this one holds something."""
    children = element.get("/K", Array())
    if not isinstance(children, Array):
        return True
    kept = [child for child in children if not _is_element(child) or _drop_empty(child) or child.S in _MAY_BE_EMPTY]
    if len(kept) < len(children):
        element.K = Array(kept)
    return bool(kept)


_MAY_BE_EMPTY = frozenset({Name.TD, Name.TH})
"""A table has all its cells, whatever they hold."""


def _is_element(child: Any) -> bool:
    return isinstance(child, Dictionary) and "/S" in child


_MARKED = re.compile(rb"/\w+\s*<<\s*/MCID (\d+)[^>]*>>\s*BDC")


def _untag_margins(pdf: Pdf) -> None:
    """Make artifacts of what is marked as content and belongs to no element: WeasyPrint's heads and feet of pages."""
    tagged: dict[tuple[int, int], set[int]] = {}
    for element, _head in walk(pdf.Root.StructTreeRoot):
        children = element.get("/K", Array())
        for child in children if isinstance(children, Array) else [children]:
            if isinstance(child, int):
                tagged.setdefault(element.Pg.objgen, set()).add(int(child))
    nums = pdf.Root.StructTreeRoot.ParentTree.Nums
    parents = {int(nums[at]): nums[at + 1] for at in range(0, len(nums), 2)}
    for page in pdf.pages:
        known = tagged.get(page.obj.objgen, set())
        elements = parents[int(page.obj.StructParents)]

        def mark(found: re.Match[bytes], known: set[int] = known, elements: Any = elements) -> bytes:
            number = int(found[1])
            if number in known:
                return found[0]
            elements[number] = None
            return b"/Artifact <</Type /Pagination /Subtype /Footer>> BDC"

        page.contents_coalesce()
        page.obj.Contents = pdf.make_stream(_MARKED.sub(mark, page.obj.Contents.read_bytes()))


def _give_body(pdf: Pdf, item: Any) -> None:
    """Put what stands in an item of a list into a body, where it lies in the item itself."""
    children = list(item.K)
    if any(_is_element(child) and Name.LBody == child.S for child in children):
        return
    labels = [child for child in children if _is_element(child) and Name.Lbl == child.S]
    body = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.LBody, P=item, Pg=item.Pg))
    body.K = Array([child for child in children if child not in labels])
    for child in body.K:
        if _is_element(child):
            child.P = body
    item.K = Array([*labels, body])


def _mend_cell(cell: Any, *, in_head: bool) -> None:
    """Say what a header cell heads by its scope, and not by an id, which another part of a joined file may bear too."""
    if "/ID" in cell:
        del cell.ID
    attributes = cell.get("/A", Dictionary())
    attributes.O = Name.Table
    if "/Headers" in attributes:
        del attributes.Headers
    if cell.S == Name.TH:
        attributes.Scope = Name.Column if in_head else Name.Row
    cell.A = attributes


def saved(pdf: Pdf) -> bytes:
    """Return the PDF as bytes, which are the same for the same content."""
    pdf.remove_unreferenced_resources()
    out = BytesIO()
    pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate, min_version="1.7")
    return out.getvalue()


def walk(element: Any, *, in_head: bool = False) -> Iterator[tuple[Any, bool]]:
    """Yield every element of a structure tree below one, in order, and whether it stands in the head of a table."""
    children = element.get("/K", Array())
    for child in children if isinstance(children, Array) else [children]:
        if isinstance(child, Dictionary) and "/S" in child:
            head = in_head or Name.THead == child.S
            yield child, head
            yield from walk(child, in_head=head)


def _begin_headings_at_one(elements: list[Any]) -> None:
    """Raise all headings as far as the highest of them lacks to level 1: the page that they come from has one above."""
    levels = {f"/H{level}": level for level in range(1, 7)}
    headings = [element for element in elements if str(element.S) in levels]
    above = min((levels[str(heading.S)] for heading in headings), default=1) - 1
    for heading in headings:
        heading.S = Name(f"/H{levels[str(heading.S)] - above}")
