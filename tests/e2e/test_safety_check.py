"""The safety check of the real content: each combination of answers shows exactly the notes of the content file."""

from __future__ import annotations

import itertools
import random
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.e2e.conftest import Visits
from tests.e2e.site_pages import fields, load, worksheets
from tests.site_server import ROOT

_NUMBER, _SHEET = next(
    (number, sheet)
    for number, sheet in worksheets().items()
    if sheet["id"] == load(ROOT / "content" / "site.yaml")["safety_check"]
)
_QUESTIONS = {
    field["id"]: [option["id"] for option in field["options"]] for field in fields(_SHEET) if "options" in field
}
_NOTES = {field["id"]: field["show_when"] for field in fields(_SHEET) if "show_when" in field}


def expected(answers: dict[str, str]) -> set[str]:
    """Return the notes that the content file defines for some answers."""

    def holds(condition: dict[str, Any]) -> bool:
        lines = {key: [answers.get(id_) in values for id_, values in group.items()] for key, group in condition.items()}
        return any(lines.get("any_of", [True])) and all(lines.get("all_of", []))

    return {id_ for id_, condition in _NOTES.items() if holds(condition)}


def patterns() -> list[dict[str, str]]:
    """Return no answers, every single one, all alike, the most reassuring ones, and 40 reproducible random ones."""
    single = [{id_: value} for id_, values in _QUESTIONS.items() for value in values]
    same = [dict.fromkeys(_QUESTIONS, value) for value in ("is-so", "not-sure", "not-so")]
    calm = [condition["all_of"] for condition in _NOTES.values() if len(condition.get("all_of", {})) == len(_QUESTIONS)]
    chance = random.Random(7)  # noqa: S311 - not used for security
    mixed = [{id_: chance.choice([*values, ""]) for id_, values in _QUESTIONS.items()} for _ in range(40)]
    return [{}, *single, *same, *({id_: values[0] for id_, values in lines.items()} for lines in calm), *mixed]


def answer(page: Page, answers: dict[str, str]) -> None:
    """Clear the sheet, give some answers, and wait until the notes are updated."""
    page.evaluate(
        """(answers) => {
          document.querySelector('form.sheet').reset();
          for (const [name, value] of Object.entries(answers)) {
            if (value) document.querySelector(`input[name="${name}"][value="${value}"]`).click();
          }
          return new Promise((done) => setTimeout(done));
        }""",
        answers,
    )


def shown(page: Page) -> set[str]:
    found: list[str] = page.evaluate("""() => [...document.querySelectorAll('.field-note[data-show-when]')]
      .filter((note) => note.checkVisibility()).map((note) => note.dataset.field)""")
    return set(found)


def test_each_combination_of_answers_shows_its_notes(visit: Visits) -> None:
    assert len(_QUESTIONS) == 6
    assert len(_NOTES) >= 6
    page = visit(f"worksheets/{_NUMBER}/")
    assert shown(page) == set()
    seen: set[str] = set()
    for pattern in patterns():
        answer(page, pattern)
        assert shown(page) == expected(pattern), pattern
        seen |= expected(pattern)
    assert seen == set(_NOTES), "a note is never shown"
    answer(page, {})
    assert shown(page) == set()


def test_a_reassuring_note_needs_every_answer(visit: Visits) -> None:
    calm = next(lines["all_of"] for lines in _NOTES.values() if len(lines.get("all_of", {})) == len(_QUESTIONS))
    note = next(id_ for id_, lines in _NOTES.items() if lines.get("all_of") == calm)
    page = visit(f"worksheets/{_NUMBER}/")
    whole = {id_: values[0] for id_, values in calm.items()}
    answer(page, whole)
    assert shown(page) == {note}
    for left_out in whole:
        answer(page, {id_: value for id_, value in whole.items() if id_ != left_out})
        assert note not in shown(page), left_out


@pytest.mark.parametrize("first", list(itertools.islice(_QUESTIONS, 1)))
def test_a_note_appears_as_soon_as_an_answer_is_clicked(visit: Visits, first: str) -> None:
    page = visit(f"worksheets/{_NUMBER}/")
    page.locator(f'label:has(input[name="{first}"][value="is-so"])').click()
    assert shown(page) == expected({first: "is-so"}) != set()
    page.keyboard.press("ArrowDown")
    assert shown(page) == expected({first: "not-sure"})


def test_the_check_leaves_no_trace(visit: Visits) -> None:
    page = visit(f"worksheets/{_NUMBER}/")
    before = page.title()
    answer(page, dict.fromkeys(_QUESTIONS, "is-so"))
    assert page.title() == before
    assert page.url.endswith(f"/worksheets/{_NUMBER}/")
    stored = page.evaluate("[localStorage.length, sessionStorage.length, document.cookie, history.state]")
    assert stored == [0, 0, "", None]
    page.reload()
    assert shown(page) == set()
    assert page.locator("form.sheet input:checked").count() == 0
