"""The pseudo-locale in the browser: mirrored and with longer text, the site is as usable as in English."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from amends.pseudo_locale import PSEUDO
from tests.e2e.conftest import Visits, watched
from tests.e2e.example_visits import clipped, overlapping
from tests.e2e.keeping import keep_open, saved
from tests.e2e.site_pages import KINDS, LESSONS, MISSING
from tests.e2e.test_accessibility import NARROW, WIDE, in_every_viewport, open_all, violations
from tests.site_server import PREFIX, serving

EXISTING = [kind for kind in KINDS if kind not in {MISSING, LESSONS[0]}] + ["lessons/regret-remorse-contrition/"]
"""One page of each kind, including a lesson with text in a drawing."""

NO_LANGUAGE_OF_PEOPLE = ("html-lang-valid", "valid-lang")
"""Rules of axe that reject private-use language codes."""


@pytest.fixture
def visit_two(browser: Browser, site_in_two_languages: Path) -> Iterator[Visits]:
    with serving({PREFIX: site_in_two_languages}) as origin:
        yield from watched(Visits(browser, origin))


@pytest.mark.parametrize(
    "address",
    [pytest.param(kind, marks=[] if kind.startswith("worksheets/") else pytest.mark.slow) for kind in EXISTING],
)
def test_nothing_is_clipped_or_inaccessible_mirrored_and_with_longer_text(visit_two: Visits, address: str) -> None:
    page = visit_two(f"{PSEUDO}/{address}", reduced_motion="reduce")
    open_all(page)
    assert page.evaluate("getComputedStyle(document.querySelector('main')).direction") == "rtl"
    for scheme, width in in_every_viewport(page, [("light", WIDE), ("light", NARROW)]):
        wrong = [told for told in violations(page) if not told.startswith(NO_LANGUAGE_OF_PEOPLE)]
        assert wrong == [], (scheme, width)
        assert clipped(page) == [], (scheme, width)
        assert overlapping(page) == [], (scheme, width)


def test_the_language_switch_goes_to_the_same_page_and_back(visit_two: Visits) -> None:
    page = visit_two("lessons/what-trust-is/")
    page.get_by_role("link", name="Pseudo").click()
    expect(page).to_have_url(f"{visit_two.origin}{PREFIX}{PSEUDO}/lessons/what-trust-is/")
    expect(page.locator("html")).to_have_attribute("lang", PSEUDO)
    page.get_by_role("link", name="English").click()
    expect(page).to_have_url(f"{visit_two.origin}{PREFIX}lessons/what-trust-is/")


@pytest.mark.parametrize("address", ["worksheets/4/", "lessons/what-trust-is/", "help/", "pathways/"])
def test_the_language_switch_is_not_printed(visit_two: Visits, address: str) -> None:
    page = visit_two(address)
    expect(page.locator(".languages")).to_be_visible()
    page.emulate_media(media="print")
    expect(page.locator(".languages")).to_be_hidden()


def test_search_finds_words_in_another_language(visit_two: Visits) -> None:
    page = visit_two(f"{PSEUDO}/search/")
    page.get_by_role("searchbox").fill("çóñtrítíóñ")
    expect(page.locator(".found li").first).to_contain_text("çóñtrítíóñ")


def test_kept_answers_are_shared_between_languages(visit_two: Visits) -> None:
    page = visit_two("worksheets/4/")
    keep_open(page)
    field = page.locator("form.sheet textarea, form.sheet input[type=text]").first
    field.fill("Since June")
    saved(page)
    name = field.get_attribute("name")
    page.goto(f"{visit_two.origin}{PREFIX}{PSEUDO}/worksheets/4/")
    expect(page.locator(f"[name='{name}']")).to_have_value("Since June")
