"""Fill in PDF forms with other programs, and render them in three viewers: Poppler, MuPDF and PDFium."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pikepdf
import pymupdf
import pypdf
import pypdfium2
from pikepdf import Name
from pikepdf.form import ExtendedAppearanceStreamGenerator, Form
from PIL import Image, ImageChops

from amends.pdf.fill_in import PdfField

DPI = 100
CHANGED = 60
"""The grey levels (of 255) by which a changed pixel differs."""
LEAST_CHANGED = 6
"""The least number of pixels that a mark or word changes."""
HAIR = 1
"""The pixels by which drawing may extend beyond its field."""
_SIGNS = "bcdfghjkmnpqrtvwxz"
_WIDE_PT = 250
_BEYOND_ASCII = "Zoë’s 50 €"

Answers = Mapping[str, str]
"""The value of each field: text, or the value of a mark."""


@dataclass(frozen=True)
class Seen:
    """What a viewer shows of a PDF: its text, and each page in grey."""

    text: str
    pages: tuple[Image.Image, ...]


@dataclass(frozen=True)
class Spot:
    """A widget on a page: its field, its value if it is a mark, its page and its rectangle."""

    name: str
    value: str | None
    page: int
    rectangle: tuple[float, float, float, float]


def spots(data: bytes) -> tuple[Spot, ...]:
    """Return the positions of a PDF's widgets, in pt from the top left corner of their pages."""
    found = []
    with pikepdf.open(BytesIO(data)) as pdf:
        for number, page in enumerate(pdf.pages):
            top = float(page.mediabox[3])
            for one in page.obj.get("/Annots", []):
                if one.Subtype != Name.Widget:
                    continue
                field = one.get("/Parent", one)
                states = [str(state)[1:] for state in one.AP.N if state != "/Off"] if Name.Btn == field.FT else [None]
                x1, y1, x2, y2 = (float(edge) for edge in one.Rect)
                found.append(Spot(str(field.T), states[0], number, (x1, top - y2, x2, top - y1)))
    return tuple(found)


