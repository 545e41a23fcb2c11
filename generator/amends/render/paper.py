"""The paper face of a worksheet: the print of its page in a browser, and the source of its PDFs."""

from __future__ import annotations

import re
from collections.abc import Mapping

from markupsafe import Markup

from amends.model.content import Content
from amends.model.worksheet import Worksheet
from amends.render.addresses import Here
from amends.render.fields import render_field
from amends.render.frame import face
from amends.words import common_words


def paper_face(content: Content, sheet: Worksheet, here: Here, *, example: bool = False) -> Markup:
    """Return the content of the `article.paper` of a worksheet: blank, for a pen.

    With `example` it introduces the person whose answers will be written on it.
    """
    return face(
        "paper.html",
        here,
        item=sheet,
        safety_check=content.safety_check_before(sheet),
        example=example,
        steps=[(step, [render_field(field, sheet, here, "paper") for field in step.fields]) for step in sheet.steps],
    )


def paper_margins(content: Content, sheet: Worksheet, *, example: bool = False) -> str:
    """Return the CSS that names the sheet in the margins of each printed page, and says who may read it."""
    words = common_words(content.language)
    number = words["worksheet_number"].format(number=sheet.number)
    readers = "example" if example else "together" if sheet.mode == "together" else "private"
    foot = words["paper_foot"].format(name=number, version=sheet.version, licence=content.site.licence.name)
    return margins_css(number, words[f"paper_{readers}"], foot, words)


def margins_css(head: str, head_end: str, foot: str, words: Mapping[str, str], *, counted: bool = True) -> str:
    """Return the CSS for the margins of pages: both ends of the head, and the foot, where `counted` adds the page."""
    return (
        "@page {\n"
        f"  @top-left {{ content: {_css_string(head)}; }}\n"
        f"  @top-right {{ content: {_css_string(head_end)}; }}\n"
        f"  @bottom-left {{ content: {_css_string(foot)}; }}\n"
        f"  @bottom-right {{ content: {_page_of_pages(words) if counted else _css_string('')}; }}\n"
        "}\n"
    )


def _page_of_pages(words: Mapping[str, str]) -> str:
    """Return "Page 2 of 3" for CSS, which knows the numbers only while it prints."""
    counters = {"{page}": "counter(page)", "{pages}": "counter(pages)"}
    parts = re.split(r"(\{pages?\})", words["paper_page"])
    return " ".join(counters.get(part) or _css_string(part) for part in parts if part)


def _css_string(text: str) -> str:
    return '"' + "".join(char if char.isalnum() or char in " ,.-" else f"\\{ord(char):x} " for char in text) + '"'
