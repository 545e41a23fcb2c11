"""Which PDFs an item has, and their addresses."""

from __future__ import annotations

from typing import Literal

from amends.model.item import Item, ItemKind
from amends.model.worksheet import Worksheet
from amends.render.addresses import Here, address

PaperSize = Literal["a4", "letter"]

PAPER_SIZES: tuple[PaperSize, ...] = ("a4", "letter")
"""The paper sizes that each PDF is made for."""

PdfFace = Literal["pen", "fill-in", "example", "handout", "workbook", "client", "notes", "card", "plain"]
"""What a PDF is: a worksheet for a `pen`, to `fill-in` on a screen, or with the worked `example`; the `handout` of a
lesson; the `workbook` of a pathway; the `client`'s part of a pack, and the counsellor's `notes` on it; a `card` of
phone numbers, and a `plain` one that does not mention the site."""

HELP_PAGE = ("page", "help")
"""Kind and id of the page on finding help, whose PDFs are the cards."""

_FACES: dict[ItemKind, tuple[PdfFace, ...]] = {
    "lesson": ("handout",),
    "pathway": ("workbook",),
    "pack": ("client", "notes"),
}
_STEMS: dict[ItemKind, str] = {"lesson": "handout", "pathway": "workbook", "pack": "session", "page": "card"}
_NAMED_IN_FILE = frozenset({"fill-in", "example", "notes", "plain"})
"""The faces that file names include; the others are the first of their item."""


def faces(item: Item) -> tuple[PdfFace, ...]:
    """Return the faces of an item's PDFs; each exists in every paper size."""
    if isinstance(item, Worksheet):
        if item.keep == "never":  # its answers are never typed
            return ("pen",)
        has_example = any(question.has_example() for question in item.questions())
        return ("pen", "fill-in", "example") if has_example else ("pen", "fill-in")
    return ("card", "plain") if (item.kind, item.id) == HELP_PAGE else _FACES.get(item.kind, ())


def pdf_uri(item: Item, size: PaperSize, face: PdfFace) -> str:
    """Return the path of a PDF: beside its page, under a name that does not reveal its subject."""
    stem = f"worksheet-{item.number}" if isinstance(item, Worksheet) else _STEMS[item.kind]
    return f"{address(item)}{stem}-{size}{f'-{face}' if face in _NAMED_IN_FILE else ''}.pdf"


def pdf_links(item: Item, here: Here) -> dict[str, dict[str, str]]:
    """Return the relative addresses of an item's PDFs, by face and paper size."""
    return {face: {size: here.to(pdf_uri(item, size, face)) for size in PAPER_SIZES} for face in faces(item)}
