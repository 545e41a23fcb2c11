"""Sets HTML as pages: the one place that calls WeasyPrint, and lets it open no files but ours and no network."""

from __future__ import annotations

import logging
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import URLFetcher

from amends.fonts import FAMILIES, paper_fonts
from amends.render.pdfs import PaperSize
from amends.words import common_words

logging.getLogger("weasyprint").setLevel(logging.ERROR)  # it warns of each property that is for screens only
logging.getLogger("fontTools").setLevel(logging.ERROR)

SIZE_OF: dict[PaperSize, str] = {"a4": "A4", "letter": "letter"}
"""The name of each paper in CSS."""


@dataclass(frozen=True)
class Result:
    """A PDF: its bytes, its pages, and the ids of questions that do not fit on one page with their space."""

    data: bytes
    pages: int
    parted: tuple[str, ...] = ()


class _OwnFilesOnly(URLFetcher):  # type: ignore[misc] # WeasyPrint leaves it untyped
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
def _read_css(css: str) -> tuple[CSS, FontConfiguration]:
    """Return a stylesheet ready for use. Reading one, with its fonts, takes longer than setting a page."""
    fonts = FontConfiguration()
    return CSS(string=css, font_config=fonts, url_fetcher=_OwnFilesOnly(None)), fonts


def read(html: str) -> ET.Element:
    """Return a whole HTML document as a tree, whose elements can be looked at and changed before it is set."""
    return HTML(string=html, url_fetcher=_OwnFilesOnly(None)).etree_element  # type: ignore[no-any-return]


def set_pages(tree: ET.Element, css: str, paper: PaperSize, more_css: str = "", pictures: Path | None = None) -> Any:
    """Return the document as WeasyPrint has set it: `.pages`, and `.write_pdf(**OPTIONS)`.

    `css` is the large stylesheet that many documents share; `more_css` is that of this document alone. `pictures` is
    the only folder that pictures may lie in.
    """
    _part_spaces(tree)
    _name_plainly(tree)
    text = "<!doctype html>\n" + ET.tostring(tree, encoding="unicode", method="html")
    html = HTML(
        string=text,
        base_url=f"{pictures.resolve().as_uri()}/" if pictures else None,
        url_fetcher=_OwnFilesOnly(pictures),
    )
    shared, fonts = _read_css(css)
    size = SIZE_OF[paper]
    own = CSS(
        string=f"@page {{ size: {size} }} @page wide {{ size: {size} landscape }}\n{more_css}",
        font_config=fonts,
        url_fetcher=_OwnFilesOnly(None),
    )
    return html.render(font_config=fonts, stylesheets=[shared, own], **OPTIONS)


_INLINE = frozenset({"a", "b", "cite", "code", "em", "strong", "sup"})


def _part_spaces(tree: ET.Element) -> None:
    """Put the space before an inline element into an element of its own.

    Where a line just has room for such a space and not for the word after it, WeasyPrint 70 breaks the line at its
    first word instead of its last.
    """
    for parent in list(tree.iter()):
        before: ET.Element | None = None
        for child in list(parent):
            text = (parent.text if before is None else before.tail) or ""
            if child.tag in _INLINE and text.endswith((" ", "\n")):
                if before is None:
                    parent.text = text.rstrip()
                else:
                    before.tail = text.rstrip()
                space = ET.Element("span")
                space.text = " "
                parent.insert(list(parent).index(child), space)
            before = child


def _name_plainly(tree: ET.Element) -> None:
    """Take the namespace off the parts of drawings, which HTML knows by their names alone."""
    for element in tree.iter():
        element.tag = element.tag.rpartition("}")[2]


OPTIONS: dict[str, Any] = {"pdf_variant": "pdf/ua-1", "pdf_forms": True}
"""Tagged by PDF/UA-1. Form fields are on, and stand only where the HTML has inputs."""


def document(title: str, language: str, body: str, *, author: str = "", date: str = "") -> str:
    """Return a whole HTML document; `body` is HTML already, everything else is plain text.

    `date` is the day of the content's version, so that the same content gives the same bytes.
    """
    meta = "".join(
        f'<meta name="{name}" content="{escape(value)}">'
        for name, value in (("author", author), ("dcterms.created", date), ("dcterms.modified", date))
        if value
    )
    direction = common_words(language)["direction"]
    return (
        f'<!doctype html><html lang="{escape(language)}" dir="{direction}"><head><meta charset="utf-8">'
        f"<title>{escape(title)}</title>{meta}</head><body>{body}</body></html>"
    )
