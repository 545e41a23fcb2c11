"""Renders one field of a worksheet, for the screen and for a pen."""

from __future__ import annotations

from markupsafe import Markup

from amends.fields import controls_of, field_kinds
from amends.fields.contract import Field
from amends.model.worksheet import Worksheet
from amends.render.addresses import Here
from amends.render.conditions import condition_data, condition_sentence
from amends.render.environment import rendered
from amends.words import words_of


def render_field(field: Field, sheet: Worksheet, here: Here, face: str) -> Markup:
    """Return one field as HTML: the face `field` for the screen, or `paper` for a pen.

    A type without a `paper.html` looks the same on paper as on screen.
    """
    kind = field_kinds()[field.type]
    template = f"{face}.html" if kind.file(f"{face}.html") else "field.html"
    words = words_of(kind, here.language)
    controls = controls_of(field, here.language)
    by_name = {control.name: control for control in controls}
    context = {
        "field": field,
        "sheet": sheet,
        "here": here,
        "words": words,
        "controls": controls,
        "control": lambda *parts: by_name[".".join(map(str, (field.id, *parts)))],
        "is_group": bool(controls and controls[0].groups),
        "number": sheet.question_numbers().get(field.id),
        "condition": condition_data(field),
        "sentence": condition_sentence(field, sheet, words, here.language),
    }
    return rendered(here.language, f"fields/{kind.name}/{template}", context)
