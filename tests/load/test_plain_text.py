"""Values that look like numbers, times or booleans stay text where text is expected."""

from __future__ import annotations

from pathlib import Path

import pytest

from amends.fields import controls_of
from tests.content_folder import checked, copy, replace

LESSON = "en/lessons/borrowed-book.yaml"
TEXTS = [
    *("12:30", "12:30:45", "2026-11-22", "2026-11-22 10:00:00"),
    *("no", "No", "yes", "on", "off", "true", "null", "~", "=", "<<"),
    *("1.10", "1.0", "007", "0x1F", "0o17", "1e3", "1_000", "+1", "-1", ".5", ".inf", ".nan"),
    *("https://www.example.org/", "a#b", "50%", "'q' \"r\"", "---"),
    *("{{ title }}", "{% raw %}", "<script>alert(1)</script>"),
]


def _written(text: str) -> str:
    return text if text[0] not in "'{---" or text == "-1" else "'" + text.replace("'", "''") + "'"


@pytest.mark.parametrize("text", TEXTS)
def test_text_is_preserved(tmp_path: Path, text: str) -> None:
    content = copy(tmp_path)
    written = _written(text)
    replace(content / LESSON, "title: A borrowed book\n", f"title: {written}\n")
    replace(content / LESSON, "label: Late\n            text", f"label: {written}\n            text")
    replace(content / LESSON, "          - Find the book.\n", f"          - {written}\n")
    replace(content / "helplines.yaml", 'phone: "911"\n', f"text: {written}\n")
    replace(content / "en/worksheets/book-plan.yaml", "example: The blue one\n", f"example: {written}\n")

    loaded, problems = checked(content)

    assert problems == ()
    lesson, sheet = loaded.lessons["borrowed-book"], loaded.worksheets["book-plan"]
    assert lesson.title == text
    assert lesson.sections[1].blocks[0].model_dump()["steps"][0] == text
    assert lesson.sections[1].blocks[1].model_dump()["rungs"][0]["label"] == text
    assert loaded.helplines.helplines[0].text == text
    assert sheet.steps[0].fields[0].model_dump()["example"] == text


@pytest.mark.parametrize("key", ["no", "y", "true", "null", "12", "1e3"])
def test_keys_are_preserved(tmp_path: Path, key: str) -> None:
    content = copy(tmp_path)
    replace(content / "helplines.yaml", "  other:\n", f"  {key}:\n")
    replace(content / "helplines.yaml", "country: other\n", f"country: {key}\n")

    loaded, problems = checked(content)

    assert problems == ()
    assert list(loaded.helplines.countries) == ["us", key]


@pytest.mark.parametrize(
    ("written", "value"), [("5", 5), ("'5'", 5), ("005", 5), ("+5", 5), ("5.0", None), ("0x5", None), ("5e0", None)]
)
def test_numbers_are_parsed_where_expected(tmp_path: Path, written: str, value: int | None) -> None:
    content = copy(tmp_path)
    replace(content / LESSON, "minutes: 5\n", f"minutes: {written}\n")

    loaded, problems = checked(content)

    assert loaded.lessons["borrowed-book"].minutes == value if value else problems[0].message.endswith("whole number")


def test_condition_values_and_options_are_text(tmp_path: Path) -> None:
    content = copy(tmp_path)
    sheet = content / "en/worksheets/private-check.yaml"
    replace(sheet, "id: not-so", "id: no")
    replace(sheet, "alone: [not-so]", "alone: [no]")

    loaded, problems = checked(content)

    assert problems == ()
    [control, *_] = controls_of(loaded.worksheets["private-check"].steps[0].fields[0], "en")
    assert control.values == {"is-so": "Yes", "no": "No"}
