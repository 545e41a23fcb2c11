"""Keyboard use of a page: tab stops and their order, focus rings as painted, and target sizes."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from playwright.sync_api import Page

from tests.e2e.print_panel import go_to_print_panel

_FIND_STOPS = """() => {
  const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')];
  const shown = all.filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.disabled);
  // A group of radio buttons is one tab stop.
  const stops = new Map();
  for (const element of shown) {
    const group = element.type === 'radio' ? element.name : element;
    if (!stops.has(group)) stops.set(group, element);
  }
  return [...stops.values()].map((element, index) => (element.dataset.stop = String(index)));
}"""
_GO_TO_THE_TOP = """() => {
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute('tabindex');
  scrollTo({ top: 0, behavior: 'instant' });
}"""
_WHERE = """() => {
  const at = document.activeElement;
  const label = ['radio', 'checkbox'].includes(at.type) ? at.closest('label') : null;
  const own = label ?? at;
  const box = own.getBoundingClientRect();
  const line = at.getClientRects()[0];  // the first line of a wrapped link
  const radio = at.type === 'radio' && document.querySelector(`input[name="${CSS.escape(at.name)}"][data-stop]`);
  // The middle of a tall control at the lower edge may be out of view.
  const middle = Math.min(line.top + line.height / 2, innerHeight - 8);
  const top = document.elementFromPoint(line.left + line.width / 2, middle);
  const floats = (one) => one && (['fixed', 'sticky'].includes(getComputedStyle(one).position) || floats(one.parentElement));
  return {
    stop: (radio || at).dataset.stop ?? null,
    name: `${at.tagName} ${at.id} ${at.className} ${at.textContent.trim().slice(0, 30)}`,
    box: { x: box.x, y: box.y, width: box.width, height: box.height },
    // Its start: the first line of a wrapped link.
    start: label ? { x: box.x, y: box.y + scrollY, width: box.width, height: box.height }
      : { x: line.x, y: line.y + scrollY, width: line.width, height: line.height },
    stands_on_the_page: at.closest('main') !== null && !floats(at),
    uncovered: !!top && (own.contains(top) || top.contains(at)),
  };
}"""
_IN_A_SENTENCE = """(link) => {
  let around = link;
  while (getComputedStyle(around).display.startsWith('inline')) around = around.parentElement;
  return link.matches('a:not(.button)') && around !== link && around.textContent.trim().length > link.textContent.trim().length;
}"""
_SMALL_TARGETS = """(in_a_sentence) => {
  return [...document.querySelectorAll('button, input, select, textarea, summary, a[href]')]
    .filter((element) => element.checkVisibility() && !in_a_sentence(element))
    .map((element) => [element, (element.closest('label') ?? element).getBoundingClientRect(), element.matches('a:not(.button)') ? 24 : 44])
    .filter(([, box, least]) => box.height < least || box.width < least)
    .map(([element, box]) => `${element.tagName} ${element.id || element.className} ${element.textContent.trim().slice(0, 30)}: ${box.width} x ${box.height}`);
}"""
_FIND_RING = """(in_a_sentence, within) => {
  const at = document.activeElement;
  if (!at.closest(within)) return null;
  const label = at.closest('label');
  // If the control itself is invisible, its sibling in the label has the ring.
  const one = [at, label, label && at.nextElementSibling].find((element) => {
    const style = element && getComputedStyle(element);
    return style && style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 && style.opacity !== '0';
  });
  const style = one && getComputedStyle(one);
  const reach = one && parseFloat(style.outlineOffset) + parseFloat(style.outlineWidth);
  return {
    in_a_sentence: in_a_sentence(at),
    boxes: one ? [...one.getClientRects()].filter((box) => box.width && box.height).map((box) => ({
      left: Math.round(box.left - reach), right: Math.round(box.right + reach),
      top: Math.round(box.top - reach), bottom: Math.round(box.bottom + reach),
    })) : [],
  };
}"""
_READ = """(png) => {
  window.read = async (png) => {
    const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
    const canvas = new OffscreenCanvas(picture.width, picture.height).getContext('2d', { willReadFrequently: true });
    canvas.drawImage(picture, 0, 0);
    return canvas.getImageData(0, 0, picture.width, picture.height);
  };
  return window.read(png).then((without) => { window.without = without; });
}"""
_MEASURE = """async ([png, x, y, boxes]) => {
  const { width, height, data } = await window.read(png);
  const linear = (window.linear ??= [...Array(256).keys()].map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)));
  const light = (from, at) => 0.2126 * linear[from[at]] + 0.7152 * linear[from[at + 1]] + 0.0722 * linear[from[at + 2]];
  const strong = new Uint8Array(width * height);
  for (let row = 0; row < height; row += 1) for (let column = 0; column < width; column += 1) {
    const one = light(data, (row * width + column) * 4);
    const other = light(window.without.data, ((row + y) * window.without.width + column + x) * 4);
    strong[row * width + column] = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05) >= 3;
  }
  const inside = new Uint8Array(width * height);
  for (const box of boxes) {
    for (let row = Math.max(box.top - y, 0); row < Math.min(box.bottom - y, height); row += 1) {
      inside.fill(1, row * width + Math.max(box.left - x, 0), row * width + Math.min(box.right - x, width));
    }
  }
  const sides = { top: [0, 0], bottom: [0, 0], left: [0, 0], right: [0, 0] };
  // Look for two adjacent strong pixels between the edge and the middle.
  const look = (side, from, step, pixels) => {
    sides[side][1] += 1;
    for (let way = 1; way < pixels; way += 1) {
      if (strong[from + way * step] && strong[from + (way - 1) * step]) { sides[side][0] += 1; return; }
    }
  };
  const look_along = (lines, length, to_next_line, step, first, last) => {
    for (let line = 0; line < lines; line += 1) {
      for (let start = 0, end; start < length; start = end + 1) {
        for (end = start; end < length && inside[line * to_next_line + end * step]; end += 1);
        if (end === start) continue;
        const half = Math.ceil((end - start) / 2);
        look(first, line * to_next_line + start * step, step, half);
        look(last, line * to_next_line + (end - 1) * step, -step, half);
      }
    }
  };
  look_along(width, height, 1, width, 'top', 'bottom');
  look_along(height, width, width, 1, 'left', 'right');
  return sides;
}"""
_OF_EACH_SIDE = 0.95
"""The share of each side of a ring that must be visible: corners are round, and descenders may overlap it."""
_OF_EACH_SIDE_IN_A_SENTENCE, _OF_ALL_SIDES_IN_A_SENTENCE = 0.6, 0.9
"""The same for a link in a sentence, whose ring crosses adjacent text: of each side, and of all sides together."""


def go_to_the_top(page: Page) -> None:
    """Reset the focus, so that the next Tab starts at the top of the page."""
    page.evaluate(_GO_TO_THE_TOP)


def whole(page: Page) -> Page:
    """Return a page after loading everything on it: a sheet's print panel loads when it scrolls into view."""
    if page.locator(".printing").count():
        go_to_print_panel(page)
        go_to_the_top(page)
    return page


