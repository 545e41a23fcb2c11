"""Joins finished PDFs into one: pages, tags, links and bookmarks, with page numbers; nothing is laid out again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf, String

from amends.model.content import Content
from amends.model.item import Item
from amends.pdf.finish import annotations_of, saved
from amends.pdf.form import FONT, embedded_font
from amends.pdf.layout import Result

PART_LINK = "https://part.invalid/"
"""With the name of a part behind it, the target of a link in a contents page; `join` turns it into a page."""
_FOOT = 30
"""The height of the page numbers above the lower edge of the page, in pt."""


@dataclass(frozen=True)
class Part:
    """One PDF to be joined: its name for links, the PDF, and its bookmark, which may be below that of another part."""

    name: str
    result: Result
    bookmark: str = ""
    below: str = ""


def join(
    content: Content, title: str, items: Sequence[Item], parts: Sequence[Part], *, first_number: int | None = None
) -> Result:
    """Return the parts as one tagged PDF, in their order. Its date is that of the latest of `items`.

    From the page with the index `first_number` on, each page has its number in the file at its foot.
    """
    with Pdf.new() as pdf:
        document = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, K=Array()))
        tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=Array([document])))
        document.P = tree
        numbers: list[Any] = []
        starts: dict[str, int] = {}
        for part in parts:
            starts[part.name] = len(pdf.pages)
            with pikepdf.open(BytesIO(part.result.data)) as source:
                _append(pdf, source, document, numbers)
        tree.ParentTree = pdf.make_indirect(Dictionary(Nums=Array(numbers)))
        tree.ParentTreeNextKey = len(numbers) // 2
        pdf.Root.StructTreeRoot = tree
        _describe(pdf, content, title, max(str(item.changelog[0].date) for item in items))
        _resolve_part_links(pdf, starts)
        _bookmark(pdf, parts, starts)
        if first_number is not None:
            _number_pages(pdf, first_number)
        return Result(saved(pdf), len(pdf.pages))


def _append(pdf: Pdf, source: Pdf, document: Any, numbers: list[Any]) -> None:
    """Append the pages of a source with its tags; `numbers` is the parent tree so far, whose keys run on."""
    first = len(pdf.pages)
    offset = len(numbers) // 2
    pdf.pages.extend(source.pages)  # before the tags, so that these find the copied pages
    root = pdf.copy_foreign(source.make_indirect(source.Root.StructTreeRoot))
    for element in root.K:
        element.S, element.P = Name.Part, document
        document.K.append(element)
    found = root.ParentTree.Nums
    for key, value in sorted((int(found[at]), found[at + 1]) for at in range(0, len(found), 2)):
        numbers += [key + offset, value]
    for page in list(pdf.pages)[first:]:
        page.obj.StructParents = int(page.obj.StructParents) + offset
        for annotation in page.obj.get("/Annots", []):
            if "/StructParent" in annotation:
                annotation.StructParent = int(annotation.StructParent) + offset


def _describe(pdf: Pdf, content: Content, title: str, date: str) -> None:
    pdf.Root.Lang = String(content.language)
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata["dc:title"] = str(title)
        metadata["dc:creator"] = [str(content.site.name)]
        metadata["dc:language"] = [content.language]
        metadata["xmp:CreateDate"] = metadata["xmp:ModifyDate"] = f"{date}T00:00:00Z"
        metadata["pdfuaid:part"] = "1"
    pdf.docinfo["/Title"] = str(title)


def _resolve_part_links(pdf: Pdf, starts: Mapping[str, int]) -> None:
    """Make links to parts lead to their first pages."""
    for annotation in annotations_of(pdf, Name.Link):
        target = str(annotation.get("/A", Dictionary()).get("/URI", ""))
        if target.startswith(PART_LINK):
            page = pdf.pages[starts[target.removeprefix(PART_LINK)]].obj
            annotation.A = Dictionary(S=Name.GoTo, D=Array([page, Name.Fit]))


def _bookmark(pdf: Pdf, parts: Sequence[Part], starts: Mapping[str, int]) -> None:
    with pdf.open_outline() as outline:
        made: dict[str, OutlineItem] = {}
        for part in parts:
            if part.bookmark:
                made[part.name] = OutlineItem(str(part.bookmark), starts[part.name])
                (made[part.below].children if part.below else outline.root).append(made[part.name])
    pdf.Root.PageMode = Name.UseOutlines


def _number_pages(pdf: Pdf, first: int) -> None:
    """Write the number of each page in the middle of its foot, as an artifact, which is not read aloud."""
    font, widths = embedded_font(pdf)
    for number, page in enumerate(pdf.pages, start=1):
        if number <= first:
            continue
        width = sum(widths[ord(figure) - 32] for figure in str(number)) * 9 / 1000
        left, _low, right, _high = (float(edge) for edge in page.mediabox)
        x = (left + right - width) / 2
        name = page.add_resource(font, Name.Font, FONT)
        page.contents_add(b"q\n", prepend=True)
        text = f"q BT {name} 9 Tf 0 g {x:.2f} {_FOOT} Td ({number}) Tj ET Q"
        page.contents_add(f"Q\n/Artifact <</Type /Pagination>> BDC\n{text}\nEMC\n".encode("ascii"))
