"""The fonts in the package are those that `make fonts` cuts from the pinned font packages, and small."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pytest
from fontTools.pens.recordingPen import RecordingPen
from fontTools.ttLib import TTFont

from amends.fonts import FAMILIES, FOLDER, metrics, paper_fonts
from tools.fonts import cut, other_files

HEAVIEST = 90_000
"""In bytes."""


def drawn(data: bytes) -> dict[str, Any]:
    """Return a font's names, characters and features, and the outline and width of each glyph."""
    with TTFont(BytesIO(data)) as font:
        outlines = {}
        for name, glyph in font.getGlyphSet().items():
            pen = RecordingPen()
            glyph.draw(pen)
            outlines[name] = (glyph.width, pen.value)
        features = {
            (table, record.FeatureTag)
            for table in ("GPOS", "GSUB")
            if table in font
            for record in font[table].table.FeatureList.FeatureRecord
        }
        names = [(record.nameID, record.toUnicode()) for record in font["name"].names]
        return {"characters": font.getBestCmap(), "outlines": outlines, "features": features, "names": names}


@pytest.mark.parametrize(
    "name",
    ["amends-sans-400", *(pytest.param(name, marks=pytest.mark.slow) for name in FAMILIES if "sans-400" not in name)],
)
def test_cutting_again_gives_the_same_fonts(name: str) -> None:
    for file, data in cut(name).items():
        assert drawn((FOLDER / file).read_bytes()) == drawn(data), f"{file} is outdated: run `make fonts`"
        assert len(data) < HEAVIEST, file


def test_metrics_and_licences_are_current() -> None:
    for file, data in other_files().items():
        assert (FOLDER / file).read_bytes() == data, f"{file} is outdated: run `make fonts`"


@pytest.mark.parametrize("name", FAMILIES)
def test_metrics_and_names_match_the_font(name: str) -> None:
    found: dict[str, int] = {}
    for path in paper_fonts(name):
        with TTFont(path) as font:
            found |= {chr(code): font["hmtx"][glyph][0] for code, glyph in font.getBestCmap().items()}
            names = {record.nameID: record.toUnicode() for record in font["name"].names}
        assert not [key for key in (1, 4, 6) if "source" in names[key].lower()], "the licence reserves that name"
        assert "Open Font License" in names[13]
    assert found.items() <= metrics(name).widths.items()
    assert {"é", "Ž", "“"} <= found.keys()
