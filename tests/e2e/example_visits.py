"""Browser helpers for tests of all examples: reveal everything, fill everything in, and find clipped text."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.changed_types import changed_types
from tests.e2e.conftest import Visits
from tests.example_site import ExamplePage, example_pages

FAST = ("fields/choice", "blocks/check")
"""The sample of `make test`."""
SPACED = """
  * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
  p { margin-block-end: 2em !important; }"""
"""The text spacing of WCAG 1.4.12."""

_SHOW_ALL = """(rows) => {
  for (const closed of document.querySelectorAll('main details')) closed.open = true;
  for (const hidden of document.querySelectorAll('[data-show-when]')) hidden.hidden = false;
  document.querySelector('[name=gate][value=is-so]')?.click();
  // Rows that are added on request.
  for (const add of document.querySelectorAll('main [data-rows=add], main .cells-add')) {
    for (let times = 0; times < rows && add.checkVisibility(); times += 1) add.click();
  }
}"""
_FILL = """([words, within]) => {
  const filled = {};
  const put = (control, value) => {
    control.value = value;
    for (const type of ['input', 'change']) control.dispatchEvent(new Event(type, { bubbles: true }));
  };
  const groups = new Set();
  for (const control of document.querySelectorAll(`${within} :is(input, textarea, select)`)) {
    if (!control.name || control.name === 'gate' || control.closest('[data-row][hidden]')) continue;
    if (control.matches('[type=checkbox], [type=radio]')) {
      // Only the first: the last may untick the others.
      if (groups.has(control.name) || control.getAttribute('aria-disabled') === 'true') continue;
      groups.add(control.name);
      control.click();
    } else if (control.matches('select')) put(control, control.options[control.options.length - 1].value);
    else {
      const text = words.replaceAll('NAME', control.name);
      put(control, control.matches('textarea') ? text : text.replaceAll('\\n', ' '));
    }
    filled[control.name] = control.value;
  }
  return filled;
}"""
_CLIPPED = """() => {
  const found = new Set();
  const label = (node) => `${node.parentElement.closest('[id]')?.id ?? ''} ${node.parentElement.className}: ${node.data.trim().slice(0, 40)}`;
  const hidden = (element) => getComputedStyle(element).clipPath.startsWith('inset(50%');
  const walk = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const parent = node.parentElement;
    if (!node.data.trim() || !parent.checkVisibility({ visibilityProperty: true }) || parent.closest('title, desc, option, .paper')) continue;
    range.selectNodeContents(node);
    // A range ignores `textLength`.
    const boxes = [...(parent.closest('svg') ? parent : range).getClientRects()].filter((box) => box.width > 0);
    let on_purpose = false;
    const cut = [];
    for (let around = parent; around; around = around.parentElement) {
      if (hidden(around)) { on_purpose = true; break; }
      const style = getComputedStyle(around);
      const edge = around.getBoundingClientRect();
      const [x, y] = [style.overflowX !== 'visible' && around !== document.documentElement, style.overflowY !== 'visible' && around !== document.documentElement];
      for (const box of boxes) {
        if (x && (box.left < edge.left - 1 || box.right > edge.right + 1)) cut.push(around);
        if (y && (box.top < edge.top - 1 || box.bottom > edge.bottom + 1)) cut.push(around);
      }
    }
    if (on_purpose) continue;
    for (const around of cut) found.add(`cut off by ${around.tagName} ${around.className}: ${label(node)}`);
    for (const box of boxes) {
      if (box.left + scrollX < -0.5 || box.right + scrollX > document.documentElement.clientWidth + 0.5) found.add(`beside the page: ${label(node)}`);
    }
  }
  for (const area of document.querySelectorAll('main textarea')) {
    if (area.checkVisibility() && area.scrollHeight > area.clientHeight + 2) found.add(`the answer in ${area.id} does not show whole`);
  }
  for (const one of document.querySelectorAll('main, main *')) {
    if (one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 1 && ['auto', 'scroll'].includes(getComputedStyle(one).overflowX) && !one.matches('textarea, input, select')) {
      found.add(`scrolls sideways: ${one.tagName} ${one.className}`);
    }
  }
  if (document.documentElement.scrollWidth > document.documentElement.clientWidth) found.add(`the page is ${document.documentElement.scrollWidth} px wide`);
  return [...found];
}"""
_OVERLAPS = """() => {
  const lines = [];
  const walk = document.createTreeWalker(document.querySelector('main'), NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  for (let node = walk.nextNode(); node; node = walk.nextNode()) {
    const parent = node.parentElement;
    if (!node.data.trim() || !parent.checkVisibility({ visibilityProperty: true }) || parent.closest('title, desc, option, .paper, .visually-hidden')) continue;
    if ([...function* () { for (let up = parent; up; up = up.parentElement) yield up; }()].some((up) => getComputedStyle(up).clipPath.startsWith('inset(50%'))) continue;
    range.selectNodeContents(node);
    for (const box of (parent.closest('svg') ? parent : range).getClientRects()) {
      // The height of the letters, without the leading.
      const room = box.height * 0.25;
      if (box.width > 1) lines.push({ node, left: box.left, right: box.right, top: box.top + room, bottom: box.bottom - room });
    }
  }
  lines.sort((one, other) => one.top - other.top);
  const found = new Set();
  for (let first = 0; first < lines.length; first += 1) {
    const one = lines[first];
    for (let next = first + 1; next < lines.length && lines[next].top < one.bottom; next += 1) {
      const other = lines[next];
      if (other.node === one.node) continue;
      if (Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1.5) found.add(`${one.node.data.trim().slice(0, 30)} | ${other.node.data.trim().slice(0, 30)}`);
    }
  }
  return [...found];
}"""


def each_page(argument: str = "page_of") -> Any:
    """Parametrize a test over the pages of all types. All but a sample and the changed types are slow."""
    sample = {*FAST, *changed_types()}
    return pytest.mark.parametrize(
        argument,
        [
            pytest.param(page, id=str(page), marks=[] if str(page) in sample else pytest.mark.slow)
            for page in example_pages()
        ],
    )


def visit_page(visits: Visits, of: ExamplePage, *, rows: int = 12, **options: Any) -> Page:
    """Open the page of a type, and reveal everything on it, with up to `rows` additional rows."""
    page = visits(of.address, reduced_motion="reduce", **options)
    page.evaluate(_SHOW_ALL, rows)
    return page


def fill_in(page: Page, words: str, within: str = "form") -> dict[str, str]:
    """Answer every question in the visible rows, and return the given values by control name.

    Texts are `words` with NAME replaced by the control's name; of each choice, one option is chosen.
    """
    filled: dict[str, str] = page.evaluate(_FILL, [words, within])
    return filled


def add_style(page: Page, rules: str) -> None:
    """Add rules to a page in a way that its policy allows."""
    page.evaluate(
        "(rules) => { document.adoptedStyleSheets = [new CSSStyleSheet()]; document.adoptedStyleSheets[0].replaceSync(rules); }",
        rules,
    )


def clipped(page: Page) -> list[str]:
    """Return text that is clipped or outside the page, and elements that scroll horizontally."""
    found: list[str] = page.evaluate(_CLIPPED)
    return found


def overlapping(page: Page) -> list[str]:
    """Return each pair of overlapping texts."""
    found: list[str] = page.evaluate(_OVERLAPS)
    return found
