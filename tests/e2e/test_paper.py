"""Printing from the browser: blank and complete worksheets on A4 and Letter, and other pages without navigation."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Locator, Page

from tests.e2e.conftest import SMALL, Visits
from tests.e2e.print_panel import go_to_print_panel, print_answers
from tests.e2e.site_pages import EACH_SHEET, KINDS, SHEETS, fields, load, straight, worksheets
from tests.e2e.test_privacy import SECRET, type_everywhere
from tests.site_server import PREFIX, ROOT

MM = 96 / 25.4
"""CSS pixels per millimetre."""
MARGINS = (25 + 16, 19 + 19)
"""The horizontal and vertical margins of a worksheet, in mm."""


@dataclass(frozen=True)
class Paper:
    """A paper size in mm, and in points as PDFs express it."""

    name: str
    width: float
    height: float
    points: tuple[int, int]

    @property
    def room(self) -> tuple[float, float]:
        """The area within the margins, in pixels."""
        return (self.width - MARGINS[0]) * MM, (self.height - MARGINS[1]) * MM


A4, LETTER = Paper("A4", 210, 297, (595, 842)), Paper("Letter", 215.9, 279.4, (612, 792))

each_sheet = pytest.mark.parametrize(
    ("below", "address"),
    [*(pytest.param(PREFIX, *sheet.values, marks=sheet.marks) for sheet in EACH_SHEET), (SMALL, "worksheets/2/")],
)


def written(below: str, address: str) -> dict[str, Any]:
    """Return the parsed file of a worksheet."""
    if below == SMALL:
        return load(ROOT / "tests" / "sites" / "small" / "content" / "en" / "worksheets" / "book-plan.yaml")
    return worksheets()[int(address.split("/")[1])]


def lay(page: Page, paper: Paper) -> None:
    """Lay the page out as for print on a paper size, in one long column."""
    page.emulate_media(media="print")
    page.set_viewport_size({"width": int(paper.room[0]), "height": int(paper.room[1])})


@each_sheet
def test_a_sheet_prints_blank_and_complete(visit: Visits, below: str, address: str) -> None:
    sheet = written(below, address)
    page = visit(address, below=below)
    blank = _as_printed(page)
    assert page.evaluate(_BESIDE_THE_SHEET) == []
    assert straight(sheet["title"]) in straight(blank)
    blocks = page.locator(".paper .paper-field").all()
    assert len(blocks) == len(fields(sheet))
    numbers = itertools.count(1)
    for field, block in zip(fields(sheet), blocks, strict=True):
        _assert_asks(field, block, numbers)
        _assert_has_room(field, block)
    for paper in (A4, LETTER):
        lay(page, paper)
        assert page.evaluate(_WRONG_ON_PAPER, paper.room) == [], paper.name
        _assert_fits_its_pages(page, paper, address, straight(sheet["title"]))
    page.emulate_media(media="screen")
    type_everywhere(page)
    filled = _as_printed(page)
    assert SECRET not in filled
    assert filled == blank, "answers must not be printed"


_BESIDE_THE_SHEET = """() => [...document.querySelectorAll('body *')]
  .filter((element) => element.checkVisibility())
  .filter((element) => !(element.closest('.paper') || element.querySelector('.paper'))
    || element.matches('input, textarea, select, button, summary, a.button, nav'))
  .map((element) => `${element.tagName} ${element.className}`)"""
_WRONG_ON_PAPER = """([width, height]) => {
  const found = [];
  const tell = (what, element) => found.push(`${what}: ${element.tagName} ${element.className}`);
  const style = (element) => getComputedStyle(element);
  const avoids = (element, where) => style(element)[where].startsWith('avoid');
  const all = (selector) => [...document.querySelectorAll(`.paper ${selector}`)];
  for (const element of all('*').filter((one) => one.checkVisibility())) {
    const box = element.getBoundingClientRect();
    if (box.width && (box.left < -0.5 || box.right > width + 0.5)) tell('beside the paper', element);
    if (style(element).overflowX === 'visible') continue;
    if (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1) tell('clipped', element);
  }
  for (const block of all('.paper-field')) {
    const before = [block, block.closest('.paper-step')].some((one) => style(one).breakBefore === 'page');
    const tall = block.getBoundingClientRect().height > height;
    if (avoids(block, 'breakInside') && tall && !before) tell('leaves a page empty and breaks all the same', block);
    if (!avoids(block, 'breakInside') && !block.matches('[data-may-break]')) tell('parted from its space', block);
  }
  for (const one of all(':is(h2, h3, h4, .when, .paper-hint)')) if (!avoids(one, 'breakAfter')) tell('last on a page', one);
  // Breaks are allowed between rows and lines, but not after the first.
  for (const row of all(':is(tr, .rule)')) if (!avoids(row, 'breakInside')) tell('breaks', row);
  for (const block of all('.paper-long_text[data-may-break] .paper-answer')) {
    const second = block.querySelectorAll('.rule')[1];
    if (second && !avoids(second, 'breakBefore')) tell('a first line alone', block);
  }
  return found;
}"""
_RULES = """(rules) => rules.map((rule) => [rule.getBoundingClientRect().height, parseFloat(getComputedStyle(rule).borderBottomWidth),
  getComputedStyle(rule).borderBottomStyle])"""


def _assert_asks(field: dict[str, Any], block: Locator, numbers: Iterator[int]) -> None:
    """Assert that a field's paper face shows everything in its file."""
    assert f"paper-{field['type']}" in str(block.get_attribute("class")), field["id"]
    assert block.is_visible(), field["id"]
    said = straight(block.inner_text())
    if "label" in field:
        assert straight(field["label"]) in said
        start = said.removeprefix(straight(field.get("on_paper", ""))).strip()
        assert start.startswith((str(next(numbers)), "If "))
    assert said.startswith(straight(field.get("on_paper", ""))), field["id"]
    assert ("show_when" in field) == (block.locator(".when").count() == 1), field["id"]
    for option in field.get("options", []):
        assert straight(option["label"]) in said, field["id"]


