"""Pages and scripts stay small."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from tests.built_pages import first_view, loaded_by, read_pages

FIRST_VIEW = {"lessons": 120_000, "": 150_000}
"""The limit in bytes for a lesson, and for any page, with everything it loads: gzipped text, and fonts."""
SCRIPTS = 25 * 1024
"""The limit in bytes for the gzipped scripts that a page with answers loads at once (decision 0020)."""


def test_a_page_is_light(site: Path) -> None:
    weights = {str(page): first_view(site, page) for page in read_pages(site)}
    for folder, limit in FIRST_VIEW.items():
        heaviest = max((path for path in weights if path.startswith(folder)), key=weights.__getitem__)
        assert weights[heaviest] <= limit, f"{heaviest}: {weights[heaviest]:,} bytes"


@pytest.mark.parametrize("folder", ["worksheets", "my-worksheets"])
def test_scripts_stay_small(site: Path, folder: str) -> None:
    pages = [page for page in read_pages(site) if page.path.parts[0] == folder and len(page.path.parts) > 1]
    assert pages
    for page in pages:
        scripts = [data for path, data in loaded_by(site, page).items() if path.suffix in {".js", ".mjs"}]
        assert len(scripts) > 2, page
        size = sum(len(gzip.compress(script)) for script in scripts)
        assert size <= SCRIPTS, f"{page.path}: {size / 1024:.1f} KB"
