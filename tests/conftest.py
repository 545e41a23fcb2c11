"""Test order, failure reporting, and built sites shared by several folders."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.content_folder import REAL, SMALL, copy
from tests.pseudo_content import add_pseudo_locale
from tests.site_server import ROOT, SITE_URL, once, run

LATER = ("adapters", "tools", "built", "pdf", "e2e")
"""Folders whose tests start programs, cheapest first. All others run before them."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run cheap tests first."""
    folders = {item: item.nodeid.split("/")[1] for item in items}
    items.sort(key=lambda item: LATER.index(folders[item]) if folders[item] in LATER else -1)


def pytest_report_teststatus(report: pytest.TestReport) -> tuple[str, str, str] | None:
    """Name each failure as it happens."""
    if not report.failed:
        return None
    return "failed" if report.when == "call" else "error", f"\nFAILED {report.nodeid}\n", "FAILED"


@pytest.fixture(scope="session")
def common(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A temporary folder shared by all workers of a test run."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if hasattr(request.config, "workerinput") else own


@pytest.fixture(scope="session")
def site(common: Path) -> Path:
    """The site of the repository's content, built as for GitHub Pages."""
    return once(
        common / "the-site", lambda folder: run("amends", "build", "--no-pdf", "--site", folder, SITE_URL=SITE_URL)
    )


@pytest.fixture(scope="session")
def site_in_two_languages(common: Path) -> Path:
    """The site of the repository's content in English and in the pseudo-locale."""

    def make(folder: Path) -> None:
        content = copy(folder.with_suffix(".content"), REAL)
        add_pseudo_locale(content)
        shutil.copy(ROOT / "mkdocs.yml", content.parent)
        run("amends", "build", "--no-pdf", "--site", folder, folder=content.parent, SITE_URL=SITE_URL)

    return once(common / "the-site-in-two-languages", make)


@pytest.fixture(scope="session")
def small_site(common: Path) -> Path:
    """The small site, which has every field type with every behaviour."""
    return once(common / "the-small-site", lambda folder: run("amends", "build", "--content", SMALL, "--site", folder))
