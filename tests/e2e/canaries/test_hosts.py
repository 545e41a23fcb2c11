"""Canaries: ProperDocs and Zensical build identical pages from what `amends write` writes."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser

from tests.built_pages import BuiltPage, read_pages
from tests.e2e.conftest import Visits
from tests.site_server import PREFIX, SITE_URL, files_of, run, serving

BUILDS = {
    "properdocs": ("properdocs", "build", "--strict", "--config-file", "mkdocs.yml", "--site-dir", "site"),
    "zensical": ("zensical", "build", "--strict", "--clean", "--config-file", "mkdocs.yml"),
}
"""The command of each host, run in the folder of the tree. It builds into `site`."""

each_host = pytest.mark.parametrize("host", BUILDS)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The site of the repository's content, built by each host."""
    sites = {}
    for host, command in BUILDS.items():
        tree = tmp_path_factory.mktemp(host)
        run("amends", "write", tree)
        # The tests' site has an address, and therefore more metadata.
        with (tree / "mkdocs.yml").open("a", encoding="utf-8") as config:
            config.write(f"site_url: {SITE_URL}\n")
        run(*command, folder=tree)
        sites[host] = tree / "site"
    return sites


def pages_of(site: Path) -> dict[str, BuiltPage]:
    """Return the pages by path, without 404.html, whose links depend on whether the host knows the root."""
    return {str(page): page for page in read_pages(site) if str(page) != "404.html"}


def seen(page: BuiltPage) -> list[tuple[str, dict[str, str]]]:
    """Return a page's elements as a browser reads them, independent of how a host escapes text and writes addresses."""
    return [
        (
            element.tag,
            {
                name: urljoin(page.address, value) if name in {"href", "src"} else " ".join(value.split())
                for name, value in element.attributes.items()
            },
        )
        for element in page.all()
    ]


@each_host
def test_a_host_builds_identical_pages(site: Path, built: dict[str, Path], host: str) -> None:
    ours, theirs = pages_of(site), pages_of(built[host])
    assert sorted(theirs) == sorted(ours)
    assert (built[host] / "404.html").is_file()
    for path, page in ours.items():
        assert seen(theirs[path]) == seen(page), path
        assert theirs[path].markup.text.split() == page.markup.text.split(), path


@each_host
def test_worksheets_are_identical(site: Path, built: dict[str, Path], host: str) -> None:
    body = re.compile(r'<div class="worksheet">.*(?=\n</main>)', re.DOTALL)
    sheets = {path: page for path, page in pages_of(site).items() if page.is_worksheet}
    assert sheets
    for path, page in sheets.items():
        ours, theirs = body.findall(page.html), body.findall(pages_of(built[host])[path].html)
        assert len(ours) == 1
        assert theirs == ours, path


@each_host
def test_assets_are_identical(site: Path, built: dict[str, Path], host: str) -> None:
    ours = {path: data for path, data in files_of(site).items() if path.startswith("assets/")}
    theirs = files_of(built[host])
    assert {path for path in ours if theirs.get(path) != ours[path]} == set()


@each_host
def test_hosts_publish_no_unknown_files(site: Path, built: dict[str, Path], host: str) -> None:
    extra = set(files_of(built[host])) - set(files_of(site))
    # Material's scripts and styles, which some hosts copy; none of our pages loads them.
    extra = {path for path in extra if not path.startswith(("assets/javascripts/", "assets/stylesheets/"))}
    known = {"properdocs": {"assets/images/favicon.png"}, "zensical": {"assets/images/favicon.png", "search.json"}}
    # Zensical writes a search index whatever its configuration says; none of our pages loads it.
    assert extra == known[host]


@each_host
def test_a_sheet_works_in_the_browser(browser: Browser, built: dict[str, Path], host: str) -> None:
    with serving({PREFIX: built[host]}) as origin:
        visit = Visits(browser, origin)
        page = visit("worksheets/1/")
        note = page.locator("#q-note-risk-if-seen")
        assert note.is_hidden()
        page.locator("#a-risk-if-seen-is-so").check()
        assert note.is_visible()
        assert page.evaluate("document.fonts.size") > 0
        assert (visit.said, visit.asked) == ([], [])
        visit.close()
