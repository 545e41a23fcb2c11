"""Problems: their order and output formats, which no author text can break."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from amends.problems import (
    LONGEST,
    ContentError,
    Level,
    Place,
    Problem,
    as_github,
    as_json,
    as_text,
    error,
    errors,
    in_order,
    place_of,
    warn,
)

NASTY = "a\nb\r\x1b[2J\u202e\t%0A::error::c,d:e é"


def test_problems_are_sorted_by_place_without_duplicates() -> None:
    first = error("rule", "first", Place("a.yaml", 2, 9))
    second = warn("rule", "second", Place("a.yaml", 10, 1))
    third = error("rule", "third", Place("b.yaml", 1, 1))

    assert in_order([third, second, first, second]) == (first, second, third)
    assert errors([third, second, first]) == (third, first)


def test_a_problem_is_a_line_with_a_hint_on_the_next_one() -> None:
    problems = [error("tab", "a tab", Place("a.yaml", 3, 5), "Use spaces."), warn("words", "a word", Place("b.yaml"))]

    assert as_text(problems) == (
        "a.yaml:3:5: error [tab] a tab\n    Use spaces.\nb.yaml:1:1: warn [words] a word"
    )  # fmt: skip
    assert str(ContentError(problems)) == as_text(problems)


def test_no_text_breaks_a_message_line() -> None:
    problem = error("rule", NASTY, Place(f"{NASTY}.yaml"), NASTY)

    message, hint = as_text([problem]).split("\n")
    assert hint.startswith("    a\\nb")
    assert (message + hint.strip()).isprintable()
    assert "\\x1b[2J\\u202e\\t" in message


def test_no_text_breaks_a_github_annotation() -> None:
    problem = Problem(Level.INFO, NASTY, NASTY, Place(f"{NASTY}.yaml", 3, 5), NASTY)

    told = as_github([problem])
    assert "\n" not in told
    assert "\r" not in told
    command, _, words = told.removeprefix("::notice ").partition("::")
    assert command.count(",") == 3
    assert command.startswith("file=a%0Ab%0D")
    assert ",line=3,col=5,title=a%0Ab%0D" in command
    assert words.startswith("a%0Ab%0D")
    assert "%250A" in words


def test_json_preserves_every_text() -> None:
    problem = error("rule", NASTY, Place("a.yaml", 3, 5), NASTY)

    (row,) = json.loads(as_json([problem]))
    assert row == {
        "level": "error",
        "rule": "rule",
        "message": NASTY,
        "hint": NASTY,
        "path": "a.yaml",
        "line": 3,
        "column": 5,
    }


def test_long_messages_are_shortened_in_the_middle() -> None:
    problem = error("rule", "begins " + "x" * 100_000 + " ends", Place("a.yaml"), "y" * 100_000)

    assert problem.message.startswith("begins xxx")
    assert problem.message.endswith("xxx ends")
    assert len(problem.message) < LONGEST + 10
    assert len(problem.hint) < LONGEST + 10


def test_a_path_is_shown_relative_to_the_current_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    assert place_of(Path("content/a.yaml")) == Place("content/a.yaml", 1, 1)
    assert place_of(tmp_path / "content" / "a.yaml").path == "content/a.yaml"
    assert place_of(tmp_path.parent / "a.yaml").path == (tmp_path.parent / "a.yaml").as_posix()
    assert str(place_of(Path("a.yaml"))) == "a.yaml:1:1"
