"""Sheets for the tests of PDFs: a small one with every kind of field, and one whose only question is very long."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from amends.model.content import Content
from amends.model.worksheet import Worksheet
from amends.pdf.fill_in import PdfField
from amends.pdf.worksheet import fill_in_sheet
from tests.examples import content

DATA = Path(__file__).with_name("every_field.yaml")


@dataclass(frozen=True)
class Form:
    """A PDF to fill in, and the fields that it has to have."""

    data: bytes
    fields: tuple[PdfField, ...]


@lru_cache(maxsize=1)
def every_field() -> Worksheet:
    """Return the small sheet that has every type of field."""
    return Worksheet.model_validate(_read())


@lru_cache(maxsize=1)
def over_two_pages() -> Worksheet:
    """Return a sheet with one question, one of whose answers is to be chosen: too many of them for one page."""
    many = [{"id": f"day-{number}", "label": f"Day {number} of all the days that there were"} for number in range(50)]
    question = {"id": "days", "type": "choice", "label": "Which day was it?", "options": many}
    return Worksheet.model_validate(_read() | {"steps": [{"title": "Choose", "fields": [question]}]})


@lru_cache(maxsize=1)
def every_field_form() -> Form:
    """Return the small sheet as a PDF to fill in."""
    return form_of(every_field())


@lru_cache(maxsize=1)
def over_two_pages_form() -> Form:
    """Return the sheet with the long question as a PDF to fill in."""
    return form_of(over_two_pages())


def form_of(sheet: Worksheet) -> Form:
    """Return a sheet of the tiny site as a PDF to fill in."""
    made, fill_in = fill_in_sheet(site_with(sheet), sheet, "a4")
    return Form(made.data, fill_in.fields)


def site_with(sheet: Worksheet) -> Content:
    """Return the tiny site with one sheet more."""
    return replace(content(), worksheets={**content().worksheets, str(sheet.id): sheet})


def _read() -> dict[str, Any]:
    data: dict[str, Any] = yaml.load(DATA.read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - BaseLoader makes nothing but text
    return data
