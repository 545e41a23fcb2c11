"""Puts form fields in the places for a pen: the paper face of a worksheet as a sheet to fill in on a screen."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from amends.fields.contract import TICK, Control
from amends.quotation_marks import typographic

LINE_MM = 6.2
"""The height of a line of typing."""
PADDING_MM = 2.0
"""Above the first and below the last line of a box, together."""
MOST_LINES = 30
"""The most lines of a box, which has to fit on one page; text beyond them scrolls."""
COMB_CELL_MM = 7
"""The width of a box for each figure of a comb."""

FieldKind = Literal["text", "lines", "check", "radio"]


@dataclass(frozen=True)
class Choice:
    """What one mark of a field stands for."""

    value: str
    called: str


@dataclass(frozen=True)
class PdfField:
    """One form field of a PDF, as it has to be: its name, its kind and what assistive technology calls it.

    A `radio` has a choice for each of its buttons and a `check` has one; where one writes there are none.
    """

    name: str
    kind: FieldKind
    called: str
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True)
class FillIn:
    """The fields of a sheet in reading order, and the field and choice that each widget of its pages belongs to."""

    fields: tuple[PdfField, ...]
    widgets: tuple[tuple[int, int], ...]
    """By the number that an input has as its name: the index of its field, and that of its choice."""


class PlaceError(Exception):
    """A place for an answer on paper belongs to no control of the form."""


def field_name(control: str, value: str = "") -> str:
    """Return the name of a PDF field: that of its control, with colons, since a full stop parts levels in PDF.

    The value of a box among several follows after an equals sign.
    """
    return control.replace(".", ":") + (f"={value}" if value else "")


def with_fields(root: ET.Element, controls: Iterable[Control], language: str) -> FillIn:
    """Change the paper face so that every place for an answer is an input; return the fields that they make.

    Raises PlaceError where a place belongs to no control.
    """
    _drop(root)
    next(element for element in root.iter("article")).set("class", "paper fill-in")
    parents = {child: parent for parent in root.iter() for child in parent}
    known = {control.name: control for control in controls}
    fields: dict[str, PdfField] = {}
    widgets: list[tuple[str, int]] = []
    for element in list(root.iter()):
        name = _name(element)
        if name is None:
            continue
        field, choice = _field(name, element.get("data-value"), known, fields, language)
        fields[field.name] = field
        _put_input(element, str(len(widgets)), field, parents)
        widgets.append((field.name, choice))
    order = {name: index for index, name in enumerate(fields)}
    return FillIn(tuple(fields.values()), tuple((order[name], choice) for name, choice in widgets))


def with_heights(root: ET.Element) -> None:
    """Give each box to write in the height of its lines, which may have grown since."""
    for element in root.iter("input"):
        lines = element.get("data-lines")
        if lines:
            element.set("style", f"height: {int(lines) * LINE_MM + PADDING_MM:.1f}mm")


def _field(
    name: str, value: str | None, known: Mapping[str, Control], fields: Mapping[str, PdfField], language: str
) -> tuple[PdfField, int]:
    """Return the field of a place, with the choices found so far, and the index of its own choice."""
    control = known.get(name)
    if control is None or (value is not None and value not in control.values):
        raise PlaceError(f'the paper has a place "{name}"{f" for {value}" if value else ""} that the form has not')
    asked = typographic(control.accessible_name, language)
    if value is None:
        return PdfField(field_name(name), "lines" if control.kind == "lines" else "text", asked), 0
    choice = Choice(value, typographic(control.choice_name(value), language))
    if control.kind == "check":
        alone = control.choices == (TICK,)
        return PdfField(field_name(name, "" if alone else value), "check", choice.called, (choice,)), 0
    before = fields.get(field_name(name))
    choices = (*(before.choices if before else ()), choice)
    return PdfField(field_name(name), "radio", asked, choices), len(choices) - 1


def _drop(root: ET.Element) -> None:
    """Take out what only a pen needs, the rows for long answers, and what the browser writes when it prints them."""
    for parent in list(root.iter()):
        for child in list(parent):
            if child.get("hidden") is not None or child.get("data-pen-only") is not None:
                parent.remove(child)


def _put_input(place: ET.Element, number: str, field: PdfField, parents: Mapping[ET.Element, ET.Element]) -> None:
    # Every input is a checkbox to WeasyPrint, which then embeds no font for it; the true kind comes in `form`.
    if place.get("data-value") is not None:
        if place.tag == "i":
            _become_input(place, number, "mark")
        else:
            place.insert(0, _new_input(number, "mark ring"))
            place.set("class", f"{place.get('class') or ''} marked".strip())
    elif place.get("data-below") is not None:
        _put_below(place, number, parents)
    elif place.tag in {"i", "span"}:
        _become_input(place, number, "line")
    else:
        made = _new_input(number, "line", _width(place))
        lines = _lines(place)
        if place.tag == "td":
            place.set("class", "cell")
            made.set("class", "written-cell")
        elif lines > 1 and field.kind == "lines":
            made.set("class", "lines")
            made.set("data-lines", str(min(lines, MOST_LINES)))
        place[:] = [made]
        place.text = None


def _width(place: ET.Element) -> str:
    """Return the width that a place asks for, in CSS: that of its comb, or its own."""
    cells = place.get("data-comb")
    return f"{int(cells) * COMB_CELL_MM}mm" if cells else place.get("data-width") or ""


def _lines(place: ET.Element) -> int:
    """Return how many lines of typing go where the lines of a place were."""
    return round(sum(float(line.get("data-line") or 1) for line in place.iter() if line.get("data-line") is not None))


def _put_below(place: ET.Element, number: str, parents: Mapping[ET.Element, ET.Element]) -> None:
    """Put a box below the line of words that a place begins on, instead of the ruled lines up to the next place."""
    line = parents[place]
    paragraph = parents[line]
    line.remove(place)
    at, lines = list(paragraph).index(line) + 1, 1
    for after in list(paragraph)[at:]:
        if any(map(_name, after.iter())):
            break
        if after.get("data-line") is not None:
            paragraph.remove(after)
            lines += 1
    made = _new_input(number, "lines")
    made.set("data-lines", str(min(max(lines, 2), MOST_LINES)))
    paragraph.insert(at, made)


def _name(place: ET.Element) -> str | None:
    """Return the name of the control whose answer an element is the place for."""
    return place.get("data-answer") or place.get("data-blank")


def _new_input(number: str, classes: str, width: str = "") -> ET.Element:
    style = {"style": f"width: {width}"} if width else {}
    return ET.Element("input", {"type": "checkbox", "name": number, "class": classes, **style})


def _become_input(element: ET.Element, number: str, classes: str) -> None:
    tail, made = element.tail, _new_input(number, f"{element.get('class') or ''} {classes}".strip(), _width(element))
    element.clear()
    element.tag, element.tail = "input", tail
    element.attrib.update(made.attrib)
