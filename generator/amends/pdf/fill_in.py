"""Puts form fields in the places for a pen: the paper face of a worksheet as a sheet to fill in on a screen."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from amends.fields.contract import TICK, Control
from amends.quotation_marks import typographic

LINE_MM = 6.2
"""The height of a line of typing."""
PADDING_MM = 2.0
"""Above the first and below the last line of a box, together."""

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
        name = element.get("data-answer") or element.get("data-blank")
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
    elif place.get("data-blank") is not None:
        _put_blank(place, number, parents)
    elif place.tag == "td":
        place.clear()
        place.set("class", "cell")
        place.append(_new_input(number, "written-cell"))
    elif place.tag in {"i", "span"}:
        _become_input(place, number, "line")
    else:
        lines = sum(element.get("class") in {"rule", "long-line"} for element in place.iter()) or _squares(place)
        comb = sum(element.tag == "i" for element in place) if place.get("class") == "date-comb" else 0
        width = next((cls for cls in _classes(place) if cls.startswith("rule-")), "")
        for child in list(place):
            place.remove(child)
        several = lines > 1 and field.kind == "lines"
        made = _new_input(number, f"lines {width}".strip() if several else f"line {width}".strip())
        if several:
            made.set("data-lines", str(lines))
        if comb:
            made.set("style", f"width: {comb * 7}mm")
        place.append(made)


def _put_blank(place: ET.Element, number: str, parents: Mapping[ET.Element, ET.Element]) -> None:
    """Make a blank of a letter an input: within its sentence, or as a box for all the lines that belong to it."""
    if place.get("class") != "letter-ruled-fill":
        _become_input(place, number, "line")
        return
    line = parents[place]
    says = parents[line]
    line.remove(place)
    after = list(says).index(line) + 1
    lines = 1
    while after < len(says) and says[after].get("class") == "rule":
        says.remove(says[after])
        lines += 1
    made = _new_input(number, "lines")
    made.set("data-lines", str(max(lines, 2)))
    says.insert(after, made)


def _new_input(number: str, classes: str) -> ET.Element:
    return ET.Element("input", {"type": "checkbox", "name": number, "class": classes})


def _become_input(element: ET.Element, number: str, classes: str) -> None:
    tail, given = element.tail, element.get("class") or ""
    element.clear()
    element.tag, element.tail = "input", tail
    element.attrib.update({"type": "checkbox", "name": number, "class": f"{given} {classes}".strip()})


def _squares(place: ET.Element) -> int:
    """Return how many lines of typing go where a grid of 5 mm squares was."""
    return round(sum(element.get("class") == "long-squares" for element in place.iter()) * 5 / 8.5)


def _classes(place: ET.Element) -> Iterator[str]:
    for element in place.iter():
        yield from (element.get("class") or "").split()
