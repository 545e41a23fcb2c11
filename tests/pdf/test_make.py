"""Making PDFs is cached, invalidated by changes of their content, and reproducible."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from amends.adapters.cli import main
from amends.load.content import load
from amends.model.content import Content
from amends.pdf.make import CACHE_FACTOR, cache_folder, keys, make
from amends.pdf.recipes import recipes
from tests.content_folder import SMALL, copy, replace
from tests.site_server import run

SMALL_CACHE = cache_folder(load(SMALL)[0])


@pytest.fixture
def folder(tmp_path: Path, small_site: Path) -> Path:
    """A copy of the small content, with the cached PDFs of its site."""
    assert small_site.is_dir()
    shutil.copytree(SMALL_CACHE, tmp_path / ".cache" / "pdf" / "en")
    return copy(tmp_path)


def made(content: Path) -> set[str]:
    return {str(one.recipe.uri) for one in make(load(content)[0]) if one.seconds is not None}


def test_a_second_run_makes_no_pdfs(folder: Path) -> None:
    progress: list[tuple[int, int]] = []
    results = make(load(folder)[0], progress=lambda done, total: progress.append((done, total)))
    assert len(results) > 20
    assert [one.recipe.uri for one in results if one.seconds is not None] == []
    assert progress == [(0, 0)]


@pytest.mark.slow
def test_an_edit_invalidates_the_pdfs_that_contain_it(folder: Path) -> None:
    assert made(folder) == set(), "the cache is lost when the content moves"
    replace(folder / "en" / "lessons" / "borrowed-book.yaml", "I missed the book.", "I missed the book so much.")
    changed = made(folder)
    assert {"lessons/borrowed-book/handout-a4.pdf", "pathways/bring-it-back/workbook-letter.pdf"} <= changed
    assert not {uri for uri in changed if uri.startswith("worksheets/")}


def test_a_change_to_shared_content_invalidates_every_pdf(folder: Path) -> None:
    content = load(folder)[0]
    before = {recipe.name for recipe in recipes(content)}
    keys = keys_of(content, before)
    replace(folder / "site.yaml", "titles: neutral", "titles: descriptive")
    assert not set(keys_of(load(folder)[0], before).values()) & set(keys.values())


def keys_of(content: Content, names: set[str]) -> dict[str, str]:
    every = {recipe.name: recipe for recipe in recipes(content)}
    assert set(every) == names
    return keys(content, every)


@pytest.mark.slow
def test_the_same_content_gives_the_same_bytes(tmp_path: Path, folder: Path) -> None:
    ids = ["book-plan", "borrowed-book", "help"]
    again = make(load(copy(tmp_path / "again"))[0], ids, ["a4"])
    assert len(again) == 6
    assert all(one.seconds is not None for one in again)
    before = {one.recipe.uri: one.result.data for one in make(load(folder)[0], ids, ["a4"])}
    assert {one.recipe.uri for one in again if one.result.data != before[one.recipe.uri]} == set()


def test_old_cache_entries_are_evicted(folder: Path) -> None:
    content = load(folder)[0]
    cache = cache_folder(content)
    used = keys(content, {recipe.name: recipe for recipe in recipes(content)}).values()
    needed = {f"{key}{suffix}" for key in used for suffix in (".pdf", ".json")}
    for number in range(CACHE_FACTOR * len(needed)):
        (cache / f"old{number}.pdf").write_bytes(b"")
    make(load(folder)[0])
    left = {path.name for path in cache.iterdir()}
    assert needed <= left
    assert len(left) == CACHE_FACTOR * len(needed)


def test_recipes_are_unique_and_their_dependencies_exist(folder: Path) -> None:
    seen: set[str] = set()
    for recipe in recipes(load(folder)[0]):
        assert recipe.name not in seen
        seen.add(recipe.name)
    for recipe in recipes(load(folder)[0]):
        assert set(recipe.needs) <= seen


def test_file_names_are_neutral(folder: Path) -> None:
    names = {Path(str(recipe.uri)).name for recipe in recipes(load(folder)[0]) if recipe.uri}
    stems = ("card-", "handout-", "session-", "workbook-", "worksheet-")
    assert {name for name in names if not name.startswith(stems)} == set()
    assert "worksheet-2-a4-fill-in.pdf" in names


def test_the_command_writes_and_lists_the_requested_pdfs(tmp_path: Path, folder: Path) -> None:
    out = tmp_path / "out"
    args = ["pdf", "borrowed-book", "--paper", "letter", "--out", str(out), "--content", str(folder)]
    result = CliRunner().invoke(main, args, catch_exceptions=False)
    assert result.exit_code == 0
    assert [path.name for path in out.rglob("*.pdf")] == ["handout-letter.pdf"]
    head, line, total, end = result.stdout.splitlines()
    assert head.split() == ["pages", "KB", "seconds", "file"]
    assert line.split()[-1] == "lessons/borrowed-book/handout-letter.pdf"
    assert int(line.split()[0]) in {2, 3, 4}
    assert total.endswith("in all")
    assert end.startswith("1 PDFs in ")


def test_an_unknown_id_gets_a_suggestion(folder: Path) -> None:
    result = CliRunner().invoke(main, ["pdf", "borowed-book", "--content", str(folder)])
    assert result.exit_code == 2
    assert 'no item has the id "borowed-book"' in result.output
    assert 'Did you mean "borrowed-book"?' in result.output


def test_a_question_too_long_for_a_page_is_reported_with_its_place(tmp_path: Path, folder: Path) -> None:
    content = folder
    sheet = content / "en" / "worksheets" / "private-check.yaml"
    text = sheet.read_text("utf-8")
    many = "".join(f"          - id: more-{n}\n            label: One more answer, number {n}\n" for n in range(70))
    start = text.index("        options:\n") + len("        options:\n")
    sheet.write_text(text[:start] + many + text[start:], "utf-8")
    args = ["pdf", "private-check", "--paper", "a4", "--out", str(tmp_path / "out"), "--content", str(content)]
    result = CliRunner().invoke(main, args, catch_exceptions=False)
    assert result.exit_code == 0
    assert "private-check.yaml:" in result.stderr
    assert "warn [paper]" in result.stderr
    assert "do not fit on one page" in result.stderr


def test_pdfs_are_optional_in_a_build(tmp_path: Path, small_site: Path) -> None:
    page = (small_site / "worksheets" / "2" / "index.html").read_text("utf-8")
    assert 'href="worksheet-2-a4.pdf"' in page
    assert (small_site / "worksheets" / "2" / "worksheet-2-letter-fill-in.pdf").read_bytes().startswith(b"%PDF-1.7")
    content = copy(tmp_path)
    run("amends", "build", "--no-pdf", "--content", content, "--site", tmp_path / "site")
    assert list((tmp_path / "site").rglob("*.pdf")) == []
    for path in (tmp_path / "site").rglob("*.html"):
        assert ".pdf" not in path.read_text("utf-8"), path
