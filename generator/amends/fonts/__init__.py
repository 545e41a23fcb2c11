"""The fonts that the package ships, and their measures; `make fonts` cuts them (tools/fonts.py)."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parent

FAMILIES = {
    "amends-serif-400": "Amends Serif",
    "amends-serif-400i": "Amends Serif",
    "amends-serif-600": "Amends Serif",
    "amends-sans-400": "Amends Sans",
    "amends-sans-600": "Amends Sans",
}
"""The styles by name, with their family: the name ends with the weight, and `i` for italic."""

FORM_FONT = FOLDER / "amends-form.ttf"
"""The font of the fields in fill-in PDFs: `amends-sans-400` with the characters of WinAnsi alone."""


class Metrics(NamedTuple):
    """The measures of a style, in thousandths of the font size."""

    box: tuple[int, int, int, int]
    """What encloses every glyph: left, bottom, right, top."""
    ascent: int
    descent: int
    cap_height: int
    widths: dict[str, int]
    """The advance width of each character."""


def web_font(name: str) -> Path:
    """Return the WOFF2 file of a style."""
    return FOLDER / f"{name}.woff2"


def paper_fonts(name: str) -> tuple[Path, ...]:
    """Return the TTF files of a style, one for each script."""
    return tuple(sorted(FOLDER.glob(f"{name}-*.ttf")))


def licences() -> tuple[Path, ...]:
    """Return the licence texts, which must be published beside the fonts."""
    return tuple(sorted(FOLDER.glob("OFL-*.txt")))


@lru_cache(maxsize=1)
def _metrics() -> dict[str, Metrics]:
    stored = json.loads((FOLDER / "metrics.json").read_text("utf-8"))
    for style in stored.values():
        style["widths"] = {char: int(width) for width, chars in style["widths"].items() for char in chars}
    return {name: Metrics(**style) for name, style in stored.items()}


def metrics(name: str) -> Metrics:
    """Return the measures of a style; KeyError for a name that is not ours."""
    return _metrics()[name]
