"""Finishes a PDF that WeasyPrint has written: what tags and standard still need, and the same bytes each time."""

from __future__ import annotations

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

    Headings begin at level 1, header cells say whether they head a row or a column, the tab key follows the tags, links
    are printed, and the metadata names the language.
    """
    elements = list(walk(pdf.Root.StructTreeRoot))
    _begin_headings_at_one([element for element, _head in elements])
    for element, in_head in elements:
        if element.get("/S") == Name.TH:
            attributes = element.get("/A", Dictionary())
            attributes.O = Name.Table
            attributes.Scope = Name.Column if in_head else Name.Row
            element.A = attributes
    for page in pdf.pages:
        page.obj.Tabs = Name.S
        for annotation in page.obj.get("/Annots", []):
            if annotation.get("/Subtype") == Name.Link:
                annotation.F = PRINTED
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        metadata["dc:language"] = [str(pdf.Root.Lang)]


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
