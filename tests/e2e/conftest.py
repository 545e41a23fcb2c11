"""Fixtures for browser tests: servers, browsers, and pages whose console and external requests are recorded."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Playwright, Route, expect, sync_playwright

from tests.e2e.keeping import pass_gate
from tests.example_site import write_example_site
from tests.site_server import PREFIX, once, serving
from tools.system_packages import CHROMIUM_FLAGS, PACKAGES, find_chromium, what_to_do

SMALL = "/small/"
TIMEOUT_MS = 20_000
"""Enough for a busy machine: unlocking a notebook takes 600,000 rounds of key derivation."""
expect.set_options(timeout=TIMEOUT_MS)


@pytest.fixture(scope="session")
def origin(site: Path, small_site: Path) -> Iterator[str]:
    """The origin that serves the site below `/trust/` and the small one below `/small/`."""
    with serving({PREFIX: site, SMALL: small_site}) as address:
        yield address


@pytest.fixture(scope="session")
def examples_origin(common: Path) -> Iterator[str]:
    """The origin that serves the tiny site, which has a page of examples for every type."""
    with serving({PREFIX: once(common / "the-examples", write_example_site)}) as address:
        yield address


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """Playwright, started once per worker: it cannot start twice in one process."""
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def chromium() -> str:
    """The path of the system's Chromium. Without it these tests fail; they are never skipped."""
    return find_chromium() or pytest.fail(what_to_do(PACKAGES["chromium"]))


@pytest.fixture(scope="session")
def browser(playwright: Playwright, chromium: str) -> Iterator[Browser]:
    started = playwright.chromium.launch(executable_path=chromium, headless=True, args=list(CHROMIUM_FLAGS))
    yield started
    started.close()


@pytest.fixture(scope="module")
def browser_with_memory(playwright: Playwright, chromium: str) -> Iterator[Browser]:
    """A browser with the back/forward cache, which Playwright disables by default."""
    started = playwright.chromium.launch(
        executable_path=chromium,
        headless=True,
        args=[*CHROMIUM_FLAGS, "--enable-features=BackForwardCache"],
        ignore_default_args=["--disable-back-forward-cache"],
    )
    yield started
    started.close()


class Visits:
    """Open pages, each in its own profile, and record console messages and external requests."""

    def __init__(self, browser: Browser, origin: str) -> None:
        self.browser = browser
        self.origin = origin
        self.said: list[str] = []
        """Console messages and script errors."""
        self.asked: list[str] = []
        """Requests to anywhere but the site."""
        self.pages: list[Page] = []

    def __call__(
        self, address: str = "", *, below: str = PREFIX, width: int = 1280, past_gate: bool = True, **options: Any
    ) -> Page:
        """Open a page of the site in a new profile; `options` are passed to the Playwright context.

        If the safety check precedes a sheet, go on to the sheet unless `past_gate=False`.
        """
        context = self.browser.new_context(viewport={"width": width, "height": 900}, **options)
        context.set_default_timeout(TIMEOUT_MS)
        context.route(lambda url: not url.startswith((f"{self.origin}/", "data:", "blob:")), self._elsewhere)
        page = context.new_page()
        page.on("console", lambda message: self.said.append(f"{message.type}: {message.text}"))
        page.on("pageerror", lambda error: self.said.append(f"error: {error}"))
        self.pages.append(page)
        page.goto(f"{self.origin}{below}{address}")
        if past_gate:
            pass_gate(page)
        return page

    def _elsewhere(self, route: Route) -> None:
        self.asked.append(route.request.url)
        route.fulfill(content_type="text/html", body="<!doctype html><title>Elsewhere</title><p>Elsewhere")

    def close(self) -> None:
        for page in self.pages:
            page.context.close()


@pytest.fixture
def visit(browser: Browser, origin: str) -> Iterator[Visits]:
    """Open pages; the test fails if there are console messages or external requests at its end.

    A test that expects some checks them and clears the list.
    """
    yield from watched(Visits(browser, origin))


@pytest.fixture
def visit_example(browser: Browser, examples_origin: str) -> Iterator[Visits]:
    """Open the example pages of the types, watched in the same way."""
    yield from watched(Visits(browser, examples_origin))


def watched(visits: Visits) -> Iterator[Visits]:
    yield visits
    visits.close()
    assert visits.said == []
    assert visits.asked == []
