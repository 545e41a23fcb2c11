"""Every example of every type as a fill-in PDF: its fields are the controls of its questions."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import Any

import pikepdf
import pytest
from pikepdf import Name

from amends.fields import field_kinds
from amends.fields.contract import TICK, Control
from amends.model.worksheet import Worksheet
from amends.pdf.fill_in import PlaceError, field_name, with_fields
from amends.pdf.layout import document
from amends.pdf.worksheet import controls, paper_tree
from amends.quotation_marks import typographic
from tests.examples import examples
from tests.pdf.gate import own_findings
from tests.pdf.sheets import Form, every_field, every_field_form, form_of, over_two_pages, sheet_of, site_with

LEAST_CELL_MM = 6
"""The least width of a comb's cell, for a digit of 11 pt."""

questions = [name for name, kind in field_kinds().items() if kind.model.is_question]  # type: ignore[attr-defined]
each_type = pytest.mark.parametrize("name", questions)


@dataclass(frozen=True)
class Found:
    """One field of a PDF: its kind, values, accessible name, and the width of its first widget in mm."""

    kind: str
    values: tuple[str, ...]
    called: str
    width: float


@cache
def of_type(name: str) -> tuple[Worksheet, Form]:
    """Return a sheet with all examples of a type, and its PDF."""
    sheet = sheet_of(
        example for example in examples() if example.good and example.is_field and example.kind.name == name
    )
    return sheet, form_of(sheet)


def fields_of(data: bytes) -> dict[str, Found]:
    """Return the fields of a PDF by name, in order."""
    found = {}
    with pikepdf.open(BytesIO(data)) as pdf:
        for one in pdf.Root.AcroForm.Fields:
            flags, kids = int(one.get("/Ff", 0)), list(one.get("/Kids", [one]))
            is_mark = Name.Btn == one.FT
            kind = ("radio" if flags & 1 << 15 else "check") if is_mark else ("lines" if flags & 1 << 12 else "text")
            states = [str(state)[1:] for kid in kids for state in kid.AP.N if state != "/Off"] if is_mark else []
            left, _bottom, right, _top = (float(edge) for edge in kids[0].Rect)
            found[str(one.T)] = Found(kind, tuple(states), str(one.TU), (right - left) * 25.4 / 72)
    return found


def places(sheet: Worksheet) -> dict[str, list[Any]]:
    """Return the answer places of a blank sheet by control name, without hidden rows."""
    tree = paper_tree(site_with(sheet), sheet)
    hidden = {part for element in tree.iter() if element.get("hidden") is not None for part in element.iter()}
    found: dict[str, list[Any]] = {}
    for element in tree.iter():
        name = element.get("data-answer") or element.get("data-blank")
        if name and element not in hidden:
            found.setdefault(name, []).append(element)
    return found


def expected(control: Control, on_paper: list[Any]) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...], str]]:
    """Yield the expected fields of a control: name, possible kinds, values and accessible name."""
    marks = [place.get("data-value") for place in on_paper]
    name, called = field_name(control.name), typographic(control.accessible_name, "en")
    if marks == [None]:
        yield name, ("text", "lines") if control.kind in {"lines", "select"} else ("text",), (), called
    elif control.kind != "check":
        yield name, ("radio",), tuple(str(mark) for mark in marks), called
    elif control.choices == (TICK,):
        yield name, ("check",), ("true",), called
    else:
        for value in control.values:
            yield field_name(control.name, value), ("check",), (value,), typographic(control.choice_name(value), "en")


def face(place: str) -> Any:
    """Return a paper face with one place."""
    return document("", "en", f"<article>{place}</article>")


def differences(sheet: Worksheet, data: bytes) -> list[str]:
    """Return where a fill-in PDF differs from its sheet."""
    there, on_paper = fields_of(data), places(sheet)
    asked = [control for control in controls(site_with(sheet), sheet) if control.name in on_paper]
    wanted = [field for control in asked for field in expected(control, on_paper[control.name])]
    said = [f"{name} is missing" for name, *_rest in wanted if name not in there]
    said += [f"{name} belongs to no question" for name in there.keys() - {name for name, *_rest in wanted}]
    for name, kinds, values, called in wanted:
        one = there.get(name)
        if one and (one.kind not in kinds or one.values != values or one.called != called):
            said.append(f"{name} is {one}, and should be {kinds}, {values}, {called}")
    combs = {name: place[0].get("data-comb") for name, place in on_paper.items()}
    return said + [
        f"{name} is {there[field_name(name)].width:.0f} mm wide for {cells} cells"
        for name, cells in combs.items()
        if cells and there[field_name(name)].width < int(cells) * LEAST_CELL_MM
    ]


@each_type
def test_the_form_of_every_example_has_the_controls_of_its_question(name: str) -> None:
    sheet, form = of_type(name)
    assert differences(sheet, form.data) == []
    assert [found for found in own_findings(form.data, form.fields) if "heading" not in found] == []


def test_form_fields_are_in_question_order() -> None:
    ids = [str(field.id) for _loc, field in every_field().fields() if field.is_question]
    assert list(dict.fromkeys(name.split(":")[0].split("=")[0] for name in fields_of(every_field_form().data))) == ids


@pytest.mark.parametrize("key", ["TU", "T", "Ff"])
def test_a_wrong_field_is_detected(key: str) -> None:
    out = BytesIO()
    sheet, form = of_type("short_text")
    with pikepdf.open(BytesIO(form.data)) as pdf:
        field = pdf.Root.AcroForm.Fields[-1]
        field[f"/{key}"] = 1 << 12 if key == "Ff" else pikepdf.String("Something else")
        pdf.save(out)
    assert differences(sheet, out.getvalue())


def test_the_form_of_another_sheet_is_detected() -> None:
    said = differences(over_two_pages(), of_type("short_text")[1].data)
    assert "days is missing" in said


@pytest.mark.parametrize("place", ["div", "i", "span"])
def test_a_comb_is_as_wide_as_its_cells(place: str) -> None:
    tree = face(f'<{place} data-answer="when" data-comb="6"></{place}>')
    with_fields(tree, [Control("when", "text")], "en")
    (made,) = tree.iter("input")
    assert made.get("style") == "width: 42mm"


def test_a_place_without_a_control_is_an_error() -> None:
    tree = face('<i data-answer="when" data-value="now"></i>')
    with pytest.raises(PlaceError, match='"when" for now'):
        with_fields(tree, [Control("when", "text")], "en")


def test_what_only_a_pen_needs_goes_without_the_text_after_it() -> None:
    tree = face("<p><span data-pen-only>Circle one.</span> Take your time.</p><p hidden>Spare</p> The end.")
    with_fields(tree, [], "en")
    assert " ".join(tree.text_content().split()) == "Take your time. The end."
