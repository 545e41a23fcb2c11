"""Typed answers are not stored or sent: no address, title, storage, console or request contains them."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.e2e.conftest import SMALL, Visits
from tests.e2e.keeping import pass_gate
from tests.e2e.print_panel import go_to_print_panel
from tests.e2e.site_pages import EACH_SHEET

SECRET = "zebra crossing"

_STORED = """async () => ({
  local: Object.keys(localStorage),
  session: Object.keys(sessionStorage),
  databases: (await indexedDB.databases()).map((one) => one.name),
  cookies: document.cookie,
  caches: self.caches ? await caches.keys() : [],
  workers: (await navigator.serviceWorker?.getRegistrations() ?? []).length,
  state: history.state,
})"""
NOTHING = {"local": [], "session": [], "databases": [], "cookies": "", "caches": [], "workers": 0, "state": None}


def type_everywhere(page: Page) -> None:
    """Fill in every text field, tick every box and choose in every group, except in the print panel."""
    for button in page.get_by_role("button", name="Add a row").all():
        while button.is_visible():
            button.click()
    texts = [
        text
        for text in page.locator("form:not(.print-form) :is(input[type=text], textarea)").all()
        if text.is_visible()
    ]
    assert texts or page.locator("form input[type=radio]").count()
    for text in texts:
        text.fill(SECRET)
    page.evaluate("""() => {
      for (const choice of document.querySelectorAll('form:not(.print-form) :is(input[type=radio], input[type=checkbox])')) choice.click();
    }""")


def requests_of(page: Page) -> list[str]:
    """Return a list that records all further requests, except for the icon, which browsers load at any time."""
    made: list[str] = []
    page.on("request", lambda one: "/icon." in one.url or made.append(f"{one.method} {one.url} {one.post_data}"))
    return made


@pytest.mark.parametrize("address", EACH_SHEET)
def test_typing_stores_and_sends_nothing(visit: Visits, address: str) -> None:
    page = visit(address)
    go_to_print_panel(page)  # its script loads when it is nearly in view
    title, requested = page.title(), requests_of(page)
    type_everywhere(page)
    page.wait_for_timeout(400)  # longer than saving would be debounced
    assert requested == []
    assert page.evaluate(_STORED) == NOTHING
    assert page.context.cookies() == []
    assert (page.url, page.title()) == (f"{visit.origin}/trust/{address}", title)
    page.reload()
    assert SECRET not in page.evaluate(
        "[...document.querySelectorAll('input, textarea')].map((one) => one.value).join()"
    )


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without scripts"])
def test_enter_in_a_text_field_does_nothing(visit: Visits, *, scripts: bool) -> None:
    page = visit("worksheets/2/", below=SMALL, java_script_enabled=scripts)
    requested = requests_of(page)
    page.on("framenavigated", lambda frame: requested.append(frame.url))
    lines = [line for line in page.locator("form input[type=text]").all() if line.is_visible()]
    assert len(lines) >= 4
    for line in lines:
        line.fill(SECRET)
        line.press("Enter")
        assert line.input_value() == SECRET, "Enter cleared the field"
    assert requested == []
    assert page.url == f"{visit.origin}{SMALL}worksheets/2/"


def test_only_the_colour_scheme_is_stored(visit: Visits) -> None:
    page = visit("worksheets/2/", below=SMALL, color_scheme="light")
    type_everywhere(page)
    page.locator("[data-change-scheme]:visible").first.click()
    assert page.evaluate("({ ...sessionStorage })") == {"amends.scheme": "dark"}
    assert {**page.evaluate(_STORED), "session": []} == NOTHING


def test_the_colour_scheme_is_stored_per_tab(visit: Visits) -> None:
    page = visit("lessons/", color_scheme="light")

    def ground() -> str:
        return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))

    light = ground()
    page.locator("[data-change-scheme]:visible").first.click()
    dark = ground()
    assert dark != light
    with page.expect_navigation():
        page.locator("main a").first.click()
    assert page.url != f"{visit.origin}/trust/lessons/"
    assert ground() == dark, "the scheme must apply to every page"
    other = page.context.new_page()
    other.goto(f"{visit.origin}/trust/lessons/")
    assert other.evaluate("getComputedStyle(document.body).backgroundColor") == light


def test_pages_work_without_storage(visit: Visits) -> None:
    page = visit("lessons/", below=SMALL, color_scheme="light")
    page.add_init_script("""
      for (const name of ['localStorage', 'sessionStorage', 'indexedDB']) {
        Object.defineProperty(window, name, { get() { throw new DOMException('denied', 'SecurityError'); } });
      }
    """)
    page.goto(f"{visit.origin}{SMALL}worksheets/2/")
    pass_gate(page)
    page.locator("[data-change-scheme]:visible").first.click()
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    page.locator("#a-letter-owner").fill("Ann")
    assert page.locator(".letter-text p").count() == 2
    page.locator("a.leave").click()
    page.wait_for_url("https://**")
    visit.asked.clear()
