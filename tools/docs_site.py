"""MkDocs hook for the docs site: add the pages from the repository root, and rewrite links between files.

Links to a page of the site point to that page; links to any other file of the repository are reduced to their text.
"""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

TOP = {
    "README.md": "index.md",
    "CONTRIBUTING.md": "contributing.md",
    "CHANGELOG.md": "changelog.md",
    "SECURITY.md": "security.md",
    "CODE_OF_CONDUCT.md": "code_of_conduct.md",
}
"""Pages in the repository root, with their names on the site."""

_FOLDER = "docs/"
_PIECES = re.compile(
    r"^(?P<fence>`{3,}).*?^(?P=fence)$|(?<!!)\[(?P<words>[^\]\n]*)\]\((?P<target>[^)\s]+)\)|`[^`\n]+`",
    re.MULTILINE | re.DOTALL,
)
"""Code, in which nothing is a link, and links, whose text may be code."""


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Replace each folder in the menu by its pages."""
    docs = Path(config.docs_dir)

    def spread(entry: Any) -> Any:
        if isinstance(entry, list):
            return [spread(one) for one in entry]
        if isinstance(entry, dict):
            return {title: spread(below) for title, below in entry.items()}
        if not entry.endswith("/"):
            return entry
        own = [path.relative_to(docs).as_posix() for path in sorted((docs / entry).glob("*.md"))]
        own.sort(key=lambda uri: not uri.endswith("/README.md"))
        folders = sorted(path for path in (docs / entry).iterdir() if any(path.glob("*.md")))
        return [*own, *({path.name.capitalize(): spread(f"{entry}{path.name}/")} for path in folders)]

    config.nav = spread(config.nav)
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages from the repository root."""
    root = Path(str(config.config_file_path)).parents[1]
    for name, uri in TOP.items():
        files.append(File.generated(config, uri, content=(root / name).read_text("utf-8")))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:  # noqa: ARG001
    """Rewrite the links of a page outside code."""
    here = page.file.src_uri
    source = next((name for name, uri in TOP.items() if uri == here), f"{_FOLDER}{here}")

    def relinked(found: re.Match[str]) -> str:
        address, hash_, part = (found["target"] or "").partition("#")
        if not address or re.match(r"[a-z]+:", address):
            return found[0]
        uri = _uri(posixpath.normpath(posixpath.join(posixpath.dirname(source), address)))
        if uri is None:
            return found["words"]
        return f"[{found['words']}]({posixpath.relpath(uri, posixpath.dirname(here) or '.')}{hash_}{part})"

    return _PIECES.sub(relinked, markdown)


def _uri(path: str) -> str | None:
    """Return the site's page for a file of the repository, or None."""
    if path in TOP:
        return TOP[path]
    return path.removeprefix(_FOLDER) if path.startswith(_FOLDER) and path.endswith(".md") else None
