"""Accessible names: the questions of a worksheet are exposed by their labels, in the order of the file."""

from __future__ import annotations

import re

import pytest

from tests.e2e.conftest import Visits
from tests.e2e.site_pages import EACH_SHEET, fields, straight, worksheets


def named(snapshot: str) -> list[str]:
    """Return the names of the groups and controls of an accessibility tree, in order."""
    lines = re.findall(
        r'^\s*- (?:group|radiogroup|textbox|combobox|checkbox|region) "((?:[^"\\]|\\.)*)"', snapshot, re.MULTILINE
    )
    return [straight(name.replace('\\"', '"')) for name in lines]


@pytest.mark.parametrize("address", EACH_SHEET)
def test_questions_are_named_by_their_labels_in_order(visit: Visits, address: str) -> None:
    page = visit(address)
    sheet = worksheets()[int(address.split("/")[1])]
    page.evaluate("() => { for (const one of document.querySelectorAll('[data-show-when]')) one.hidden = false; }")
    labels = [straight(field["label"]) for field in fields(sheet) if "label" in field]
    assert labels
    told = named(page.locator("form.sheet").aria_snapshot())
    assert len(told) > 4
    at = -1
    for label in labels:
        found = next((index for index, name in enumerate(told) if index > at and name.endswith(label)), None)
        assert found is not None, f'nothing is called "{label}" after {told[at] if at >= 0 else "the start"}'
        at = found
