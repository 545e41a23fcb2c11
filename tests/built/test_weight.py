"""What a worksheet's page loads: its scripts stay small, with keeping and all."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from tests.built_pages import BuiltPage, read_pages

MOST_KB = 25


def scripts_of(page: BuiltPage, site: Path) -> set[Path]:
    """Return the scripts of a page with all that they import."""
    found: set[Path] = set()
    waiting = [site / re.sub(r"^(\.\./)+", "", script.attributes["src"] or "") for script in page.all("script")]
    while waiting:
        path = waiting.pop()
        if path not in found:
            found.add(path)
            waiting += [path.parent / name for name in re.findall(r'from"\./([^"]+)"', path.read_text("utf-8"))]
    return found


@pytest.mark.parametrize("kind", ["worksheets", "my-worksheets"])
def test_scripts_stay_small(site: Path, kind: str) -> None:
    weighed = [page for page in read_pages(site) if page.path.parts[0] == kind and len(page.path.parts) > 1]
    assert weighed
    for page in weighed:
        paths = scripts_of(page, site)
        assert len(paths) > 2, page
        size = sum(len(gzip.compress(path.read_bytes())) for path in paths)
        assert size <= MOST_KB * 1024, f"{page.path}: {size / 1024:.1f} KB"
