"""Golden pictures: small PNGs of PDF pages, whose differences code hosts can display.

`python -m tests.pdf.test_pictures` updates them after a change of appearance. Review the difference.
"""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from PIL import Image, ImageChops, ImageFilter

from amends.load.content import load
from amends.pdf.make import make
from tests.content_folder import SMALL

PICTURES = Path(__file__).parent / "pictures"
DPI = 30
"""Small enough to commit, and large enough to show a missing or moved line, box or word."""
MOST_DARKER = 0.012
"""The share of a page's ink that may differ, because versions of system libraries differ in anti-aliasing."""

FILES = (
    "help/card-a4.pdf",
    "lessons/borrowed-book/handout-a4.pdf",
    "lessons/borrowed-book/handout-letter.pdf",
    "packs/first-talk/session-a4.pdf",
    "packs/first-talk/session-letter-notes.pdf",
    "worksheets/1/worksheet-1-a4.pdf",
    "worksheets/2/worksheet-2-a4.pdf",
    "worksheets/2/worksheet-2-letter.pdf",
    "worksheets/2/worksheet-2-a4-fill-in.pdf",
    "worksheets/2/worksheet-2-a4-example.pdf",
    "worksheets/3/worksheet-3-letter.pdf",
    "worksheets/3/worksheet-3-letter-fill-in.pdf",
)
"""Together every field type, on both paper sizes and in each face; a lesson, a pack and the card."""
COVERS = ("pathways/bring-it-back/workbook-a4.pdf", "pathways/bring-it-back/workbook-letter.pdf")
"""PDFs of which only the cover and contents are compared."""


@lru_cache(maxsize=1)
def made() -> dict[str, bytes]:
    content = load(SMALL)[0]
    return {str(one.recipe.uri): one.result.data for one in make(content)}


def pages(uri: str) -> list[Image.Image]:
    """Return the pages of a PDF as grey pictures, including form fields."""
    document = pdfium.PdfDocument(BytesIO(made()[uri]))
    document.init_forms()
    count = 2 if uri in COVERS else len(document)
    return [document[number].render(scale=DPI / 72).to_pil().convert("L") for number in range(count)]


def golden(uri: str, number: int) -> Path:
    return PICTURES / f"{uri.removesuffix('.pdf').replace('/', '-')}-{number}.png"


def difference(one: Image.Image, other: Image.Image) -> float:
    """Return the share of ink in one picture that is missing, within a pixel, from the other."""
    found = 0.0
    for first, second in ((one, other), (other, one)):
        near = second.filter(ImageFilter.MinFilter(3))
        lost = ImageChops.subtract(near, first, offset=-60)
        ink = sum(255 - value for value in first.get_flattened_data()) or 1
        found = max(found, sum(lost.get_flattened_data()) / ink)
    return found


@pytest.mark.parametrize("uri", [*FILES, *COVERS])
def test_a_page_matches_its_golden_picture(uri: str) -> None:
    now = pages(uri)
    assert len(now) == len(list(PICTURES.glob(golden(uri, 0).name.replace("-0.png", "-[0-9].png"))))
    for number, picture in enumerate(now):
        before = Image.open(golden(uri, number)).convert("L")
        assert picture.size == before.size
        assert difference(picture, before) <= MOST_DARKER, f"{uri}, page {number + 1}: look at it"


def test_visible_differences_are_detected() -> None:
    page = pages("worksheets/2/worksheet-2-a4.pdf")[0]
    width, height = page.size
    rows = [sum(255 - value for value in page.crop((0, y, width, y + 6)).get_flattened_data()) for y in range(height)]
    fullest = max(range(height // 3, height - 40), key=rows.__getitem__)
    without = page.copy()
    without.paste(255, (0, fullest - 1, width, fullest + 7))
    assert difference(page, without) > MOST_DARKER, "a missing line is not detected"
    moved = ImageChops.offset(page, 0, 4)
    assert difference(page, moved) > MOST_DARKER, "a shift by four pixels is not detected"
    softer = page.filter(ImageFilter.GaussianBlur(0.4))
    assert difference(page, softer) <= MOST_DARKER, "different anti-aliasing is reported"


def rewrite() -> None:
    """Replace the golden pictures by the current pages."""
    PICTURES.mkdir(exist_ok=True)
    for path in PICTURES.glob("*.png"):
        path.unlink()
    for uri in (*FILES, *COVERS):
        for number, picture in enumerate(pages(uri)):
            picture.save(golden(uri, number), optimize=True)


if __name__ == "__main__":
    rewrite()
