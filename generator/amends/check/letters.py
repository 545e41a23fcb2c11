"""Rule `letters`: whatever stands in a PDF is in its fonts, so that it looks the same from every machine."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from amends.data import Marked, Plain, Verbatim, walk
from amends.lettering import missing
from amends.model.content import Content
from amends.model.item import Item
from amends.problems import Problem, warn

RULE = "letters"

_FONTS = "Source Sans and Source Serif"


def check_item(content: Content, item: Item) -> Iterator[Problem]:
    """Yield a warning for each text with characters that the fonts of the PDFs do not have."""
    if item.kind == "page":  # has no PDF but the card, which is made of helplines
        return
    for loc, text in walk(item):
        if isinstance(text, Plain | Marked | Verbatim):
            for character in missing(text):
                name = unicodedata.name(character, "no name").lower()
                message = f"“{character}” (U+{ord(character):04X}, {name}) is not in the fonts of the PDFs, {_FONTS}"
                hint = "Readers of the PDF would see a box, or a letter of another font. Say it with other signs."
                yield warn(RULE, message, content.place(item, loc, character), hint)
