"""Progress on a pathway is shown only from kept sheets, and only while their notebook is open."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Visits
from tests.e2e.keeping import keep_locked, keep_open, saved
from tests.e2e.site_pages import load, worksheets
from tests.e2e.test_accessibility import assert_accessible
from tests.site_server import PREFIX, ROOT

PATHWAY = "i-caused-the-harm"
STEPS = [step for step in load(ROOT / "content/en/pathways" / f"{PATHWAY}.yaml")["steps"] if "lesson" in step]
AT = 2
"""The step whose sheet is kept, counted from 0."""
SHEET = STEPS[AT]["worksheets"][0]
[NUMBER] = [number for number, sheet in worksheets().items() if sheet["id"] == SHEET]


def title(step: dict[str, str]) -> str:
    return str(load(ROOT / "content/en/lessons" / f"{step['lesson']}.yaml")["title"])


def keep_a_sheet(visit: Visits, number: int = NUMBER, *, locked: bool = False) -> Page:
    """Keep an answer on a sheet, and go to the pathway."""
    page = visit(f"worksheets/{number}/")
    (keep_locked if locked else keep_open)(page)
    page.locator("form.sheet textarea:visible, form.sheet input[type=text]:visible").first.fill("something")
    saved(page)
    page.goto(f"{visit.origin}{PREFIX}pathways/{PATHWAY}/")
    return page


def here(page: Page, part: str) -> str:
    return page.locator(f"[data-here={part}]").inner_text()


@pytest.mark.parametrize("scripts", [True, False])
def test_without_kept_answers_a_pathway_starts_at_its_first_step(visit: Visits, scripts: bool) -> None:  # noqa: FBT001
    page = visit(f"pathways/{PATHWAY}/", java_script_enabled=scripts)
    assert here(page, "k") == f"Step 1 of {len(STEPS)}"
    assert here(page, "title") == title(STEPS[0])
    assert "cannot show where you are" in here(page, "note")
    expect(page.locator(".thread .done")).to_have_count(0)
    page.locator("[data-here=go]").click()
    page.wait_for_url(f"**/lessons/{STEPS[0]['lesson']}/")


def test_a_kept_sheet_shows_the_readers_progress(visit: Visits) -> None:
    page = keep_a_sheet(visit)
    expect(page.locator("[data-here=k]")).to_have_text(f"Step {AT + 2} of {len(STEPS)}")
    assert here(page, "title") == title(STEPS[AT + 1])
    assert title(STEPS[AT]) in here(page, "more")
    expect(page.locator(".thread .done[data-step]")).to_have_count(AT + 1)
    expect(page.locator(".knot-done")).to_have_count(1)
    assert page.locator(".thread .now h3").inner_text().endswith(title(STEPS[AT + 1]))
    page.locator("[data-here=go]").click()
    page.wait_for_url(f"**/lessons/{STEPS[AT + 1]['lesson']}/")


def test_a_locked_notebook_shows_nothing(visit: Visits) -> None:
    page = keep_a_sheet(visit, locked=True)
    expect(page.locator("[data-here=note]")).to_contain_text("locked")
    assert here(page, "k") == f"Step 1 of {len(STEPS)}"
    expect(page.locator(".thread .done")).to_have_count(0)


def test_a_new_tab_shows_nothing_until_the_notebook_is_opened_there(visit: Visits) -> None:
    page = keep_a_sheet(visit)
    other = page.context.new_page()
    other.goto(page.url)
    other.wait_for_timeout(300)
    assert here(other, "k") == f"Step 1 of {len(STEPS)}"


def test_leaving_forgets_the_pathway(visit: Visits) -> None:
    page = visit(f"pathways/{PATHWAY}/")
    assert page.evaluate("sessionStorage.getItem('amends.pathway')") == PATHWAY
    page.locator("a.leave").first.click()
    page.wait_for_url(lambda url: PREFIX not in url)
    page.goto(f"{visit.origin}{PREFIX}help/")
    assert page.evaluate("sessionStorage.getItem('amends.pathway')") is None
    visit.asked.clear()


def test_the_last_step_says_so(visit: Visits) -> None:
    last = next(step for step in reversed(STEPS) if step.get("worksheets"))
    assert last is STEPS[-1]
    [number] = [number for number, sheet in worksheets().items() if sheet["id"] == last["worksheets"][0]]
    page = keep_a_sheet(visit, number)
    expect(page.locator("[data-here=more]")).to_contain_text("last step")
    expect(page.locator("[data-here=go]")).to_have_count(0)


def test_axe_finds_nothing_with_progress_shown(visit: Visits) -> None:
    page = keep_a_sheet(visit)
    expect(page.locator(".thread .now")).to_be_visible()
    assert_accessible(page)


def test_a_lesson_ends_with_the_next_steps_with_the_readers_pathway_first(visit: Visits) -> None:
    page = visit(f"lessons/{STEPS[AT]['lesson']}/")
    listed = page.locator(".path-steps li").evaluate_all("all => all.map((one) => one.dataset.pathway)")
    assert PATHWAY in listed
    paths = sorted((ROOT / "content/en/pathways").glob("*.yaml"))
    with_it = [path.stem for path in paths if STEPS[AT]["lesson"] in str(load(path)["steps"])]
    assert sorted(listed) == with_it
    own = page.locator(f".path-steps [data-pathway={PATHWAY}] a")
    assert title(STEPS[AT + 1]) in own.inner_text()
    assert f"step {AT + 2} of {len(STEPS)}" in own.inner_text()
    for pathway in with_it:
        page.goto(f"{visit.origin}{PREFIX}pathways/{pathway}/")
        page.goto(f"{visit.origin}{PREFIX}lessons/{STEPS[AT]['lesson']}/")
        expect(page.locator(".path-steps li").first).to_have_attribute("data-pathway", pathway)
