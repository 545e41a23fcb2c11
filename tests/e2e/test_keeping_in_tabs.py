"""Two tabs write to the same copy of a sheet: nothing is lost, and both end up showing the same."""

from __future__ import annotations

import random

from playwright.sync_api import Page, expect

from tests.e2e.conftest import SMALL, Visits
from tests.e2e.keeping import keep_open, open_kept, pass_gate, saved

EDITS = 1000
TEXTS = ["a-book", "a-story", "a-days-1-day", "a-days-2-day", "a-letter-owner"]
BOXES = ["a-missed-words", "a-missed-pictures", "a-days-1-free"]

_WRITE = """([id, value]) => {
  const control = document.getElementById(id);
  if (control.type === 'checkbox') control.checked = value;
  else control.value = value;
  for (const name of ['input', 'change']) control.dispatchEvent(new Event(name, { bubbles: true }));
}"""
_READ = """(ids) => ids.map((id) => {
  const control = document.getElementById(id);
  return control.type === 'checkbox' ? control.checked : control.value;
})"""


def shown(page: Page) -> list[object]:
    found: list[object] = page.evaluate(_READ, [*TEXTS, *BOXES])
    return found


def test_no_edit_is_lost_between_two_tabs(visit: Visits) -> None:
    one = visit("worksheets/2/", below=SMALL)
    keep_open(one)
    one.locator("#a-book").fill("started")
    saved(one)
    other = one.context.new_page()
    other.goto(f"{visit.origin}{SMALL}worksheets/2/")
    pass_gate(other)
    open_kept(other)
    expect(other.locator("#a-book")).to_have_value("started")
    chance = random.Random(11)  # noqa: S311 - not used for security
    last: dict[str, object] = {}
    for number in range(EDITS):
        id_ = chance.choice([*TEXTS, *BOXES])
        value: object = chance.random() < 0.5 if id_ in BOXES else f"edit {number}"
        chance.choice([one, other]).evaluate(_WRITE, [id_, value])
        last[id_] = value
    expected = [last[id_] for id_ in [*TEXTS, *BOXES]]
    for page in (one, other):
        saved(page)
    third = one.context.new_page()
    third.goto(f"{visit.origin}{SMALL}worksheets/2/")
    pass_gate(third)
    open_kept(third)
    third.locator("[data-keep=opened]").wait_for()
    assert shown(third) == expected
    for page in (one, other):
        page.wait_for_function(
            f"(wanted) => JSON.stringify(({_READ})({[*TEXTS, *BOXES]})) === wanted", arg=_json(expected)
        )


def _json(values: list[object]) -> str:
    return "[" + ",".join(str(value).lower() if isinstance(value, bool) else f'"{value}"' for value in values) + "]"
