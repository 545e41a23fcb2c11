"""Loading a content folder: missing and unreadable files are reported once, without consequential errors."""

from __future__ import annotations

from pathlib import Path

import pytest

from amends.load.content import load
from amends.problems import as_text
from tests.content_folder import SMALL, checked, copy, replace


def test_the_small_site_loads() -> None:
    content, problems = load(SMALL)

    assert problems == ()
    assert list(content.lessons) == ["borrowed-book"]
    assert list(content.worksheets) == ["private-check", "book-plan", "book-log"]
    assert [item.kind for item in content.items()] == ["lesson", *["worksheet"] * 3, "pathway", "pack", "page", "page"]
    assert content.place(content.lessons["borrowed-book"], ("minutes",)).line == 7
    assert content.language == "en"


def test_a_language_without_a_folder_is_one_problem(tmp_path: Path) -> None:
    content = copy(tmp_path)
    (content / "en").rename(tmp_path / "en")

    _content, problems = checked(content)

    assert as_text(problems).startswith(
        f'{content / "site.yaml"}:5:5: error [language] there is no folder "en" beside this file'
    )
    assert len(problems) == 1


def test_a_broken_site_file_is_one_problem(tmp_path: Path) -> None:
    content = copy(tmp_path)
    replace(content / "site.yaml", "leave_to: https://www.example.org/\n", "")

    _content, (problem,) = checked(content)

    assert problem.message == 'the site "small" needs the key "leave_to"'


def test_a_missing_folder_is_one_problem(tmp_path: Path) -> None:
    _content, problems = checked(tmp_path / "nowhere")

    assert {Path(problem.place.path).name for problem in problems} == {"site.yaml"}
    assert problems[0].message == "this file is missing"


def test_an_unreadable_file_is_reported(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = copy(tmp_path)
    read_bytes = Path.read_bytes

    def forbids(self: Path) -> bytes:
        if self.name == "book-plan.yaml":
            raise PermissionError(13, "Permission denied", str(self))
        return read_bytes(self)

    monkeypatch.setattr(Path, "read_bytes", forbids)

    _content, (problem,) = checked(content)

    assert problem.place.path == f"{content}/en/worksheets/book-plan.yaml"
    assert problem.message == "this file cannot be read: Permission denied"


def test_hidden_files_are_ignored(tmp_path: Path) -> None:
    content = copy(tmp_path)
    for name in (".DS_Store", "en/.directory", "en/lessons/.borrowed-book.yaml.swp", "media/.gitkeep"):
        (content / name).write_bytes(b"\xff")

    assert checked(content)[1] == ()


def test_an_id_in_two_files_belongs_to_the_first(tmp_path: Path) -> None:
    content = copy(tmp_path)
    lesson = content / "en" / "lessons" / "borrowed-book.yaml"
    for name in ("a-first.yaml", "b-second.yaml"):
        (lesson.with_name(name)).write_text(lesson.read_text("utf-8"), "utf-8")
    lesson.unlink()

    loaded, problems = load(content)

    assert loaded.place(loaded.lessons["borrowed-book"]).path.endswith("a-first.yaml")
    found = [(Path(problem.place.path).name, problem.rule) for problem in problems]
    assert found == [("a-first.yaml", "file-name"), ("b-second.yaml", "same-id")]
    assert "a-first.yaml" in problems[-1].hint
