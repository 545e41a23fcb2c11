"""Answers on disk: none unless they are kept, none readable if locked, and none lost in a crash."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright, expect

from tests.e2e.conftest import SMALL, TIMEOUT_MS
from tests.e2e.keeping import keep_locked, keep_open, open_kept, pass_gate, saved
from tests.e2e.site_pages import SHEETS
from tests.e2e.test_privacy import type_everywhere
from tests.site_server import PREFIX
from tools.system_packages import CHROMIUM_FLAGS

CANARY = "zebra crossing"
_START_S = 30


@contextmanager
def browsing(playwright: Playwright, chromium: str, profile: Path) -> Iterator[tuple[Page, subprocess.Popen[bytes]]]:
    """Start a browser with a persistent profile, as a separate process that can be killed."""
    told = profile / "DevToolsActivePort"
    told.unlink(missing_ok=True)
    process = subprocess.Popen(
        [
            chromium,
            "--headless",
            *CHROMIUM_FLAGS,
            "--remote-debugging-port=0",
            f"--user-data-dir={profile}",
            "about:blank",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        end = time.monotonic() + _START_S
        while not (told.exists() and told.read_text().count("\n")) and time.monotonic() < end:
            time.sleep(0.02)
        browser = playwright.chromium.connect_over_cdp(f"http://127.0.0.1:{told.read_text().splitlines()[0]}")
        context = browser.contexts[0]
        context.set_default_timeout(TIMEOUT_MS)
        yield context.pages[0], process
        browser.close()
    finally:
        kill(process)


def kill(process: subprocess.Popen[bytes]) -> None:
    """Kill all processes of a browser, so that it cannot clean up."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()


def close(page: Page, process: subprocess.Popen[bytes]) -> None:
    """Close a browser as its user would."""
    assert page.context.browser
    page.context.browser.new_browser_cdp_session().send("Browser.close")
    process.wait(_START_S)


def holding(profile: Path, words: str) -> list[str]:
    """Return the files of a profile that contain the words, in any encoding that browsers use."""
    forms = [words.encode(encoding) for encoding in ("utf-8", "utf-16-le", "utf-16-be")]
    forms += [words.replace(" ", gap).encode() for gap in ("%20", "+")]
    return [
        str(path.relative_to(profile))
        for path in profile.rglob("*")
        if path.is_file() and not path.is_symlink() and any(form in path.read_bytes() for form in forms)
    ]


def test_stored_text_is_found_in_the_profile(
    playwright: Playwright, chromium: str, origin: str, tmp_path: Path
) -> None:
    with browsing(playwright, chromium, tmp_path) as (page, process):
        page.goto(f"{origin}{SMALL}worksheets/2/")
        page.evaluate("(words) => localStorage.setItem('x', words)", CANARY)
        page.goto("about:blank")
        close(page, process)
    assert holding(tmp_path, CANARY)


@pytest.mark.slow
def test_without_keeping_no_answer_reaches_the_disk(
    playwright: Playwright, chromium: str, origin: str, tmp_path: Path
) -> None:
    with browsing(playwright, chromium, tmp_path) as (page, process):
        for address in SHEETS:
            page.goto(f"{origin}{PREFIX}{address}")
            pass_gate(page)
            type_everywhere(page)
            page.goto(f"{origin}{PREFIX}help/")
            page.go_back(wait_until="commit")
            page.goto(f"{origin}{PREFIX}")
        close(page, process)
    assert holding(tmp_path, CANARY) == []


@pytest.mark.parametrize("end", ["closed", "killed"])
def test_locked_answers_are_unreadable_on_disk(
    playwright: Playwright, chromium: str, origin: str, tmp_path: Path, end: str
) -> None:
    with browsing(playwright, chromium, tmp_path) as (page, process):
        page.goto(f"{origin}{SMALL}worksheets/2/")
        pass_gate(page)
        keep_locked(page)
        page.locator("#a-book").fill(CANARY)
        page.locator("#a-story").fill(CANARY * 200)
        saved(page)
        if end == "killed":
            kill(process)
        else:
            close(page, process)
    assert holding(tmp_path, CANARY) == []
    [kept] = tmp_path.rglob("IndexedDB")
    assert holding(kept, "notebooks"), "nothing was kept, so the test proves nothing"
    assert holding(kept, "book-plan") == [], "a file names the sheet"


@pytest.mark.parametrize("kills", [3, pytest.param(100, marks=pytest.mark.slow)])
def test_no_answer_is_lost_when_killed_half_a_second_after_the_last_key(
    playwright: Playwright, chromium: str, origin: str, tmp_path: Path, kills: int
) -> None:
    before = ""
    for kill_number in range(kills + 1):
        with browsing(playwright, chromium, tmp_path) as (page, process):
            page.goto(f"{origin}{SMALL}worksheets/2/")
            pass_gate(page)
            if kill_number == 0:
                keep_open(page)
            else:
                open_kept(page)
                page.locator("[data-keep=opened]").wait_for()
                expect(page.locator("#a-book")).to_have_value(before)
            before = f"{kill_number} {CANARY}"
            page.locator("#a-book").fill("")
            page.locator("#a-book").press_sequentially(before)
            time.sleep(0.5)
            kill(process)
