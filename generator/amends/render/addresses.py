"""The addresses of pages, and the relative links between them."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass

from amends.data import Id
from amends.markdown import OUTER_SCHEMES, Link, Resolved
from amends.model.collections import COLLECTIONS
from amends.model.content import Content
from amends.model.item import Item, ItemKind
from amends.model.worksheet import Worksheet
from amends.words import common_words

GLOSSARY = "glossary/"
REFERENCES = "references/"
MY_WORKSHEETS = "my-worksheets/"
SEARCH = "search/"


def address(item: Item) -> str:
    """Return the address of an item below the root of the site, such as `lessons/start-here/`."""
    name = str(item.number) if isinstance(item, Worksheet) else item.id
    return f"{COLLECTIONS[item.kind].address}{name}/"


def source_uri(site_address: str) -> str:
    """Return the source file of a page in a host's tree: `help/index.md` for `help/`.

    File and page are in the same folder, so that a relative address means the same for both. Zensical resolves the
    links in our HTML relative to the file, and rewrites them where the page is elsewhere.
    """
    return f"{site_address}index.md"


@dataclass(frozen=True, slots=True)
class Here:
    """The page being rendered. Its links are relative, so that the site works below any path."""

    content: Content
    address: str
    cited: tuple[str, ...] = ()
    """The keys of its sources, in the order of their numbers."""

    @property
    def language(self) -> str:
        """The language of the page."""
        return self.content.language

    def to(self, site_address: str) -> str:
        """Return the relative address of another page or asset of the site."""
        target, hash_, fragment = site_address.partition("#")
        path = posixpath.relpath(target or ".", self.address or ".")
        return path + ("/" if target.endswith("/") or not target else "") + hash_ + fragment

    def item(self, kind: ItemKind, id_: str) -> Item | None:
        """Return an item, or None if it is only planned."""
        return self.content.find(kind, id_)

    def title(self, kind: ItemKind, id_: str) -> str:
        """Return the title of an item, written or planned."""
        item = self.item(kind, id_)
        return item.title if item else self.content.planned_title(kind, id_) or id_

    def link(self, kind: ItemKind, id_: str) -> str | None:
        """Return the relative address of an item, or None if it is only planned."""
        item = self.item(kind, id_)
        return self.to(address(item)) if item else None

    def resolve(self, link: Link) -> Resolved:
        """Return what an author's link becomes on this page; a scheme that is not allowed has no address."""
        if link.scheme in COLLECTIONS:
            found = self.link(link.scheme, link.rest)
            return Resolved(found) if found else Resolved(None, common_words(self.language)["coming"])
        if link.scheme == "glossary":
            return Resolved(self.to(f"{GLOSSARY}#{link.rest}"), name="term")
        if link.scheme in OUTER_SCHEMES:
            return Resolved(link.target, outside=link.scheme == "https")
        return Resolved(None)

    def cite(self, key: str) -> tuple[str, str, str]:
        """Return the number, the address and the name of a source that a text of the page cites."""
        reference = self.content.references.root.get(Id(key))
        name = reference.short_name if reference else key
        if key in self.cited:
            return str(self.cited.index(key) + 1), f"#source-{key}", name
        return "?", self.to(f"{REFERENCES}#{key}"), name
