"""`amends build` replaces the old site only once the new one is complete."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest
from click.testing import CliRunner, Result
from mkdocs.exceptions import Abort, ConfigurationError

from amends.adapters import build as building
from amends.adapters.cli import main
from amends.adapters.verify import published
from amends.render.site import render
from tests.built_pages import read_pages
from tests.content_folder import change, checked, copy
from tests.site_server import files_of

AN_ERROR = "en/lessons/borrowed-book.yaml\n- minutes: 5\n+ minutes: five\n"
OLD = {"index.html": b"old", "404.html": b"old", "lessons/index.html": b"\x00old"}


def _build(folder: Path, *arguments: str) -> Result:
    with contextlib.chdir(folder):
        return CliRunner().invoke(main, ["build", "--no-pdf", *arguments])


def _old_site(folder: Path) -> Path:
    for name, data in OLD.items():
        path = folder / "site" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder / "site"


def _names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_first_build_creates_the_site(tmp_path: Path) -> None:
    content = copy(tmp_path)

    result = _build(tmp_path, "--site", "deep/down/site")

    assert result.exit_code == 0, result.output
    assert "Built 17 pages into deep/down/site/" in result.stdout
    assert "1 lesson, 3 worksheets, 1 pathway, 1 pack" in result.stdout
    site = tmp_path / "deep" / "down" / "site"
    tree = render(checked(content)[0])
    html = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    assert html == {published(page.uri) for page in tree.pages} | {"404.html"}
    assert all((site / asset.uri).read_bytes() == asset.data for asset in tree.assets)
    assert _names(site.parent) == {"site"}
    assert _names(tmp_path) == {"content", "deep"}
    # It works below any path: only 404.html, which is served at any address, has links from the root.
    for page in read_pages(site):
        links = [element.attributes.get(name, "") for element in page.all() for name in ("href", "src", "action")]
        assert page.path.name == "404.html" or not [link for link in links if link.startswith("/")]


def test_a_new_site_replaces_the_old_one(tmp_path: Path) -> None:
    content = copy(tmp_path)
    site = _old_site(tmp_path)
    (content / "media" / "book.png").unlink()
    (content / "media").rmdir()
    lesson = content / "en/lessons/borrowed-book.yaml"
    before, _, after = lesson.read_text("utf-8").partition("      - type: image\n")
    lesson.write_text(before + after.partition("CC BY 4.0\n")[2], "utf-8")

    result = _build(tmp_path)

    assert result.exit_code == 0, result.output
    assert not set(OLD.values()) & set(files_of(site).values())
    assert _names(tmp_path) == {"content", "site"}


def _fails(problem: BaseException) -> Callable[..., Any]:
    def fail(*_: object, **__: object) -> None:
        raise problem

    return fail


@pytest.mark.parametrize(
    ("name", "instead", "said"),
    [
        pytest.param("mkdocs_build", _fails(Abort("no\nway")), "MkDocs could not build the site: ", id="MkDocs aborts"),
        pytest.param("load_config", _fails(ConfigurationError("what?")), "what?", id="invalid configuration"),
        pytest.param("verify", lambda *_, **_more: ["help/ is missing"], "  help/ is missing", id="incomplete site"),
        pytest.param("render", _fails(RuntimeError("a bug")), "", id="a programming error"),
        pytest.param("mkdocs_build", _fails(KeyboardInterrupt()), "Aborted!", id="interrupted by the author"),
        pytest.param("verify", _fails(OSError(28, "No space left", "x")), "x: No space left", id="the disk is full"),
    ],
)
def test_a_failed_build_leaves_the_old_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, instead: Any, said: str
) -> None:
    copy(tmp_path)
    site = _old_site(tmp_path)
    monkeypatch.setattr(building, name, instead)

    result = _build(tmp_path)

    assert result.exit_code != 0
    assert said in result.output
    assert "Traceback" not in result.output
    assert files_of(site) == OLD
    assert _names(tmp_path) == {"content", "site"}


def test_content_with_an_error_leaves_the_old_site(tmp_path: Path) -> None:
    change(copy(tmp_path), AN_ERROR)
    site = _old_site(tmp_path)

    result = _build(tmp_path)

    assert result.exit_code == 1
    assert 'content/en/lessons/borrowed-book.yaml:7:1: error [value] "minutes" needs a whole number' in result.stderr
    assert "Nothing was built." in result.stderr
    assert files_of(site) == OLD
    assert _names(tmp_path) == {"content", "site"}


def _fail_at_second_rename(monkeypatch: pytest.MonkeyPatch, problem: BaseException) -> None:
    rename = Path.rename

    def fails_for_the_new_one(self: Path, target: Path) -> Path:
        if self.name == "new":
            raise problem
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", fails_for_the_new_one)


@pytest.mark.parametrize("problem", [OSError(13, "Permission denied", "site"), KeyboardInterrupt()])
def test_a_failed_swap_restores_the_old_site(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, problem: BaseException
) -> None:
    copy(tmp_path)
    site = _old_site(tmp_path)
    _fail_at_second_rename(monkeypatch, problem)

    assert _build(tmp_path).exit_code != 0

    assert files_of(site) == OLD
    assert _names(tmp_path) == {"content", "site"}


def test_the_next_build_recovers_from_a_killed_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    copy(tmp_path)
    site = _old_site(tmp_path)
    folder = tmp_path / ".site-build"
    (folder / "new").mkdir(parents=True)
    (folder / "new" / "index.html").write_bytes(b"half a site")
    site.rename(folder / "old")  # killed between the two renames
    monkeypatch.setattr(building, "render", _fails(RuntimeError("a bug")))

    assert _build(tmp_path).exit_code != 0
    assert files_of(site) == OLD
    assert _names(tmp_path) == {"content", "site"}

    monkeypatch.undo()
    folder.mkdir()
    assert _build(tmp_path).exit_code == 0
    assert not set(OLD.values()) & set(files_of(site).values())
    assert _names(tmp_path) == {"content", "site"}


@pytest.mark.slow
def test_a_build_killed_at_any_moment_leaves_a_complete_site(tmp_path: Path) -> None:
    copy(tmp_path)
    command = [Path(sys.executable).parent / "amends", "build", "--no-pdf"]
    quiet = {"cwd": tmp_path, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    begun = time.monotonic()
    subprocess.run(command, check=True, **quiet)
    seconds = time.monotonic() - begun
    new = files_of(tmp_path / "site")
    shutil.rmtree(tmp_path / "site")
    site = _old_site(tmp_path)
    random = Random(1)  # noqa: S311 - a seed for tests
    # Half of the moments are at the very end, when the sites are swapped.
    shares = [random.uniform(0, 0.9) for _ in range(6)] + [random.uniform(0.9, 1.05) for _ in range(6)]
    killed = 0
    for share in shares:
        build = subprocess.Popen(command, **quiet)
        try:
            build.wait(share * seconds)
        except subprocess.TimeoutExpired:
            build.kill()
            killed += 1
        build.wait()
        found = files_of(site if site.exists() else tmp_path / ".site-build" / "old")
        assert found in (OLD, new), f"killed after {share:.0%} of {seconds:.2f} s"
        if found == new:
            shutil.rmtree(site)
            _old_site(tmp_path)
    assert killed >= 4  # later builds may be faster than the first one


@pytest.mark.parametrize(
    ("target", "said"),
    [
        pytest.param(".", "choose another folder", id="the project"),
        pytest.param("..", "choose another folder", id="its parent"),
        pytest.param("content", "choose another folder", id="the content"),
        pytest.param("content/site", "choose another folder", id="within the content"),
        pytest.param("papers", "choose an empty folder", id="other files"),
        pytest.param("branch", "choose an empty folder", id="a git worktree"),
    ],
)
def test_only_a_site_folder_is_replaced(tmp_path: Path, target: str, said: str) -> None:
    folder = tmp_path / "project"
    folder.mkdir()
    copy(folder)
    for name in ("papers/thesis.txt", "branch/.git/HEAD", "branch/404.html"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(b"precious")
    before = files_of(tmp_path)

    result = _build(folder, "--site", target)

    assert result.exit_code == 1
    assert said in result.output
    assert files_of(tmp_path) == before


@pytest.mark.parametrize(
    ("config", "said"),
    [
        pytest.param("site_name: x\nplugins: []\n", "does not use the plugin `amends`", id="no plugin"),
        pytest.param("site_name: [x\n", "MkDocs could not build the site", id="invalid YAML"),
        pytest.param(
            "site_name: x\nplugins: [amends]\nuse_directory_urls: false\n", "use_directory_urls", id="no directory URLs"
        ),
        pytest.param("site_name: x\nplugins: [amends, nobody]\n", "nobody", id="an unknown plugin"),
    ],
)
def test_an_unsuitable_mkdocs_file_is_reported(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, config: str, said: str
) -> None:
    copy(tmp_path)
    site = _old_site(tmp_path)
    (tmp_path / "mkdocs.yml").write_text(config, "utf-8")

    result = _build(tmp_path)

    assert result.exit_code == 1
    assert said in result.output + caplog.text
    assert files_of(site) == OLD
    assert _names(tmp_path) == {"content", "site", "mkdocs.yml"}
