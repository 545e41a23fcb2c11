"""Glossary terms are explained in place, without leaving the line or covering the leave button."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Visits
from tests.e2e.site_pages import LESSONS, load
from tests.e2e.test_accessibility import assert_accessible
from tests.site_server import ROOT

LESSON = "lessons/regret-remorse-contrition/"
MEANING = ".term-meaning"


def open_first(page: Page) -> str:
    """Open the meaning of the first term, and return its key."""
    link = page.locator("main a.term").first
    link.focus()
    page.keyboard.press("Enter")
    return str(link.get_attribute("href")).partition("#")[2]


def meanings() -> dict[str, str]:
    """Return the meaning of each term from the content file."""
    terms = load(ROOT / "content" / "en" / "glossary.yaml")
    return {key: str(term["meaning"]) for key, term in terms.items()}


@pytest.mark.slow
def test_every_term_of_every_lesson_is_explained_in_place(visit: Visits) -> None:
    seen = 0
    for lesson in LESSONS:
        page = visit(lesson)
        for link in page.locator("main a.term:visible").all():
            link.click()
            key = str(link.get_attribute("href")).partition("#")[2]
            first = meanings()[key].split()[:3]
            assert " ".join(first).replace("'", "’") in page.locator(MEANING).inner_text().replace("\n", " "), key
            assert lesson in page.url
            page.keyboard.press("Escape")
            seen += 1
    assert seen > 40


@pytest.mark.parametrize("width", [320, 1280])
def test_the_meaning_appears_below_its_term_within_the_page(visit: Visits, width: int) -> None:
    page = visit(LESSON, width=width)
    for link in page.locator("main a.term:visible").all():
        link.click()
        box, word = page.locator(MEANING).bounding_box(), link.bounding_box()
        assert box
        assert word
        assert word["y"] + word["height"] <= box["y"] <= word["y"] + word["height"] + 24
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.keyboard.press("Escape")


def test_the_meaning_follows_in_tab_order_and_closes_by_keyboard(visit: Visits) -> None:
    page = visit(LESSON)
    open_first(page)
    link = page.locator("main a.term").first
    expect(link).to_have_attribute("aria-expanded", "true")
    assert page.locator(MEANING).evaluate("(box) => box.previousElementSibling.matches('a.term')")
    page.keyboard.press("Escape")
    expect(page.locator(MEANING)).to_have_count(0)
    expect(link).to_be_focused()
    expect(link).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.locator(MEANING)).to_have_count(0)


def test_one_meaning_is_open_at_a_time_and_clicking_elsewhere_closes_it(visit: Visits) -> None:
    page = visit(LESSON)
    links = page.locator("main a.term:visible")
    links.nth(0).click()
    links.nth(0).click()
    expect(page.locator(MEANING)).to_have_count(0)
    links.nth(0).click()
    links.nth(1).evaluate("(link) => link.click()")
    expect(page.locator(MEANING)).to_have_count(1)
    page.locator("h1").click()
    expect(page.locator(MEANING)).to_have_count(0)


def test_the_leave_button_is_never_covered(visit: Visits) -> None:
    page = visit(LESSON, width=320)
    open_first(page)
    page.evaluate(f"scrollBy(0, document.querySelector('{MEANING}').getBoundingClientRect().top)")
    assert page.evaluate("""() => {
      const { left, top, width, height } = document.querySelector('a.leave').getBoundingClientRect();
      return document.elementFromPoint(left + width / 2, top + height / 2).closest('a.leave') !== null;
    }""")


def test_axe_finds_nothing_with_a_meaning_open(visit: Visits) -> None:
    page = visit(LESSON)
    open_first(page)
    assert_accessible(page)


def test_without_javascript_a_term_links_to_the_glossary(visit: Visits) -> None:
    page = visit(LESSON, java_script_enabled=False)
    link = page.locator("main a.term:visible").first
    key = str(link.get_attribute("href")).partition("#")[2]
    link.click()
    page.wait_for_url(f"**/glossary/#{key}")


def test_a_term_can_be_opened_in_a_new_tab(visit: Visits) -> None:
    page = visit(LESSON)
    with page.context.expect_page() as opened:
        page.locator("main a.term:visible").first.click(modifiers=["ControlOrMeta"])
    opened.value.wait_for_url("**/glossary/#*")
