"""Order of the tests, names of failures, and the built sites that several folders share."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.content_folder import REAL, copy
from tests.pseudo_content import add_pseudo_locale
from tests.site_server import ROOT, SITE_URL, once, run

LATER = ("adapters", "tools", "built", "pdf", "e2e")
"""The folders whose tests start programs, the cheapest first. All others come before them."""


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
    """A folder for this run of the tests that all workers have in common."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if hasattr(request.config, "workerinput") else own


@pytest.fixture(scope="session")
def site(common: Path) -> Path:
    """The site of the repository's content, built by `amends build` as for GitHub Pages."""
    return once(
        common / "the-site", lambda folder: run("amends", "build", "--no-pdf", "--site", folder, SITE_URL=SITE_URL)
    )


@pytest.fixture(scope="session")
def site_in_two_languages(common: Path) -> Path:
    """The site of the repository's content in its own language and in the pseudo-locale."""

    def make(folder: Path) -> None:
        content = copy(folder.with_suffix(".content"), REAL)
        add_pseudo_locale(content)
        shutil.copy(ROOT / "mkdocs.yml", content.parent)
        run("amends", "build", "--no-pdf", "--site", folder, folder=content.parent, SITE_URL=SITE_URL)

    return once(common / "the-site-in-two-languages", make)


@pytest.fixture(scope="session")
def small_site(common: Path) -> Path:
    """The small site, which has every field type with every behaviour."""
    content = ROOT / "tests" / "sites" / "small" / "content"
    return once(
        common / "the-small-site", lambda folder: run("amends", "build", "--content", content, "--site", folder)
    )
