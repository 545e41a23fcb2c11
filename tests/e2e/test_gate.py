"""The safety check before a worksheet for two: asked each time, never stored, advisory only."""

from __future__ import annotations

from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import SMALL, Visits
from tests.e2e.keeping import keep_open, records, saved

SHEET = "worksheets/2/"


def test_the_check_precedes_the_sheet_and_is_not_stored(visit: Visits) -> None:
    page = visit(SHEET, below=SMALL, past_gate=False)
    gate = page.locator("form.gate-check")
    expect(gate).to_be_visible()
    assert page.locator("form.sheet").is_hidden()
    assert page.locator("#keep, #print, .status").locator("visible=true").count() == 0
    assert page.locator("[data-gate=text]").is_hidden()
    for radio in gate.locator("input[type=radio]").all():
        radio.check()
    page.locator("[data-gate=on]").click()
    assert gate.is_hidden()
    assert page.locator("form.sheet").is_visible()
    assert page.locator("form.gate-check input:checked").count() == 0
    expect(page.locator("#gate + section h2")).to_be_focused()
    assert page.evaluate(
        "[localStorage.length, sessionStorage.length, history.state, location.search + location.hash]"
    ) == [0, 0, None, ""]
    page.reload()
    expect(gate).to_be_visible()
    page.locator("[data-gate=on]").click()
    page.locator("[data-gate=again]").click()
    expect(gate).to_be_visible()
    assert page.locator("form.sheet").is_hidden()


def test_a_page_restored_by_back_asks_again(browser_with_memory: Browser, origin: str) -> None:
    visit = Visits(browser_with_memory, origin)
    page = visit(SHEET, below=SMALL)
    page.evaluate("window.fromMemory = true")
    assert page.locator("form.sheet").is_visible()
    page.locator(".bar a.help").click()
    page.wait_for_url("**/help/")
    page.go_back(wait_until="commit")
    page.wait_for_url(f"**/{SHEET}", wait_until="commit")
    assert page.evaluate("window.fromMemory"), "the page was not restored from the cache"
    expect(page.locator("form.gate-check")).to_be_visible()
    assert page.locator("form.sheet").is_hidden()
    visit.close()


def test_answers_to_the_check_are_never_kept(visit: Visits) -> None:
    page = visit(SHEET, below=SMALL)
    keep_open(page)
    page.locator("#a-book").fill("kept")
    saved(page)
    held = records(page)
    page.locator("[data-gate=again]").click()
    for radio in page.locator("form.gate-check input[type=radio]").all():
        radio.check()
    page.wait_for_timeout(600)
    assert records(page) == held


def test_an_answer_shows_advice_and_no_score(visit: Visits) -> None:
    page = visit(SHEET, below=SMALL, past_gate=False)
    notes = page.locator("form.gate-check .field-note[data-show-when]")
    assert notes.count() >= 1
    assert [note.is_visible() for note in notes.all()] == [False] * notes.count()
    for name in {radio.get_attribute("name") for radio in page.locator("form.gate-check input[type=radio]").all()}:
        page.locator(f'form.gate-check input[name="{name}"]').last.check()
    assert any(note.is_visible() for note in notes.all())
    assert page.locator("[data-gate=on]").is_enabled(), "the check must be advisory"


def test_without_javascript_the_check_is_text_before_the_sheet(visit: Visits) -> None:
    page = visit(SHEET, below=SMALL, java_script_enabled=False)
    assert page.locator("form.gate-check").is_hidden()
    asked = page.locator("[data-gate=text] li").all_inner_texts()
    assert asked == ["Are you alone?"]
    assert page.locator("form.sheet").is_visible()


def ids(page: Page) -> list[str]:
    found: list[str] = page.evaluate("[...document.querySelectorAll('[id]')].map((one) => one.id)")
    return found


def test_ids_are_unique(visit: Visits) -> None:
    page = visit(SHEET, below=SMALL)
    assert len(ids(page)) == len(set(ids(page)))