def find_stops(page: Page) -> list[str]:
    """Mark every expected tab stop, and return the marks in document order."""
    found: list[str] = page.evaluate(_FIND_STOPS)
    return found


def where(page: Page) -> dict[str, Any]:
    """Return the focused element's mark, name and box, and whether it is uncovered."""
    at: dict[str, Any] = page.evaluate(_WHERE)
    return at


def walk(page: Page) -> Iterator[dict[str, Any]]:
    """Press Tab from the top of the page to its end, and yield what has the focus each time."""
    stops = find_stops(page)
    go_to_the_top(page)
    for _ in stops:
        page.keyboard.press("Tab")
        yield where(page)


def out_of_order(page: Page) -> list[str]:
    """Tab through the page, and return stops that are missing, out of order or covered.

    The order must match that of the document, which screen readers follow, and the layout: no stop may be entirely above
    the previous one, or before it on the same line. Fixed and sticky elements are compared with the document only.
    """
    expected = find_stops(page)
    reached = list(walk(page))
    found = [f"something covers {at['name']}" for at in reached if not at["uncovered"]]
    if [at["stop"] for at in reached] != expected:
        found.append(f"stops at {[at['stop'] for at in reached]}")
    on_the_page = [at for at in reached if at["stands_on_the_page"]]
    for one, other in pairwise(on_the_page):
        first, second = one["start"], other["start"]
        above = second["y"] + second["height"] <= first["y"] + 1
        beside = min(first["y"] + first["height"], second["y"] + second["height"]) - max(first["y"], second["y"]) > 4
        if above or (beside and second["x"] + second["width"] <= first["x"] + 1):
            found.append(f"{one['name']} comes before {other['name']}")
    return found


