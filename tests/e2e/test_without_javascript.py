"""Every page without JavaScript: complete worksheets, conditions as sentences, and no useless buttons."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.e2e.conftest import SMALL, Visits
from tests.e2e.site_pages import EACH_SHEET, KINDS, MISSING, SHEETS, fields, straight, worksheets
from tests.e2e.test_leaving import LEAVE_TO
from tests.site_server import PREFIX


def plain(visit: Visits, address: str, below: str = PREFIX) -> Page:
    return visit(address, below=below, java_script_enabled=False)


@pytest.mark.parametrize("address", EACH_SHEET)
def test_a_sheet_is_complete(visit: Visits, address: str) -> None:
    page = plain(visit, address)
    written = fields(worksheets()[int(address.split("/")[1])])
    for field in written:
        shown = page.locator(f'form [data-field="{field["id"]}"]')
        assert shown.is_visible(), field["id"]
        if "label" in field:
            assert straight(field["label"]) in straight(shown.inner_text())
        sentence = shown.locator(".when")
        assert sentence.count() == ("show_when" in field), field["id"]
        if "show_when" in field:
            assert sentence.is_visible()
        if "on_paper" in field:
            assert straight(sentence.inner_text()) == straight(field["on_paper"])
    # Rows that can only be added with JavaScript stay hidden.
    page.evaluate("() => { for (const row of document.querySelectorAll('[data-row][hidden]')) row.remove(); }")
    for control in page.locator("form.sheet").locator("input, textarea, select").all():
        assert control.is_visible() or control.locator("xpath=ancestor::label").is_visible(), control


@pytest.mark.parametrize(("below", "address"), [(PREFIX, SHEETS[0]), (PREFIX, SHEETS[-1]), (SMALL, "worksheets/2/")])
def test_only_buttons_that_work_are_shown(visit: Visits, below: str, address: str) -> None:
    page = plain(visit, address, below)
    shown = [button for button in page.locator("button").all() if button.is_visible()]
    assert [button.get_attribute("type") for button in shown] == ["reset"]


def test_the_sheet_can_be_filled_in_and_cleared(visit: Visits) -> None:
    page = plain(visit, "worksheets/2/", SMALL)
    page.locator("#a-book").fill("The blue one")
    page.locator("#a-state-worn").check()
    page.locator("#a-days-4-day").fill("Friday")
    page.locator("#a-missed-none").check()
    page.locator("button[type=reset]").click()
    assert page.locator("#a-book").input_value() == ""
    assert page.locator("#a-days-4-day").input_value() == ""
    assert page.locator("form input:checked").count() == 0


def test_worked_examples_can_be_opened(visit: Visits) -> None:
    page = plain(visit, "worksheets/2/", SMALL)
    example = page.locator("#q-book details")
    assert example.locator(".example-answer").is_hidden()
    example.locator("summary").click()
    assert example.locator(".example-answer").is_visible()


# Sheets show more text without scripts; packs, the search and the finder have their own tests.
PACKS = [kind for kind in KINDS if kind.startswith("packs/") and kind != "packs/"]
SHOWS_OTHER_TEXT = {*SHEETS, *PACKS, "my-worksheets/", "search/", "packs/"}


@pytest.mark.parametrize("address", KINDS)
def test_a_page_has_its_text_menu_and_leave_button(visit: Visits, address: str) -> None:
    page = plain(visit, address)
    text = page.locator("main").inner_text()
    if address not in SHOWS_OTHER_TEXT:
        assert len(text) > 100
        assert text == visit(address).locator("main").inner_text()
    visit.said[:] = [words for words in visit.said if address != MISSING or "404" not in words]
    assert page.locator("nav a:visible").count() >= 3
    leave = page.locator("a.leave")
    assert leave.get_attribute("href") == LEAVE_TO
    leave.click()
    page.wait_for_url(LEAVE_TO)
    assert visit.asked == [LEAVE_TO]
    visit.asked.clear()


@pytest.mark.parametrize("address", PACKS)
def test_a_pack_lacks_only_the_box_for_names(visit: Visits, address: str) -> None:
    with_scripts, without = (visit(address, java_script_enabled=scripts) for scripts in (True, False))
    box = with_scripts.locator(".pack-names").inner_text()
    assert box
    text = with_scripts.locator("main").inner_text()
    assert [line for line in text.replace(box, "").splitlines() if line] == [
        line for line in without.locator("main").inner_text().splitlines() if line
    ]
    without.emulate_media(media="print")
    assert without.locator(".pack-name-lines").is_visible(), "no lines for the names"
