"""Helplines that were checked too long ago stop the build, whatever the site's settings say."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from tests.content_folder import change, checked, copy


@pytest.mark.parametrize(
    ("days", "told"),
    [
        pytest.param(-2, 'error "Someone to talk to" was checked on a day in the future', id="in two days"),
        pytest.param(0, "", id="today"),
        pytest.param(89, "", id="89 days ago"),
        pytest.param(92, 'warn "Someone to talk to" was last checked 92 days ago', id="92 days ago"),
        pytest.param(182, 'error "Someone to talk to" was last checked 182 days ago', id="182 days ago"),
        pytest.param(10_000, 'error "Someone to talk to" was last checked 10000 days ago', id="27 years ago"),
    ],
)
def test_helplines_go_stale(tmp_path: Path, days: int, told: str) -> None:
    content = copy(tmp_path)
    day = datetime.datetime.now(tz=datetime.UTC).date() - datetime.timedelta(days=days)
    note = "    note: It costs nothing.\n"
    change(content, f"helplines.yaml\n- {note}+ {note}+     verified_on: {day}\n+     verified_by: Jo Doe\n")

    _content, problems = checked(content)

    assert [f"{problem.level} {problem.message}" for problem in problems] == ([told] if told else [])
    assert all(problem.place.line == 27 for problem in problems)


def test_a_future_noted_date_is_an_error(tmp_path: Path) -> None:
    content = copy(tmp_path)
    note = "    note: It costs nothing.\n"
    change(content, f"helplines.yaml\n- {note}+ {note}+     noted_on: 3000-01-01\n")

    _content, problems = checked(content)

    assert [problem.message for problem in problems] == ['"Someone to talk to" was noted on a day in the future']


def test_the_site_cannot_downgrade_a_stale_helpline(tmp_path: Path) -> None:
    content = copy(tmp_path)
    note = "    note: It costs nothing.\n"
    change(content, f"helplines.yaml\n- {note}+ {note}+     verified_on: 2001-01-01\n+     verified_by: Jo Doe\n")
    change(content, "site.yaml\n- titles: neutral\n+ titles: neutral\n+ checks:\n+   helpline: warn\n")

    _content, problems = checked(content)

    assert [(problem.level, problem.rule) for problem in problems] == [("error", "helpline"), ("error", "ignore")]