def small_targets(page: Page) -> list[str]:
    """Return controls smaller than 44 px, and links smaller than 24 px that are not in a sentence."""
    found: list[str] = page.evaluate(f"({_SMALL_TARGETS})({_IN_A_SENTENCE})")
    return found


def weak_rings(page: Page, within: str = "body") -> list[str]:
    """Tab through the page, and return controls within some elements without a 2 px focus ring at 3:1 on each side.

    The ring is measured as painted: two adjacent pixels, each with the contrast to its unfocused state that WCAG 2.4.13
    requires. This also finds covered rings and rings on a background of the same colour. The viewport is enlarged to
    the whole page, so that nothing scrolls.

    Around a link in a sentence, the ring may cross letters of adjacent text, which lowers its contrast; this is accepted
    if most of every side and nearly all of the ring is visible.
    """
    assert page.viewport_size
    assert page.context.browser
    usual = page.viewport_size
    whole = {"width": usual["width"], "height": page.evaluate("document.documentElement.scrollHeight")}
    page.set_viewport_size(whole)  # type: ignore[arg-type] # it has the two keys
    # A separate page, because the policy of the site forbids reading images.
    reader = page.context.browser.new_page()
    go_to_the_top(page)
    reader.evaluate(_READ, _picture(page))
    found = []
    for _ in find_stops(page):
        page.keyboard.press("Tab")
        ring = page.evaluate(f"(within) => ({_FIND_RING})({_IN_A_SENTENCE}, within)", within)
        if ring is None:
            continue
        if not ring["boxes"]:
            found.append(f"{where(page)['name']}: no ring")
            continue
        x, y = max(min(box["left"] for box in ring["boxes"]), 0), max(min(box["top"] for box in ring["boxes"]), 0)
        right = min(max(box["right"] for box in ring["boxes"]), whole["width"])
        bottom = min(max(box["bottom"] for box in ring["boxes"]), whole["height"])
        clip = {"x": x, "y": y, "width": right - x, "height": bottom - y}
        sides = reader.evaluate(_MEASURE, [_picture(page, clip=clip), x, y, ring["boxes"]])
        if not _goes_round(sides, in_a_sentence=ring["in_a_sentence"]):
            found.append(f"{where(page)['name']}: {sides}")
    reader.close()
    page.set_viewport_size(usual)
    return found


def _picture(page: Page, **options: Any) -> str:
    return base64.b64encode(page.screenshot(**options)).decode()


def _goes_round(sides: dict[str, tuple[int, int]], *, in_a_sentence: bool) -> bool:
    if not in_a_sentence:
        return all(strong >= max(_OF_EACH_SIDE * length, 1) for strong, length in sides.values())
    strong_in_all, length_of_all = (sum(parts) for parts in zip(*sides.values(), strict=True))
    return (
        all(strong >= max(_OF_EACH_SIDE_IN_A_SENTENCE * length, 1) for strong, length in sides.values())
        and strong_in_all >= _OF_ALL_SIDES_IN_A_SENTENCE * length_of_all
    )
