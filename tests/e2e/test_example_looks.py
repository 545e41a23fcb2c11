"""Every example passes axe and has no clipped or overlapping text, in every scheme, width and text spacing."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.e2e.conftest import Visits
from tests.e2e.example_visits import SPACED, add_style, clipped, each_page, fill_in, overlapping, visit_page
from tests.e2e.test_accessibility import VIEWPORTS, in_every_viewport, violations
from tests.example_site import ExamplePage, example_pages
from tests.quick_and_slow import first_quick

ANSWER = "An answer of a few words, and Donaudampfschifffahrtsgesellschaftskapitänsmütze.\nA second line of it."


def assert_sound(page: Page, *rules: str) -> None:
    """Assert that axe finds nothing by the given rules or by all, and that nothing is clipped or overlapping."""
    found = [*violations(page, *rules), *clipped(page), *overlapping(page)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("answered", [False, True], ids=["blank", "filled"])
@each_page()
def test_axe_finds_nothing_and_nothing_is_clipped(
    visit_example: Visits, page_of: ExamplePage, *, answered: bool
) -> None:
    page = visit_page(visit_example, page_of)
    if answered and not fill_in(page, ANSWER):
        return  # it asks nothing
    for _scheme, _width in in_every_viewport(page):
        assert_sound(page)


@each_page()
def test_forced_colours_leave_nothing_to_axe(visit_example: Visits, page_of: ExamplePage) -> None:
    page = visit_page(visit_example, page_of, forced_colors="active")
    for _scheme, _width in in_every_viewport(page, VIEWPORTS[:2]):
        assert_sound(page)


@each_page()
def test_nothing_is_clipped_with_text_spacing(visit_example: Visits, page_of: ExamplePage) -> None:
    page = visit_page(visit_example, page_of)
    fill_in(page, ANSWER)
    add_style(page, SPACED)
    assert page.evaluate("getComputedStyle(document.querySelector('main h1')).letterSpacing") != "normal"
    for _scheme, _width in in_every_viewport(page, VIEWPORTS[:2]):
        assert_sound(page, "target-size")


@pytest.mark.parametrize(
    ("rule", "says"),
    first_quick(
        [
            (".question { block-size: 5px; overflow: hidden; }", "cut off"),
            (".question { inline-size: 600px; }", "beside the page"),
            (".hint { translate: 0 -1.6rem; }", " | "),
            ("main fieldset { inline-size: 200px; overflow-x: auto; white-space: nowrap; }", "scrolls sideways"),
            ("textarea { block-size: 20px !important; }", "does not show whole"),
        ]
    ),
)
def test_seeded_clipping_is_found(visit_example: Visits, rule: str, says: str) -> None:
    [of] = [page_of for page_of in example_pages() if str(page_of) == "fields/table"]
    page = visit_page(visit_example, of, width=320)
    fill_in(page, ANSWER)
    add_style(page, rule)
    assert says in "\n".join([*clipped(page), *overlapping(page)])
