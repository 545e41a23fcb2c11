"""Finishes a PDF by WeasyPrint: repairs its tags for the standard, and makes the same bytes each time."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, NumberTree, Pdf

from amends.pdf.layout import OPTIONS, Result

PRINTED = 4
"""The flag of an annotation that is printed and visible."""

_MAY_BE_EMPTY = frozenset({Name.TD, Name.TH})
"""Elements that stay without content: a table needs all its cells."""
_MARKED = re.compile(rb"/\w+\s*<<\s*/MCID (\d+)[^>]*>>\s*BDC")


def finish(made: Any, parted: tuple[str, ...] = ()) -> Result:
    """Return a laid-out document without form fields as a finished PDF: see `repair`."""
    with pikepdf.open(BytesIO(made.write_pdf(**OPTIONS))) as pdf:
        repair(pdf)
        return Result(saved(pdf), len(pdf.pages), parted)


def repair(pdf: Pdf) -> None:
    """Repair, in place, what WeasyPrint leaves open.

    Afterwards headings begin at level 1, header cells have a scope, neither empty elements nor page margins are tagged,
    the tab key follows the tags, links are printed, and the metadata has the language.
    """
    _drop_empty(pdf.Root.StructTreeRoot)
    _untag_margins(pdf)
    elements = list(walk(pdf.Root.StructTreeRoot))
    _begin_headings_at_one([element for element, _head in elements])
    for element, in_head in elements:
        if element.S == Name.LI:
            _give_body(pdf, element)
        if element.S in {Name.TH, Name.TD}:
            _repair_cell(element, in_head=in_head)
    for page in pdf.pages:
        page.obj.Tabs = Name.S
    for link in annotations_of(pdf, Name.Link):
        link.F = PRINTED
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        metadata["dc:language"] = [str(pdf.Root.Lang)]


def saved(pdf: Pdf) -> bytes:
    """Return the PDF as bytes, which are the same for the same content."""
    pdf.remove_unreferenced_resources()
    out = BytesIO()
    pdf.save(out, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate, min_version="1.7")
    return out.getvalue()


def annotations_of(pdf: Pdf, subtype: Name) -> list[Any]:
    """Return the annotations of one subtype on all pages."""
    return [one for page in pdf.pages for one in page.obj.get("/Annots", []) if one.get("/Subtype") == subtype]


def walk(element: Any, *, in_head: bool = False) -> Iterator[tuple[Any, bool]]:
    """Yield every element of a structure tree below one, in order, and whether it is in the head of a table."""
    for child in _children(element):
        if _is_element(child):
            head = in_head or Name.THead == child.S
            yield child, head
            yield from walk(child, in_head=head)


def _children(element: Any) -> list[Any]:
    children = element.get("/K", Array())
    return list(children) if isinstance(children, Array) else [children]


def _is_element(child: Any) -> bool:
    return isinstance(child, Dictionary) and "/S" in child


def _drop_empty(element: Any) -> bool:
    """Remove the elements without content below one; return whether that has any."""
    children = _children(element)
    filled = [child for child in children if not _is_element(child) or _drop_empty(child) or child.S in _MAY_BE_EMPTY]
    if len(filled) < len(children):
        element.K = Array(filled)
    return bool(filled)


def _untag_margins(pdf: Pdf) -> None:
    """Turn marked content that belongs to no element into artifacts: the heads and feet of WeasyPrint's pages."""
    tagged: dict[tuple[int, int], set[int]] = {}
    for element, _head in walk(pdf.Root.StructTreeRoot):
        for child in _children(element):
            if isinstance(child, int):
                tagged.setdefault(element.Pg.objgen, set()).add(int(child))
    parents = NumberTree(pdf.Root.StructTreeRoot.ParentTree)
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
    """Move the content of a list item into a body, unless it has one."""
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


def _repair_cell(cell: Any, *, in_head: bool) -> None:
    """Give a header cell a scope instead of an id, which may also be used in another part of a joined file."""
    if "/ID" in cell:
        del cell.ID
    attributes = cell.get("/A", Dictionary())
    attributes.O = Name.Table
    if "/Headers" in attributes:
        del attributes.Headers
    if cell.S == Name.TH:
        attributes.Scope = Name.Column if in_head else Name.Row
    cell.A = attributes


def _begin_headings_at_one(elements: list[Any]) -> None:
    """Raise all headings so that the highest are of level 1, which on the page is another heading's."""
    levels = {Name(f"/H{level}"): level for level in range(1, 7)}
    headings = [element for element in elements if element.S in levels]
    above = min((levels[heading.S] for heading in headings), default=1) - 1
    for heading in headings:
        heading.S = Name(f"/H{levels[heading.S] - above}")
