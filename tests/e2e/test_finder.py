"""The finder of sheets for a session: every combination of filters, by keyboard, and without JavaScript."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Visits
from tests.e2e.site_pages import worksheets
from tests.e2e.test_accessibility import assert_accessible

WHO, MODES = ("", "hurt", "couple"), ("", "solo", "together")
TIMES, SENSITIVITIES = ("", "5", "20"), ("", "low", "high")


def shown(page: Page) -> set[int]:
    """Return the numbers of the visible sheets."""
    titles = page.locator(".finder-sheets > li:visible > a > b").all_text_contents()
    return {int(title.partition(".")[0]) for title in titles}


def fit(sheet: dict[str, Any], who: str, mode: str, time: str, sensitivity: str) -> bool:
    return (
        (not who or who in sheet["audience"] or "anyone" in sheet["audience"])
        and mode in {"", sheet["mode"]}
        and (not time or int(sheet["minutes"]) <= int(time))
        and sensitivity in {"", sheet["sensitivity"]}
    )


@pytest.mark.slow
def test_every_combination_of_filters_shows_the_matching_sheets(visit: Visits) -> None:
    page = visit("packs/")
    assert shown(page) == set(worksheets())
    for who, mode, time, sensitivity in product(WHO, MODES, TIMES, SENSITIVITIES):
        picked = {"audience": who, "mode": mode, "time": time, "sensitivity": sensitivity}
        for name, value in picked.items():
            page.locator(f"#finder-{name}").select_option(value)
        wanted = {number for number, sheet in worksheets().items() if fit(sheet, who, mode, time, sensitivity)}
        assert shown(page) == wanted, picked
        says = page.locator(".finder-says").text_content() or ""
        assert says.startswith({0: "No sheet", 1: "One of"}.get(len(wanted), f"{len(wanted)} of")), says


def test_filters_work_by_keyboard_and_can_be_reset(visit: Visits) -> None:
    page = visit("packs/")
    page.locator("#finder-mode").focus()
    page.keyboard.press("ArrowDown")
    assert 0 < len(shown(page)) < len(worksheets())
    page.get_by_role("button", name="Show all").click()
    expect(page.locator(".finder-sheets > li:visible")).to_have_count(len(worksheets()))


def test_each_sheet_leads_to_its_notes(visit: Visits) -> None:
    page = visit("packs/")
    page.locator(".finder-ways a").first.click()
    page.wait_for_url("**/worksheets/*/#counsellor")
    assert page.locator("#counsellor").is_visible()


def test_without_javascript_all_sheets_are_listed_without_filters(visit: Visits) -> None:
    page = visit("packs/", java_script_enabled=False)
    assert shown(page) == set(worksheets())
    expect(page.locator("form.finder")).to_be_hidden()


@pytest.mark.parametrize("picked", ["", "together"])
def test_axe_finds_nothing(visit: Visits, picked: str) -> None:
    page = visit("packs/")
    page.locator("#finder-mode").select_option(picked)
    assert_accessible(page)
