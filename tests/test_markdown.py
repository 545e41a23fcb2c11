"""The authors' Markdown: as HTML of ours and as Markdown for the host it says the same, and nothing else gets through."""

from __future__ import annotations

from html.parser import HTMLParser

import markdown
import pytest

from amends.adapters.host import MARKDOWN_EXTENSIONS
from amends.markdown import Link, Resolved, citations, links, paragraphs, plain, safe_words, to_html, to_inline_html, to_markdown

HOST = ["toc", "tables", "fenced_code", *MARKDOWN_EXTENSIONS]
"""What MkDocs switches on by itself, and what we ask it for."""
TABLE = "| a | b |\n|---|---|\n| c | d |"


def _resolve(link: Link) -> Resolved:
    if link.scheme == "page":
        return Resolved(f"../{link.rest}/")
    if link.scheme == "lesson":
        return Resolved(None, "coming")
    if link.scheme in {"https", "mailto"}:
        return Resolved(link.target, outside=link.scheme == "https")
    return Resolved(None)


def _cite(key: str) -> tuple[str, str, str]:
    return "1", f"../references/#{key}", f"<{key}> & others"


class _Told(HTMLParser):
    """What a piece of HTML tells: elements with where they lead, and the words between them."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.told: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kept = [f"{name}={value}" for name, value in attrs if name != "rel"]
        self.told.append(f"<{' '.join([tag, *kept])}>")

    def handle_endtag(self, tag: str) -> None:
        if tag != "br":
            self.told.append(f"</{tag}>")

    def handle_data(self, data: str) -> None:
        if self.told and not self.told[-1].startswith("<"):
            self.told[-1] += data
        else:
            self.told.append(data)

    def handle_comment(self, data: str) -> None:
        self.told.append(f"<!--{data}-->")


def _told(html: str) -> list[str]:
    """Return what HTML tells; white space counts only as that there is some, and not at all beside a block."""
    blocks = ("p", "ul", "ol", "li", "blockquote", "br")
    told = [" ".join(f"<{part}" if False else part for part in [piece]) for piece in _Told(html).told]
    tidy: list[str] = []
    for position, piece in enumerate(told):
        if piece.startswith("<"):
            tidy.append(piece)
            continue
        words = " ".join(piece.split())
        words = f" {words}" if piece[:1].isspace() and words else words
        words = f"{words} " if piece[-1:].isspace() and words else words
        before = told[position - 1].strip("</>").split(" ")[0] if position else "p"
        after = told[position + 1].strip("</>").split(" ")[0] if position + 1 < len(told) else "p"
        words = words.lstrip(" ") if before in blocks else words
        words = words.rstrip(" ") if after in blocks else words
        if words:
            tidy.append(words)
    return tidy
