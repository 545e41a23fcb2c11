"""What has not changed is not done again, and what has is: the site is always that of a build from nothing."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random
from types import SimpleNamespace

import pytest
from click.testing import CliRunner
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page as HostPage

from amends.adapters import cli, unchanged
from amends.adapters.cli import main
from amends.adapters.mkdocs_plugin import AmendsPlugin
from amends.adapters.unchanged import fingerprint, listing, remember, remembered
from tests.content_folder import copy, replace
from tests.edits import edit
from tests.quick_and_slow import first_quick
from tests.site_server import ROOT, files_of

UNCHANGED = "Nothing has changed. Built 17 pages"


def _run(*arguments: str, expect: int = 0) -> str:
    result = CliRunner().invoke(main, list(arguments), catch_exceptions=False)
    assert result.exit_code == expect, result.output
    return result.output


def _build(*options: str) -> str:
    return _run("build", "--no-pdf", *options)


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small site, built once."""
    copy(tmp_path)
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    monkeypatch.chdir(tmp_path)
    assert UNCHANGED not in _build()
    return tmp_path / "site"


def test_a_second_build_leaves_the_site_alone(site: Path) -> None:
    before = listing(site)
    assert UNCHANGED in _build()
    assert listing(site) == before


def _touch_content(folder: Path) -> None:
    replace(folder / "content/en/lessons/borrowed-book.yaml", "I missed the book.", "I missed the big book.")


CHANGES: dict[str, Callable[[Path], object]] = {
    "a word of a lesson": _touch_content,
    "a new file": lambda folder: (folder / "content/media/new.png").write_bytes(
        next((ROOT / "tests/sites/small/content/media").glob("*.png")).read_bytes()
    ),
    "a file of the site": lambda folder: (folder / "site/index.html").write_text("changed"),
    "a file taken out of the site": lambda folder: (folder / "site/404.html").unlink(),
    "a new file in the site": lambda folder: (folder / "site/new.txt").write_text("new"),
    "mkdocs.yml": lambda folder: (folder / "mkdocs.yml").write_text(
        (folder / "mkdocs.yml").read_text("utf-8") + "# a remark\n"
    ),
    "what is kept": lambda folder: next((folder / ".cache").glob("build-*.json")).write_text('{"key": 1}'),
    "what is kept, to nonsense": lambda folder: next((folder / ".cache").glob("build-*.json")).write_text("[[["),
}


@pytest.mark.parametrize("change", CHANGES)
def test_any_change_builds_the_site_anew(site: Path, change: str) -> None:
    CHANGES[change](site.parent)
    if change == "a file taken out of the site":
        (site / "404.html").write_text("")  # without one it is no built site, and is not touched
    assert UNCHANGED not in _build()
    assert UNCHANGED in _build()


