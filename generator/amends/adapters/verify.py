"""Check a built site before it replaces the old one.

Every page, link and file exists, and no page has inline scripts or styles, which the site's policy would block.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from lxml import etree, html

from amends.render.tree import Tree

_PARSER = html.HTMLParser(huge_tree=True)
_INLINE_CODE = etree.XPath("//style | //script[not(string(@src)) and not(@type = 'application/ld+json')]")
"""Styles and scripts within a page; a script element of that type is data and never runs."""
_INLINE_ATTRIBUTES = etree.XPath("//@style | //@*[starts-with(name(), 'on')]")


class _Read:
    """The links of a page, its ids, the number of its main headings, what is inline, and whether it has a policy."""

    def __init__(self, text: str) -> None:
        page = html.document_fromstring(text.strip() or "<html>", _PARSER)
        self.targets = dict.fromkeys(str(target) for target in page.xpath("//@href | //@src") if target)
        self.ids = set(map(str, page.xpath("//@id")))
        self.headings = len(page.xpath("//h1"))
        inline = [f"<{element.tag}>" for element in _INLINE_CODE(page)]
        self.inline = dict.fromkeys([*inline, *(f"{value.attrname}=" for value in _INLINE_ATTRIBUTES(page))])
        self.policy = "content-security-policy" in {name.lower() for name in page.xpath("//@http-equiv")}


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
        found = read[where] = _Read((root / where).read_text("utf-8"))
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
