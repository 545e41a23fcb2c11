"""Worksheets for PDF tests: made of the examples of field types, and one with a very long question."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from amends.model.content import Content
from amends.model.worksheet import Worksheet
from amends.pdf.fill_in import PdfField
from amends.pdf.worksheet import fill_in_sheet
from tests.examples import SITE, Example, content, examples


@dataclass(frozen=True)
class Form:
    """A fill-in PDF, and its expected fields."""

    data: bytes
    fields: tuple[PdfField, ...]


@lru_cache(maxsize=1)
def every_field() -> Worksheet:
    """Return a sheet with one example of every field type: the one that lists its controls, or else the first."""
    good = [example for example in examples() if example.good and example.is_field]
    by_type = {example.kind.name: example for example in [*reversed(good), *(one for one in good if one.controls)]}
    first = ["short_text", "choice", "long_text", "checklist"]  # the seeded defects are on the first page
    return sheet_of(
        [by_type[name] for name in first], (example for name, example in by_type.items() if name not in first)
    )


def sheet_of(*steps: Iterable[Example]) -> Worksheet:
    """Return a sheet whose steps contain examples of field types, under unique ids."""
    numbers = itertools.count()
    fields = [
        [{**one.data, "id": f"{one.kind.name.replace('_', '-')}-{next(numbers)}"} for one in step] for step in steps
    ]
    fields[-1].append(SITE["gate"])
    return Worksheet.model_validate(_frame(*fields))


@lru_cache(maxsize=1)
def over_two_pages() -> Worksheet:
    """Return a sheet with one choice that has too many options for one page."""
    many = [{"id": f"day-{number}", "label": f"Day {number} of all the days that there were"} for number in range(50)]
    return Worksheet.model_validate(
        _frame([{"id": "days", "type": "choice", "label": "Which day was it?", "options": many}])
    )


@lru_cache(maxsize=1)
def every_field_form() -> Form:
    """Return the sheet with every type as a fill-in PDF."""
    return form_of(every_field())


@lru_cache(maxsize=1)
def over_two_pages_form() -> Form:
    """Return the sheet with the long question as a fill-in PDF."""
    return form_of(over_two_pages())


def form_of(sheet: Worksheet) -> Form:
    """Return a sheet of the tiny site as a fill-in PDF."""
    made, fill_in = fill_in_sheet(site_with(sheet), sheet, "a4")
    return Form(made.data, fill_in.fields)


def site_with(sheet: Worksheet) -> Content:
    """Return the tiny site with an additional sheet."""
    return replace(content(), worksheets={**content().worksheets, str(sheet.id): sheet})


def _frame(*fields: list[Any]) -> dict[str, Any]:
    steps = [{"title": "A step", "fields": list(step)} for step in fields]
    start = ["Find a pen. There is [help elsewhere](https://example.org/help) and [help here](page:help)."]
    return {**SITE["item"], **SITE["worksheet"], "id": "of-examples", "before_you_start": start, "steps": steps}
