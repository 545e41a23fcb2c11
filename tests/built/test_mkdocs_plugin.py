"""The MkDocs plugin: strict builds, invalid content, and previews that show problems and recover."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Literal

import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, ConfigurationError

from amends.render.page_cache import PageCache
from tests.built_pages import read_pages
from tests.content_folder import change, copy
from tests.edits import edit
from tests.quick_and_slow import first_quick
from tests.site_server import files_of, run

LESSON = "en/lessons/borrowed-book.yaml"
MISTAKE = f"{LESSON}\n- minutes: 5\n+ minutes: <b>five</b>\n"
MENDED = f"{LESSON}\n- minutes: <b>five</b>\n+ minutes: 6\n"
TIMEOUT_S = 30

Command = Literal["build", "serve"]


def _config(folder: Path, command: Command = "build", **more: object) -> MkDocsConfig:
    """Write a configuration beside the content, and load it as MkDocs does for a command."""
    settings = {"site_name": "of the file", "docs_dir": "content/media", "theme": "material", "plugins": ["amends"]}
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings | more), "utf-8")
    config = load_config(str(folder / "mkdocs.yml"), site_dir=str(folder / "site"))
    config.plugins.on_startup(command=command, dirty=False)
    return config


def test_the_repository_builds_in_strict_mode(tmp_path: Path) -> None:
    run("mkdocs", "build", "--strict", "--quiet", "--site-dir", tmp_path / "site")

    built = {path.relative_to(tmp_path / "site").parent.as_posix() for path in (tmp_path / "site").rglob("index.html")}
    assert {".", "help", "lessons/start-here", "worksheets/20", "pathways/i-was-hurt", "glossary"} <= built


def test_invalid_content_stops_the_build_with_a_message(tmp_path: Path) -> None:
    change(copy(tmp_path), MISTAKE)
    _config(tmp_path)
    (tmp_path / "old").mkdir()

    said = run("mkdocs", "build", "--site-dir", "old", folder=tmp_path, expect=1)

    assert 'content/en/lessons/borrowed-book.yaml:7:1: error [value] "minutes" needs a whole number' in said
    assert "The content has 1 error, so nothing was built." in said
    assert "Traceback" not in said
    assert not list((tmp_path / "old").iterdir())


def test_directory_urls_are_required(tmp_path: Path) -> None:
    copy(tmp_path)

    with pytest.raises(ConfigurationError, match="use_directory_urls"):
        build(_config(tmp_path, use_directory_urls=False))


def test_the_site_name_comes_from_the_content(tmp_path: Path) -> None:
    copy(tmp_path)
    config = _config(tmp_path)

    build(config)

    assert config.site_name == "Small Site"


def test_unused_theme_files_are_not_published(tmp_path: Path) -> None:
    copy(tmp_path)
    build(_config(tmp_path))

    names = set(files_of(tmp_path / "site"))
    assert not [name for name in names if "javascripts" in name or "stylesheets" in name or name.endswith(".map")]
    assert not [name for name in names if name.endswith((".yaml", ".py", ".j2"))]
    assert "book.png" in names


Preview = tuple[Path, Callable[[], None]]


@pytest.fixture
def preview(tmp_path: Path) -> Preview:
    """The content of a preview, and a function that rebuilds it."""
    content = copy(tmp_path)
    config = _config(tmp_path, "serve")
    return content, lambda: build(config)


def _headings(folder: Path) -> dict[str, str]:
    return {str(page): page.all("h1")[0].text for page in read_pages(folder) if str(page) != "404.html"}


def test_a_preview_shows_problems_on_every_page_and_recovers(tmp_path: Path, preview: Preview) -> None:
    content, rebuild = preview
    rebuild()
    valid = _headings(tmp_path / "site")
    assert valid["lessons/borrowed-book/index.html"] == "A borrowed book"

    change(content, MISTAKE)
    rebuild()

    broken = _headings(tmp_path / "site")
    assert set(broken) == set(valid)
    assert set(broken.values()) == {"Please fix"}
    page = next(page for page in read_pages(tmp_path / "site") if str(page) == "worksheets/2/index.html")
    assert "borrowed-book.yaml:7:1" in page.markup.text
    assert '"minutes" needs a whole number' in page.markup.text
    assert page.meta("robots") == ["noindex"]

    (content / "site.yaml").rename(tmp_path / "site.yaml")  # a second mistake, and a worse one
    rebuild()
    assert set(_headings(tmp_path / "site")) == set(valid)

    (tmp_path / "site.yaml").rename(content / "site.yaml")
    change(content, MENDED)
    rebuild()
    assert _headings(tmp_path / "site") == valid


def test_a_preview_that_starts_with_a_problem_shows_it(tmp_path: Path, preview: Preview) -> None:
    content, rebuild = preview
    change(content, f"{LESSON}\n- title: A borrowed book\n+ <script>alert(1)</script>: x\n")

    rebuild()

    (page,) = (page for page in read_pages(tmp_path / "site") if str(page) == "index.html")
    assert "<script>alert(1)</script>" in page.markup.text
    assert [script for script in page.all("script") if not script.attributes.get("src")] == []


def test_only_a_preview_allows_the_script_of_mkdocs(tmp_path: Path, preview: Preview) -> None:
    _content, rebuild = preview
    rebuild()
    assert all("'unsafe-inline'" in page.meta("content-security-policy")[0] for page in read_pages(tmp_path / "site"))

    build(_config(tmp_path))
    for page in read_pages(tmp_path / "site"):
        assert "unsafe" not in page.meta("content-security-policy")[0]


def test_a_problem_stops_a_build_but_not_a_preview(tmp_path: Path) -> None:
    change(copy(tmp_path), MISTAKE)

    with pytest.raises(Abort):
        build(_config(tmp_path))


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def _until(address: str, words: str) -> str:
    """Return a page once it contains some words."""
    page = ""
    end = time.monotonic() + TIMEOUT_S
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:  # noqa: S310 - a server of our own
                page = answer.read().decode()
        except OSError:
            page = ""
        if words in page:
            return page
        time.sleep(0.2)
    raise AssertionError(f"{address} never contains {words!r}: {page[-2_000:]}")


@pytest.mark.slow
@pytest.mark.parametrize(
    "command",
    [
        ["mkdocs", "serve", "--dev-addr"],
        ["amends", "serve", "--address"],
        ["amends", "preview", f"content/{LESSON}", "--address"],
    ],
    ids=lambda command: " ".join(command[:2]),
)
def test_problems_are_shown_while_serving(tmp_path: Path, command: list[str]) -> None:
    content = copy(tmp_path)
    if command[0] == "mkdocs":
        _config(tmp_path)
    port = _free_port()
    page = f"http://127.0.0.1:{port}/lessons/borrowed-book/"
    server = subprocess.Popen(
        [str(Path(sys.executable).parent / command[0]), *command[1:], f"127.0.0.1:{port}"],
        cwd=tmp_path,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        assert "livereload" in _until(page, "5 minutes")
        change(content, MISTAKE)
        assert "borrowed-book.yaml:7:1" in _until(page, "Please fix")
        change(content, MENDED)
        _until(page, "6 minutes")
        assert server.poll() is None
    finally:
        server.terminate()
        server.wait(TIMEOUT_S)


@pytest.mark.parametrize("seed", first_quick(range(1, 6)))
def test_after_random_edits_a_preview_equals_one_from_scratch(tmp_path: Path, seed: int) -> None:
    copy(tmp_path)
    config = _config(tmp_path, "serve")
    plugin = config.plugins["amends"]
    random = Random(seed)  # noqa: S311 - a seed for tests
    build(config)
    for _step in range(4):
        edit(tmp_path, random)
        build(config)
        shown = files_of(tmp_path / "site")

        cache, plugin.cache = plugin.cache, PageCache()
        build(config)
        plugin.cache = cache
        assert files_of(tmp_path / "site") == shown
