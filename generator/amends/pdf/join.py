"""Joins finished PDFs to one: pages, tags, links and bookmarks, with running page numbers; nothing is set again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf, String

from amends.pdf.finish import saved
from amends.pdf.form import FONT, embedded_font

PLACE = "https://part.invalid/"
"""What a link in a contents page leads to, followed by the name of a part: `join` makes a place in the file of it."""
_FOOT = 30
"""How far above the lower edge of a page its running number stands, in pt."""


@dataclass(frozen=True)
class Part:
    """One PDF to be joined: its bytes, its name for links, and its bookmark, which may lie below an earlier one."""

    name: str
    data: bytes
    bookmark: str = ""
    below: str = ""


@dataclass(frozen=True)
class Whole:
    """What is said of the joined file: its title, language and author, and the day of its latest part."""

    title: str
    language: str
    author: str
    date: str


def join(parts: Sequence[Part], whole: Whole, *, first_number: int | None = None) -> bytes:
    """Return the parts as one tagged PDF, in their order.

    From the page with the index `first_number` on, each page bears its number in the file at its foot.
    """
    with Pdf.new() as pdf:
        document = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, K=Array()))
        tree = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=Array([document])))
        document.P = tree
        numbers: list[Any] = []
        starts: dict[str, int] = {}
        for part in parts:
            starts[part.name] = len(pdf.pages)
            with pikepdf.open(BytesIO(part.data)) as source:
                _take_in(pdf, source, document, numbers)
        tree.ParentTree = pdf.make_indirect(Dictionary(Nums=Array(numbers)))
        tree.ParentTreeNextKey = len(numbers) // 2
        pdf.Root.StructTreeRoot = tree
        _describe(pdf, whole)
        _lead_to_parts(pdf, starts)
        _bookmark(pdf, parts, starts)
        if first_number is not None:
            _number_pages(pdf, first_number)
        return saved(pdf)


def _take_in(pdf: Pdf, source: Pdf, document: Any, numbers: list[Any]) -> None:
    """Append the pages of a source with its tags, whose numbers in the parent tree go on where the last ones ended."""
    first = len(pdf.pages)
    offset = len(numbers) // 2
    pdf.pages.extend(source.pages)  # before the tags, so that these find the pages as copied
    root = pdf.copy_foreign(source.make_indirect(source.Root.StructTreeRoot))
    for element in root.K:
        element.S, element.P = Name.Part, document
        document.K.append(element)
    found = root.ParentTree.Nums
    pairs = [(int(found[at]), found[at + 1]) for at in range(0, len(found), 2)]
    for key, value in sorted(pairs, key=lambda pair: pair[0]):
        numbers += [key + offset, value]
    for page in list(pdf.pages)[first:]:
        page.obj.StructParents = int(page.obj.StructParents) + offset
        for annotation in page.obj.get("/Annots", []):
            if "/StructParent" in annotation:
                annotation.StructParent = int(annotation.StructParent) + offset


def _describe(pdf: Pdf, whole: Whole) -> None:
    pdf.Root.Lang = String(whole.language)
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
        metadata["dc:title"] = whole.title
        metadata["dc:creator"] = [whole.author]
        metadata["dc:language"] = [whole.language]
        metadata["xmp:CreateDate"] = metadata["xmp:ModifyDate"] = f"{whole.date}T00:00:00Z"
        metadata["pdfuaid:part"] = "1"
    pdf.docinfo["/Title"] = whole.title


def _lead_to_parts(pdf: Pdf, starts: Mapping[str, int]) -> None:
    """Make links to parts lead to their first pages."""
    for page in pdf.pages:
        for annotation in page.obj.get("/Annots", []):
            target = str(annotation.get("/A", Dictionary()).get("/URI", ""))
            if target.startswith(PLACE):
                at = pdf.pages[starts[target.removeprefix(PLACE)]].obj
                annotation.A = Dictionary(S=Name.GoTo, D=Array([at, Name.Fit]))


def _bookmark(pdf: Pdf, parts: Sequence[Part], starts: Mapping[str, int]) -> None:
    with pdf.open_outline() as outline:
        made: dict[str, OutlineItem] = {}
        for part in parts:
            if part.bookmark:
                item = OutlineItem(part.bookmark, starts[part.name])
                (made[part.below].children if part.below else outline.root).append(item)
                made[part.name] = item
    pdf.Root.PageMode = Name.UseOutlines


def _number_pages(pdf: Pdf, first: int) -> None:
    """Write the number of each page in the middle of its foot, as an artifact, which is not read aloud."""
    font, widths = embedded_font(pdf)
    for index, page in enumerate(pdf.pages):
        if index < first:
            continue
        number = str(index + 1)
        width = sum(widths[ord(figure) - 32] for figure in number) * 9 / 1000
        left, _low, right, _high = (float(edge) for edge in page.mediabox)
        x = (left + right - width) / 2
        name = page.add_resource(font, Name.Font, FONT)
        page.contents_add(b"q\n", prepend=True)
        drawn = (
            f"Q\n/Artifact <</Type /Pagination>> BDC\nq BT {name} 9 Tf 0 g {x:.2f} {_FOOT} Td ({number}) Tj ET Q\nEMC\n"
        )
        page.contents_add(drawn.encode("ascii"))
