"""Where the files lie that come with the generator: the theme, the fonts and the search engine."""

from __future__ import annotations

from importlib.metadata import distribution
from importlib.resources import files
from pathlib import Path

_PACKAGE = Path(__file__).parent

FONTS = {
    "amends-serif-400": ("font_source_serif_pro", "SourceSerifPro-Regular.ttf", "Amends Serif"),
    "amends-serif-400i": ("font_source_serif_pro", "SourceSerifPro-It.ttf", "Amends Serif"),
    "amends-serif-600": ("font_source_serif_pro", "SourceSerifPro-Semibold.ttf", "Amends Serif"),
    "amends-sans-400": ("font_source_sans_pro", "SourceSansPro-Regular.ttf", "Amends Sans"),
    "amends-sans-600": ("font_source_sans_pro", "SourceSansPro-Semibold.ttf", "Amends Sans"),
}
"""Our name of each font: the package and file it is made from, and the family name that its subset bears.

The licence (OFL) reserves the name "Source", so a changed font must not carry it.
"""


def theme_folder() -> Path:
    """Return the folder of the theme: inside the package when installed, beside `generator/` in a checkout."""
    inside = _PACKAGE / "theme"
    return inside if inside.is_dir() else _PACKAGE.parents[1] / "theme"


def font_file(name: str) -> Path:
    """Return the path of the font file behind one of our font names; KeyError for a name that is not ours."""
    package, file_name, _family = FONTS[name]
    return Path(str(files(package))) / "files" / file_name


def font_licence(name: str) -> Path:
    """Return the path of the licence text that must travel with a font."""
    package, _file_name, _family = FONTS[name]
    return Path(str(files(package))) / "files" / "LICENSE.txt"


def search_engine_file() -> Path:
    """Return the path of lunr, which MkDocs brings along for its own search; no code of MkDocs is loaded for it."""
    return Path(str(distribution("mkdocs").locate_file("mkdocs/contrib/search/templates/search/lunr.js")))


def shared_content_file(name: str) -> Path:
    """Return the path of a file of the project's content that new sites take over: in the package when installed."""
    inside = _PACKAGE / "content"
    return (inside if inside.is_dir() else _PACKAGE.parents[1] / "content") / name
