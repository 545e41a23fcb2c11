"""A new site is complete and valid, and contains no code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import yaml

from amends import __version__
from amends.adapters.init import FolderInUseError, init
from amends.check import check
from amends.load.content import load
from tests.site_server import run


@pytest.fixture(scope="module")
def new_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("new") / "a site"
    init(folder)
    return folder


def test_a_new_site_has_no_problems(new_site: Path) -> None:
    content, problems = load(new_site / "content")
    assert [*problems, *check(content)] == []
    assert [len(items) for items in (content.lessons, content.worksheets, content.pathways)] == [1, 2, 1]
    assert set(content.pages) == {"help", "staying-safe-online"}
    assert content.helplines.helplines


def test_every_file_names_an_existing_schema(new_site: Path) -> None:
    files = sorted((new_site / "content").rglob("*.yaml"))
    assert len(files) == 11
    for path in files:
        first = path.read_text("utf-8").splitlines()[0]
        found = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
        assert found, path
        assert (path.parent / found[1]).is_file(), path


def test_every_source_is_cited(new_site: Path) -> None:
    content, _ = load(new_site / "content")
    listed = {key for item in content.items() for key in item.references}
    assert set(content.references.root) == listed


def test_the_version_is_pinned_and_no_code_is_copied(new_site: Path) -> None:
    assert f"amends=={__version__}\n" in (new_site / "requirements.txt").read_text("utf-8")
    kinds = {path.suffix for path in new_site.rglob("*") if path.is_file()}
    assert kinds <= {".yaml", ".yml", ".md", ".txt", ".json", ""}
    workflow = yaml.load((new_site / ".github/workflows/pages.yml").read_text("utf-8"), yaml.BaseLoader)  # noqa: S506
    for job in workflow["jobs"].values():
        for step in job["steps"]:
            assert re.search(r"@[0-9a-f]{40}$", step["uses"].split(" ")[0]) if "uses" in step else step["run"]


def test_one_command_builds_it(new_site: Path) -> None:
    said = run("amends", "build", "--no-pdf", folder=new_site)
    assert "1 lesson, 2 worksheets, 1 pathway" in said
    assert (new_site / "site" / "lessons" / "a-small-repair" / "index.html").is_file()


def test_existing_files_are_not_overwritten(tmp_path: Path) -> None:
    (tmp_path / "README.md").write_text("mine", "utf-8")
    with pytest.raises(FolderInUseError, match=r"README\.md; nothing was written"):
        init(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["README.md"]
    assert (tmp_path / "README.md").read_text("utf-8") == "mine"


def test_the_command_says_what_to_do_next(tmp_path: Path) -> None:
    said = run("amends", "init", "mine", folder=tmp_path)
    assert "cd mine" in said
    again = run("amends", "init", "mine", folder=tmp_path, expect=2)
    assert "nothing was written" in again
