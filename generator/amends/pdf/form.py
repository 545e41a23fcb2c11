"""The form of a fill-in sheet: turns WeasyPrint's widgets into fields that every viewer fills, prints and reads aloud.

What WeasyPrint 70 writes is not enough: radio buttons whose states have no names, marks without an empty state, fields
called by their ids, and the whole of each font. Here each widget is rewritten from the manifest of the sheet.
The rules are those of ISO 32000-1, 12.7 (interactive forms) and ISO 14289-1, 7.18 (PDF/UA: annotations).
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from amends.fonts import FORM_FONT, metrics
from amends.pdf.fill_in import Choice, FillIn, PdfField
from amends.pdf.finish import PRINTED, annotations_of, repair, saved
from amends.pdf.layout import OPTIONS, Result

FONT = Name("/AmendsForm")
_APPEARANCE = String(f"{FONT} 11 Tf 0 g")
_MULTILINE = 1 << 12
_RADIO = 1 << 15
_NO_SPELL_CHECK = 1 << 22
"""Keeps answers out of the viewer's dictionary."""


class FormError(Exception):
    """The fields of the PDF are not those of the manifest."""


def finish_form(made: Any, fill_in: FillIn) -> Result:
    """Return a laid-out document as a PDF with its form: one field for each of the manifest, and no others.

    Raises FormError where widgets are missing or left over.
    """
    with pikepdf.open(BytesIO(made.write_pdf(**OPTIONS))) as pdf:
        repair(pdf)
        widgets = {int(str(widget.T)): widget for widget in annotations_of(pdf, Name.Widget)}
        if sorted(widgets) != list(range(len(fill_in.widgets))):
            raise FormError(f"the sheet needs {len(fill_in.widgets)} widgets, and the PDF has {len(widgets)}")
        font, _widths = embedded_font(pdf)
        fields: list[Any] = [None] * len(fill_in.fields)
        for number, (at, choice) in enumerate(fill_in.widgets):
            widget, field = widgets[number], fill_in.fields[at]
            _clean(widget)
            if field.kind == "radio":
                fields[at] = fields[at] if fields[at] is not None else _radio_group(pdf, field)
                _radio_button(pdf, widget, fields[at], field.choices[choice])
            else:
                fields[at] = widget
                widget.T, widget.TU = String(field.name), String(field.called)
                if field.kind == "check":
                    _check_box(pdf, widget, field.choices[0])
                else:
                    _text_field(pdf, widget, field, font)
        form = Dictionary(Fields=Array(fields), DR=Dictionary(Font={str(FONT): font}), DA=_APPEARANCE)
        pdf.Root.AcroForm = pdf.make_indirect(form)
        return Result(saved(pdf), len(pdf.pages))


def _clean(widget: Any) -> None:
    """Remove from a widget all but its place, and sort the corners of its rectangle."""
    for key in set(widget.keys()) - {"/Type", "/Subtype", "/Rect", "/P", "/StructParent"}:
        del widget[key]
    x1, y1, x2, y2 = (float(number) for number in widget.Rect)
    widget.Rect = Array([round(number, 2) for number in (min(x1, x2), min(y1, y2), max(x1, x2), max(y1, y2))])
    widget.F = PRINTED


def _size(widget: Any) -> tuple[float, float]:
    x1, y1, x2, y2 = (float(number) for number in widget.Rect)
    return x2 - x1, y2 - y1


def _drawn(pdf: Pdf, widget: Any, content: str, font: Any = None) -> Any:
    """Return an appearance of a widget: a form XObject of the widget's size."""
    width, height = _size(widget)
    made = pdf.make_stream(content.encode("ascii"))
    made.Type, made.Subtype = Name.XObject, Name.Form
    made.BBox = Array([0, 0, round(width, 2), round(height, 2)])
    made.Resources = Dictionary(Font={str(FONT): font}) if font is not None else Dictionary()
    return made


def _text_field(pdf: Pdf, widget: Any, field: PdfField, font: Any) -> None:
    widget.FT = Name.Tx
    widget.V = widget.DV = String("")
    widget.DA = _APPEARANCE
    widget.Ff = _NO_SPELL_CHECK | (_MULTILINE if field.kind == "lines" else 0)
    widget.AP = Dictionary(N=_drawn(pdf, widget, "/Tx BMC\nEMC", font))


def _check_box(pdf: Pdf, widget: Any, choice: Choice) -> None:
    width, height = _size(widget)
    tick = (
        f"0 G 1.6 w 1 J 1 j {width * 0.2:.2f} {height * 0.52:.2f} m "
        f"{width * 0.42:.2f} {height * 0.26:.2f} l {width * 0.82:.2f} {height * 0.78:.2f} l S"
    )
    widget.FT = Name.Btn
    widget.V = widget.DV = Name.Off
    _button(pdf, widget, choice, tick, "4")


def _radio_group(pdf: Pdf, field: PdfField) -> Any:
    """Return the parent of all buttons of a group, on whatever page they are."""
    group = Dictionary(FT=Name.Btn, Ff=_RADIO, Kids=Array(), V=Name.Off, DV=Name.Off)
    group.T, group.TU = String(field.name), String(field.called)
    return pdf.make_indirect(group)


def _radio_button(pdf: Pdf, widget: Any, group: Any, choice: Choice) -> None:
    width, height = _size(widget)
    # A very short thick line with round ends is a dot.
    x, y = width / 2, height / 2
    dot = f"0 G 1 J {min(width, height) * 0.54:.2f} w {x:.2f} {y:.2f} m {x + 0.01:.2f} {y:.2f} l S"
    widget.Parent, widget.TU = group, String(choice.called)
    group.Kids.append(widget)
    _button(pdf, widget, choice, dot, "l")


def _button(pdf: Pdf, widget: Any, choice: Choice, mark: str, character: str) -> None:
    """Give a button two appearances, one named after its value and one empty, and a ZapfDingbats mark for viewers."""
    widget.AP = Dictionary(
        N=Dictionary({f"/{choice.value}": _drawn(pdf, widget, mark), "/Off": _drawn(pdf, widget, "")})
    )
    widget.AS = Name.Off
    widget.DA, widget.MK = String("/ZaDb 0 Tf 0 g"), Dictionary(CA=String(character))


def embedded_font(pdf: Pdf) -> tuple[Any, list[int]]:
    """Embed the font of the fields in a PDF; return it with the widths of its characters from the space on.

    It is a simple TrueType font, since every viewer can type with one.
    """
    program, measures = FORM_FONT.read_bytes(), metrics("amends-sans-400")
    letters = [bytes([code]).decode("cp1252", "ignore") for code in range(32, 256)]
    widths = [measures.widths.get(letter, 0) for letter in letters]
    # A name of our own, since the licence of the font reserves "Source" for the unchanged one.
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=FONT,
        Flags=32,
        ItalicAngle=0,
        StemV=80,
        FontBBox=list(measures.box),
        Ascent=measures.ascent,
        Descent=measures.descent,
        CapHeight=measures.cap_height,
        FontFile2=pdf.make_stream(program, Length1=len(program)),
    )
    font = Dictionary(
        Type=Name.Font,
        Subtype=Name.TrueType,
        BaseFont=FONT,
        FirstChar=32,
        LastChar=255,
        Widths=widths,
        FontDescriptor=pdf.make_indirect(descriptor),
        Encoding=Name.WinAnsiEncoding,
    )
    return pdf.make_indirect(font), widths
