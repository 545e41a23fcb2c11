"""What the browser prints: a sheet for a pen, blank and whole, on A4 and Letter; any other page without its furniture."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.e2e.conftest import SMALL, Visits
from tests.e2e.print_panel import go_to_print_panel, print_answers
from tests.e2e.site_pages import (
    EACH_SHEET,
    KINDS,
    NOT_THERE,
    SHEETS,
    fields,
    load,
    straight,
    worksheets,
)
from tests.e2e.test_privacy import SECRET, type_everywhere
from tests.site_server import PREFIX, ROOT

MM = 96 / 25.4
"""Pixels of CSS in a millimetre."""
MARGINS = (25 + 16, 19 + 19)
"""What the sheet's margins take of the width and of the height, in mm."""


@dataclass(frozen=True)
class Paper:
    """A size of paper, in mm; `points` is how a PDF says it."""

    name: str
    width: float
    height: float
    points: tuple[int, int]

    @property
    def room(self) -> tuple[float, float]:
        """The room within the margins, in pixels."""
        return (self.width - MARGINS[0]) * MM, (self.height - MARGINS[1]) * MM


A4, LETTER = Paper("A4", 210, 297, (595, 842)), Paper("Letter", 215.9, 279.4, (612, 792))

each_paper = pytest.mark.parametrize("paper", [A4, LETTER], ids=lambda paper: paper.name)
each_sheet = pytest.mark.parametrize(
    ("below", "address"),
    [*(pytest.param(PREFIX, *sheet.values, marks=sheet.marks) for sheet in EACH_SHEET), (SMALL, "worksheets/2/")],
)


def written(below: str, address: str) -> dict[str, Any]:
    """Return what stands in the file of a worksheet."""
    if below == SMALL:
        return load(ROOT / "tests" / "sites" / "small" / "content" / "en" / "worksheets" / "book-plan.yaml")
    return worksheets()[int(address.split("/")[1])]


def lay(page: Page, paper: Paper) -> None:
    """Lay the page out as it would be printed on some paper, as one long column."""
    page.emulate_media(media="print")
    page.set_viewport_size({"width": int(paper.room[0]), "height": int(paper.room[1])})


@each_sheet
def test_nothing_but_the_sheet_is_printed(visit: Visits, below: str, address: str) -> None:
    page = visit(address, below=below)
    lay(page, A4)
    outside = page.evaluate("""() => [...document.querySelectorAll('body *')]
      .filter((element) => !element.closest('.paper') && !element.querySelector('.paper') && element.checkVisibility())
      .map((element) => `${element.tagName} ${element.className}`)""")
    assert outside == []
    controls = page.locator("input, textarea, select, button, summary, a.button, nav").all()
    assert [control for control in controls if control.is_visible()] == []


@each_sheet
def test_the_whole_sheet_is_printed(visit: Visits, below: str, address: str) -> None:
    sheet = written(below, address)
    page = visit(address, below=below)
    lay(page, A4)
    text = straight(page.locator("body").inner_text())
    assert straight(sheet["title"]) in text
    number = 0
    blocks = page.locator(".paper .paper-field").all()
    assert len(blocks) == len(fields(sheet))
    for field, block in zip(fields(sheet), blocks, strict=True):
        assert f"paper-{field['type']}" in str(block.get_attribute("class")), field["id"]
        assert block.is_visible(), field["id"]
        said = straight(block.inner_text())
        if "label" in field:
            number += 1
            assert straight(field["label"]) in said
            assert said.removeprefix(straight(field.get("on_paper", ""))).strip().startswith((str(number), "If "))
        if "on_paper" in field:
            assert said.startswith(straight(field["on_paper"])), field["id"]
        assert ("show_when" in field) == (block.locator(".when").count() == 1), field["id"]
        for option in field.get("options", []):
            assert straight(option["label"]) in said, field["id"]


@each_sheet
def test_there_are_as_many_ruled_lines_as_the_author_asks_for(visit: Visits, below: str, address: str) -> None:
    sheet = written(below, address)
    page = visit(address, below=below)
    lay(page, A4)
    looked_at = 0
    for field, block in zip(fields(sheet), page.locator(".paper .paper-field").all(), strict=True):
        rules = block.locator(".rule").evaluate_all(
            "all => all.map((rule) => [rule.getBoundingClientRect().height, getComputedStyle(rule).borderBottomWidth,"
            " getComputedStyle(rule).borderBottomStyle])"
        )
        for height, width, style in rules if field["type"] in {"short_text", "long_text"} else []:
            assert 8 <= height / MM <= 9, (field["id"], height / MM)
            assert float(width.removesuffix("px")) > 0, field["id"]
            assert style == "solid", field["id"]
        if field["type"] == "long_text" and field.get("paper", "ruled") == "ruled":
            assert len(rules) == int(field.get("lines", 4)), field["id"]
            looked_at += 1
        if field["type"] == "short_text":
            assert len(rules) == 1, field["id"]
        if field["type"] == "table":
            rows = [row for row in block.locator("tbody tr").all() if row.is_visible()]
            assert len(rows) == len(field["rows"]) if "rows" in field else int(field["print_rows"]), field["id"]
            for row in rows:
                assert row.evaluate("row => row.getBoundingClientRect().height") / MM >= 11.9, field["id"]
    assert looked_at or not any(field["type"] == "long_text" for field in fields(sheet))


