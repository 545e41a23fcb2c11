"""What the outer tests share: the site of the repository's content and the small one, each built once."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.site_server import ROOT, SITE_URL, once, run


@pytest.fixture(scope="session")
def common(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for this run of the tests that all workers have in common."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if hasattr(request.config, "workerinput") else own


@pytest.fixture(scope="session")
def site(common: Path) -> Path:
    """The site of the repository's content, built by `amends build` as for GitHub Pages."""
    return once(common / "the-site", lambda folder: run("amends", "build", "--site", folder, SITE_URL=SITE_URL))


@pytest.fixture(scope="session")
def small_site(common: Path) -> Path:
    """The small site, which has every field type with every behaviour."""
    content = ROOT / "tests" / "sites" / "small" / "content"
    return once(
        common / "the-small-site", lambda folder: run("amends", "build", "--content", content, "--site", folder)
    )
