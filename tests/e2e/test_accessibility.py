"""Accessibility by axe: rules, viewports and reviewed exceptions; and the states of keeping."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.e2e.conftest import SMALL, Visits
from tests.e2e.keeping import choose, keep_locked, keep_open, pass_gate, saved
from tests.quick_and_slow import first_quick

NARROW, WIDE = 320, 1280
VIEWPORTS: list[tuple[Literal["light", "dark"], int]] = [
    ("light", WIDE),
    ("light", NARROW),
    ("dark", NARROW),
    ("dark", WIDE),
]
ENHANCED = "color-contrast-enhanced"
"""Contrast at level AAA of WCAG, which axe checks only on request."""
RULES = {"light": (), "dark": ("color-contrast", ENHANCED, "link-in-text-block", "target-size")}
"""In light, all rules of axe; in dark, those that depend on colour and size."""

REVIEWED = {
    ".thread a": "The line beside a step, 2 px wide, is not behind its text.",
    "[data-seconds] *": "The step number precedes the timer and is not behind its text.",
    ".timeline-event legend": "The dot on the timeline precedes the text.",
    "svg text": "The text of a drawing is on the page background, beside the lines, in a colour of the tokens.",
    "textarea": "Some are ruled by a gradient of two colours; on both, the contrast of text is more than 9:1.",
}
"""Elements whose contrast axe cannot determine and a person has checked, with what they saw. The list may only shrink."""

COVERS = ".term-meaning, .leave-count"
"""Popups with their own background; axe cannot determine the contrast of the text that they cover."""


def violations(page: Page, *rules: str) -> list[str]:
    """Return the violations that axe finds in the current state of a page, by the given rules or by all."""
    return [_told(rule, node) for rule, node in _looked_at(page, *rules)["violations"]]


def findings(page: Page, *rules: str) -> list[str]:
    """Return the violations that axe finds, and undecided cases that nobody has reviewed."""
    told = _looked_at(page, *rules)
    undecided = [found for found in told["incomplete"] if not _is_reviewed(page, found[0]["id"], found[1])]
    return [_told(rule, node) for rule, node in (*told["violations"], *undecided)]


def _looked_at(page: Page, *rules: str) -> dict[str, list[tuple[dict[str, Any], dict[str, Any]]]]:
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    # Wait for transitions between colour schemes.
    page.evaluate("Promise.all(document.getAnimations().map((animation) => animation.finished))")
    kinds = ["violations", "incomplete"]
    options = {"resultTypes": kinds, "rules": {ENHANCED: {"enabled": True}}}
    options |= {"runOnly": list(rules)} if rules else {}
    told = page.evaluate("(options) => axe.run(options)", options)
    assert told["passes"], "axe checked nothing"
    return {kind: [(rule, node) for rule in told[kind] for node in rule["nodes"]] for kind in kinds}


def _told(rule: dict[str, Any], node: dict[str, Any]) -> str:
    return f"{rule['id']}: {node['target']} {node.get('failureSummary', '')}"


def _is_reviewed(page: Page, rule: str, node: dict[str, Any]) -> bool:
    if rule not in {"color-contrast", ENHANCED}:
        return False
    if "overlap" in node["failureSummary"] and page.locator(COVERS).count():
        return True
    at_one = "(one, places) => places.some((place) => one.matches(place))"
    return bool(page.locator(node["target"][0]).first.evaluate(at_one, list(REVIEWED)))


@pytest.mark.slow
def test_every_reviewed_exception_is_still_needed(visit: Visits) -> None:
    found = set()
    worksheets = [f"worksheets/{number}/" for number in (4, 15, 28)]
    for address in ("pathways/i-caused-the-harm/", "lessons/regret-remorse-contrition/", *worksheets):
        page = visit(address, width=NARROW)
        open_all(page)
        page.evaluate(Axe().axe_script)
        told = page.evaluate("axe.run({ runOnly: ['color-contrast'], resultTypes: ['incomplete'] })")
        targets = [node["target"] for rule in told["incomplete"] for node in rule["nodes"]]
        found |= {
            place
            for place in REVIEWED
            for target in targets
            if page.locator(target[0]).first.evaluate("(one, place) => one.matches(place)", place)
        }
    assert found == set(REVIEWED), "remove exceptions that axe can decide now"


def open_all(page: Page) -> None:
    """Reveal everything that a page shows on demand: worked examples, notes, fields under a condition."""
    page.evaluate("""() => {
      for (const closed of document.querySelectorAll('details')) closed.open = true;
      for (const hidden of document.querySelectorAll('[data-show-when]')) hidden.hidden = false;
    }""")


def in_every_viewport(
    page: Page, viewports: Sequence[tuple[Literal["light", "dark"], int]] = VIEWPORTS
) -> Iterator[tuple[str, int]]:
    """Set each colour scheme and width in turn, and yield them."""
    for scheme, width in viewports:
        page.emulate_media(color_scheme=scheme)
        page.set_viewport_size({"width": width, "height": 900})
        # Scrolled down, the bar may cover part of a control, which axe then reports as too small.
        page.evaluate("scrollTo(0, 0)")
        yield scheme, width


def assert_accessible(page: Page) -> None:
    """Assert that a page in its current state passes axe and fits its width, light and wide, and dark and narrow."""
    for scheme, width in in_every_viewport(page, (VIEWPORTS[0], VIEWPORTS[2])):
        assert violations(page, *RULES[scheme]) == [], (scheme, width)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, (scheme, width)


def _asks_for_a_passphrase(page: Page) -> None:
    choose(page, "locked")
    page.locator("#keep-passphrase").fill("some words")


def _keeps(page: Page) -> None:
    keep_locked(page)
    page.locator("#a-book").fill("kept")
    saved(page)
    page.locator("[data-keep=again]").click()
    page.locator("#a-book").fill("again")
    saved(page)
    page.locator("button[type=reset]").click()


def _lists(page: Page) -> None:
    keep_open(page)
    page.locator("#a-book").fill("kept")
    saved(page)
    page.goto(page.url.replace("worksheets/2/", "my-worksheets/"))
    page.locator("[data-my=copies] li").wait_for()
    page.get_by_role("button", name="Delete:").click()


def _counts_down(page: Page) -> None:
    page.keyboard.press("Shift")
    page.locator(".leave-count").wait_for()


def _refuses(page: Page) -> None:
    """Show a locked sheet whose passphrase was wrong."""
    keep_locked(page)
    page.locator("#a-book").fill("kept")
    saved(page)
    page.reload()
    pass_gate(page)
    page.locator("#keep-passphrase").fill("another one")
    page.locator("[data-keep=go]").click()
    page.get_by_text("That is not the passphrase").first.wait_for()


STATES = {
    "locked, and an error": _refuses,
    "gate": lambda page: page.locator("[data-gate=again]").click(),
    "passphrase": _asks_for_a_passphrase,
    "kept": _keeps,
    "list": _lists,
    "count": _counts_down,
}


@pytest.mark.parametrize("state", first_quick(STATES, 2))
def test_axe_finds_nothing_in_the_states_of_keeping(visit: Visits, state: str) -> None:
    page = visit("worksheets/2/", below=SMALL)
    STATES[state](page)
    open_all(page)
    for scheme, width in in_every_viewport(page):
        assert findings(page, *RULES[scheme]) == [], (scheme, width)
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_forced_colours_show_what_is_chosen(visit: Visits) -> None:
    page = visit("worksheets/2/", below=SMALL, forced_colors="active")
    assert page.locator("a.leave").is_visible()
    for control in page.locator("form.sheet").locator("input[type=radio], input[type=checkbox]").all():
        if not control.is_visible():
            continue
        label = control.locator("xpath=ancestor::label")
        control.scroll_into_view_if_needed()
        before = label.screenshot()
        control.evaluate("control => { control.checked = true; }")
        assert label.screenshot() != before, control.get_attribute("id")
        control.evaluate("control => { control.checked = false; }")
    for field in page.locator("input[type=text], textarea, select").all():
        if field.is_visible():
            style, width = field.evaluate(
                "field => [getComputedStyle(field).borderBottomStyle, getComputedStyle(field).borderBottomWidth]"
            )
            assert style != "none", field.get_attribute("id")
            assert width != "0px", field.get_attribute("id")
