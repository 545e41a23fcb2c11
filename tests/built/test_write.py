"""`amends write` writes only changed files, and other hosts build the same site from them."""

from __future__ import annotations

import json
import logging
import os
import re
from pathlib import Path

import pytest
import yaml
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from amends.adapters.write import MANIFEST, NotOursError, Written, write
from amends.render.site import render
from tests.content_folder import SMALL, change, checked, copy
from tests.site_server import files_of

LONG_AGO = 1_000_000_000


def _write(content: Path, folder: Path) -> Written:
    loaded, problems = checked(content)
    assert problems == ()
    return write(render(loaded, pdfs=True), loaded.site, folder)


def test_the_written_tree_has_everything_a_host_needs(tmp_path: Path) -> None:
    content, _problems = checked(SMALL)
    tree = render(content)

    written = write(tree, content.site, tmp_path / "tree")

    files = files_of(tmp_path / "tree")
    assert written == Written(len(files) - 1, len(files) - 1, 0)
    assert {f"docs/{page.uri}": page.text().encode() for page in tree.pages}.items() <= files.items()
    assert {f"docs/{asset.uri}": asset.data for asset in tree.assets}.items() <= files.items()
    config = yaml.safe_load(files["mkdocs.yml"])
    assert config["extra"]["amends"] == json.loads(json.dumps(tree.furniture))
    assert f"{config['theme']['custom_dir']}/main.html" in files
    assert str(tmp_path) not in files["mkdocs.yml"].decode()


def test_only_changed_files_are_rewritten(tmp_path: Path) -> None:
    content, tree = copy(tmp_path), tmp_path / "tree"
    _write(content, tree)
    for path in tree.rglob("*"):
        os.utime(path, (LONG_AGO, LONG_AGO))

    change(content, "en/lessons/borrowed-book.yaml\n- title: A borrowed book\n+ title: A book of Ann's\n")
    written = _write(content, tree)

    touched = {path.parent.name for path in tree.rglob("*.md") if path.stat().st_mtime > LONG_AGO}
    assert touched == {"borrowed-book", "lessons", "glossary", "bring-it-back", "first-talk", "2", "search"}
    index = 1  # the search index, whose name contains its digest
    assert written.changed == len([path for path in tree.rglob("*.md") if path.stat().st_mtime > LONG_AGO]) + index
    assert written.removed == index
    assert _write(content, tree).changed == 0


def test_only_obsolete_files_are_removed(tmp_path: Path) -> None:
    content, tree = copy(tmp_path), tmp_path / "tree"
    _write(content, tree)
    (tree / "docs" / "notes.md").write_bytes(b"an author's own")
    (content / "en/pathways/bring-it-back.yaml").unlink()
    change(content, "en/home.yaml\n-     pathway: bring-it-back\n+     page: help\n")
    target = "  - audience: anyone\n    pathway: bring-it-back\n    text: See the whole way.\n"
    lesson = content / "en/lessons/borrowed-book.yaml"
    lesson.write_text(lesson.read_text("utf-8").replace(target, ""), "utf-8")

    written = _write(content, tree)

    assert written.removed == 2, "the pathway, and the old search index"
    assert not (tree / "docs" / "pathways" / "bring-it-back" / "index.md").exists()
    assert (tree / "docs" / "notes.md").read_bytes() == b"an author's own"


@pytest.mark.parametrize("manifest", [None, b"", b"5", b"{}", b"null", b"\xff", b'"docs"'], ids=str)
def test_a_folder_with_other_files_is_refused(tmp_path: Path, manifest: bytes | None) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "index.md").write_bytes(b"precious")
    if manifest is not None:
        (tmp_path / MANIFEST).write_bytes(manifest)
    before = files_of(tmp_path)

    with pytest.raises(NotOursError, match="holds files that Amends has not written"):
        _write(SMALL, tmp_path)

    assert files_of(tmp_path) == before


def test_the_manifest_cannot_reach_outside_its_folder(tmp_path: Path) -> None:
    tree, outside = tmp_path / "tree", tmp_path / "precious.txt"
    _write(SMALL, tree)
    outside.write_bytes(b"precious")
    (tree / MANIFEST).write_text(json.dumps(["../precious.txt", str(outside), "docs", ".", 5, None]), "utf-8")

    _write(SMALL, tree)

    assert outside.read_bytes() == b"precious"
    assert (tree / "docs" / "index.md").is_file()


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The written tree of the small site, built by MkDocs without the plugin."""
    folder = tmp_path_factory.mktemp("rebuilt")
    _write(SMALL, folder / "tree")
    logging.getLogger("mkdocs").setLevel(logging.WARNING)
    mkdocs_build(load_config(str(folder / "tree" / "mkdocs.yml"), site_dir=str(folder / "site"), strict=True))
    return folder / "site"


def test_the_written_tree_builds_the_same_pages(small_site: Path, rebuilt: Path) -> None:
    ours = {name for name in files_of(small_site) if name.endswith(".html")}
    theirs = {name for name in files_of(rebuilt) if name.endswith(".html")}

    assert theirs == ours
    assert len(ours) == 18


def test_every_page_has_an_identical_body(small_site: Path, rebuilt: Path) -> None:
    for name, data in files_of(small_site).items():
        if name.endswith(".html"):
            assert _main(files_of(rebuilt)[name]) == _main(data), name


def test_the_body_of_a_worksheet_is_unchanged(small_site: Path) -> None:
    tree = render(checked(SMALL)[0], pdfs=True)
    for page in tree.pages:
        if re.fullmatch(r"worksheets/\d+/index\.md", page.uri):
            html = (small_site / page.uri).with_suffix(".html").read_text("utf-8")
            assert page.body in html


def _main(html: bytes) -> bytes:
    found = re.search(rb"<main.*</main>", html, re.DOTALL)
    assert found
    return found.group()