def _assert_has_room(field: dict[str, Any], block: Locator) -> None:
    """Assert that the lines and rows to write on have the number that the author set, and sufficient height."""
    rules = block.locator(".rule").evaluate_all(_RULES)
    if field["type"] in {"short_text", "long_text"}:
        assert all(8 <= height / MM <= 9 and width > 0 and style == "solid" for height, width, style in rules), rules
    if field["type"] == "long_text" and field.get("paper", "ruled") == "ruled":
        assert len(rules) == int(field.get("lines", 4)), field["id"]
    if field["type"] == "short_text":
        assert len(rules) == 1, field["id"]
    if field["type"] == "table":
        heights = block.locator("tbody tr:visible").evaluate_all(
            "all => all.map((row) => row.getBoundingClientRect().height)"
        )
        assert len(heights) == (len(field["rows"]) if "rows" in field else int(field["print_rows"])), field["id"]
        assert all(height / MM >= 11.9 for height in heights), field["id"]


def _assert_fits_its_pages(page: Page, paper: Paper, address: str, title: str) -> None:
    """Assert that a PDF of the page has the right paper size, no mostly empty page, and a neutral title."""
    needed = page.evaluate("document.documentElement.scrollHeight") / paper.room[1]
    data = page.pdf(format=paper.name, tagged=True, print_background=False)
    # Landscape pages, for a week or many columns, have the same paper size.
    boxes = {tuple(sorted(map(float, box.split()[2:]))) for box in re.findall(rb"/MediaBox \[([^]]*)\]", data)}
    assert len(boxes) == 1
    assert boxes.pop() == pytest.approx(paper.points, abs=1)
    pages = len(re.findall(rb"/Type /Page\b(?!s)", data))
    assert needed <= pages + 0.1
    assert pages <= 2 * needed + 1
    assert f"Worksheet {address.split('/')[1]}".encode() in data.replace(b"\\000", b"")
    assert title.encode() not in data


