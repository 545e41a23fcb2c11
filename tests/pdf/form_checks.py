"""Checks of the form of a fill-in sheet, against its expected fields."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from io import BytesIO
from itertools import combinations
from typing import Any

from fontTools.ttLib import TTFont
from pikepdf import Dictionary, Name, Stream

from amends.pdf.fill_in import PdfField
from tests.pdf.parsed import Annotation, Parsed

LEAST_TEXT_PT = 18
"""The least height and width of a text field."""
LEAST_MARK_PT = 10
"""The least height and width of a tick box."""
LEAST_TYPE_PT = 10
_READ_ONLY, _MULTILINE, _PASSWORD, _RADIO, _PUSH = 1 << 0, 1 << 12, 1 << 13, 1 << 15, 1 << 16
_MARKS_FONT = "ZaDb"
"""A font built into viewers, with which they may redraw marks."""
_SET_IN = re.compile(r"/(\S+)\s+([0-9.]+)\s+Tf\b")
WIN_ANSI = [letter for code in range(32, 256) if (letter := bytes([code]).decode("cp1252", "ignore")) and code != 127]


def there_is_no_form(parsed: Parsed) -> Iterator[str]:
    """A PDF without a form has neither fields nor widgets."""
    if parsed.widgets:
        yield f"there are {len(parsed.widgets)} fields on the pages of a PDF that has none"
    if "/AcroForm" in parsed.root:
        yield "there is a form in a PDF that has none"


def form_is_plain(parsed: Parsed) -> Iterator[str]:
    """The form needs only features that every viewer has, and lists exactly the roots of its fields."""
    form = parsed.root.get("/AcroForm", Dictionary())
    for key in ("/NeedAppearances", "/XFA", "/SigFlags", "/CO"):
        if key in form:
            yield f"the form has {key}"
    for one in parsed.fields():
        if "/Parent" in one:
            yield f'the form lists the field "{one.get("/T", "")}", which belongs to another one'
    listed = {one.objgen for one in parsed.fields()}
    for widget in parsed.widgets:
        root = widget.obj.get("/Parent", widget.obj)
        if root.objgen not in listed:
            yield f'the form does not list the field "{widget.name}"'
    on_pages = {widget.obj.objgen for widget in parsed.widgets}
    for one in parsed.fields():
        if any(kid.objgen not in on_pages for kid in one.get("/Kids", [one])):
            yield f'the field "{one.get("/T", "")}" has a widget that is on no page'


def fields_are_those_of_the_sheet(parsed: Parsed, manifest: Sequence[PdfField]) -> Iterator[str]:
    """The fields of the form, the pages and the tags are those of the sheet, in the same order."""
    wanted = [field.name for field in manifest]
    names = [str(one.get("/T", "")) for one in parsed.fields()]
    for name, count in Counter(names).items():
        if count > 1:
            yield f'{count} fields have the name "{name}"'
        if "." in name:
            yield f'the name "{name}" has a dot, which parts the levels of a name'
    if names != wanted:
        missing, left = [name for name in wanted if name not in names], [name for name in names if name not in wanted]
        yield f"the form differs from the sheet: it lacks {missing}, has {left} beside it, or has another order"
    on_pages = list(dict.fromkeys(widget.name for widget in parsed.widgets))
    if on_pages != wanted:
        yield "the fields on the pages have another order than those of the sheet"
    tagged = [one.objgen for form in parsed.of_kind("Form") for one in form.annotations]
    if tagged != [widget.obj.objgen for widget in parsed.widgets]:
        yield "the tags have the fields in another order than the pages"
    if any(len(form.annotations) != 1 for form in parsed.of_kind("Form")):
        yield "an element for a field does not have one field"


def each_field_is_right(parsed: Parsed, manifest: Sequence[PdfField]) -> Iterator[str]:
    """Each field has its kind and is named by its question; a group of radio buttons has one parent."""
    by_name = {str(one.get("/T", "")): one for one in parsed.fields()}
    for field in manifest:
        one = by_name.get(field.name)
        if one is None:
            continue
        called = str(one.get("/TU", ""))
        if not called.strip():
            yield f'the field "{field.name}" is called nothing'
        elif called in {field.name, field.name.replace(":", ".")}:
            yield f'the field "{field.name}" is called by its name'
        elif called != field.called:
            yield f'the field "{field.name}" is called "{called}" and not "{field.called}"'
        if int(one.get("/Ff", 0)) & (_READ_ONLY | _PASSWORD):
            yield f'the field "{field.name}" cannot be written in, or not be read'
        check = {"radio": _radio, "check": _check}.get(field.kind, _text)
        yield from (f'the field "{field.name}" {what}' for what in check(one, field))


def _text(one: Any, field: PdfField) -> Iterator[str]:
    if one.get("/FT") != Name.Tx:
        yield "is not one to write in"
    if bool(int(one.get("/Ff", 0)) & _MULTILINE) != (field.kind == "lines"):
        yield f"should be of the kind {field.kind}"
    if str(one.get("/V", "")) or str(one.get("/DV", "")):
        yield "is not empty"
    if "/MaxLen" in one:
        yield "takes no more than some letters"
    if not isinstance(one.get("/AP", Dictionary()).get("/N"), Stream):
        yield "has no appearance"


def _check(one: Any, field: PdfField) -> Iterator[str]:
    if one.get("/FT") != Name.Btn or int(one.get("/Ff", 0)) & (_RADIO | _PUSH):
        yield "is no box to tick"
    if one.get("/V") != Name.Off:
        yield "is ticked already, or has no value"
    yield from _states(one, field.choices[0].value)


def _radio(one: Any, field: PdfField) -> Iterator[str]:
    if one.get("/FT") != Name.Btn or not int(one.get("/Ff", 0)) & _RADIO:
        yield "is no group of buttons"
    if one.get("/V") != Name.Off:
        yield "has a choice already, or no value"
    kids = list(one.get("/Kids", []))
    if len(kids) != len(field.choices):
        yield f"has {len(kids)} buttons for {len(field.choices)} choices"
    for kid, choice in zip(kids, field.choices, strict=False):
        if "/T" in kid:
            yield "has a button with a name of its own"
        if kid.get("/Parent", Dictionary()).objgen != one.objgen:
            yield "has a button of another group"
        if str(kid.get("/TU", "")) != choice.called:
            yield f'has a button called "{kid.get("/TU", "")}" and not "{choice.called}"'
        yield from _states(kid, choice.value)


def _states(one: Any, value: str) -> Iterator[str]:
    shown = one.get("/AP", Dictionary()).get("/N", Dictionary())
    states = {str(state) for state in shown} if isinstance(shown, Dictionary) else set()
    if states != {f"/{value}", "/Off"}:
        yield f'has the appearances {sorted(states)} and not those of "{value}" and of nothing'
    elif not shown[f"/{value}"].read_bytes().strip() or shown["/Off"].read_bytes().strip():
        yield "looks the same whether it is ticked or not, or ticked where it is not"
    if one.get("/AS") != Name.Off:
        yield "does not show that it is empty"


def all_type_is_in_one_font(parsed: Parsed) -> Iterator[str]:
    """Typed text uses one simple font, embedded with all characters of its encoding."""
    form = parsed.root.get("/AcroForm", Dictionary())
    fonts = form.get("/DR", Dictionary()).get("/Font", Dictionary())
    for name, font in fonts.items():
        described = font.get("/FontDescriptor", Dictionary())
        if font.get("/Subtype") != Name.TrueType or "/FontFile2" not in described:
            yield f"the form's font {name} is no embedded TrueType font"
            continue
        if font.get("/Encoding") != Name.WinAnsiEncoding:
            yield f"the form's font {name} has not the encoding that every viewer types in"
        with TTFont(BytesIO(described.FontFile2.read_bytes())) as program:
            lacking = [letter for letter in WIN_ANSI if ord(letter) not in program.getBestCmap()]
        if lacking:
            yield f"the form's font {name} lacks {' '.join(lacking)}"
        first, widths = int(font.get("/FirstChar", 0)), list(font.get("/Widths", []))
        codes = [ord(letter.encode("cp1252")) - first for letter in WIN_ANSI]
        if any(code < 0 or code >= len(widths) or not widths[code] for code in codes):
            yield f"the form's font {name} has letters without a width"
    for what, one in (("the form", form), *((f'the field "{widget.name}"', widget.obj) for widget in parsed.widgets)):
        found = _SET_IN.search(str(one.get("/DA", "")))
        if found is None:
            yield f"{what} does not say what it is set in"
            continue
        is_mark = one.get("/FT", one.get("/Parent", Dictionary()).get("/FT")) == Name.Btn
        if f"/{found[1]}" not in fonts and not (is_mark and found[1] == _MARKS_FONT):
            yield f"{what} is set in /{found[1]}, which the form does not have"
        if not is_mark and float(found[2]) < LEAST_TYPE_PT:
            yield f"{what} is set in type of {found[2]} pt"


def widgets_have_room(parsed: Parsed) -> Iterator[str]:
    """Each widget is within its page, is large enough, and does not overlap another one."""
    by_page: dict[int, list[Annotation]] = {}
    for widget in parsed.widgets:
        by_page.setdefault(widget.page, []).append(widget)
        x1, y1, x2, y2 = widget.rectangle
        page = parsed.pdf.pages[widget.page - 1]
        left, bottom, right, top = (float(edge) for edge in page.mediabox)
        if not (left <= x1 < x2 <= right and bottom <= y1 < y2 <= top):
            yield f'the field "{widget.name}" does not lie on its page'
        if widget.obj.get("/P", Dictionary()).objgen != page.obj.objgen:
            yield f'the field "{widget.name}" does not know its page'
        is_mark = widget.obj.get("/FT", widget.obj.get("/Parent", Dictionary()).get("/FT")) == Name.Btn
        least = LEAST_MARK_PT if is_mark else LEAST_TEXT_PT
        if min(x2 - x1, y2 - y1) < least:
            yield f'the field "{widget.name}" measures {x2 - x1:.1f} by {y2 - y1:.1f} pt, where {least} is the least'
    for page_number, widgets in by_page.items():
        for one, other in combinations(widgets, 2):
            if _overlap(one.rectangle, other.rectangle):
                yield f'the fields "{one.name}" and "{other.name}" overlap on page {page_number}'


def _overlap(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