def canaries(fields: Sequence[PdfField], places: Sequence[Spot], turn: int = 0) -> dict[str, str]:
    """Return an answer for every field: a unique word, a tick, or the choice of this turn."""
    wide = {spot.name for spot in places if spot.rectangle[2] - spot.rectangle[0] > _WIDE_PT}
    answers = {}
    for number, field in enumerate(fields):
        if field.choices:
            answers[field.name] = field.choices[turn % len(field.choices)].value
        else:
            word = "".join(_SIGNS[number // 18**place % 18] for place in (2, 1, 0))
            answers[field.name] = f"{word}q {_BEYOND_ASCII}" if field.name in wide else f"{word}q"
    return answers


def turns(fields: Sequence[PdfField]) -> int:
    """Return how many turns it takes to make every choice once."""
    return max((len(field.choices) for field in fields), default=1) or 1


def with_pypdf(data: bytes, fields: Sequence[PdfField], answers: Answers) -> bytes:
    """Fill in a form with pypdf."""
    writer = pypdf.PdfWriter(clone_from=BytesIO(data))
    marks = {field.name for field in fields if field.choices}
    given = {name: f"/{answer}" if name in marks else answer for name, answer in answers.items()}
    writer.update_page_form_field_values(None, given, auto_regenerate=None)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def with_pikepdf(data: bytes, fields: Sequence[PdfField], answers: Answers) -> bytes:
    """Fill in a form with pikepdf."""
    with pikepdf.open(BytesIO(data)) as pdf:
        form = Form(pdf, ExtendedAppearanceStreamGenerator)
        for field in fields:
            one = form[field.name]
            if field.kind == "check":
                one.checked = True
            else:
                one.value = Name(f"/{answers[field.name]}") if field.kind == "radio" else answers[field.name]
        out = BytesIO()
        pdf.save(out)
    return out.getvalue()


def values(data: bytes) -> dict[str, str]:
    """Return the value of each field of a PDF."""
    found = {}
    with pikepdf.open(BytesIO(data)) as pdf:
        for field in pdf.Root.AcroForm.Fields:
            value = str(field.get("/V", ""))
            found[str(field.T)] = value.removeprefix("/") if Name.Btn == field.FT else value
    return found


def seen_by_poppler(data: bytes) -> Seen:
    """Render a PDF as Evince and Okular show it."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "sheet.pdf"
        file.write_bytes(data)
        text = subprocess.run(["pdftotext", "-layout", str(file), "-"], capture_output=True, check=True).stdout
        subprocess.run(["pdftoppm", "-r", str(DPI), "-gray", str(file), f"{folder}/page"], check=True)
        pages = tuple(_loaded(path) for path in sorted(Path(folder).glob("page-*.pgm")))
    return Seen(text.decode("utf-8"), pages)


def _loaded(path: Path) -> Image.Image:
    with Image.open(path) as image:
        return image.convert("L")


def seen_by_mupdf(data: bytes) -> Seen:
    """Render a PDF as MuPDF and SumatraPDF show it."""
    texts, pages = [], []
    with pymupdf.open(stream=data, filetype="pdf") as document:
        for page in document:
            shown = page.get_displaylist(annots=1)
            texts.append(pymupdf.TextPage(shown.get_textpage()).extractText())
            drawn = page.get_pixmap(dpi=DPI, colorspace=pymupdf.csGRAY, annots=True)
            pages.append(Image.frombytes("L", (drawn.width, drawn.height), drawn.samples))
    return Seen("\n".join(texts), tuple(pages))


def seen_by_pdfium(data: bytes) -> Seen:
    """Render a PDF as Chromium shows it; the text is taken after flattening the form."""
    with pypdfium2.PdfDocument(data) as document:
        document.init_forms()
        drawn = (page.render(scale=DPI / 72, grayscale=True, may_draw_forms=True) for page in document)
        pages = tuple(bitmap.to_pil().convert("L") for bitmap in drawn)
    with pypdfium2.PdfDocument(data) as document:
        document.init_forms()
        for page in document:
            page.flatten()
        flat = BytesIO()
        document.save(flat)
    with pypdfium2.PdfDocument(flat.getvalue()) as document:
        texts = [page.get_textpage().get_text_range() for page in document]
    return Seen("\n".join(texts), pages)


PROGRAMS: dict[str, Callable[[bytes, Sequence[PdfField], Answers], bytes]] = {
    "pypdf": with_pypdf,
    "pikepdf": with_pikepdf,
}
VIEWERS: dict[str, Callable[[bytes], Seen]] = {
    "poppler": seen_by_poppler,
    "mupdf": seen_by_mupdf,
    "pdfium": seen_by_pdfium,
}


def unseen(before: Seen, after: Seen, places: Sequence[Spot], answers: Answers) -> list[str]:
    """Return which answers are not visible, and what changed where nothing was filled in."""
    marks = {spot.name for spot in places if spot.value is not None}
    found = [
        f'the words of "{name}" ({answer}) are not in the text'
        for name, answer in answers.items()
        if name not in marks and not _stands_in(answer, after.text)
    ]
    found += [
        f'the words of "{name}" were there before'
        for name, answer in answers.items()
        if name not in marks and answer.split()[0] in before.text.split()
    ]
    for number, (old, new) in enumerate(zip(before.pages, after.pages, strict=True)):
        changed = ImageChops.difference(old, new).point(lambda level: 255 * (level >= CHANGED))
        for spot in (spot for spot in places if spot.page == number):
            box = _pixels(spot.rectangle)
            is_filled = spot.value is None or answers[spot.name] == spot.value
            count = changed.crop(box).histogram()[255]
            if is_filled and count < LEAST_CHANGED:
                found.append(f'"{spot.name}" ({answers[spot.name]}) cannot be seen')
            if not is_filled and count:
                found.append(f'the choice {spot.value} of "{spot.name}" looks chosen, and is not')
            changed.paste(0, _wider(box))
        if changed.getbbox():
            found.append(f"page {number + 1} has changed outside its fields at {changed.getbbox()}")
    return found


def _stands_in(answer: str, text: str) -> bool:
    """Return whether a text contains an answer, independent of line breaks."""
    return "".join(answer.split()) in "".join(text.split())


def _pixels(rectangle: tuple[float, float, float, float]) -> tuple[int, int, int, int]:
    left, top, right, bottom = (edge * DPI / 72 for edge in rectangle)
    return int(left), int(top), int(right) + 1, int(bottom) + 1


def _wider(box: tuple[int, int, int, int]) -> tuple[int, int, int, int]:
    return box[0] - HAIR, box[1] - HAIR, box[2] + HAIR, box[3] + HAIR
