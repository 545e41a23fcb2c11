"""Actions of a reader who keeps answers (choose, lock, open), and access to what the browser stores."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Page

from tests.e2e.keyboard import go_to_the_top

PASSPHRASE = "violet harbour seven lanterns"
SAVED_MS = 300
"""The longest allowed time from the last key press to the disk."""

_RECORDS = """async () => {
  const found = [];
  for (const { name } of await indexedDB.databases()) {
    const database = await new Promise((done) => { const asked = indexedDB.open(name); asked.onsuccess = () => done(asked.result); });
    for (const store of database.objectStoreNames) {
      const all = database.transaction(store).objectStore(store).getAll();
      found.push(...await new Promise((done) => (all.onsuccess = () => done(all.result))));
    }
    database.close();
  }
  const text = (key, value) => (ArrayBuffer.isView(value) ? [...value].map((byte) => String.fromCharCode(byte)).join('') : value);
  return JSON.stringify(found, text);
}"""


def pass_gate(page: Page) -> None:
    """Go on to the sheet if the safety check precedes it."""
    button = page.locator("[data-gate=on]")
    if button.count() and button.is_visible():
        button.click()
        go_to_the_top(page)


def choose(page: Page, choice: str) -> None:
    """Choose how answers are kept: `nothing`, `open` or `locked`."""
    page.locator(f"input[name=keep][value={choice}]").check()


def keep_open(page: Page) -> None:
    """Start keeping, in a first notebook without a passphrase."""
    choose(page, "open")
    page.locator("[data-keep=opened]").wait_for()


def open_kept(page: Page, choice: str = "open") -> None:
    """Choose to keep, and take the notebook that exists."""
    choose(page, choice)
    page.locator("[data-keep=take]").click()


def keep_locked(page: Page, passphrase: str = PASSPHRASE) -> None:
    """Start keeping, in a first notebook locked by a passphrase."""
    choose(page, "locked")
    make_locked(page, passphrase)


def make_locked(page: Page, passphrase: str = PASSPHRASE) -> None:
    """Enter a new passphrase."""
    page.locator("input.secret, #keep-passphrase").first.fill(passphrase)
    page.locator("[data-keep=sure] input").check()
    page.locator("[data-keep=go]").click()
    page.locator("[data-keep=passphrase]").wait_for(state="hidden")


def unlock(page: Page, passphrase: str = PASSPHRASE) -> None:
    """Enter the passphrase of a notebook."""
    page.locator("#keep-passphrase").fill(passphrase)
    page.locator("[data-keep=go]").click()


def saved(page: Page) -> None:
    """Wait until all answers are on disk."""
    page.wait_for_function("""() => document.documentElement.dataset.kept === 'kept'
      && document.querySelector('[data-kept-more]').textContent !== '…'
      && !document.querySelector('[data-kept-more]').textContent.startsWith('Saving')""")


def records(page: Page) -> str:
    """Return all records of the site's databases as one JSON text."""
    found: str = page.evaluate(_RECORDS)
    return found


def stored(page: Page) -> list[dict[str, Any]]:
    """Return the records of the site's databases."""
    made: list[dict[str, Any]] = json.loads(records(page))
    return made


def said(page: Page) -> str:
    """Return the page's message about keeping."""
    return page.locator("[data-keep=says], [data-my=says]").first.inner_text()
