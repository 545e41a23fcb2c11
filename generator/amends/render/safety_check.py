"""The questions of the private safety check as they appear before another sheet, under ids of their own."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from amends.data import Id, Plain
from amends.fields.contract import Field
from amends.model.worksheet import Step, Worksheet
from amends.render.addresses import Here
from amends.render.fields import render_field

_PREFIX = "gate-"
"""Keeps the ids of its fields apart from those of the sheet."""


def safety_check_steps(check: Worksheet, here: Here) -> list[tuple[Step, list[Markup]]]:
    """Return the steps of the safety check with their fields as HTML, for the page of another sheet."""
    steps = tuple(step.model_copy(update={"fields": tuple(map(_renamed, step.fields))}) for step in check.steps)
    renamed = check.model_copy(update={"steps": steps})
    return [(step, [render_field(field, renamed, here, "field") for field in step.fields]) for step in steps]


def _renamed(field: Field) -> Field:
    condition = field.show_when
    if condition:
        groups = {"any_of": _keys(condition.any_of), "all_of": _keys(condition.all_of)}
        condition = condition.model_copy(update=groups)
    return field.model_copy(update={"id": Id(_PREFIX + field.id), "show_when": condition})


def _keys(group: Mapping[Id, tuple[Plain, ...]]) -> dict[Id, tuple[Plain, ...]]:
    return {Id(_PREFIX + id_): values for id_, values in group.items()}
