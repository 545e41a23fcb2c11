"""The preview of one item shows its page as on the site, and the problems of its own file only."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from amends.adapters.preview import NoItemError, item_of
from amends.load.content import load
from amends.render.site import render_one
from tests.content_folder import change, copy
from tests.site_server import files_of, run

LESSON = "en/lessons/borrowed-book.yaml"
SHEET = "en/worksheets/book-plan.yaml"
ELSEWHERE = f"{SHEET}\n- number: 2\n+ number: two\n"
HERE = f"{LESSON}\n- minutes: 5\n+ minutes: five\n"


def _previewed(folder: Path, only: str) -> dict[str, bytes]:
    """Build the preview of a file, and return the built files."""
    path = folder / "content" / only
    (folder / "mkdocs.yml").write_text(
        f"site_name: x\ndocs_dir: content/media\ntheme: material\nplugins: [amends: {{only: '{path}'}}]\n"
    )
    config = load_config(str(folder / "mkdocs.yml"), site_dir=str(folder / "one"))
    config.plugins.on_startup(command="serve", dirty=False)
    build(config)
    return files_of(folder / "one")


def _main(page: bytes) -> str:
    found = re.search(r"<main.*</main>", page.decode(), re.DOTALL)
    assert found
    return found[0]


@pytest.mark.parametrize(("only", "name"), [(LESSON, "lessons/borrowed-book"), (SHEET, "worksheets/2")])
def test_the_previewed_page_equals_the_built_one(tmp_path: Path, small_site: Path, only: str, name: str) -> None:
    copy(tmp_path)
    shown = _previewed(tmp_path, only)
    pages = {path for path in shown if path.endswith(".html")}
    assert pages == {f"{name}/index.html", "index.html", "404.html"}
    headings = r"<h[123].*?</h[123]>"
    whole = _main((small_site / name / "index.html").read_bytes())
    assert re.findall(headings, _main(shown[f"{name}/index.html"])) == re.findall(headings, whole)
    assert f"url={name}/" in shown["index.html"].decode()


def test_problems_in_other_files_are_ignored(tmp_path: Path) -> None:
    change(copy(tmp_path), ELSEWHERE)
    assert b"Please fix" not in _previewed(tmp_path, LESSON)["lessons/borrowed-book/index.html"]


@pytest.mark.parametrize(
    "name", ["site.yaml", "references.yaml", "helplines.yaml", "en/home.yaml", "en/glossary.yaml", "en/pages/help.yaml"]
)
def test_every_item_can_be_previewed_when_another_file_is_broken(tmp_path: Path, name: str) -> None:
    folder = copy(tmp_path)
    (folder / name).write_text("{", "utf-8")
    content, problems = load(folder)
    assert problems
    assert len(list(content.items())) >= 7
    for item in content.items():
        assert len(render_one(content, item).pages) == 2


def test_problems_in_the_file_are_shown(tmp_path: Path) -> None:
    change(copy(tmp_path), HERE)
    page = _previewed(tmp_path, LESSON)["index.html"].decode()
    assert "borrowed-book.yaml:7:1" in page
    assert "needs a whole number" in page


@pytest.mark.parametrize("name", ["site.yaml", "en/home.yaml", "en/glossary.yaml"])
def test_a_file_without_a_page_is_refused_with_a_hint(tmp_path: Path, name: str) -> None:
    file = copy(tmp_path) / name
    with pytest.raises(NoItemError, match="amends serve"):
        item_of(file)
    said = run("amends", "preview", file, folder=tmp_path, expect=2)
    assert "is not an item, so it has no page" in said
    assert "Traceback" not in said
