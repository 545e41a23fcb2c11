"""The small site by keyboard: everything is reachable, and the focus is always visible."""

from __future__ import annotations

import pytest

from tests.e2e.conftest import SMALL, Visits
from tests.e2e.keyboard import find_stops, out_of_order, small_targets, weak_rings, whole


@pytest.mark.parametrize("width", [320, 1280])
def test_tab_order_and_target_sizes(visit: Visits, width: int) -> None:
    page = whole(visit("worksheets/2/", below=SMALL, width=width, reduced_motion="reduce"))
    assert len(find_stops(page)) > 10
    assert [*out_of_order(page), *small_targets(page)] == []


@pytest.mark.parametrize(
    "address",
    ["worksheets/2/", *(pytest.param(one, marks=pytest.mark.slow) for one in ("worksheets/3/", "my-worksheets/"))],
)
@pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.slow)])
def test_focus_rings_are_thick_and_have_enough_contrast(visit: Visits, scheme: str, address: str) -> None:
    """WCAG 2.4.13 requires 2 px, and 1.4.11 a contrast of 3:1."""
    page = whole(visit(address, below=SMALL, color_scheme=scheme, reduced_motion="reduce"))
    assert weak_rings(page) == []


def test_summaries_and_choices_work_by_keyboard(visit: Visits) -> None:
    page = visit("worksheets/2/", below=SMALL)
    summary = page.locator(".field summary").first
    summary.focus()
    page.keyboard.press("Enter")
    assert page.locator(".field details").first.get_attribute("open") is not None
    page.locator("#a-state-fine").focus()
    page.keyboard.press("Space")
    assert page.locator("#a-state-fine").is_checked()
    page.keyboard.press("ArrowDown")
    assert page.locator("#a-state-worn").is_checked()