def test_another_address_day_option_or_version_builds_it_anew(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://example.org/other/")
    assert UNCHANGED not in _build()
    assert "https://example.org/other/" in (site / "sitemap.xml").read_text("utf-8")
    assert UNCHANGED in _build()
    assert UNCHANGED not in _build("--again")
    assert UNCHANGED not in _build("--site", "elsewhere")

    class Tomorrow(datetime.datetime):
        @classmethod
        def now(cls, tz: datetime.tzinfo | None = None) -> datetime.datetime:
            return super().now(tz) + datetime.timedelta(days=1)

    monkeypatch.setattr(unchanged, "datetime", SimpleNamespace(datetime=Tomorrow, UTC=datetime.UTC))
    assert UNCHANGED not in _build()
    (site.parent / "installed" / "new-9.dist-info").mkdir(parents=True)
    monkeypatch.setattr(unchanged, "_INSTALLED", site.parent / "installed")
    assert UNCHANGED not in _build()


def test_a_failed_build_is_not_remembered(site: Path) -> None:
    file = site.parent / "content/en/lessons/borrowed-book.yaml"
    text = file.read_text("utf-8")
    file.write_text(text.replace("id:", "idd:"), "utf-8")
    for _ in range(2):
        assert "Nothing was built." in _run("build", "--no-pdf", expect=1)
    file.write_text(text, "utf-8")
    assert UNCHANGED in _build()


@pytest.mark.parametrize(("command", "does"), [("check", "_checked"), ("build", "_built")])
def test_what_was_saved_meanwhile_is_not_taken_for_what_was_read(
    site: Path, monkeypatch: pytest.MonkeyPatch, command: str, does: str
) -> None:
    real, file = getattr(cli, does), site.parent / "content/en/lessons/borrowed-book.yaml"
    text = file.read_text("utf-8")
    other = text.replace("I missed the book.", "I missed the book ☀.")

    def saved_just_before_it_is_read(*arguments: object, **more: object) -> object:
        file.write_text(other, "utf-8")
        return real(*arguments, **more)

    options = ["--no-pdf", "--again"] if command == "build" else []
    shutil.rmtree(site.parent / ".cache")
    with monkeypatch.context() as patched:
        patched.setattr(cli, does, saved_just_before_it_is_read)
        assert "letters" in _run(command, *options)
    file.write_text(text, "utf-8")
    assert "letters" not in _run(command, *options[:1])


def test_warnings_are_told_each_time(site: Path) -> None:
    file = site.parent / "content/en/lessons/borrowed-book.yaml"
    replace(file, "I missed the book.", "I missed the book ☀.")
    first, second = _build(), _build()
    assert UNCHANGED in second
    assert "warn [letters]" in first
    told = [line for line in first.splitlines() if "warn [" in line]
    assert told == [line for line in second.splitlines() if "warn [" in line]


def test_a_check_says_the_same_the_second_time(site: Path) -> None:
    replace(site.parent / "content/en/lessons/borrowed-book.yaml", "I missed the book.", "I missed the book ☀.")
    told = {form: _run("check", "--format", form) for form in ("text", "json", "github")}
    assert "letters" in told["text"]
    assert told == {form: _run("check", "--format", form) for form in told}


def test_a_check_reads_anew_what_has_changed(site: Path) -> None:
    assert "The content is sound." in _run("check")
    _touch_content(site.parent)
    (site.parent / "content/en/worksheets/book-log.yaml").write_text("id: [", "utf-8")
    assert "book-log.yaml:1" in _run("check", expect=1)


@pytest.mark.parametrize("kept", ['{"key": "KEY", "problems": 3}', '{"key": "KEY", "problems": [["a"]]}', '"KEY"'])
def test_what_was_kept_and_is_no_list_of_problems_is_not_believed(site: Path, kept: str) -> None:
    key = fingerprint(Path("content"))
    (site.parent / ".cache" / "check.json").write_text(kept.replace("KEY", key), "utf-8")
    assert "The content is sound." in _run("check")


def test_a_file_that_cannot_be_read_is_told_as_without_a_memory(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lesson = site.parent / "content/en/lessons/borrowed-book.yaml"
    real = Path.open

    def refused(path: Path, *arguments: object, **more: object) -> object:
        if path.name == lesson.name:
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, *arguments, **more)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refused)
    assert "borrowed-book.yaml:1:1: error [file] this file cannot be read" in _run("check", expect=1)


def test_where_nothing_can_be_written_all_is_done_anew(tmp_path: Path) -> None:
    content = copy(tmp_path)
    (tmp_path / ".cache").write_text("a file where the folder would be")
    remember(content, "check", "key", {"problems": []})
    assert remembered(content, "check") == {}


def _pages_built(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the list to which each page is added that MkDocs builds from now on."""
    built: list[str] = []
    real = AmendsPlugin.on_post_page

    def noted(self: AmendsPlugin, output: str, *, page: HostPage, config: MkDocsConfig) -> str:
        built.append(page.file.src_uri)
        return real(self, output, page=page, config=config)

    monkeypatch.setattr(AmendsPlugin, "on_post_page", noted)
    return built


def test_only_the_pages_that_differ_are_built_anew(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    built = _pages_built(monkeypatch)
    _touch_content(site.parent)
    assert "Built 17 pages" in _build()
    assert built == ["lessons/borrowed-book/index.md", "search/index.md"]
    _build("--site", "fresh")
    assert len(built) == 2 + 17, "another site has nothing to take over"
    assert files_of(site) == files_of(site.parent / "fresh")


@pytest.mark.parametrize("change", ["the options", "the site's files", "the site's name", "the program", "--again"])
def test_no_page_is_taken_over_from_what_may_be_another_site(
    site: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    built = _pages_built(monkeypatch)
    _touch_content(site.parent)
    if change == "the site's files":
        (site / "index.html").write_text("changed", "utf-8")
    elif change == "the site's name":
        replace(site.parent / "content/site.yaml", "name: Small Site", "name: Smaller Site")
    elif change == "the program":
        monkeypatch.setattr(unchanged.sys, "version", "another")
    elif change == "the options":
        config = site.parent / "mkdocs.yml"
        config.write_text(f"{config.read_text('utf-8')}\n# changed\n", "utf-8")
    _build(*(["--again"] if change == "--again" else []))
    assert len(built) == 17


@pytest.mark.parametrize("seed", first_quick(range(1, 8)))
def test_after_any_edits_the_site_is_that_of_a_build_from_nothing(site: Path, seed: int) -> None:
    random = Random(seed)  # noqa: S311 - a seed for tests
    for _step in range(5):
        edit(site.parent, random)
        _build()
        _build("--site", "fresh", "--again")
        assert files_of(site) == files_of(site.parent / "fresh")
