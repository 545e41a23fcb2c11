"""Puts form fields in the places for answers: turns the paper face of a worksheet into a sheet to fill in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from lxml.etree import Element

from amends.fields.contract import TICK, Control
from amends.quotation_marks import typographic

LINE_MM = 6.2
"""The height of a typed line."""
PADDING_MM = 2.0
"""The space above the first and below the last line of a box, together."""
MOST_LINES = 30
"""The most lines of a box, which has to fit on one page; text beyond them scrolls."""
COMB_CELL_MM = 7
"""The width of each cell of a comb."""

FieldKind = Literal["text", "lines", "check", "radio"]


@dataclass(frozen=True)
class Choice:
    """The value of one mark of a field, and what assistive technology calls it."""

    value: str
    called: str


@dataclass(frozen=True)
class PdfField:
    """One form field that a PDF must have: its name, its kind and what assistive technology calls it.

    A `radio` has a choice for each of its buttons and a `check` has one; the other kinds have none.
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
    """Return the name of a PDF field: that of its control, with colons, since a full stop separates levels in PDF.

    The value of one of several boxes follows after an equals sign.
    """
    return control.replace(".", ":") + (f"={value}" if value else "")


def with_fields(root: Any, controls: Iterable[Control], language: str) -> FillIn:
    """Change the paper face so that every place for an answer is an input; return the manifest of its fields.

    Raises PlaceError where a place belongs to no control.
    """
    # Without what only a pen needs, spare rows, and the places that the browser fills when it prints answers.
    for element in root.xpath("//body//*[@hidden or @data-pen-only]"):
        element.drop_tree()
    next(root.iter("article")).set("class", "paper fill-in")
    known = {control.name: control for control in controls}
    fields: dict[str, PdfField] = {}
    widgets: list[tuple[str, int]] = []
    for place in root.xpath("//*[@data-answer or @data-blank]"):
        name = place.get("data-answer") or place.get("data-blank")
        field, choice = _field(name, place.get("data-value"), known, fields, language)
        fields[field.name] = field
        _put_input(place, str(len(widgets)), field)
        widgets.append((field.name, choice))
    order = {name: index for index, name in enumerate(fields)}
    return FillIn(tuple(fields.values()), tuple((order[name], choice) for name, choice in widgets))


def with_heights(root: Any) -> None:
    """Set the height of each multi-line box by its lines, whose number may have grown."""
    for element in root.iterfind(".//input[@data-lines]"):
        element.set("style", f"height: {int(element.get('data-lines')) * LINE_MM + PADDING_MM:.1f}mm")


def _field(
    name: str, value: str | None, known: Mapping[str, Control], fields: Mapping[str, PdfField], language: str
) -> tuple[PdfField, int]:
    """Return the field of a place, with the choices found so far, and the index of its own choice."""
    control = known.get(name)
    if control is None or (value is not None and value not in control.values):
        raise PlaceError(f'the paper has a place "{name}"{f" for {value}" if value else ""} that the form has not')
    called = typographic(control.accessible_name, language)
    if value is None:
        return PdfField(field_name(name), "lines" if control.kind == "lines" else "text", called), 0
    choice = Choice(value, typographic(control.choice_name(value), language))
    if control.kind == "check":
        alone = control.choices == (TICK,)
        return PdfField(field_name(name, "" if alone else value), "check", choice.called, (choice,)), 0
    before = fields.get(field_name(name))
    choices = (*(before.choices if before else ()), choice)
    return PdfField(field_name(name), "radio", called, choices), len(choices) - 1


def _put_input(place: Any, number: str, field: PdfField) -> None:
    # Every input is a checkbox to WeasyPrint, which then embeds no font for it; `form` makes the real field.
    if place.get("data-value") is not None:
        if place.tag == "i":
            _become_input(place, number, "mark")
        else:
            place.insert(0, _input(number, "mark ring"))
            place.classes.add("marked")
    elif place.get("data-below") is not None:
        _put_below(place, number)
    elif place.tag in {"i", "span"}:
        _become_input(place, number, "line")
    else:
        made = _input(number, "line", _width(place))
        lines = _lines(place)
        if place.tag == "td":
            place.set("class", "cell")
            made.set("class", "written-cell")
        elif lines > 1 and field.kind == "lines":
            made.set("class", "lines")
            made.set("data-lines", str(min(lines, MOST_LINES)))
        place[:] = [made]
        place.text = None


def _width(place: Any) -> str:
    """Return the width that a place asks for, in CSS: that of its comb, or its own."""
    cells = place.get("data-comb")
    return f"{int(cells) * COMB_CELL_MM}mm" if cells else place.get("data-width", "")


def _lines(place: Any) -> int:
    """Return how many typed lines replace the lines of a place."""
    return round(sum(float(line or 1) for line in place.xpath("descendant-or-self::*/@data-line")))


def _put_below(place: Any, number: str) -> None:
    """Put a box below the line of text that a place begins on, instead of the ruled lines up to the next place."""
    line, lines = place.getparent(), 1
    line.remove(place)
    for after in list(line.itersiblings()):
        if after.xpath("descendant-or-self::*[@data-answer or @data-blank]"):
            break
        if after.get("data-line") is not None:
            after.getparent().remove(after)
            lines += 1
    made = _input(number, "lines")
    made.set("data-lines", str(min(max(lines, 2), MOST_LINES)))
    line.addnext(made)


def _input(number: str, classes: str, width: str = "") -> Any:
    style = {"style": f"width: {width}"} if width else {}
    return Element("input", {"type": "checkbox", "name": number, "class": classes, **style})


def _become_input(place: Any, number: str, classes: str) -> None:
    made = _input(number, f"{place.get('class', '')} {classes}".strip(), _width(place))
    made.tail = place.tail
    place.getparent().replace(place, made)
