"""Leaving quickly by the button or by pressing Shift three times: the page goes blank, and Back shows no answers."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.e2e.conftest import SMALL, Visits
from tests.e2e.keeping import pass_gate
from tests.e2e.site_pages import load
from tests.site_server import ROOT

LEAVE_TO = load(ROOT / "content" / "site.yaml")["leave_to"]
SMALL_LEAVE_TO = load(ROOT / "tests" / "sites" / "small" / "content" / "site.yaml")["leave_to"]
SECRET = "zebra crossing"


def press_shift(page: Page, times: int = 3) -> None:
    for _ in range(times):
        page.keyboard.press("Shift")


def arrived(page: Page, visit: Visits, address: str = LEAVE_TO) -> None:
    page.wait_for_url(address)
    assert visit.asked == [address]
    visit.asked.clear()


@pytest.mark.parametrize("place", ["body", "#a-book", "#a-story", "#a-state-fine"])
def test_shift_three_times_leaves_from_any_control(visit: Visits, place: str) -> None:
    page = visit("worksheets/2/", below=SMALL)
    page.locator(place).focus()
    press_shift(page)
    arrived(page, visit, SMALL_LEAVE_TO)


def test_the_leave_button_stays_in_sight(visit: Visits) -> None:
    for width in (320, 1280):
        page = visit("worksheets/2/", below=SMALL, width=width)
        page.mouse.wheel(0, 2500)
        page.wait_for_function("() => scrollY > 1000")
        box = page.locator("a.leave").bounding_box()
        assert box
        assert 0 <= box["y"] < 100


@pytest.mark.parametrize("way", ["button", "shift"])
def test_the_page_is_blank_within_100_ms_and_before_anything_is_loaded(visit: Visits, way: str) -> None:
    page = visit("worksheets/2/", below=SMALL)
    page.locator("#a-book").fill(SECRET)
    page.evaluate("""() => {
      let asked = 0;
      const note = () => (asked = performance.now());
      addEventListener('click', note, { capture: true });
      addEventListener('keydown', note, { capture: true });
      // Report through the console, because evaluating would wait for the new page.
      new MutationObserver(() => {
        const root = document.documentElement;
        const blank = !root.checkVisibility() && !document.body.childElementCount;
        console.info(JSON.stringify([blank, performance.now() - asked, document.title]));
      }).observe(document.documentElement, { attributes: true, childList: true, subtree: true });
    }""")
    on_the_way: list[Route] = []
    page.route(SMALL_LEAVE_TO, lambda route: on_the_way.append(route))  # noqa: PLW0108 - Playwright marks the handler
    if way == "button":
        page.locator("a.leave").click(no_wait_after=True)
    else:
        press_shift(page)
    while not on_the_way:
        page.wait_for_timeout(50)
    assert len(on_the_way) == 1, "requested, but not loaded yet"
    # Console messages may arrive shortly after network events.
    for _ in range(20):
        said = [json.loads(words.removeprefix("info: ")) for words in visit.said]
        if said and said[-1][0]:
            break
        page.wait_for_timeout(50)
    visit.said.clear()
    assert said, "the page did not change"
    blank, after_ms, title = said[-1]
    assert blank
    assert after_ms < 100
    assert "orksheet" not in title
    on_the_way[0].fulfill(content_type="text/html", body="<title>Elsewhere</title>")
    page.wait_for_url(SMALL_LEAVE_TO)


def test_back_after_leaving_skips_the_sheet(visit: Visits) -> None:
    page = visit("lessons/", below=SMALL)
    page.goto(f"{visit.origin}{SMALL}worksheets/2/")
    pass_gate(page)
    page.locator("#a-book").fill(SECRET)
    page.locator("#a-story").fill(SECRET)
    page.locator("a.leave").click()
    arrived(page, visit, SMALL_LEAVE_TO)
    page.go_back()
    assert page.url == f"{visit.origin}{SMALL}lessons/", "the sheet is still in the history"
    assert SECRET not in page.content()
    page.go_forward()
    assert page.url == SMALL_LEAVE_TO
    visit.asked.clear()


def test_an_earlier_sheet_comes_back_empty_after_leaving(visit: Visits) -> None:
    page = visit("worksheets/2/", below=SMALL)
    fill_in(page)
    page.locator(".bar a.help").click()
    page.wait_for_url("**/help/")
    page.locator("a.leave").click()
    arrived(page, visit, SMALL_LEAVE_TO)
    page.go_back()
    page.wait_for_url("**/worksheets/2/")
    assert answers(page) == []


def test_a_page_in_the_back_forward_cache_is_empty_after_leaving(browser_with_memory: Browser, origin: str) -> None:
    visit = Visits(browser_with_memory, origin)
    page = visit("worksheets/2/", below=SMALL)
    page.evaluate("window.fromMemory = true")
    fill_in(page)
    page.locator(".bar a.help").click()
    page.wait_for_url("**/help/")
    # A page restored from the cache fires no load event.
    page.go_back(wait_until="commit")
    page.wait_for_url("**/worksheets/2/", wait_until="commit")
    assert page.evaluate("window.fromMemory"), "the page was not restored from the cache"
    assert answers(page) != []
    page.go_forward(wait_until="commit")
    page.wait_for_url("**/help/", wait_until="commit")
    page.locator("a.leave").click()
    page.wait_for_url(SMALL_LEAVE_TO)
    page.go_back(wait_until="commit")
    page.wait_for_url("**/worksheets/2/", wait_until="commit")
    page.wait_for_function("() => !window.fromMemory && document.readyState === 'complete'")
    assert answers(page) == []
    assert page.locator("h1").is_visible()
    visit.close()


def fill_in(page: Page) -> None:
    page.locator("#a-book").fill(SECRET)
    page.locator("#a-story").fill(SECRET)
    page.locator("#a-state-worn").check()
    page.locator("#a-missed-words").check()
    page.locator("#a-cross-3").check()


def answers(page: Page) -> list[str]:
    """Return every answer on the page."""
    found: list[str] = page.evaluate("""() => [...document.querySelectorAll('input, textarea, select')]
      .filter((control) => control.closest('form.sheet'))
      .map((control) => (['radio', 'checkbox'].includes(control.type) ? (control.checked ? control.id : '') : control.value))
      .filter(Boolean)""")
    return found


def test_the_first_tab_stop_leaves_too(visit: Visits) -> None:
    page = visit("worksheets/2/", below=SMALL)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    arrived(page, visit, SMALL_LEAVE_TO)


def test_each_press_of_shift_shows_and_announces_the_count(visit: Visits) -> None:
    page = visit("worksheets/2/", below=SMALL, width=320)
    press_shift(page, 1)
    count = page.locator(".leave-count")
    assert count.inner_text() == "To leave: press Shift 2 more times"
    page.locator("[role=status]", has_text="press Shift 2 more times").wait_for(state="attached")
    press_shift(page, 1)
    assert count.inner_text() == "To leave: press Shift once more"
    count.wait_for(state="hidden")
    assert page.url.endswith("/worksheets/2/")
    page.locator("#a-book").focus()
    page.keyboard.press("Shift+A")
    assert count.is_hidden(), "a capital letter counted as a press"


def test_capitals_and_selecting_do_not_leave(visit: Visits) -> None:
    page = visit("worksheets/2/", below=SMALL)
    page.locator("#a-book").focus()
    for letter in "ABCD":
        page.keyboard.down("Shift")
        page.keyboard.press(letter)
        page.keyboard.up("Shift")
    press_shift(page, times=2)
    page.keyboard.press("a")
    page.locator("#a-book").press("End")
    for _ in range(4):
        page.locator("#a-book").click(modifiers=["Shift"])
    press_shift(page, times=1)
    page.wait_for_timeout(2100)
    press_shift(page, times=2)
    assert page.url.endswith("/worksheets/2/")
    assert page.locator("#a-book").input_value() == "ABCDa"
