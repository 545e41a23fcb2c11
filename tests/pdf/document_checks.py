"""Checks of every PDF as a file: metadata, actions, fonts and pages."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pymupdf
from pikepdf import Array, Dictionary, Name, Stream, String

from tests.pdf.parsed import Parsed

MEETS_THE_EDGE_PT = 0.5
"""How far a glyph's box may extend beyond the page without being visible."""
PLACES_OF_A_MACHINE = (
    *(str(folder) for folder in (Path.home(), Path.cwd(), tempfile.gettempdir()) if len(str(folder)) > 1),
    "file:",
    "/home/",
    "/Users/",
    "/root/",
)
_WINDOWS = re.compile(r"\b[A-Z]:\\")
_MAY_LEAD_TO = {"https", "mailto", "tel"}


def says_what_it_is(parsed: Parsed) -> Iterator[str]:
    """The title is set and shown, and the language and the PDF/UA-1 tagging are declared."""
    root, pdf = parsed.root, parsed.pdf
    metadata = pdf.open_metadata()  # outside `with`, which would write it
    title, part = str(metadata.get("dc:title") or ""), str(metadata.get("pdfuaid:part") or "")
    languages = list(metadata.get("dc:language") or [])
    if not title.strip():
        yield "the metadata has no title"
    if str(pdf.docinfo.get("/Title", "")) != title:
        yield f'the document is called "{pdf.docinfo.get("/Title", "")}" in one place and "{title}" in another'
    if root.get("/ViewerPreferences", Dictionary()).get("/DisplayDocTitle") is not True:
        yield "viewers are not told to show the title"
    language = str(root.get("/Lang", ""))
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", language):
        yield f'"{language}" is no language'
    if languages != [language]:
        yield f'the metadata has the languages {languages}, and the document "{language}"'
    marked = root.get("/MarkInfo", Dictionary())
    if marked.get("/Marked") is not True or marked.get("/Suspects") is True:
        yield "the document does not say that it is tagged"
    if part != "1":
        yield "the metadata does not say that it is PDF/UA-1"


def is_open_and_idle(parsed: Parsed) -> Iterator[str]:
    """No encryption, actions or attachments; links lead to web pages or within the file."""
    if parsed.pdf.is_encrypted:
        yield "the file is encrypted"
    for key in ("/OpenAction", "/AA", "/Collection", "/AF", "/Requirements"):
        if key in parsed.root:
            yield f"the document has {key}"
    for key in parsed.root.get("/Names", Dictionary()):
        if key != "/Dests":
            yield f"the document has names of the kind {key}"
    for found in parsed.dictionaries():
        yield from _idle(found)


def _idle(found: Dictionary | Stream) -> Iterator[str]:
    for key in ("/AA", "/JS", "/XFA", "/EF", "/RichMediaContent"):
        if key in found:
            yield f"the file has {key}"
    for key in ("/A", "/Next"):
        action = found.get(key)
        kind = action.get("/S") if isinstance(action, Dictionary) else None
        if isinstance(kind, Name):
            if kind not in {Name.URI, Name.GoTo}:
                yield f"the file has an action of the kind {kind}"
            elif kind == Name.URI and urlsplit(str(action.URI)).scheme not in _MAY_LEAD_TO:
                yield f"a link leads to {action.URI}"


def says_nothing_of_the_machine(parsed: Parsed) -> Iterator[str]:
    """No text of the file contains a path of the computer that made it."""
    texts = {str(value) for found in parsed.dictionaries() for value in _strings(found)}
    metadata = parsed.root.get("/Metadata")
    texts |= {metadata.read_bytes().decode("utf-8", "replace")} if isinstance(metadata, Stream) else set()
    for text in texts:
        for place in PLACES_OF_A_MACHINE:
            if place in text:
                yield f'a text of the file has "{place}", a place on a computer'
        if _WINDOWS.search(text):
            yield f'a text of the file has "{text}", a place on a computer'


def _strings(value: object) -> Iterator[String]:
    values = value if isinstance(value, Array) else list(value.values())  # type: ignore[attr-defined]
    for one in values:
        if isinstance(one, String):
            yield one
        elif isinstance(one, Array) and not one.is_indirect:
            yield from _strings(one)


def brings_its_fonts(parsed: Parsed) -> Iterator[str]:
    """Every font is embedded."""
    for found in parsed.dictionaries():
        if found.get("/Type") == Name.Font and found.get("/Subtype") not in {Name.Type0, Name.Type3}:
            described = found.get("/FontDescriptor", Dictionary())
            if not {"/FontFile", "/FontFile2", "/FontFile3"} & set(described.keys()):
                yield f"the font {found.get('/BaseFont')} is not embedded"


def has_its_text_on_the_page(parsed: Parsed, data: bytes) -> Iterator[str]:
    """No text is drawn beyond the edge of the paper."""
    with pymupdf.open(stream=data, filetype="pdf") as document:
        for page, drawn in zip(document, parsed.pdf.pages, strict=True):
            left, bottom, right, top = (float(edge) for edge in drawn.mediabox)
            wide, high, more = right - left, top - bottom, MEETS_THE_EDGE_PT
            for x0, y0, x1, y1, word, *_place in page.get_text("words", clip=pymupdf.INFINITE_RECT()):
                if x0 < -more or y0 < -more or x1 > wide + more or y1 > high + more:
                    yield f'page {page.number + 1} has "{word}" beyond its edge'
