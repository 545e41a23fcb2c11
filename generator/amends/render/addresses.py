"""The addresses of items and PDFs, and the relative links of a page."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from typing import Literal

from amends.data import Id
from amends.markdown import OUTER_SCHEMES, Link, Resolved
from amends.model.collections import COLLECTIONS
from amends.model.content import Content
from amends.model.item import Item, ItemKind
from amends.model.worksheet import Worksheet
from amends.words import common_words

Paper = Literal["a4", "letter"]
"""The sizes of paper that each PDF is made for."""

PAPERS: tuple[Paper, ...] = ("a4", "letter")

PdfFace = Literal["pen", "fill-in", "example", "handout", "workbook", "client", "notes", "card", "plain"]
"""What a PDF is: a worksheet for a `pen`, to `fill-in` on a screen, or with the worked `example`; the `handout` of a
lesson; the `workbook` of a pathway; what the `client` gets of a pack, and the counsellor's `notes` on it; a `card` of
numbers to call, and a `plain` one that says nothing of the site."""

_PLAIN_FACES = frozenset({"pen", "handout", "workbook", "client", "card"})
"""Those that the name of a file does not name."""

_PDF_NAMES: dict[ItemKind, str] = {"lesson": "handout", "pathway": "workbook", "pack": "session", "page": "card"}

GLOSSARY = "glossary/"
REFERENCES = "references/"
MY_WORKSHEETS = "my-worksheets/"
SEARCH = "search/"


def address(item: Item) -> str:
    """Return the address of an item below the root of the site, such as `lessons/start-here/`."""
    name = str(item.number) if isinstance(item, Worksheet) else item.id
    return f"{COLLECTIONS[item.kind].address}{name}/"


def pdf_uri(item: Item, paper: Paper, face: PdfFace) -> str:
    """Return the path of a PDF: beside its page, under a name that does not reveal its subject."""
    base = f"worksheet-{item.number}" if isinstance(item, Worksheet) else _PDF_NAMES[item.kind]
    return f"{address(item)}{base}-{paper}{'' if face in _PLAIN_FACES else f'-{face}'}.pdf"


def source_uri(site_address: str) -> str:
    """Return the source file of a page in a host's tree: `help/index.md` for `help/`.

    File and page are in the same folder, so that a relative address means the same for both. Zensical resolves the
    links in our HTML relative to the file, and rewrites them where the page is elsewhere.
    """
    return f"{site_address}index.md"


@dataclass(frozen=True, slots=True)
class Here:
    """The page that is rendered. Its links are relative, so that the site works below any path."""

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
        way = posixpath.relpath(target or ".", self.address or ".")
        return f"{way}/" + hash_ + fragment if target.endswith("/") or not target else way + hash_ + fragment

    def item(self, kind: ItemKind, id_: str) -> Item | None:
        """Return an item that exists, or None for one that is only planned."""
        return self.content.find(kind, id_)

    def title(self, kind: ItemKind, id_: str) -> str:
        """Return the title of an item, written or planned."""
        item = self.content.find(kind, id_)
        return item.title if item else self.content.planned_title(kind, id_) or id_

    def link(self, kind: ItemKind, id_: str) -> str | None:
        """Return the relative address of an item, or None for one that is only planned."""
        item = self.content.find(kind, id_)
        return self.to(address(item)) if item else None

    def resolve(self, link: Link) -> Resolved:
        """Return what an author's link becomes here; a scheme that is not allowed gives none."""
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
