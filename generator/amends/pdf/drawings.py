"""Prepares inline drawings for paper: puts their colours, fonts and description into the drawing itself.

WeasyPrint applies no stylesheet of the document to a drawing, and reads its text alternative from `title` alone.
"""

from __future__ import annotations

from typing import Any

_SERIF = frozenset({"name", "quote", "number"})
"""The classes of text in the serif font."""


def prepare_drawings(tree: Any) -> None:
    """Change every drawing of a document: black on white, in our fonts, with its whole description as its title."""
    for drawing in tree.iter("svg"):
        _x, _y, width, height = drawing.get("viewbox", "0 0 1 1").split()
        drawing.attrib.update({"color": "#000", "width": width, "height": height})
        title, description = drawing.find("title"), drawing.find("desc")
        if title is not None and description is not None:
            title.text = " ".join(f"{title.text or ''} {''.join(description.itertext())}".split())
        for text in drawing.iter("text"):
            kind = text.get("class")
            text.attrib.update({"font-family": f"Amends {'Serif' if kind in _SERIF else 'Sans'}", "fill": "#000"})
            if kind == "quote":
                text.set("font-style", "italic")