def _as_printed(page: Page) -> str:
    lay(page, A4)
    return str(page.locator("body").inner_text())


@pytest.mark.parametrize("address", [KINDS[2], "help/", SHEETS[-1]])
@pytest.mark.parametrize("way", ["light", "dark", "dark by the button"])
def test_print_is_black_on_white(visit: Visits, way: str, address: str) -> None:
    page = visit(address, color_scheme="dark" if way == "dark" else "light")
    if way == "dark by the button":
        page.locator("[data-change-scheme]:visible").first.click()
        assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    lay(page, A4)
    page.evaluate("Promise.all(document.getAnimations().map((animation) => animation.finished))")
    wrong = page.evaluate("""() => {
      const channels = (colour) => colour.match(/[\\d.]+/g).map(Number);
      const wrong = new Set();
      for (const element of [document.documentElement, ...document.querySelectorAll('body, body *')]) {
        if (!element.checkVisibility() || element.closest('svg')) continue;
        const style = getComputedStyle(element);
        const [red, green, blue, alpha = 1] = channels(style.backgroundColor);
        const says = [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
        if (alpha > 0 && Math.min(red, green, blue) < 240) wrong.add(`${element.tagName}.${element.className} is on ${style.backgroundColor}`);
        if (says && Math.max(...channels(style.color).slice(0, 3)) > 0x60) wrong.add(`${element.tagName}.${element.className} is ${style.color}`);
      }
      return [...wrong];
    }""")
    assert wrong == []


STUB = "() => { window.printed = 0; window.print = () => (window.printed += 1); }"


def test_the_print_button_prints_the_blank_sheet(visit: Visits) -> None:
    page = visit("worksheets/2/", below=SMALL)
    type_everywhere(page)
    page.evaluate(STUB)
    go_to_print_panel(page)
    page.locator("[name=print-what][value=pen]").check()
    page.locator("[name=print-large]").check()
    page.locator("button[data-print=browser]").click()
    assert page.evaluate("window.printed") == 1
    assert SECRET not in _as_printed(page)


def test_answers_are_printed_on_request_and_only_once(visit: Visits) -> None:
    page = visit("worksheets/2/", below=SMALL)
    blank = _as_printed(page)
    page.emulate_media(media="screen")
    long = "\n".join(f"Line {number} of a long answer." for number in range(1, 41))
    page.locator("#a-book").fill("The <b>blue</b> one")
    page.locator("#a-story").fill(long)
    page.locator("#a-state-worn").check()
    page.locator("#a-missed-smell").check()
    page.locator("#a-cross-2").check(force=True)
    page.locator("#a-days-2-day").fill("Friday")
    page.locator("#a-days-2-free").check()
    page.locator("#a-letter-owner").fill("Ann")
    page.evaluate(STUB)
    print_answers(page)
    assert page.evaluate("window.printed") == 1
    filled = _as_printed(page)
    for words in ("The <b>blue</b> one", long, "Friday", "Dear Ann,"):
        assert words in filled
    ticked = page.locator(".paper .ticked").evaluate_all(
        "all => all.map((one) => `${one.dataset.answer} ${one.dataset.value}`)"
    )
    assert sorted(ticked) == ["cross 2", "days.2.free true", "missed smell", "state worn"]
    assert "Take a breath." not in filled, "a note whose condition is not met"
    width = page.evaluate(
        "Math.max(...[...document.querySelectorAll('.paper *')].map((one) => one.getBoundingClientRect().right))"
    )
    assert width <= A4.room[0] + 0.5
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert _as_printed(page) == blank
    assert page.locator(".paper .ticked, .paper .written").count() == 0
