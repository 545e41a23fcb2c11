"""The docs site: every page exists, no link is broken, and nothing is loaded from another origin."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.built_pages import LOADED, read_pages
from tests.site_server import ROOT, run

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def docs_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The docs site; broken links fail its build."""
    folder = tmp_path_factory.mktemp("docs-site")
    run("mkdocs", "build", "--strict", "--quiet", "--config-file", "tools/docs-site.yml", "--site-dir", folder)
    return folder


def test_every_page_of_the_docs_exists_and_is_in_the_menu(docs_site: Path) -> None:
    pages = {path.relative_to(ROOT / "docs").with_suffix("") for path in (ROOT / "docs").rglob("*.md")}
    expected = {page.parent if page.name == "README" else page for page in pages}
    menu = (docs_site / "index.html").read_text("utf-8")
    for page in expected:
        assert (docs_site / page / "index.html").is_file(), page
        assert f'href="{page.as_posix()}/"' in menu, page


def test_links_between_files_are_rewritten(docs_site: Path) -> None:
    writing = (docs_site / "writing-content" / "index.html").read_text("utf-8")
    assert '<a href="../reference/blocks/image/"><code>image</code></a>' in writing
    assert 'href="../contributing/"' in writing
    assert "README.md" not in "".join(re.findall(r'href="([^"]*)"', writing))


def test_nothing_comes_from_another_origin(docs_site: Path) -> None:
    for page in read_pages(docs_site):
        for element in page.all(*LOADED):
            target = element.attributes.get(LOADED[element.tag], "")
            if element.tag == "link" and element.attributes.get("rel") not in {"stylesheet", "icon", "preload"}:
                continue
            assert not re.match(r"(https?:)?//", target), (page, target)
