"""The search page finds pages while typing, works by keyboard, and neither sends nor stores the query."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Visits
from tests.e2e.site_pages import PAGES
from tests.e2e.test_accessibility import assert_accessible

WORDS = "contrit"


def search(page: Page, words: str) -> list[str]:
    """Type a query, and return the titles of the results."""
    page.locator("#search-for").fill(words)
    expect(page.locator(".search-says")).not_to_have_text("")
    page.wait_for_timeout(300)
    return page.locator(".found b").all_text_contents()


FIRST = {
    "what trust is": "What trust is and how it breaks",
    "apologies": "Build an apology",
    "contritoin": "contrition",  # a typing error
    "worksheet 20": "Build an apology",
    "forgiv": "Forgiveness, trust and deciding",
}
"""Queries, with a title that must be among the first three results."""


def test_the_expected_result_comes_first(visit: Visits) -> None:
    page = visit("search/")
    for words, first in FIRST.items():
        assert first in search(page, words)[:3], words


def test_each_result_leads_to_a_page(visit: Visits) -> None:
    page = visit("search/")
    index = page.locator("form.search").get_attribute("data-index")
    entries = page.evaluate("(address) => fetch(address).then((answer) => answer.json())", index)
    addresses = {entry["address"].partition("#")[0] for entry in entries}
    assert addresses <= set(PAGES)
    assert {kind["kind"] for kind in entries} == {"lesson", "worksheet", "pathway", "pack", "page", "term"}
    items = {address for address in PAGES if address.startswith(("lessons/", "worksheets/"))}
    assert items - addresses == {"lessons/", "worksheets/"}
    search(page, WORDS)
    page.locator(".found a").first.click()
    page.wait_for_url(lambda url: "/search/" not in url)
    assert page.locator("h1, dt").count()


def test_an_empty_result_is_announced(visit: Visits) -> None:
    page = visit("search/")
    assert search(page, "xyzzy") == []
    assert "Nothing found" in page.locator(".search-says").text_content()
    page.locator("#search-for").fill("")
    expect(page.locator(".search-says")).to_have_text("")


def test_unusual_queries_break_nothing(visit: Visits) -> None:
    page = visit("search/")
    for words in ("*", "a:b", "+x -y", "^~", "\\", "<img src=x onerror=alert(1)>", " ", "é" * 200):
        page.locator("#search-for").fill(words)
        page.wait_for_timeout(300)
        assert page.locator(".found img").count() == 0
        page.locator("#search-for").fill(WORDS)
        expect(page.locator(".found a").first).to_be_visible()


def test_the_query_is_neither_stored_nor_in_the_address(visit: Visits) -> None:
    page = visit("search/")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url + (request.post_data or "")))
    search(page, WORDS)
    page.keyboard.press("Enter")
    page.wait_for_timeout(300)
    assert WORDS not in page.url
    assert not [address for address in asked if WORDS in address]
    stored = page.evaluate("JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state])")
    assert WORDS not in stored
    page.goto(page.url.replace("search/", "help/"))
    page.go_back()
    page.wait_for_load_state()
    assert page.locator("#search-for").input_value() == ""


@pytest.mark.parametrize("width", [320, 1280])
def test_search_works_by_keyboard(visit: Visits, width: int) -> None:
    page = visit("", width=width)
    page.locator(".find:visible").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('a.leave')"), "the leave button must come first"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator("#search-for")).to_be_focused()
    page.keyboard.type("trust")
    page.locator(".found a").first.wait_for()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.found a')")


def test_axe_finds_nothing_with_results_shown(visit: Visits) -> None:
    page = visit("search/")
    search(page, WORDS)
    assert_accessible(page)


def test_a_failed_index_download_is_reported(visit: Visits) -> None:
    page = visit("search/")
    page.route("**/assets/search/**", lambda route: route.fulfill(status=503, body=""))
    page.locator("#search-for").fill(WORDS)
    expect(page.locator(".search-says")).to_contain_text("could not be loaded")
    visit.said[:] = [said for said in visit.said if "503" not in said]
    page.unroute("**/assets/search/**")
    page.locator("#search-for").fill(WORDS + "e")
    expect(page.locator(".found a").first).to_be_visible()


def test_without_javascript_search_links_to_the_lists(visit: Visits) -> None:
    page = visit("search/", java_script_enabled=False)
    assert page.locator("form.search").is_hidden()
    assert "needs JavaScript" in page.locator(".search-without").text_content()
    assert page.locator("main .links a:visible").count() >= 4


def test_the_index_has_only_the_expected_keys(visit: Visits) -> None:
    page = visit("search/")
    index = page.locator("form.search").get_attribute("data-index")
    entries = page.evaluate("(address) => fetch(address).then((answer) => answer.json())", index)
    for entry in entries:
        assert set(entry) == {"kind", "title", "address", "label", "time", "summary", "words"}, json.dumps(entry)
        assert len(entry["words"].split()) == len(set(entry["words"].split()))
