"""New lessons, worksheets, pathways and packs are valid, with warnings only for what their author must do."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from amends.adapters.new_item import NoItemError, new_item
from amends.check import check
from amends.load.content import load
from amends.problems import Problem
from amends.render.pages import render_item
from tests.site_server import ROOT, run

KINDS = ("lesson", "worksheet", "pathway", "pack")
STILL_TO_DO = {"orphan", "kept-ids", "clear-communication"}
"""Expected warnings about a new item: nothing links to it, its ids are not accepted, and it is not assessed."""


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return shutil.copytree(ROOT / "content", tmp_path / "content")


def problems_of(folder: Path) -> list[Problem]:
    loaded, problems = load(folder)
    return [*problems, *check(loaded)]


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_item_is_valid_and_has_only_the_expected_warnings(content: Path, kind: str) -> None:
    assert problems_of(content) == []
    path = new_item(kind, "a-new-thing", load(content)[0], content)  # type: ignore[arg-type] # it is one of them
    found = problems_of(content)
    assert {problem.rule for problem in found} <= STILL_TO_DO, found
    assert {problem.level.value for problem in found} <= {"warn"}
    loaded, _ = load(content)
    item = loaded.find(kind, "a-new-thing")  # type: ignore[arg-type]
    assert item
    page, _assets = render_item(loaded, item)
    assert "a-new-thing" in page.uri or str(item.number) in page.uri
    text = path.read_text("utf-8")
    assert text.startswith(f"# yaml-language-server: $schema=../../../schema/{kind}.json\n")
    assert "<<" not in text


def test_all_four_kinds_can_be_added_to_a_small_site(tmp_path: Path) -> None:
    content = shutil.copytree(ROOT / "tests/sites/small/content", tmp_path / "content")
    for kind in KINDS:
        new_item(kind, f"new-{kind}", load(content)[0], content)  # type: ignore[arg-type]
    assert not [problem for problem in problems_of(content) if problem.level.value == "error"]


def test_the_number_is_the_next_one_and_a_planned_title_is_taken(content: Path) -> None:
    loaded, _ = load(content)
    path = new_item("worksheet", "one-more", loaded, content)
    assert f"number: {max(sheet.number for sheet in loaded.worksheets.values()) + 1} " in path.read_text("utf-8")
    assert 'title: "One more"' in path.read_text("utf-8")


@pytest.mark.parametrize("id_", ["Bad", "two words", "../up", "a_b", "", "-a", "a--b", "é"])
def test_invalid_ids_are_refused(content: Path, id_: str) -> None:
    with pytest.raises(NoItemError, match="is not a valid id"):
        new_item("lesson", id_, load(content)[0], content)


def test_existing_items_are_not_overwritten(content: Path) -> None:
    path = content / "en/lessons/full-apology.yaml"
    before = path.read_bytes()
    with pytest.raises(NoItemError, match="already"):
        new_item("lesson", "full-apology", load(content)[0], content)
    assert path.read_bytes() == before


def test_a_pathway_needs_a_lesson_and_a_worksheet(tmp_path: Path) -> None:
    content = shutil.copytree(ROOT / "tests/sites/small/content", tmp_path / "content")
    for folder in ("lessons", "pathways", "packs"):
        shutil.rmtree(content / "en" / folder)
    with pytest.raises(NoItemError, match="needs a lesson and a worksheet"):
        new_item("pathway", "a-way", load(content)[0], content)


def test_the_command_writes_the_file_and_says_what_to_do_next(content: Path) -> None:
    said = run("amends", "new", "worksheet", "my-sheet", folder=content.parent)
    assert said.splitlines()[0] == "content/en/worksheets/my-sheet.yaml"
    assert "amends check" in said
    again = run("amends", "new", "worksheet", "my-sheet", folder=content.parent, expect=2)
    assert again == 'there is already a worksheet "my-sheet"; choose another id\n'
