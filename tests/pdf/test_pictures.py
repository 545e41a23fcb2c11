"""How the PDFs look: small golden pictures of pages, as PNG, whose differences code hosts can show.

`python -m tests.pdf.test_pictures` rewrites them after a change to the look. Look at the difference.
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
from tests.site_server import ROOT

PICTURES = Path(__file__).parent / "pictures"
DPI = 30
"""Small enough to keep, and large enough to see a line, a box or a word that is missing or moved."""
MOST_DARKER = 0.012
"""The share of the ink of a page that may lie elsewhere: other versions of the system's libraries smooth letters otherwise."""

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
"""Between them every field type, on both papers and in each face; and a lesson, a pack and the card."""
COVERS = ("pathways/bring-it-back/workbook-a4.pdf", "pathways/bring-it-back/workbook-letter.pdf")
"""Of these the cover and the contents."""


@lru_cache(maxsize=1)
def made() -> dict[str, bytes]:
    content = load(ROOT / "tests" / "sites" / "small" / "content")[0]
    return {str(one.recipe.uri): one.result.data for one in make(content)}


def pages(uri: str) -> list[Image.Image]:
    """Return the pages of a PDF as grey pictures, its form fields with them."""
    document = pdfium.PdfDocument(BytesIO(made()[uri]))
    document.init_forms()
    count = 2 if uri in COVERS else len(document)
    return [document[number].render(scale=DPI / 72).to_pil().convert("L") for number in range(count)]


def kept(uri: str, number: int) -> Path:
    return PICTURES / f"{uri.removesuffix('.pdf').replace('/', '-')}-{number}.png"


def difference(one: Image.Image, other: Image.Image) -> float:
    """Return the share of a page's ink that lies in one picture and not, within a pixel, in the other."""
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
    assert len(now) == len(list(PICTURES.glob(kept(uri, 0).name.replace("-0.png", "-[0-9].png"))))
    for number, picture in enumerate(now):
        before = Image.open(kept(uri, number)).convert("L")
        assert picture.size == before.size
        assert difference(picture, before) <= MOST_DARKER, f"{uri}, page {number + 1}: look at it"


def test_visible_differences_are_detected() -> None:
    page = pages("worksheets/2/worksheet-2-a4.pdf")[0]
    width, height = page.size
    rows = [sum(255 - value for value in page.crop((0, y, width, y + 6)).get_flattened_data()) for y in range(height)]
    fullest = max(range(height // 3, height - 40), key=rows.__getitem__)
    without = page.copy()
    without.paste(255, (0, fullest - 1, width, fullest + 7))
    assert difference(page, without) > MOST_DARKER, "a line of a question is missing"
    moved = ImageChops.offset(page, 0, 4)
    assert difference(page, moved) > MOST_DARKER, "all has moved by four pixels"
    softer = page.filter(ImageFilter.GaussianBlur(0.4))
    assert difference(page, softer) <= MOST_DARKER, "letters are smoothed otherwise"


def rewrite() -> None:
    """Keep what the pages look like now."""
    PICTURES.mkdir(exist_ok=True)
    for path in PICTURES.glob("*.png"):
        path.unlink()
    for uri in (*FILES, *COVERS):
        for number, picture in enumerate(pages(uri)):
            picture.save(kept(uri, number), optimize=True)


if __name__ == "__main__":
    rewrite()
