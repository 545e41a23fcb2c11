"""Every page in different settings: axe, widths, text spacing, large fonts, forced colours and keyboard."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Playwright

from tests.e2e.conftest import Visits
from tests.e2e.example_visits import SPACED, add_style, clipped, overlapping
from tests.e2e.keyboard import out_of_order, small_targets, weak_rings, whole
from tests.e2e.site_pages import EACH_PAGE, KINDS, MISSING, SHEETS, mostly_slow
from tests.e2e.test_accessibility import NARROW, RULES, WIDE, findings, in_every_viewport, open_all
from tests.e2e.test_leaving import arrived
from tests.e2e.test_paper import A4, lay
from tools.system_packages import CHROMIUM_FLAGS

LARGE = "--blink-settings=defaultFontSize=32"
"""A browser with twice the default font size (WCAG 1.4.4)."""
MOVING = """() => [...document.querySelectorAll('*')].flatMap((element) =>
  ['', '::before', '::after'].flatMap((part) => {
    const style = getComputedStyle(element, part || null);
    const seconds = [...style.transitionDuration.split(','), ...style.animationDuration.split(',')].map(parseFloat);
    const moves = Math.max(...seconds) > 0.02 || style.scrollBehavior === 'smooth';
    return moves ? [element.tagName + '.' + element.className + part] : [];
  }))"""

EXISTING = [kind for kind in KINDS if kind != MISSING]
each_kind = pytest.mark.parametrize("address", EXISTING)
each_kind_mostly_slow = pytest.mark.parametrize("address", mostly_slow(EXISTING))


def at_both_widths(page: Page) -> Iterator[int]:
    """Resize a page to each width in turn, and yield the width."""
    for width in (NARROW, WIDE):
        page.set_viewport_size({"width": width, "height": 900})
        yield width


@pytest.mark.parametrize("address", EACH_PAGE)
def test_axe_finds_nothing_and_nothing_is_clipped_on_any_page(visit: Visits, address: str) -> None:
    page = visit(address, reduced_motion="reduce")
    open_all(page)
    for scheme, width in in_every_viewport(page):
        assert findings(page, *RULES[scheme]) == [], (scheme, width)
    page.emulate_media(color_scheme="light", forced_colors="active")
    for width in at_both_widths(page):
        assert [*findings(page), *clipped(page)] == [], f"forced colours, {width}"
    page.emulate_media(forced_colors="none")
    before = [page.locator("main").inner_text() for _ in at_both_widths(page)]
    add_style(page, SPACED)
    for width, text in zip(at_both_widths(page), before, strict=True):
        assert [*clipped(page), *overlapping(page)] == [], f"spaced out, {width}"
        assert page.locator("main").inner_text() == text, width
        assert page.locator("a.leave").is_visible(), width
        assert page.locator("a.help").is_visible(), width
    if address == MISSING:
        visit.said[:] = [words for words in visit.said if "404" not in words]


@pytest.fixture(scope="session")
def large_browser(playwright: Playwright, chromium: str) -> Iterator[Browser]:
    started = playwright.chromium.launch(executable_path=chromium, headless=True, args=[*CHROMIUM_FLAGS, LARGE])
    yield started
    started.close()


@each_kind_mostly_slow
def test_nothing_is_clipped_at_twice_the_font_size(large_browser: Browser, origin: str, address: str) -> None:
    visits = Visits(large_browser, origin)
    page = visits(address, reduced_motion="reduce")
    assert page.evaluate("parseFloat(getComputedStyle(document.documentElement).fontSize)") == 32
    open_all(page)
    assert [*clipped(page), *overlapping(page)] == []
    assert page.locator("a.leave").is_visible()
    assert page.locator("a.help").is_visible()
    visits.close()


@each_kind_mostly_slow
def test_tabbing_reaches_everything_in_order_and_in_view(visit: Visits, address: str) -> None:
    page = whole(visit(address, reduced_motion="reduce"))
    for width in at_both_widths(page):
        assert [*out_of_order(page), *small_targets(page)] == [], width


@pytest.mark.slow
@each_kind
def test_focus_rings_are_thick_and_have_enough_contrast(visit: Visits, address: str) -> None:
    """WCAG 2.4.13 asks for 2 px, and 1.4.11 for a contrast of 3 to 1."""
    assert weak_rings(whole(visit(address, reduced_motion="reduce"))) == []


@each_kind
def test_each_kind_of_page(visit: Visits, address: str) -> None:
    page = visit(address, width=NARROW, reduced_motion="reduce")
    # The leave button is the first tab stop, the skip link the second.
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('a.leave')")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('a.skip')")
    assert page.locator("a.skip").bounding_box()["y"] >= 0, "hidden despite the focus"  # type: ignore[index]
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")
    # Nothing moves, and only the search page loads the search engine.
    assert page.evaluate(MOVING) == []
    if address != "search/":
        loaded = page.evaluate("performance.getEntriesByType('resource').map((entry) => entry.name)")
        assert not [name for name in loaded if "lunr" in name or "/search" in name]
        assert page.locator(".find:visible").count()
    # A window of 1280 x 1024 at 400 % is 320 x 256 CSS pixels (WCAG 1.4.10); two thirds must be left for reading.
    open_all(page)
    page.set_viewport_size({"width": NARROW, "height": 256})
    page.evaluate("scrollTo(0, 400)")
    bar = page.locator(".bar").bounding_box()
    assert bar
    assert bar["y"] + bar["height"] <= 256 / 3
    assert page.evaluate("document.documentElement.scrollWidth") <= NARROW
    assert page.locator("a.leave").is_visible()
    # Navigation is not printed.
    if address not in SHEETS:
        lay(page, A4)
        navigation = page.locator(":is(.bar, .sub, header.head nav, footer.foot, .skip, a.leave, button):visible")
        assert navigation.count() == 0
        assert page.locator("h1").is_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= int(A4.room[0])
        page.emulate_media(media="screen")
    page.locator("a.leave").click()
    arrived(page, visit)
    assert page.title() == "Elsewhere"
