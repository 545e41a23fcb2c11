"""Every page as people set their browsers: larger text, close zoom, wide spacing, forced colours. Nothing may be lost."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Playwright

from tests.e2e.by_keyboard import out_of_order, small_targets, weak_rings, whole
from tests.e2e.conftest import FLAGS, Visits
from tests.e2e.example_visits import SPACED, add_style, clipped, overlapping
from tests.e2e.site_pages import KINDS, NOT_THERE, PAGES, some_at_once
from tests.e2e.test_accessibility import NARROW, WIDE, findings, open_all

LARGE = "--blink-settings=defaultFontSize=32"
"""A browser whose letters are set to be twice as large (WCAG 1.4.4)."""

every_page = pytest.mark.parametrize("address", some_at_once(PAGES))


def at_both_widths(page: Page) -> Iterator[int]:
    """Make a page narrow and then wide, and give each width."""
    for width in (NARROW, WIDE):
        page.set_viewport_size({"width": width, "height": 900})
        yield width


@every_page
def test_nothing_is_lost_when_text_is_spaced_out(visit: Visits, address: str) -> None:
    page = visit(address, reduced_motion="reduce")
    open_all(page)
    before = [page.locator("main").inner_text() for _ in at_both_widths(page)]
    add_style(page, SPACED)
    found = [f"{width}: {lost}" for width in at_both_widths(page) for lost in (*clipped(page), *overlapping(page))]
    assert not found, "\n".join(found)
    for width, text in zip(at_both_widths(page), before, strict=True):
        assert page.locator("main").inner_text() == text, width
        assert page.locator("a.leave").is_visible(), width
        assert page.locator("a.help").is_visible(), width


@pytest.fixture(scope="session")
def large_browser(playwright: Playwright, chromium: str) -> Iterator[Browser]:
    started = playwright.chromium.launch(executable_path=chromium, headless=True, args=[*FLAGS, LARGE])
    yield started
    started.close()


@every_page
def test_nothing_is_lost_when_letters_are_twice_as_large(large_browser: Browser, origin: str, address: str) -> None:
    visits = Visits(large_browser, origin)
    page = visits(address, reduced_motion="reduce")
    assert page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)") == 32
    open_all(page)
    found = [*clipped(page), *overlapping(page)]
    assert not found, "\n".join(found)
    assert page.locator("a.leave").is_visible()
    assert page.locator("a.help").is_visible()
    visits.close()


@every_page
def test_zoomed_in_four_times_there_is_still_room_to_read(visit: Visits, address: str) -> None:
    """A window of 1280 x 1024 at 400 % is 320 x 256 CSS pixels (WCAG 1.4.10)."""
    page = visit(address, width=NARROW, reduced_motion="reduce")
    open_all(page)
    page.set_viewport_size({"width": 320, "height": 256})
    page.evaluate("scrollTo(0, 400)")
    bar = page.locator(".bar").bounding_box()
    assert bar
    assert bar["y"] + bar["height"] <= 256 / 3, "two thirds are for reading"
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW
    assert page.locator("a.leave").is_visible()


@every_page
def test_forced_colours_leave_nothing_to_axe(visit: Visits, address: str) -> None:
    page = visit(address, forced_colors="active", reduced_motion="reduce")
    open_all(page)
    found = [f"{width}: {told}" for width in at_both_widths(page) for told in (*findings(page), *clipped(page))]
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "address",
    [
        pytest.param(page, marks=[] if page in {"", "lessons/", "help/", "search/"} else pytest.mark.slow)
        for page in PAGES
    ],
)
def test_a_walk_by_keyboard_meets_everything_in_order_and_in_sight(visit: Visits, address: str) -> None:
    page = whole(visit(address, reduced_motion="reduce"))
    found = [
        f"{width}: {told}" for width in at_both_widths(page) for told in (*out_of_order(page), *small_targets(page))
    ]
    assert not found, "\n".join(found)


@pytest.mark.slow
@pytest.mark.parametrize("address", PAGES)
def test_the_ring_round_what_has_the_focus_is_thick_and_strong_enough(visit: Visits, address: str) -> None:
    page = whole(visit(address, reduced_motion="reduce"))
    # What is round them is the same on all pages of a kind, and so is the print panel of each sheet.
    found = weak_rings(page, "body" if address in KINDS else "main :not(.printing *)")
    assert not found, "\n".join(found)


def test_every_kind_of_page_is_looked_at_each_time() -> None:
    assert set(KINDS) - {NOT_THERE} <= set(PAGES)
