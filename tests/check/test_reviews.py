"""A clinical review expires after two years: authors get a warning, and readers a note."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from amends.render.site import render
from tests.content_folder import change, checked, copy


@pytest.mark.parametrize(("days", "overdue"), [(1, False), (729, False), (732, True)])
def test_a_review_expires_after_two_years(tmp_path: Path, days: int, *, overdue: bool) -> None:
    content = copy(tmp_path)
    day = datetime.datetime.now(tz=datetime.UTC).date() - datetime.timedelta(days=days)
    change(
        content,
        "en/lessons/borrowed-book.yaml\n-   status: not yet clinically reviewed\n"
        f"+   status: clinically reviewed\n+   reviewer: Jo Doe\n+   date: {day}\n",
    )
    loaded, problems = checked(content)

    assert [problem.rule for problem in problems] == (["review"] if overdue else [])
    [page] = [page for page in render(loaded).pages if page.uri == "lessons/borrowed-book/index.md"]
    assert ("The next review is overdue" in page.body) == overdue
