"""Measure the time from a key press to the next frame on a sheet with 200 questions, for each way of keeping."""

from __future__ import annotations

import statistics
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.content_folder import copy
from tests.e2e.keeping import keep_locked, keep_open, pass_gate
from tests.site_server import run, serving
from tools.system_packages import CHROMIUM_FLAGS, find_chromium

FIELDS = 200
KEYS = 120
_QUESTION = """\
      - id: extra-{number}
        type: long_text
        label: What else comes to mind, number {number}?
        lines: 3
        example: Nothing more.
"""
_WATCH = """() => {
  window.took = [];
  addEventListener('keydown', () => {
    const from = performance.now();
    requestAnimationFrame(() => setTimeout(() => window.took.push(performance.now() - from)));
  }, { capture: true });
}"""


def _large_sheet(folder: Path) -> Path:
    content = copy(folder)
    sheet = content / "en" / "worksheets" / "book-log.yaml"
    head, mark, rest = sheet.read_text("utf-8").partition("  - title: Look back\n    fields:\n")
    extra = "".join(_QUESTION.format(number=number) for number in range(FIELDS))
    sheet.write_text(head + mark + extra + rest, "utf-8")
    return content


def _measure(page: Page) -> list[float]:
    page.evaluate(_WATCH)
    page.locator(f"#a-extra-{FIELDS // 2}").focus()
    for number in range(KEYS):
        page.keyboard.press("abcdefghij "[number % 11])
        page.wait_for_timeout(30)
    page.wait_for_function(f"() => window.took.length === {KEYS}")
    found: list[float] = page.evaluate("window.took")
    return sorted(found)


def main() -> None:
    """Print the median, 95th percentile and maximum in milliseconds."""
    with tempfile.TemporaryDirectory() as made, sync_playwright() as playwright:
        site = Path(made) / "site"
        run("amends", "build", "--content", _large_sheet(Path(made)), "--site", site)
        browser = playwright.chromium.launch(executable_path=find_chromium(), args=list(CHROMIUM_FLAGS))
        with serving({"/small/": site}) as origin:
            for name, keep in (("nothing", None), ("open", keep_open), ("locked", keep_locked)):
                page = browser.new_context().new_page()
                page.goto(f"{origin}/small/worksheets/3/")
                pass_gate(page)
                if keep:
                    keep(page)
                took = _measure(page)
                middle, late = statistics.median(took), took[int(len(took) * 0.95)]
                print(f"{name:8} median {middle:5.1f}   95th percentile {late:5.1f}   maximum {took[-1]:5.1f} ms")
                page.context.close()
        browser.close()


if __name__ == "__main__":
    main()
