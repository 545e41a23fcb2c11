"""Pages without a mouse: leave first, everything in reach, and always to be seen where one is."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.e2e.conftest import SMALL, Visits
from tests.e2e.site_pages import KINDS, NOT_THERE, SHEETS, go_to_print_panel

_REACHABLE = """() => {
  const all = [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')];
  const shown = all.filter((element) => element.checkVisibility({ visibilityProperty: true }) && !element.disabled);
  // Of some radio buttons with one name, the keyboard stops at one.
  const stops = new Map();
  for (const element of shown) {
    const group = element.type === 'radio' ? element.name : element;
    if (!stops.has(group)) stops.set(group, element);
  }
  return [...stops.values()].map((element, index) => (element.dataset.stop = String(index)));
}"""
_WHERE = """() => {
  const at = document.activeElement;
  const label = ['radio', 'checkbox'].includes(at.type) ? at.closest('label') : null;
  const box = (label ?? at).getBoundingClientRect();
  const line = at.getClientRects()[0];  // of a link over two lines, the first one
  const radio = at.type === 'radio' && document.querySelector(`input[name="${CSS.escape(at.name)}"][data-stop]`);
  // Of a tall one at the lower edge, where the caret shows, the middle is not in sight.
  const middle = Math.min(line.top + line.height / 2, innerHeight - 8);
  const top = document.elementFromPoint(line.left + line.width / 2, middle);
  const own = label ?? at;
  return {
    stop: (radio || at).dataset.stop ?? null,
    name: `${at.tagName} ${at.id} ${at.className} ${at.textContent.trim().slice(0, 30)}`,
    box: { x: box.x, y: box.y, width: box.width, height: box.height },
    uncovered: !!top && (own.contains(top) || top.contains(at)),
  };
}"""


@pytest.mark.parametrize("address", [kind for kind in KINDS if kind != NOT_THERE])
def test_leave_comes_first_and_the_skip_link_second(visit: Visits, address: str) -> None:
    page = visit(address)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('a.leave')")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('a.skip')")
    assert page.locator("a.skip").bounding_box()["y"] >= 0, "it shows while it has the focus"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize(("below", "address"), [("/trust/", ""), ("/trust/", SHEETS[0]), (SMALL, "worksheets/2/")])
def test_the_tab_key_reaches_everything_in_the_order_of_the_page(
    visit: Visits, below: str, address: str, width: int
) -> None:
    page = whole(visit(address, below=below, width=width, reduced_motion="reduce"))
    expected = page.evaluate(_REACHABLE)
    assert len(expected) > 10
    reached = []
    for _ in range(len(expected)):
        page.keyboard.press("Tab")
        at = page.evaluate(_WHERE)
        reached.append(at["stop"])
        assert at["uncovered"], f"something lies over {at['name']}"
    assert reached == expected


def whole(page: Page) -> Page:
    """Return a page with all of it there: the print panel of a sheet comes when a reader is near."""
    if page.locator(".printing").count():
        go_to_print_panel(page)
        page.evaluate("scrollTo(0, 0)")
    return page


def changed_by_focus(page: Page, box: dict[str, float]) -> bool:
    """Tell whether the picture around what has the focus is another one without the focus."""
    size = page.viewport_size or {"width": 0, "height": 0}
    left, top = max(box["x"] - 8, 0), max(box["y"] - 8, 0)
    right, bottom = min(box["x"] + box["width"] + 8, size["width"]), min(box["y"] + box["height"] + 8, size["height"])
    clip = {"x": left, "y": top, "width": right - left, "height": bottom - top}
    with_focus = page.screenshot(clip=clip)
    page.evaluate("() => { window.had = document.activeElement; window.had.blur(); }")
    without = page.screenshot(clip=clip)
    # Focus by script shows a ring only after a key, and a key has been pressed.
    page.evaluate("() => window.had.focus({ preventScroll: true })")
    return with_focus != without


_RING = """() => {
  const at = document.activeElement;
  const label = at.closest('label');
  const rings = [at, label].filter(Boolean).map((one) => [one, getComputedStyle(one)])
    .filter(([, style]) => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0);
  const ground = (element) => {
    for (let one = element; one; one = one.parentElement) {
      const colour = getComputedStyle(one).backgroundColor;
      if (!/^rgba\\(.*, 0\\)$/.test(colour)) return colour;
    }
    return 'rgb(255, 255, 255)';
  };
  const light = (colour) => {
    const [r, g, b] = colour.match(/[\\d.]+/g).slice(0, 3).map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const found = rings.map(([element, style]) => {
    const outside = ground(parseFloat(style.outlineOffset) < 0 ? element : element.parentElement);
    const [one, other] = [light(style.outlineColor), light(outside)].sort((a, b) => b - a);
    return { width: parseFloat(style.outlineWidth), contrast: (one + 0.05) / (other + 0.05) };
  });
  return found.sort((one, other) => other.contrast - one.contrast)[0] ?? { width: 0, contrast: 0 };
}"""


@pytest.mark.parametrize("address", ["worksheets/2/", "worksheets/3/", "my-worksheets/"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_ring_round_what_has_the_focus_is_thick_and_strong_enough(visit: Visits, scheme: str, address: str) -> None:
    """WCAG 2.4.13 asks for 2 px, and 1.4.11 for a contrast of 3 to 1."""
    page = whole(visit(address, below=SMALL, color_scheme=scheme, reduced_motion="reduce"))
    weak = []
    for _ in page.evaluate(_REACHABLE):
        page.keyboard.press("Tab")
        ring = page.evaluate(_RING)
        if ring["width"] < 2 or ring["contrast"] < 3:
            weak.append((page.evaluate(_WHERE)["name"], ring))
    assert weak == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_focus_can_be_seen_everywhere(visit: Visits, scheme: str) -> None:
    page = whole(visit("worksheets/2/", below=SMALL, color_scheme=scheme, reduced_motion="reduce"))
    unseen = []
    for _ in page.evaluate(_REACHABLE):
        page.keyboard.press("Tab")
        at = page.evaluate(_WHERE)
        if not changed_by_focus(page, at["box"]):
            unseen.append(at["name"])
    assert unseen == []


def test_summaries_and_choices_work_by_keyboard(visit: Visits) -> None:
    page = visit("worksheets/2/", below=SMALL)
    summary = page.locator(".field summary").first
    summary.focus()
    page.keyboard.press("Enter")
    assert page.locator(".field details").first.get_attribute("open") is not None
    page.locator("#a-state-fine").focus()
    page.keyboard.press("Space")
    assert page.locator("#a-state-fine").is_checked()
    page.keyboard.press("ArrowDown")
    assert page.locator("#a-state-worn").is_checked()


@pytest.mark.parametrize("width", [320, 1280])
def test_targets_are_large_enough_for_a_thumb(visit: Visits, width: int) -> None:
    page = visit("worksheets/2/", below=SMALL, width=width)
    small = page.evaluate("""() => [...document.querySelectorAll('button, input, select, textarea, summary, a.btn')]
      .filter((element) => element.checkVisibility())
      .map((element) => [element, (element.closest('label') ?? element).getBoundingClientRect()])
      .filter(([, box]) => box.height < 44 || box.width < 44)
      .map(([element, box]) => `${element.tagName} ${element.id || element.className} ${box.width} x ${box.height}`)""")
    assert small == []
