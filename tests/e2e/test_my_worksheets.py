"""My worksheets: read, open, print, export, import and delete kept sheets, without overwriting or running anything."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import SMALL, Visits
from tests.e2e.keeping import PASSPHRASE, keep_locked, keep_open, make_locked, pass_gate, saved, stored, unlock

SECRET = "zebra crossing"
SCRIPT = "<img src=x onerror=\"document.title='run'\"><script>document.title='run'</script>"


def fill(page: Page, words: str = SECRET) -> None:
    """Fill in the second sheet of the small site."""
    page.locator("#a-book").fill(words)
    page.locator("#a-state-worn").check()
    saved(page)


def mine(page: Page, visit: Visits) -> None:
    """Go to My worksheets."""
    page.goto(f"{visit.origin}{SMALL}my-worksheets/")
    page.locator("[data-my=in]").wait_for()


def opened(page: Page, visit: Visits) -> None:
    mine(page, visit)
    page.locator("[data-my=opened]").wait_for()


def export(page: Page, button: str = "[data-my=export]") -> Path:
    with page.expect_download() as download:
        page.locator(button).click()
    assert re.fullmatch(r"worksheets?(-\d+)?-\d{4}-\d\d-\d\d\.json", download.value.suggested_filename)
    return Path(download.value.path())


def bring_back(page: Page, text: str) -> None:
    page.locator("#my-file").set_input_files(
        {"name": "worksheets.json", "mimeType": "application/json", "buffer": text.encode()}
    )


def answers(page: Page) -> int:
    """Return the number of stored answers."""
    return len([record for record in stored(page) if "body" in record])


def test_kept_sheets_can_be_listed_read_opened_and_printed(visit: Visits) -> None:
    page = visit("worksheets/2/", below=SMALL)
    keep_open(page)
    fill(page)
    opened(page, visit)
    assert page.title() == "My worksheets"
    row = page.locator("[data-my=copies] > li")
    assert row.count() == 1
    expect(row.locator("h3")).to_have_text("Worksheet 2: A plan for the book")
    row.locator("summary").click()
    assert row.locator("dd").all_inner_texts() == [SECRET, "Worn"], "in the order of the sheet"
    page.add_init_script("window.print = () => { document.documentElement.dataset.printed = 'yes'; }")
    row.get_by_role("button", name="Print").click()
    page.wait_for_url("**/worksheets/2/")
    page.locator("[data-printed=yes]").wait_for(state="attached")
    expect(page.locator("#a-book")).to_have_value(SECRET)
    opened(page, visit)
    page.locator("[data-my=copies] > li").get_by_role("button", name="Open").click()
    page.wait_for_url("**/worksheets/2/")
    expect(page.locator("#a-book")).to_have_value(SECRET)
    pass_gate(page)
    assert page.locator("#a-book").is_visible()


@pytest.mark.parametrize("locked", [False, True], ids=["readable", "locked"])
def test_importing_a_file_restores_everything_and_is_idempotent(visit: Visits, *, locked: bool) -> None:
    page = visit("worksheets/2/", below=SMALL)
    keep_open(page)
    fill(page)
    opened(page, visit)
    if locked:
        page.locator("[data-my=export-locked]").click()
        with page.expect_download() as download:
            make_locked(page)
        text = Path(download.value.path()).read_text("utf-8")
        assert SECRET not in text
        assert "book-plan" not in text
    else:
        text = export(page).read_text("utf-8")
        assert SECRET in text
    page.locator("[data-my=delete]").click()
    page.locator("[data-my=sure-yes]").click()
    expect(page.locator("[data-my=none]")).to_be_visible()
    assert stored(page) == []
    bring_back(page, text)
    if locked:
        unlock(page, "not this one at all")
        expect(page.locator("[data-my=says]")).to_contain_text("not the passphrase")
        assert stored(page) == []
        unlock(page)
    expect(page.locator("[data-my=plan-text]")).to_contain_text("one filled-in sheet")
    assert stored(page) == [], "the import must wait for confirmation"
    page.locator("[data-my=import]").click()
    expect(page.locator("[data-my=says]")).to_contain_text("Nothing was replaced")
    held = answers(page)
    assert held == 2
    bring_back(page, text)
    if locked:
        unlock(page)
    expect(page.locator("[data-my=says]")).to_contain_text("nothing to add")
    assert answers(page) == held


@pytest.mark.slow
def test_importing_an_older_file_keeps_both_versions(visit: Visits) -> None:
    page = visit("worksheets/2/", below=SMALL)
    keep_open(page)
    fill(page, "then")
    opened(page, visit)
    text = export(page).read_text("utf-8")
    page.goto(f"{visit.origin}{SMALL}worksheets/2/")
    pass_gate(page)
    page.locator("[data-keep=opened]").wait_for()
    fill(page, "now")
    opened(page, visit)
    bring_back(page, text)
    expect(page.locator("[data-my=plan-list]")).to_contain_text("added beside it")
    page.locator("[data-my=import]").click()
    expect(page.locator("[data-my=copies] > li")).to_have_count(2)
    for summary in page.locator("[data-my=copies] summary").all():
        summary.click()
    texts = page.locator("[data-my=copies] dd").all_inner_texts()
    assert sorted(text for text in texts if text != "Worn") == ["now", "then"]


def broken(text: str) -> dict[str, tuple[str, str]]:
    """Return files that must be refused, each with part of the message."""
    file = json.loads(text)
    return {
        "cut off": (text[: len(text) // 2], "damaged"),
        "one letter changed": (text.replace("zebra", "zebrA"), "damaged"),
        "another site's": (json.dumps(file | {"site": "other"}), "another site"),
        "of a later version": (json.dumps(file | {"version": 2}), "newer version"),
        "a photograph": ("\x89PNG", "not a file from this page"),
        "another program's": ('{"format": "something"}', "not a file from this page"),
        "a list": ("[1, 2]", "not a file from this page"),
        "nothing": ("", "not a file from this page"),
    }


def test_a_foreign_or_damaged_file_is_refused_and_nothing_is_lost(visit: Visits) -> None:
    page = visit("worksheets/2/", below=SMALL)
    keep_open(page)
    fill(page)
    opened(page, visit)
    text = export(page).read_text("utf-8")
    held = stored(page)
    for name, (wrong, words) in broken(text).items():
        bring_back(page, wrong)
        expect(page.locator("[data-my=says]"), name).to_contain_text(words)
        assert page.locator("[data-my=plan]").is_hidden()
        page.locator("[data-my=says]").evaluate("(one) => (one.textContent = '')")
    assert stored(page) == held


def signed(page: Page, content: object, site: str = "small") -> str:
    """Return a file with any content and a valid checksum."""
    text = json.dumps(content)
    checksum = page.evaluate(
        """async (text) => [...new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))]
          .map((byte) => byte.toString(16).padStart(2, '0')).join('')""",
        text,
    )
    head = {"format": "amends-worksheets", "version": 1, "site": site, "made": "2026-11-26", "locked": None}
    return json.dumps(head | {"checksum": checksum, "content": text})


def test_a_file_with_invalid_content_is_refused(visit: Visits) -> None:
    page = visit("my-worksheets/", below=SMALL)
    page.locator("[data-my=in]").wait_for()
    for content in ({}, {"copies": 3}, {"copies": [{"sheet": "x"}]}, {"copies": [None]}, None):
        bring_back(page, signed(page, content))
        expect(page.locator("[data-my=says]")).to_contain_text("damaged")
        page.locator("[data-my=says]").evaluate("(one) => (one.textContent = '')")
    assert page.evaluate("async () => (await indexedDB.databases()).length") == 0


@pytest.mark.slow
def test_markup_in_an_answer_is_shown_as_text(visit: Visits) -> None:
    page = visit("worksheets/2/", below=SMALL)
    keep_open(page)
    fill(page, SCRIPT)
    opened(page, visit)
    copies = json.loads(json.loads(export(page).read_text("utf-8"))["content"])
    [copy] = copies["copies"]
    for answer in copy["answers"]:
        answer["question"] = SCRIPT
    copy["sheet"] = "no-such-sheet"
    copy["answers"] = [answer | {"sheet": "no-such-sheet"} for answer in copy["answers"]]
    bring_back(page, signed(page, copies))
    page.locator("[data-my=import]").click()
    expect(page.locator("[data-my=copies] > li")).to_have_count(2)
    for summary in page.locator("[data-my=copies] summary").all():
        summary.click()
    assert SCRIPT in page.locator("[data-my=copies] dd").all_inner_texts()
    assert SCRIPT in page.locator("[data-my=copies] dt").all_inner_texts()
    assert page.locator("[data-my=copies] img, [data-my=copies] script").count() == 0
    assert page.title() == "My worksheets"
    gone = page.locator("[data-my=copies] > li", has_text="not on this site any more")
    assert gone.get_by_role("button", name="Open").count() == 0
    assert gone.get_by_role("button", name="Save as a file").count() == 1


@pytest.mark.slow
def test_one_copy_can_be_deleted_without_the_other(visit: Visits) -> None:
    page = visit("worksheets/2/", below=SMALL)
    keep_open(page)
    fill(page, "stays")
    page.locator("[data-keep=again]").click()
    expect(page.locator("#a-book")).to_have_value("")
    fill(page, "goes")
    opened(page, visit)
    page.locator("[data-my=copies] > li").first.get_by_role("button", name="Delete").click()
    sure = page.locator("[data-my=sure]")
    expect(sure).to_contain_text("for good")
    page.locator("[data-my=sure-no]").click()
    assert page.locator("[data-my=copies] > li").count() == 2
    page.locator("[data-my=copies] > li").first.get_by_role("button", name="Delete").click()
    page.locator("[data-my=sure-yes]").click()
    expect(page.locator("[data-my=copies] > li")).to_have_count(1)
    page.locator("summary").first.click()
    expect(page.locator("[data-my=copies] dd").filter(has_text="stays")).to_be_visible()


def test_a_locked_notebook_shows_nothing_until_opened_and_its_passphrase_can_change(visit: Visits) -> None:
    page = visit("worksheets/2/", below=SMALL)
    keep_locked(page)
    fill(page)
    mine(page, visit)
    page.locator("#keep-passphrase").wait_for()
    assert "A plan" not in page.locator("main").inner_text()
    assert page.locator("[data-my=copies] > li").count() == 0
    unlock(page)
    expect(page.locator("[data-my=copies] > li")).to_have_count(1)
    page.locator("[data-my=lock]").click()
    make_locked(page, "five other words for this")
    expect(page.locator("[data-my=copies] > li")).to_have_count(1)
    page.locator("[data-my=close]").click()
    page.locator("[data-my=notebooks] button").click()
    unlock(page, PASSPHRASE)
    expect(page.locator("[data-my=says]")).to_contain_text("not the passphrase")
    unlock(page, "five other words for this")
    expect(page.locator("[data-my=copies] > li")).to_have_count(1)
    page.locator("[data-my=unlock]").click()
    expect(page.locator("[data-my=state]")).to_contain_text("Not locked")


def test_without_javascript_the_page_says_that_nothing_is_kept(visit: Visits) -> None:
    page = visit("my-worksheets/", below=SMALL, java_script_enabled=False)
    expect(page.locator("main")).to_contain_text("Without it nothing is kept here")
    assert page.locator("main button:visible, main input:visible").count() == 0
