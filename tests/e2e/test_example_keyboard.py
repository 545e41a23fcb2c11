"""Every example by keyboard: tab order, focus rings and target sizes."""

from __future__ import annotations

import pytest

from tests.e2e.conftest import Visits
from tests.e2e.example_visits import add_style, each_page, fill_in, visit_page
from tests.e2e.keyboard import find_stops, out_of_order, small_targets, weak_rings, whole
from tests.e2e.test_accessibility import NARROW, WIDE
from tests.example_site import ExamplePage, example_pages
from tests.quick_and_slow import first_quick

[CHOICE] = [page_of for page_of in example_pages() if str(page_of) == "fields/choice"]
ANSWER = "A few words."
OWN = "form.sheet .step, main:not(:has(form.sheet))"
"""The elements that contain the examples. test_keyboard.py checks the rest of a sheet."""
ROWS = 2
"""Rows to add: two are enough to test everything between rows."""


@pytest.mark.parametrize("width", [NARROW, WIDE])
@each_page()
def test_tab_order_focus_rings_and_target_sizes(visit_example: Visits, page_of: ExamplePage, width: int) -> None:
    page = whole(visit_page(visit_example, page_of, rows=ROWS, width=width))
    fill_in(page, ANSWER)
    assert len(find_stops(page)) > 10
    found = [*small_targets(page), *out_of_order(page)]
    # Whether a ring is covered depends on the width, and its contrast on the scheme, so three combinations suffice.
    for scheme in ("light", "dark") if width == WIDE else ("light",):
        page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type] # it is one of the two
        found += [f"{scheme}: {ring}" for ring in weak_rings(page, OWN)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    ("rule", "says"),
    first_quick(
        [
            (":focus-visible { outline: none !important; }", "no ring"),
            (":focus-visible { outline-width: 1px !important; }", "top"),
            (":focus-visible { outline-color: #bbb !important; }", "top"),
            (".option { clip-path: inset(3px 0 0); }", "'top': [4, "),
            (".sheet { display: flex; flex-direction: column-reverse; }", "comes before"),
            (".step::after { content: ''; position: fixed; inset: 0; z-index: 9; }", "covers"),
            (".option { min-block-size: 0 !important; padding-block: 0.3rem !important; }", " x "),
        ]
    ),
)
def test_seeded_defects_are_found(visit_example: Visits, rule: str, says: str) -> None:
    page = whole(visit_page(visit_example, CHOICE, width=NARROW))
    add_style(page, rule)
    assert says in "\n".join([*small_targets(page), *out_of_order(page), *weak_rings(page, OWN)])


def test_a_control_outside_the_tab_order_is_found(visit_example: Visits) -> None:
    page = whole(visit_page(visit_example, CHOICE, width=NARROW))
    page.locator("main summary").first.evaluate("(summary) => { summary.tabIndex = -1; }")
    assert "stops at" in "\n".join(out_of_order(page))
