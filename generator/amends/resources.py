"""Where the files are that come with the generator: the theme and the shared content."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parent


def theme_folder() -> Path:
    """Return the folder of the theme: inside the package when installed, beside `generator/` in a checkout."""
    inside = _PACKAGE / "theme"
    return inside if inside.is_dir() else _PACKAGE.parents[1] / "theme"


def shared_content_file(name: str) -> Path:
    """Return the path of a file of the project's content that new sites take over: in the package when installed."""
    inside = _PACKAGE / "content"
    return (inside if inside.is_dir() else _PACKAGE.parents[1] / "content") / name
