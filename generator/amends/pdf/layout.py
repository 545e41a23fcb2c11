"""Lays out HTML as pages: the only module that calls WeasyPrint, which may open our own files and nothing else."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from lxml.etree import Element
from lxml.html import document_fromstring, tostring
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

from amends.fonts import FAMILIES, paper_fonts
from amends.render.pdfs import PaperSize
from amends.words import common_words

logging.getLogger("weasyprint").setLevel(logging.ERROR)  # it warns about every property that is for screens only
logging.getLogger("fontTools").setLevel(logging.ERROR)

OPTIONS: dict[str, Any] = {"pdf_variant": "pdf/ua-1", "pdf_forms": True}
"""Tagged by PDF/UA-1, with form fields where the HTML has inputs."""


@dataclass(frozen=True)
class Result:
    """A PDF: its bytes, its pages, and the ids of questions that do not fit on one page with their space."""

    data: bytes
    pages: int
    parted: tuple[str, ...] = ()


class _OwnFilesOnly(URLFetcher):  # type: ignore[misc] # WeasyPrint has no types
    """Opens our fonts and the pictures below one folder, and nothing else."""

    def __init__(self, pictures: Path | None) -> None:
        super().__init__(allowed_protocols=("file",), fail_on_errors=False)
        self._fonts = {path.as_uri() for name in FAMILIES for path in paper_fonts(name)}
        self._pictures = pictures.resolve() if pictures else None

    def fetch(self, url: str, headers: Any = None) -> Any:
        if url not in self._fonts and not self._is_picture(url):
            raise ValueError(f"{url} is not among the files of a PDF")
        return super().fetch(url, headers)

    def _is_picture(self, url: str) -> bool:
        if self._pictures is None or not url.startswith("file:///"):
            return False
        return Path(unquote(urlsplit(url).path)).resolve().is_relative_to(self._pictures)


@lru_cache(maxsize=8)
def _parse_css(css: str) -> tuple[CSS, FontConfiguration]:
    """Return a parsed stylesheet and its fonts. Parsing one takes longer than the layout of a page."""
    fonts = FontConfiguration()
    return CSS(string=css, font_config=fonts, url_fetcher=_OwnFilesOnly(None)), fonts


def document(title: str, language: str, body: str, *, author: str = "", date: str = "") -> Any:
    """Return a whole HTML document as an lxml tree. `body` is HTML, everything else is plain text.

    `date` is the day of the content's version, so that the same content gives the same bytes.
    """
    meta = "".join(
        f'<meta name="{name}" content="{escape(value)}">'
        for name, value in (("author", author), ("dcterms.created", date), ("dcterms.modified", date))
        if value
    )
    direction = common_words(language)["direction"]
    return document_fromstring(
        f'<!doctype html><html lang="{escape(language)}" dir="{direction}"><head><meta charset="utf-8">'
        f"<title>{escape(title)}</title>{meta}</head><body>{body}</body></html>"
    )


def resolve_links(tree: Any, root: str | None, page: str) -> None:
    """Make the links of a page lead to the published site at the address `root`; if that is unknown, unlink the words.

    A link within the document (`#...`) stays.
    """
    for link in tree.findall(".//a[@href]"):
        target = link.get("href")
        if target.startswith("#") or urlsplit(target).scheme:
            continue
        if root:
            link.set("href", urljoin(f"{root.rstrip('/')}/{page}", target))
        else:
            del link.attrib["href"]


def lay_out(tree: Any, css: str, size: PaperSize, more_css: str = "", pictures: Path | None = None) -> Any:
    """Return a document as laid out by WeasyPrint: `.pages`, and `.write_pdf(**OPTIONS)`.

    `css` is the large stylesheet that many documents share; `more_css` is that of this document alone. `pictures` is
    the only folder that pictures may come from.
    """
    _isolate_spaces(tree)
    html = HTML(
        string=tostring(tree, encoding="unicode", doctype="<!doctype html>"),
        base_url=f"{pictures.resolve().as_uri()}/" if pictures else None,
        url_fetcher=_OwnFilesOnly(pictures),
    )
    shared, fonts = _parse_css(css)
    own = CSS(
        string=f"@page {{ size: {size} }} @page wide {{ size: {size} landscape }}\n{more_css}",
        font_config=fonts,
        url_fetcher=_OwnFilesOnly(None),
    )
    return html.render(font_config=fonts, stylesheets=[shared, own], **OPTIONS)


def _isolate_spaces(tree: Any) -> None:
    """Put the space before an inline element into an element of its own.

    If such a space just fits on a line and the word after it does not, WeasyPrint 70 breaks the line at its first word
    instead of its last.
    """
    for element in list(tree.iter("a", "b", "cite", "code", "em", "strong", "sup")):
        before, parent = element.getprevious(), element.getparent()
        text = (parent.text if before is None else before.tail) or ""
        if text.endswith((" ", "\n")):
            if before is None:
                parent.text = text.rstrip()
            else:
                before.tail = text.rstrip()
            space = Element("span")
            space.text = " "
            element.addprevious(space)
