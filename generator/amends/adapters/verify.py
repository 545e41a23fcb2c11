"""Looks a built site over before it takes the place of the old one.

Every page is there, every link and file, and no script or style that stands in a page itself: the policy of the site
would block it, whoever wrote it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from amends.render.tree import Tree

_DATA = "application/ld+json"
"""The type of a script element that is data and never runs."""


class _Reader(HTMLParser):
    """Collects what a page points to, the ids it has, and what it would run."""

    def __init__(self) -> None:
        super().__init__()
        self.targets: list[str] = []
        self.ids: set[str] = set()
        self.headings = 0
        self.inline: list[str] = []
        self.policy = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.headings += tag == "h1"
        given = dict(attrs)
        self.policy = self.policy or (given.get("http-equiv") or "").lower() == "content-security-policy"
        if tag == "style" or (tag == "script" and not given.get("src") and given.get("type") != _DATA):
            self.inline.append(f"<{tag}>")
        self.inline += [f"{name}=" for name in given if name == "style" or name.startswith("on")]
        for name, value in attrs:
            if name in {"href", "src"} and value:
                self.targets.append(value)
            elif name == "id" and value:
                self.ids.add(value)


def published(uri: str) -> str:
    """Return the file that a page becomes: `help/index.html` from `help.md`."""
    path = PurePosixPath(uri)
    return str(path.with_suffix(".html") if path.stem == "index" else path.with_suffix("") / "index.html")


def verify(site: Path, tree: Tree, root: Path | None = None) -> Iterator[str]:
    """Yield a sentence for each thing that is missing, leads nowhere, or that the policy of the site would block.

    `root` is the folder of the whole, where the site is that of one language among others.
    """
    read: dict[Path, _Reader] = {}
    for page in tree.pages:
        path = site / published(page.uri)
        if not path.is_file():
            yield f"{published(page.uri)} is missing"
            continue
        reader = _Reader()
        reader.feed(path.read_text("utf-8"))
        read[path] = reader
        for what in dict.fromkeys(reader.inline):
            yield f"{published(page.uri)} holds {what} in the page itself, which the site's policy forbids"
        if not reader.policy:
            yield f"{published(page.uri)} has no Content-Security-Policy"
        if reader.headings != 1:
            yield f"{published(page.uri)} has {reader.headings} main headings and needs one"
    for asset in tree.assets:
        if not (site / asset.uri).is_file():
            yield f"{asset.uri} is missing"
    for path, reader in read.items():
        yield from _dead_ends(root or site, path, reader.targets, read)


def _dead_ends(site: Path, path: Path, targets: Iterable[str], read: dict[Path, _Reader]) -> Iterator[str]:
    for target in dict.fromkeys(targets):
        parts = urlsplit(target)
        if parts.scheme or parts.netloc:
            continue
        found = path if not parts.path else Path(*(path.parent / unquote(parts.path)).parts).resolve()
        found = found / "index.html" if found.is_dir() else found
        shown = path.relative_to(site).as_posix()
        if not found.is_file() or not found.is_relative_to(site.resolve()):
            yield f"{shown} leads to {target}, which is not there"
        elif parts.fragment and found in read and unquote(parts.fragment) not in read[found].ids:
            yield f"{shown} leads to {target}, where there is no such part"
