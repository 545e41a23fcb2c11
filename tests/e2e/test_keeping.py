"""Keeping answers on a worksheet's page: opt-in, saved while typing, locked on request, and easy to undo."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.e2e.conftest import SMALL, Visits
from tests.e2e.keeping import (
    PASSPHRASE,
    SAVED_MS,
    choose,
    keep_locked,
    keep_open,
    make_locked,
    open_kept,
    pass_gate,
    records,
    said,
    saved,
    stored,
    unlock,
)
from tests.e2e.print_panel import go_to_print_panel, print_answers
from tests.e2e.test_leaving import fill_in, press_shift

SHEET = "worksheets/2/"
SECRET = "zebra crossing"


def again(page: Page) -> None:
    page.reload()
    pass_gate(page)
    page.locator(".keeping").wait_for()


def go(page: Page, visit: Visits) -> None:
    page.goto(f"{visit.origin}{SMALL}{SHEET}")
    pass_gate(page)


def test_nothing_is_kept_before_the_choice_and_everything_after(visit: Visits) -> None:
    page = visit(SHEET, below=SMALL)
    assert page.locator("input[name=keep]:checked").get_attribute("value") == "nothing"
    page.locator("#a-book").fill("typed before")
    assert page.evaluate("async () => (await indexedDB.databases()).length") == 0
    keep_open(page)
    fill_in(page)
    page.locator("#a-days-1-day").fill("Friday")
    page.locator("#a-letter-owner").fill("Ann")
    saved(page)
    again(page)
    expect(page.locator("#a-book")).to_have_value(SECRET)
    expect(page.locator("#a-story")).to_have_value(SECRET)
    expect(page.locator("#a-state-worn")).to_be_checked()
    expect(page.locator("#a-missed-words")).to_be_checked()
    expect(page.locator("#a-cross-3")).to_be_checked()
    expect(page.locator("#a-days-1-day")).to_have_value("Friday")
    assert page.locator(".letter-text p").count() == 2, "the letter does not follow the answers"
    assert SECRET not in records(page), "answers must be sealed even without a passphrase"


def test_answers_are_saved_within_300_ms(visit: Visits) -> None:
    page = visit(SHEET, below=SMALL)
    keep_open(page)
    page.locator("#a-book").press_sequentially("one")
    saved(page)
    took = page.evaluate("""async () => {
      const put = IDBObjectStore.prototype.put;
      const waited = new Promise((done) => {
        IDBObjectStore.prototype.put = function (value) {
          this.transaction.addEventListener('complete', () => done(performance.now()));
          return put.call(this, value);
        };
      });
      const book = document.querySelector('#a-book');
      book.value = 'two';
      book.dispatchEvent(new InputEvent('input', { bubbles: true }));
      const from = performance.now();
      return (await waited) - from;
    }""")
    assert took < SAVED_MS


def test_cleared_answers_stay_cleared(visit: Visits) -> None:
    page = visit(SHEET, below=SMALL)
    keep_open(page)
    page.locator("#a-book").fill(SECRET)
    page.locator("#a-missed-words").check()
    saved(page)
    page.locator("#a-book").fill("")
    page.locator("#a-missed-words").uncheck()
    saved(page)
    again(page)
    page.locator("[data-keep=opened]").wait_for()
    expect(page.locator("#a-book")).to_have_value("")
    expect(page.locator("#a-missed-words")).not_to_be_checked()


def test_a_passphrase_locks_and_a_wrong_one_loses_nothing(visit: Visits) -> None:
    page = visit(SHEET, below=SMALL)
    keep_locked(page)
    page.locator("#a-book").fill(SECRET)
    saved(page)
    held = records(page)
    assert SECRET not in held
    assert "book-plan" not in held
    assert PASSPHRASE not in held
    rounds = [record["locked"]["rounds"] for record in stored(page) if record.get("locked")]
    assert rounds
    assert min(rounds) >= 600_000
    again(page)
    expect(page.locator("#a-book")).to_have_value("")
    unlock(page, "violet harbour seven lantern")
    expect(page.locator("[data-keep=says]")).to_contain_text("not the passphrase")
    assert records(page) == held
    unlock(page)
    expect(page.locator("#a-book")).to_have_value(SECRET)


def test_an_automatic_passphrase_prompt_does_not_take_the_focus(visit: Visits) -> None:
    page = visit(SHEET, below=SMALL)
    keep_locked(page)
    for address in (SHEET, "my-worksheets/"):
        page.goto(f"{visit.origin}{SMALL}{address}")
        page.locator("[data-keep=passphrase]:not([hidden])").wait_for(state="attached")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.matches('a.leave')"), address


def test_passphrase_strength_is_shown_and_short_ones_are_refused(visit: Visits) -> None:
    page = visit(SHEET, below=SMALL)
    choose(page, "locked")
    field, strength = page.locator("#keep-passphrase"), page.locator("[data-keep=strength]")
    for passphrase, word in (("anna1990", "short"), ("aaaaaaaaaaaaaaaa", "short"), ("abcdefghijklmnopq", "short")):
        field.fill(passphrase)
        expect(strength).to_contain_text(word)
    field.fill("my cat is grey")
    expect(strength).to_contain_text("effort")
    field.fill(PASSPHRASE)
    expect(strength).to_contain_text("Long enough")
    page.locator("[data-keep=go]").click()
    expect(page.locator("[data-keep=says]")).to_contain_text("tick")
    page.locator("[data-keep=sure] input").check()
    field.fill("short one")
    page.locator("[data-keep=go]").click()
    expect(page.locator("[data-keep=says]")).to_contain_text("12 characters")
    assert page.evaluate("async () => (await indexedDB.databases()).length") <= 1
    assert records(page) == "[]"
    page.locator("[data-keep=suggest]").click()
    expect(strength).to_contain_text("Long enough")
    page.locator("[data-keep=cancel]").click()
    assert page.locator("input[name=keep]:checked").get_attribute("value") == "nothing"


def test_browsers_do_not_offer_to_save_the_passphrase(visit: Visits) -> None:
    page = visit(SHEET, below=SMALL)
    choose(page, "locked")
    field = page.locator("#keep-passphrase")
    assert field.get_attribute("type") == "text"
    assert field.evaluate("(one) => getComputedStyle(one).webkitTextSecurity") == "disc"
    page.locator("[data-keep=show]").click()
    assert field.evaluate("(one) => getComputedStyle(one).webkitTextSecurity") == "none"


def test_a_locked_notebook_locks_itself_when_the_page_is_idle(visit: Visits) -> None:
    page = visit(SHEET, below=SMALL)
    page.clock.install()
    again(page)
    keep_locked(page)
    page.locator("#a-book").fill(SECRET)
    page.clock.run_for(1000)
    page.wait_for_function("() => document.documentElement.dataset.kept === 'kept'")
    page.clock.run_for(9 * 60 * 1000)
    page.keyboard.press("ArrowDown")
    page.clock.run_for(9 * 60 * 1000)
    assert page.locator("#a-book").input_value() == SECRET
    page.clock.run_for(2 * 60 * 1000)
    expect(page.locator("#a-book")).to_have_value("")
    assert page.locator("#keep-passphrase").is_visible()
    unlock(page)
    page.clock.run_for(1000)
    expect(page.locator("#a-book")).to_have_value(SECRET)


def test_a_sheet_can_be_filled_in_again_and_earlier_copies_opened(visit: Visits) -> None:
    page = visit(SHEET, below=SMALL)
    keep_open(page)
    page.locator("#a-book").fill("first")
    saved(page)
    page.locator("[data-keep=again]").click()
    expect(page.locator("#a-book")).to_have_value("")
    page.locator("#a-book").fill("second")
    saved(page)
    again(page)
    expect(page.locator("#a-book")).to_have_value("second")
    copies = page.locator("#keep-copies option")
    assert copies.count() == 2
    page.locator("#keep-copies").select_option(index=1)
    expect(page.locator("#a-book")).to_have_value("first")


def test_text_typed_before_opening_never_overwrites_kept_answers(visit: Visits) -> None:
    page = visit(SHEET, below=SMALL)
    keep_open(page)
    page.locator("#a-book").fill("kept")
    saved(page)
    page.locator("[data-keep=close]").click()
    expect(page.locator("#a-book")).to_have_value("")
    page.locator("#a-book").fill("typed meanwhile")
    open_kept(page)
    page.locator("[data-keep=opened]").wait_for()
    expect(page.locator("#a-book")).to_have_value("typed meanwhile")
    page.locator("#keep-copies").select_option(index=1)
    expect(page.locator("#a-book")).to_have_value("kept")


@pytest.mark.slow
def test_two_notebooks_are_independent(visit: Visits) -> None:
    page = visit(SHEET, below=SMALL)
    keep_locked(page)
    page.locator("#a-book").fill("of the first")
    saved(page)
    page.locator("[data-keep=close]").click()
    page.locator("[data-keep=cancel]").click()
    choose(page, "locked")
    page.locator("label", has_text="A new notebook").click()
    page.locator("[data-keep=take]").click()
    make_locked(page, "another four plain words")
    page.locator("[data-keep=opened]").wait_for()
    assert page.locator("#a-book").input_value() == ""
    assert page.locator("[data-keep=name]").inner_text() == "Notebook 2"
    page.locator("#a-book").fill("of the second")
    saved(page)
    page.goto(f"{visit.origin}{SMALL}my-worksheets/")
    unlock(page, "another four plain words")
    page.locator("[data-my=opened]").wait_for()
    text = page.locator("main").inner_text()
    assert "Notebook 1" not in text
    page.locator("[data-my=delete]").click()
    page.locator("[data-my=sure-yes]").click()
    expect(page.locator("[data-my=says]")).to_contain_text("Notebook 2")
    assert len([record for record in stored(page) if "epoch" in record]) == 1, "the other notebook is gone"
    go(page, visit)
    open_kept(page, "locked")
    unlock(page)
    expect(page.locator("#a-book")).to_have_value("of the first")


def test_a_notebook_can_be_locked_later_with_its_answers(visit: Visits) -> None:
    page = visit(SHEET, below=SMALL)
    keep_open(page)
    page.locator("#a-book").fill(SECRET)
    saved(page)
    assert [record["open"] is not None for record in stored(page) if "epoch" in record] == [True]
    open_kept(page, "locked")
    make_locked(page)
    page.locator("[data-keep=opened]").wait_for()
    assert [record["open"] for record in stored(page) if "epoch" in record] == [None]
    page.locator("#a-story").fill("more")
    saved(page)
    again(page)
    unlock(page)
    expect(page.locator("#a-book")).to_have_value(SECRET)
    expect(page.locator("#a-story")).to_have_value("more")


def test_clearing_asks_first_and_deletes_the_copy(visit: Visits) -> None:
    page = visit(SHEET, below=SMALL)
    keep_open(page)
    page.locator("#a-book").fill(SECRET)
    saved(page)
    page.locator("button[type=reset]").click()
    assert page.locator("#a-book").input_value() == SECRET
    page.locator("[data-keep=confirm-no]").click()
    assert page.locator("#a-book").input_value() == SECRET
    page.locator("button[type=reset]").click()
    page.locator("[data-keep=confirm-yes]").click()
    expect(page.locator("#a-book")).to_have_value("")
    assert len(stored(page)) == 1, "more than the notebook is left"


def test_switching_keeping_off_keeps_nothing_more(visit: Visits) -> None:
    page = visit(SHEET, below=SMALL)
    keep_open(page)
    page.locator("#a-book").fill("kept")
    saved(page)
    held = records(page)
    choose(page, "nothing")
    expect(page.locator("[data-keep=says]")).to_contain_text("From now on nothing is kept")
    page.locator("#a-book").fill("not kept")
    page.wait_for_timeout(2 * SAVED_MS)
    assert records(page) == held
    assert page.locator(".status b").inner_text() == "Nothing is being kept"


def test_a_sheet_that_is_never_kept_offers_no_keeping(visit: Visits) -> None:
    page = visit("worksheets/1/", below=SMALL)
    assert page.locator("input[name=keep]").count() == 0
    assert page.locator("[data-share], [name=print-what][value=answers]").count() == 0
    expect(page.locator("#keep")).to_contain_text("never kept")


@pytest.mark.parametrize("what", ["denied", "missing", "full"])
def test_everything_else_works_when_storage_fails(visit: Visits, what: str) -> None:
    page = visit("", below=SMALL)
    page.add_init_script(
        {
            "denied": "IDBFactory.prototype.open = () => { throw new DOMException('denied', 'SecurityError'); };",
            "missing": "Object.defineProperty(window, 'indexedDB', { value: undefined });",
            "full": """IDBObjectStore.prototype.put = function () {
              this.transaction.abort();
              Object.defineProperty(this.transaction, 'error', { value: new DOMException('full', 'QuotaExceededError') });
            };""",
        }[what]
    )
    go(page, visit)
    if what == "missing":
        expect(page.locator("[data-keep=says]")).to_contain_text("does not let pages keep anything")
        assert page.locator("input[name=keep][value=open]").is_disabled()
    else:
        page.locator("#a-story").fill("typed before the choice")
        page.locator("input[name=keep][value=open]").click()
    page.locator("#a-book").fill("still typed")
    if what == "full":
        expect(page.locator("[data-keep=says]")).to_contain_text("no room left")
        expect(page.locator(".status p")).to_contain_text("no room left")
    else:
        expect(page.locator("[data-keep=says]")).to_contain_text("does not let pages keep anything")
    assert page.locator("#a-book").input_value() == "still typed"
    page.evaluate("window.print = () => { document.body.dataset.printed = 'yes'; }")
    print_answers(page)
    assert page.evaluate("document.body.dataset.printed") == "yes"
    page.locator("a.leave").click()
    page.wait_for_url("https://**")
    visit.asked.clear()


def test_a_failed_first_save_is_not_reported_as_kept(visit: Visits) -> None:
    page = visit("", below=SMALL)
    page.add_init_script("""IDBObjectStore.prototype.put = function () {
      this.transaction.abort();
      Object.defineProperty(this.transaction, 'error', { value: new DOMException('full', 'QuotaExceededError') });
    };""")
    go(page, visit)
    page.locator("#a-book").fill("typed before the choice")
    choose(page, "open")
    page.locator("[data-keep=opened]").wait_for()
    expect(page.locator("[data-keep=says]")).to_contain_text("no room left")
    assert "no room left" in page.locator(".status p").inner_text()
    assert page.evaluate("document.documentElement.dataset.kept") == "failed"


def test_leaving_locks_every_tab_and_forgets_the_open_notebook(browser: Browser, origin: str) -> None:
    visit = Visits(browser, origin)
    page = visit(SHEET, below=SMALL)
    keep_locked(page)
    page.locator("#a-book").fill(SECRET)
    saved(page)
    other = page.context.new_page()
    go(other, visit)
    open_kept(other, "locked")
    unlock(other)
    expect(other.locator("#a-book")).to_have_value(SECRET)
    press_shift(page)
    page.wait_for_url("https://**")
    expect(other.locator("#a-book")).to_have_value("")
    go(page, visit)
    page.locator(".keeping").wait_for()
    assert page.locator("#a-book").input_value() == ""
    assert page.locator("#keep-passphrase").is_hidden()
    assert re.search("One notebook is kept", said(page))
    visit.close()


def test_only_picked_answers_are_shared_and_none_is_picked_initially(visit: Visits) -> None:
    page = visit(SHEET, below=SMALL)
    page.locator("#a-book").fill(SECRET)
    page.locator("#a-letter-owner").fill("Ann")
    go_to_print_panel(page)
    page.locator("[name=print-what][value=shared]").check()
    boxes = page.locator(".sharing input[type=checkbox]")
    assert [box.get_attribute("value") for box in boxes.all()] == ["letter"], "only the letter is marked as shared"
    assert not boxes.first.is_checked()
    page.locator("[data-share=print]").click()
    expect(page.locator(".sharing [role=status]")).to_contain_text("Choose at least one")
    page.locator(".sharing input[value=letter]").check()
    page.evaluate("window.print = () => { window.printed = document.querySelector('article.paper').cloneNode(true); }")
    page.locator("[data-share=print]").click()
    shown = page.evaluate("""() => {
      const paper = window.printed;
      for (const gone of paper.querySelectorAll('[hidden]')) gone.remove();
      return paper.textContent;
    }""")
    assert "Ann" in shown
    assert SECRET not in shown
    with page.expect_download() as download:
        page.locator("[data-share=save]").click()
    assert re.fullmatch(r"worksheet-2-\d{4}-\d\d-\d\d\.txt", download.value.suggested_filename)
    text = download.value.path().read_text("utf-8")
    assert "Ann" in text
    assert SECRET not in text


def test_keeping_does_not_wait_for_the_browsers_permission_prompt(visit: Visits) -> None:
    """Firefox prompts the reader for persistent storage, and the promise is pending until they answer."""
    page = visit("help/", below=SMALL)
    page.context.add_init_script("StorageManager.prototype.persist = () => new Promise(() => {});")
    page.goto(f"{visit.origin}{SMALL}{SHEET}")
    pass_gate(page)
    keep_open(page)
    page.locator("#a-book").fill(SECRET)
    saved(page)
    page.reload()
    pass_gate(page)
    expect(page.locator("#a-book")).to_have_value(SECRET)
