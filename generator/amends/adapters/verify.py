"""Check a built site before it replaces the old one.

Every page, link and file exists, and no page has inline scripts or styles, which the site's policy would block.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from lxml import html

from amends.render.tree import Tree

_DATA = "application/ld+json"
"""The type of a script element that is data and never runs."""
_PARSER = html.HTMLParser(huge_tree=True)


@dataclass(frozen=True)
class _Read:
    """The links of a page, its ids, and its inline scripts and styles."""

    targets: tuple[str, ...]
    ids: frozenset[str]
    headings: int
    inline: tuple[str, ...]
    policy: bool


def _read(text: str) -> _Read:
    targets: dict[str, None] = {}
    inline: dict[str, None] = {}
    ids: set[str] = set()
    headings = 0
    policy = False
    for element in html.document_fromstring(text.strip() or "<html>", _PARSER).iter("*"):
        name, given = element.tag, element.attrib
        headings += name == "h1"
        policy = policy or given.get("http-equiv", "").lower() == "content-security-policy"
        if name == "style" or (name == "script" and not given.get("src") and given.get("type") != _DATA):
            inline[f"<{name}>"] = None
        for key, value in given.items():
            if key == "style" or key.startswith("on"):
                inline[f"{key}="] = None
            elif key in {"href", "src"} and value:
                targets[value] = None
            elif key == "id" and value:
                ids.add(value)
    return _Read(tuple(targets), frozenset(ids), headings, tuple(inline), policy)


def published(uri: str) -> str:
    """Return the file that a page becomes: `help/index.html` from `help.md`."""
    path = PurePosixPath(uri)
    return str(path.with_suffix(".html") if path.stem == "index" else path.with_suffix("") / "index.html")


def verify(site: Path, tree: Tree, root: Path | None = None) -> Iterator[str]:
    """Yield a sentence for each missing file, broken link, and script or style that the policy would block.

    `root` is the folder of the main site, where `site` is that of another language.
    """
    root = root or site
    below = site.relative_to(root).as_posix()
    there = {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}
    read: dict[str, _Read] = {}
    for page in tree.pages:
        shown = published(page.uri)
        where = posixpath.normpath(posixpath.join(below, shown))
        if where not in there:
            yield f"{shown} is missing"
            continue
        found = read[where] = _read((root / where).read_text("utf-8"))
        for what in found.inline:
            yield f"{shown} contains inline {what}, which the site's policy forbids"
        if not found.policy:
            yield f"{shown} has no Content-Security-Policy"
        if found.headings != 1:
            yield f"{shown} has {found.headings} main headings instead of one"
    for asset in tree.assets:
        if posixpath.normpath(posixpath.join(below, asset.uri)) not in there:
            yield f"{asset.uri} is missing"
    for where, found in read.items():
        for target in found.targets:
            yield from _dead_end(where, target, there, read)


def _dead_end(where: str, target: str, there: set[str], read: Mapping[str, _Read]) -> Iterator[str]:
    """Yield a sentence if a link within the site leads nowhere."""
    parts = urlsplit(target)
    if parts.scheme or parts.netloc:
        return
    path = posixpath.normpath(posixpath.join(posixpath.dirname(where), unquote(parts.path))) if parts.path else where
    leads_to = path if path in there else posixpath.normpath(posixpath.join(path, "index.html"))
    if leads_to not in there:
        yield f"{where} links to {target}, which does not exist"
    elif parts.fragment and leads_to in read and unquote(parts.fragment) not in read[leads_to].ids:
        yield f"{where} links to {target}, which has no such id"
