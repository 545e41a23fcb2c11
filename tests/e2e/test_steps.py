"""Showing a worksheet one step at a time: optional, without losing answers, and forgotten on leaving."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import SMALL, Visits
from tests.e2e.print_panel import print_answers
from tests.e2e.site_pages import worksheets
from tests.e2e.test_accessibility import assert_accessible

SHEET = "worksheets/2/"
SEEN = "() => [...document.querySelectorAll('.step')].filter((step) => !step.hidden).map((step) => step.id)"


def seen(page: Page) -> list[str]:
    """Return the ids of the visible steps."""
    found: list[str] = page.evaluate(SEEN)
    return found


def by_steps(visit: Visits, address: str = SHEET, below: str = SMALL, **options: object) -> Page:
    page = visit(address, below=below, **options)
    page.locator("[name=see][value=steps]").check()
    expect(page.locator(".step-ways")).to_be_visible()
    return page


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


@pytest.mark.parametrize("width", [320, 1280])
def test_steps_go_forward_and_back_with_the_focus_on_the_heading(visit: Visits, width: int) -> None:
    page = by_steps(visit, width=width)
    count = page.locator(".step").count()
    assert count > 2
    expect(page.get_by_role("button", name="Back", exact=True)).to_be_hidden()
    for number in range(1, count + 1):
        assert seen(page) == [f"step-{number}"]
        assert f"Step {number} of {count}" in page.locator(f"#step-{number}").inner_text()
        if number < count:
            press(page, "Next step")
            expect(page.locator(f"#step-{number + 1} h2")).to_be_focused()
            box = page.locator(f"#step-{number + 1} h2").bounding_box()
            assert box
            assert 0 < box["y"] < 400, "the heading is not in view below the bar"
    expect(page.get_by_role("button", name="Next step")).to_be_hidden()
    assert "last step" in page.locator(".step-ways").inner_text()
    press(page, "Back")
    assert seen(page) == [f"step-{count - 1}"]


def test_the_whole_sheet_is_shown_by_default_and_again_on_request(visit: Visits) -> None:
    page = visit(SHEET, below=SMALL)
    whole = seen(page)
    assert len(whole) == page.locator(".step").count()
    page.locator("[name=see][value=steps]").check()
    expect(page.locator(".step-ways")).to_be_visible()
    page.locator("[name=see][value=whole]").check()
    assert seen(page) == whole
    expect(page.locator(".step-ways")).to_have_count(0)


def test_answers_in_hidden_steps_stay_and_are_printed(visit: Visits) -> None:
    page = by_steps(visit)
    page.evaluate("window.print = () => {}")
    page.locator("#a-book").fill("Kept while away")
    press(page, "Next step")
    assert page.locator("#a-book").input_value() == "Kept while away"
    print_answers(page)
    page.emulate_media(media="print")
    assert "Kept while away" in page.locator("article.paper").inner_text()
    for field in page.locator("form.sheet .step [data-field]").all():
        name = field.get_attribute("data-field")
        assert page.locator(f'article.paper [data-field="{name}"]').count(), name


def test_a_link_into_another_step_shows_that_step(visit: Visits) -> None:
    page = by_steps(visit)
    page.evaluate("location.hash = 'step-3'")
    expect(page.locator("#step-3 h2")).to_be_visible()
    assert seen(page) == ["step-3"]
    assert page.locator("#step-1").get_attribute("hidden") == "until-found", "the browser's find function must find it"
    page.locator("#step-1").evaluate("(step) => step.dispatchEvent(new Event('beforematch', { bubbles: true }))")
    assert seen(page) == ["step-1"]


def test_the_choice_is_stored_per_tab_and_leaving_forgets_it(visit: Visits) -> None:
    page = by_steps(visit)
    page.goto(page.url.replace("worksheets/2/", "worksheets/3/"))
    assert page.evaluate("sessionStorage.getItem('amends.see')") == "steps"
    page.goto(page.url.replace("worksheets/3/", "worksheets/2/"))
    button = page.locator("[data-gate=on]")
    if button.is_visible():
        button.click()
    expect(page.locator("[name=see][value=steps]")).to_be_checked()
    expect(page.locator(".step-ways")).to_be_visible()
    page.locator("a.leave").first.click()
    page.wait_for_url(lambda url: "/small/" not in url)
    page.goto(visit.origin + SMALL + "help/")
    assert page.evaluate("JSON.stringify({ ...sessionStorage })").count("amends.see") == 0
    visit.asked.clear()


def test_the_choice_is_not_an_answer(visit: Visits) -> None:
    page = by_steps(visit)
    assert "see" not in (page.locator("form.sheet").get_attribute("data-fields") or "")
    assert not page.evaluate("[...new FormData(document.querySelector('form.sheet')).keys()].includes('see')")


def test_without_javascript_the_whole_sheet_is_shown(visit: Visits) -> None:
    page = visit(SHEET, below=SMALL, java_script_enabled=False, past_gate=False)
    expect(page.locator(".ways-to-see")).to_be_hidden()
    assert page.locator(".step-of").all_inner_texts()[:2] == ["Step 1 of 3", "Step 2 of 3"]


@pytest.mark.parametrize("number", [number for number, sheet in worksheets().items() if len(sheet["steps"]) > 1][:3])
def test_axe_finds_nothing_at_any_step(visit: Visits, number: int) -> None:
    page = visit(f"worksheets/{number}/", reduced_motion="reduce")
    page.locator("[name=see][value=steps]").check()
    expect(page.locator(".step-ways")).to_be_visible()
    while True:
        assert_accessible(page)
        if not page.get_by_role("button", name="Next step").is_visible():
            break
        press(page, "Next step")
