"""The behaviour of each field, on the worksheet of the small site that has them all."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import SMALL, Visits


@pytest.fixture
def sheet(visit: Visits) -> Page:
    return visit("worksheets/2/", below=SMALL)


def ticked(page: Page, name: str) -> list[str]:
    """Return the chosen values of a field."""
    found: list[str] = page.locator(f'[name="{name}"]:checked').evaluate_all("all => all.map((one) => one.value)")
    return found


def said(page: Page, words: str) -> None:
    """Assert that a live region announces some words."""
    expect(page.locator("[role=status]").filter(has_text=words)).to_have_count(1)


def read(page: Page, *ids: str) -> list[str]:
    return [page.locator(f'[id="{id_}"]').input_value() for id_ in ids]


# ---------- choice, checklist, scale ----------


def test_a_choice_can_be_taken_back(sheet: Page) -> None:
    sheet.locator("#a-state-worn").check()
    sheet.get_by_role("button", name="Clear my choice").click()
    assert ticked(sheet, "state") == []
    assert sheet.evaluate("document.activeElement.id") == "a-state-fine"
    assert sheet.get_by_role("button", name="Clear my choice").is_hidden()
    said(sheet, "cleared")


def test_typing_in_other_selects_it(sheet: Page) -> None:
    sheet.locator('[id="a-state-other-words"]').fill("Like new")
    assert ticked(sheet, "state") == ["other"]
    sheet.locator('[id="a-missed-other-words"]').fill("The map")
    assert ticked(sheet, "missed") == ["other"]


def test_no_more_than_the_limit_can_be_ticked(sheet: Page) -> None:
    for value in ("words", "pictures", "smell"):
        sheet.locator(f"#a-missed-{value}").click(force=True)  # Playwright waits where a box is aria-disabled
    assert ticked(sheet, "missed") == ["words", "pictures"]
    expect(sheet.get_by_text("That is 2.").first).to_be_visible()
    said(sheet, "That is 2.")
    sheet.locator("#a-missed-smell").focus()
    sheet.keyboard.press("Space")
    assert ticked(sheet, "missed") == ["words", "pictures"], "ticked by keyboard"
    sheet.locator("#a-missed-words").uncheck()
    sheet.locator("#a-missed-smell").check()
    assert ticked(sheet, "missed") == ["pictures", "smell"]


def test_none_of_these_excludes_the_other_options(sheet: Page) -> None:
    sheet.locator("#a-missed-words").check()
    sheet.locator("#a-missed-pictures").check()
    sheet.locator("#a-missed-none").check()
    assert ticked(sheet, "missed") == ["none"]
    said(sheet, "The other ticks are cleared.")
    sheet.locator("#a-missed-smell").check()
    assert ticked(sheet, "missed") == ["smell"]


def test_a_scale_starts_unset_and_can_be_cleared(sheet: Page) -> None:
    assert ticked(sheet, "cross") == []
    sheet.locator("#a-cross-0").check(force=True)
    assert ticked(sheet, "cross") == ["0"]
    sheet.get_by_role("button", name="Clear my number").click()
    assert ticked(sheet, "cross") == []
    said(sheet, "This question has no answer now.")


# ---------- conditions ----------


def test_a_field_shows_only_under_its_condition(sheet: Page) -> None:
    note = sheet.locator("#q-note-cross")
    assert note.is_hidden()
    sheet.locator("#a-cross-4").check(force=True)
    assert note.is_hidden(), "only one of two conditions is met"
    sheet.locator("#a-state-worn").check()
    assert note.is_visible()
    assert note.locator(".when").is_hidden(), "the sentence is for paper"
    said(sheet, "Take a breath.")
    sheet.locator("#a-state-fine").check()
    assert note.is_hidden()


# ---------- table ----------


def shown_rows(page: Page) -> int:
    return page.locator("#q-days tbody tr:visible").count()


def press(page: Page, name: str, key: str = "Enter") -> None:
    """Press a button by keyboard."""
    page.get_by_role("button", name=name).focus()
    page.keyboard.press(key)


def test_rows_can_be_added_by_keyboard_up_to_the_limit(sheet: Page) -> None:
    assert shown_rows(sheet) == 2
    press(sheet, "Add a row")
    assert shown_rows(sheet) == 3
    assert sheet.evaluate("document.activeElement.id") == "a-days-3-day"
    press(sheet, "Add a row", key="Space")
    assert shown_rows(sheet) == 4
    assert sheet.get_by_role("button", name="Add a row").is_hidden()
    expect(sheet.get_by_text("There is no room for more rows.")).to_be_visible()


def test_a_row_can_be_removed_and_restored_by_keyboard(sheet: Page) -> None:
    press(sheet, "Add a row")
    for number, day in enumerate(("Monday", "Tuesday", "Friday"), start=1):
        sheet.locator(f"#a-days-{number}-day").fill(day)
    sheet.locator("#a-days-2-free").check()
    sheet.locator("#a-days-2-mood").select_option("not-sure")
    days = ("a-days-1-day", "a-days-2-day", "a-days-3-day")
    sheet.locator("#q-days tbody tr").nth(1).get_by_role("button").focus()
    sheet.keyboard.press("Enter")
    assert shown_rows(sheet) == 2
    assert read(sheet, *days) == ["Monday", "Friday", ""]
    assert not sheet.locator("#a-days-2-free").is_checked()
    said(sheet, "Row 2 has been removed.")
    assert sheet.evaluate("document.activeElement.textContent") == "Undo"
    sheet.keyboard.press("Enter")
    assert shown_rows(sheet) == 3
    assert read(sheet, *days) == ["Monday", "Tuesday", "Friday"]
    assert sheet.locator("#a-days-2-free").is_checked()
    assert sheet.locator("#a-days-2-mood").input_value() == "not-sure"


# ---------- sort ----------


def test_cards_are_listed_under_their_bins_and_can_be_put_back(sheet: Page) -> None:
    summary = sheet.locator(".sort-so-far")
    assert summary.is_hidden()
    sheet.locator("#a-sentences-here-helps").check()
    assert summary.is_visible()
    helps = summary.locator('[data-bin="helps"]')
    expect(helps).to_contain_text("Here is your book.")
    expect(summary).to_contain_text("Not sorted yet: 1")
    sheet.locator("#a-sentences-but-helps").check()
    expect(helps).to_contain_text("You have so many.")
    expect(summary).not_to_contain_text("Not sorted yet")
    sheet.get_by_role("button", name="Put this card back").filter(has_text="Here is your book.").focus()
    sheet.keyboard.press("Enter")
    assert ticked(sheet, "sentences.here") == []
    expect(helps).not_to_contain_text("Here is your book.")
    said(sheet, "The card is back.")


# ---------- letter ----------


def paragraphs(page: Page) -> list[str]:
    return page.locator(".letter-text p").all_inner_texts()


def test_the_letter_grows_with_its_blanks_and_omits_empty_sentences(sheet: Page) -> None:
    assert paragraphs(sheet) == []
    expect(sheet.get_by_text("Nothing is filled in yet.")).to_be_visible()
    sheet.locator("#a-letter-owner").fill("Ann")
    assert paragraphs(sheet) == ["Dear Ann,", "Thank you."]
    sheet.locator("#a-letter-the-book").fill("<b>your</b> blue book")
    assert paragraphs(sheet) == ["Dear Ann,", "here is <b>your</b> blue book.", "Thank you."]
    sheet.locator("#a-letter-owner").fill("  ")
    assert paragraphs(sheet) == ["here is <b>your</b> blue book.", "Thank you."]
    sheet.locator("#a-letter-the-book").fill("")
    assert paragraphs(sheet) == []


# ---------- clearing ----------


def test_clearing_the_sheet_clears_everything(sheet: Page) -> None:
    for name in ("book", "story", "state-other-words", "missed-other-words", "letter-owner", "letter-the-book"):
        sheet.locator(f'[id="a-{name}"]').fill("something")
    sheet.locator("#a-state-worn").check()
    sheet.locator("#a-missed-words").check()
    sheet.locator("#a-cross-4").check(force=True)
    press(sheet, "Add a row")
    sheet.locator("#a-days-3-day").fill("something")
    sheet.locator("#a-days-1-free").check()
    sheet.locator("#a-days-1-mood").select_option("is-so")
    sheet.locator("#a-sentences-here-helps").check()
    assert sheet.locator("#q-note-cross").is_visible()
    sheet.get_by_role("button", name="Clear what I wrote").click()
    expect(sheet.get_by_text("Nothing is filled in yet.")).to_be_visible()
    left = sheet.evaluate("""() => [...document.querySelector('form.sheet').elements]
      .filter((one) => one.matches('input, textarea, select'))
      .filter((one) => (['radio', 'checkbox'].includes(one.type) ? one.checked : one.value)).map((one) => one.id)""")
    assert left == []
    assert "something" not in sheet.locator("body").inner_text()
    assert paragraphs(sheet) == []
    assert sheet.locator(".sort-so-far").is_hidden()
    assert sheet.locator("#q-note-cross").is_hidden()
    assert sheet.locator(".checklist-full").is_hidden()
    assert shown_rows(sheet) == 2
    for name in ("Clear my choice", "Clear my number", "Undo"):
        assert sheet.get_by_role("button", name=name).is_hidden(), name
    said(sheet, "Cleared.")


def test_a_text_area_grows_with_its_answer(sheet: Page) -> None:
    area = sheet.locator("#a-story")
    before = area.bounding_box()
    area.fill("\n".join(["A line."] * 30))
    after = area.bounding_box()
    assert before
    assert after
    assert after["height"] > before["height"]
    assert area.evaluate("area => area.scrollHeight - area.clientHeight") <= 1
