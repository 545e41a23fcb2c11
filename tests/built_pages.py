"""Read a built site as a browser would, without the generator's code."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from tests.markup import Element, Markup
from tests.site_server import ORIGIN, PREFIX

LOADED = dict.fromkeys(("script", "img", "source", "video", "audio", "track", "iframe", "embed", "input"), "src")
LOADED |= {"link": "href", "use": "href", "image": "href", "object": "data"}
"""The attribute by which each element loads a resource."""
_IN_CSS = re.compile(r"url\(\s*(['\"]?)(.*?)\1\s*\)|@import\s+(['\"])(.*?)\3")
_IN_JS = re.compile(r"""\b(?:from|import)\s*\(?\s*(["'])([./\w][^"'\s]*\.\w+)\1""")


@dataclass(frozen=True)
class BuiltPage:
    """One page of a built site."""

    path: Path
    """Below the root of the site, such as `help/index.html`."""
    html: str

    def __str__(self) -> str:
        """Return its path, for messages."""
        return self.path.as_posix()

    @property
    def address(self) -> str:
        """Its address, as a browser sees it."""
        return ORIGIN + PREFIX + self.path.as_posix().removesuffix("index.html")

    @property
    def is_worksheet(self) -> bool:
        """Whether it is the page of one worksheet."""
        return bool(re.fullmatch(r"worksheets/\d+/index\.html", self.path.as_posix()))

    @cached_property
    def markup(self) -> Markup:
        """Its elements."""
        return Markup(self.html)

    def all(self, *tags: str) -> list[Element]:
        """Return its elements of some tags, or all of them, in order."""
        return [element for element in self.markup.elements if not tags or element.tag in tags]

    def meta(self, name: str) -> list[str]:
        """Return the content of each `meta` with a name, property or http-equiv."""
        return [
            element.attributes.get("content", "")
            for element in self.all("meta")
            if name in {element.attributes.get(key, "").lower() for key in ("name", "property", "http-equiv")}
        ]

    def loads(self) -> list[tuple[Element, str]]:
        """Return the elements that load a resource, with the address as written."""
        found = [
            (element, element.attributes[LOADED[element.tag]])
            for element in self.all(*LOADED)
            if LOADED[element.tag] in element.attributes and element.attributes.get("rel") != "canonical"
        ]
        sets = [(element, element.attributes.get("srcset", "")) for element in self.all("img", "source")]
        return found + [(element, part.split()[0]) for element, parts in sets for part in parts.split(",") if part]


def read_pages(site: Path) -> list[BuiltPage]:
    """Return every page of a built site."""
    return [BuiltPage(path.relative_to(site), path.read_text("utf-8")) for path in sorted(site.rglob("*.html"))]


def is_ours(address: str) -> bool:
    """Return whether an absolute address is below the path of the site."""
    return address.startswith(ORIGIN + PREFIX)


def file_at(site: Path, address: str) -> Path | None:
    """Return the file that a server would send for an absolute address of the site, or None."""
    path = site / unquote(urlsplit(address).path.removeprefix(PREFIX))
    if path.is_dir():
        path /= "index.html"
    return path if path.is_file() else None


def loaded_by(site: Path, page: BuiltPage) -> dict[Path, bytes]:
    """Return the files that a page loads at once for the screen, including what its stylesheets and modules load."""
    found: dict[Path, bytes] = {}
    waiting = [
        urljoin(page.address, address)
        for element, address in page.loads()
        if element.attributes.get("media") != "print"
    ]
    while waiting:
        address = waiting.pop()
        path = file_at(site, address)
        assert path, f"{page} loads {address}, which does not exist"
        if path not in found:
            found[path] = path.read_bytes()
            waiting += [
                urljoin(address, inner)
                for inner in inner_addresses(path, on_demand=False)
                if not inner.startswith("data:")
            ]
    return found


def first_view(site: Path, page: BuiltPage) -> int:
    """Return the bytes that the first view of a page loads, with gzipped text."""
    files = loaded_by(site, page)
    texts = [page.html.encode(), *(data for path, data in files.items() if path.suffix != ".woff2")]
    fonts = [data for path, data in files.items() if path.suffix == ".woff2"]
    return sum(len(gzip.compress(text)) for text in texts) + sum(map(len, fonts))


def inner_addresses(path: Path, *, on_demand: bool = True) -> Iterator[str]:
    """Yield the addresses that a stylesheet or a script loads, at once or also by calls of `import()`."""
    if path.suffix == ".css":
        for found in _IN_CSS.finditer(path.read_text("utf-8")):
            yield found[2] or found[4] or ""
    elif path.suffix in {".js", ".mjs"}:
        for found in _IN_JS.finditer(_without_comments(path.read_text("utf-8"))):
            if on_demand or "(" not in found[0]:
                yield found[2]


def _without_comments(script: str) -> str:
    return re.sub(r"/\*.*?\*/|^[ \t]*//[^\n]*", "", script, flags=re.DOTALL | re.MULTILINE)


def skeleton(page: BuiltPage) -> list[tuple[str, tuple[str, ...]]]:
    """Return the elements of a page with the names of their attributes, except for drawings."""
    return [
        (element.tag, tuple(element.attributes))
        for element in page.all()
        if not any(around.tag == "svg" for around in element.around)
    ]
