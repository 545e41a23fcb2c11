"""The safety check before another sheet: the same questions, under names of their own."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from amends.data import Id, Plain
from amends.fields.contract import Field
from amends.model.content import Content
from amends.model.worksheet import Step, Worksheet
from amends.render.addresses import Here
from amends.render.fields import render_field

_PREFIX = "gate-"
"""Before the ids of its fields, so that none is that of a field of the sheet."""


def check_before(content: Content, sheet: Worksheet) -> Worksheet | None:
    """Return the safety check that a sheet begins with, if it has one."""
    return content.worksheets.get(str(content.site.safety_check)) if sheet.gate == "safety_check" else None


def questions_before(check: Worksheet, here: Here) -> list[tuple[Step, list[Markup]]]:
    """Return the steps of the check with their fields as HTML, for the page of another sheet."""
    renamed = check.model_copy(
        update={
            "steps": tuple(
                step.model_copy(update={"fields": tuple(_renamed(field) for field in step.fields)})
                for step in check.steps
            )
        }
    )
    return [(step, [render_field(field, renamed, here, "field") for field in step.fields]) for step in renamed.steps]


def _renamed(field: Field) -> Field:
    condition = field.show_when
    if condition:
        groups = {"any_of": _keys(condition.any_of), "all_of": _keys(condition.all_of)}
        condition = condition.model_copy(update=groups)
    return field.model_copy(update={"id": Id(_PREFIX + field.id), "show_when": condition})


def _keys(group: Mapping[Id, tuple[Plain, ...]]) -> dict[Id, tuple[Plain, ...]]:
    return {Id(_PREFIX + id_): values for id_, values in group.items()}
