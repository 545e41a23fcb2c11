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
