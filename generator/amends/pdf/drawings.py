"""Makes inline drawings ready for paper: their colours, fonts and description stand in the drawing itself.

WeasyPrint applies no style sheet of the document to a drawing, and takes its text alternative from `title` alone.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET

_SVG = "{http://www.w3.org/2000/svg}"
_SERIF = frozenset({"name", "quote", "number"})
"""The kinds of text in a drawing that stand in the serif."""


def for_paper(tree: ET.Element) -> None:
    """Change every drawing of a document: black on white, in our fonts, with its whole description as its title."""
    for drawing in tree.iter(f"{_SVG}svg"):
        drawing.set("color", "#000")
        box = (drawing.get("viewBox") or "0 0 1 1").split()
        drawing.set("width", box[2])
        drawing.set("height", box[3])
        title, description = drawing.find(f"{_SVG}title"), drawing.find(f"{_SVG}desc")
        if title is not None and description is not None:
            title.text = " ".join(f"{title.text or ''} {''.join(description.itertext())}".split())
        for text in drawing.iter(f"{_SVG}text"):
            kind = text.get("class") or ""
            text.set("font-family", "Amends Serif" if kind in _SERIF else "Amends Sans")
            text.set("fill", "#000")
            if kind == "quote":
                text.set("font-style", "italic")