@each_paper
@each_sheet
def test_nothing_is_clipped_and_what_is_longer_than_a_page_may_break(
    visit: Visits, below: str, address: str, paper: Paper
) -> None:
    page = visit(address, below=below)
    lay(page, paper)
    width, height = paper.room
    wide = page.evaluate(
        """(width) => [...document.querySelectorAll('.paper, .paper *')].filter((element) => element.checkVisibility())
          .map((element) => [element, element.getBoundingClientRect()])
          .filter(([, box]) => box.width && (box.left < -0.5 || box.right > width + 0.5))
          .map(([element, box]) => `${element.tagName} ${element.className} ${box.left} to ${box.right}`)""",
        width,
    )
    assert wide == []
    clipped = page.evaluate("""() => [...document.querySelectorAll('.paper *')]
      .filter((element) => element.checkVisibility() && getComputedStyle(element).overflowX !== 'visible')
      .filter((element) => element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1)
      .map((element) => element.className)""")
    assert clipped == []
    tall = page.evaluate(
        """(height) => [...document.querySelectorAll('.paper .paper-field')]
          .filter((block) => getComputedStyle(block).breakInside.startsWith('avoid'))
          .filter((block) => block.getBoundingClientRect().height > height)
          .filter((block) => ![block, block.closest('.paper-step')].some((one) => getComputedStyle(one).breakBefore === 'page'))
          .map((block) => block.className)""",
        height,
    )
    assert tall == [], "it would leave the rest of a page empty and break all the same"


@each_sheet
def test_a_question_stays_with_its_space(visit: Visits, below: str, address: str) -> None:
    page = visit(address, below=below)
    lay(page, LETTER)
    apart = page.evaluate("""() => {
      const loose = [];
      for (const block of document.querySelectorAll('.paper .paper-field:not(.may-break)')) {
        if (!getComputedStyle(block).breakInside.startsWith('avoid')) loose.push(block.className);
      }
      for (const one of document.querySelectorAll('.paper :is(h2, h3, h4, .when, .paper-hint)')) {
        if (!getComputedStyle(one).breakAfter.startsWith('avoid')) loose.push(`${one.tagName} ${one.className}`);
      }
      // What may break does so between rows and lines, and not after its first.
      for (const row of document.querySelectorAll('.paper :is(tr, .rule)')) {
        if (!getComputedStyle(row).breakInside.startsWith('avoid')) loose.push(row.tagName);
      }
      for (const block of document.querySelectorAll('.paper .paper-long_text.may-break .paper-answer')) {
        const second = block.querySelectorAll('.rule')[1];
        if (second && !getComputedStyle(second).breakBefore.startsWith('avoid')) loose.push('a first line alone');
      }
      return loose;
    }""")
    assert apart == []


@pytest.mark.parametrize("address", EACH_SHEET)
def test_what_was_typed_is_not_printed(visit: Visits, address: str) -> None:
    page = visit(address)
    blank = _as_printed(page)
    page.emulate_media(media="screen")
    type_everywhere(page)
    filled = _as_printed(page)
    assert SECRET not in filled
    assert filled == blank


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
        if (alpha > 0 && Math.min(red, green, blue) < 240) wrong.add(`${element.tagName}.${element.className} lies on ${style.backgroundColor}`);
        if (says && Math.max(...channels(style.color).slice(0, 3)) > 0x60) wrong.add(`${element.tagName}.${element.className} is ${style.color}`);
      }
      return [...wrong];
    }""")
    assert wrong == []


@pytest.mark.parametrize("address", [kind for kind in KINDS if kind not in {NOT_THERE, *SHEETS}])
def test_any_other_page_prints_without_its_furniture(visit: Visits, address: str) -> None:
    page = visit(address)
    lay(page, A4)
    for part in (".bar", ".sub", "header.head nav", "footer.foot", ".skip", "a.leave", "button"):
        assert [one for one in page.locator(part).all() if one.is_visible()] == [], part
    assert page.locator("h1").is_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= int(A4.room[0])


@each_paper
@pytest.mark.parametrize("address", EACH_SHEET)
def test_the_print_has_the_size_of_the_paper_and_a_neutral_title(visit: Visits, address: str, paper: Paper) -> None:
    page = visit(address)
    data = page.pdf(format=paper.name, tagged=True, print_background=False)
    # A page that lies on its side, for a week or many columns, is the same paper.
    boxes = {tuple(sorted(map(float, box.split()[2:]))) for box in re.findall(rb"/MediaBox \[([^]]*)\]", data)}
    assert len(boxes) == 1
    assert boxes.pop() == pytest.approx(paper.points, abs=1)
    # Twice the room that the sheet needs as one column would mean pages that are mostly empty.
    lay(page, paper)
    needed = page.evaluate("document.documentElement.scrollHeight") / paper.room[1]
    pages = len(re.findall(rb"/Type /Page\b(?!s)", data))
    assert needed <= pages + 0.1
    assert pages <= 2 * needed + 1
    assert f"Worksheet {address.split('/')[1]}".encode() in data.replace(b"\\000", b"")
    assert straight(worksheets()[int(address.split("/")[1])]["title"]).encode() not in data


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


def test_the_answers_are_printed_when_the_reader_asks_and_only_once(visit: Visits) -> None:
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
    assert "Take a breath." not in filled, "a note whose condition does not hold is not for this reader"
    width = page.evaluate(
        "Math.max(...[...document.querySelectorAll('.paper *')].map((one) => one.getBoundingClientRect().right))"
    )
    assert width <= A4.room[0] + 0.5
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert _as_printed(page) == blank
    assert page.locator(".paper .ticked, .paper .written").count() == 0
