"""What the outer tests share: one browser, and the site of the content and the small one, each built once."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from tests.content_folder import REAL, copy
from tests.e2e.conftest import FLAGS
from tests.pseudo_content import add_pseudo_locale
from tests.site_server import ROOT, SITE_URL, once, run
from tools.system_packages import PACKAGES, find_chromium, what_to_do

LONG = {
    "test_after_any_edits_what_was_built_again_in_part_is_the_whole_site",
    "test_each_broken_file_gets_a_message_that_says_where",
    "test_killed_half_a_second_after_the_last_key_no_answer_is_lost",
    "test_the_ring_round_what_has_the_focus_is_thick_and_strong_enough",
    "test_the_tab_key_reaches_all_in_order_with_a_ring_and_room_to_press",
    "test_whatever_is_changed_is_told_or_can_be_rendered",
}
"""Tests whose slow cases take minutes together. `make test-all` runs them all, and CI those cases that are not slow."""


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the slow cases of long tests, before pytest chooses by marks."""
    for item in items:
        if getattr(item, "originalname", "") in LONG and item.get_closest_marker("slow"):
            item.add_marker("long")


@pytest.fixture(scope="session")
def common(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for this run of the tests that all workers have in common."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if hasattr(request.config, "workerinput") else own


@pytest.fixture(scope="session")
def site(common: Path) -> Path:
    """The site of the repository's content, built by `amends build` as for GitHub Pages."""
    return once(
        common / "the-site", lambda folder: run("amends", "build", "--no-pdf", "--site", folder, SITE_URL=SITE_URL)
    )


@pytest.fixture(scope="session")
def site_in_two_languages(common: Path) -> Path:
    """The site of the repository's content in its own language and in the pseudo-locale."""

    def make(folder: Path) -> None:
        content = copy(folder.with_suffix(".content"), REAL)
        add_pseudo_locale(content)
        shutil.copy(ROOT / "mkdocs.yml", content.parent)
        run("amends", "build", "--no-pdf", "--site", folder, folder=content.parent, SITE_URL=SITE_URL)

    return once(common / "the-site-in-two-languages", make)


@pytest.fixture(scope="session")
def small_site(common: Path) -> Path:
    """The small site, which has every field type with every behaviour."""
    content = ROOT / "tests" / "sites" / "small" / "content"
    return once(
        common / "the-small-site", lambda folder: run("amends", "build", "--content", content, "--site", folder)
    )


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Playwright, once for each worker: it does not start twice in one process."""
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def chromium() -> str:
    """The system's Chromium. Without one these tests fail; they never pass by."""
    return find_chromium() or pytest.fail(what_to_do(PACKAGES["chromium"]))


@pytest.fixture(scope="session")
def browser(playwright: Playwright, chromium: str) -> Iterator[Browser]:
    started = playwright.chromium.launch(executable_path=chromium, headless=True, args=list(FLAGS))
    yield started
    started.close()
