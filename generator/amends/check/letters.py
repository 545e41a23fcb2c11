"""Rule `letters`: whatever stands in a PDF is in its fonts, so that it looks the same from every machine."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from amends.check.parts import Parts
from amends.lettering import has_letters, missing
from amends.model.content import Content
from amends.model.item import Item
from amends.problems import Problem, warn

RULE = "letters"

_FONTS = "Source Sans and Source Serif"


def check_item(content: Content, item: Item, parts: Parts) -> Iterator[Problem]:
    """Yield a warning for each text with characters that the fonts of the PDFs do not have."""
    if item.kind == "page":  # has no PDF but the card, which is made of helplines
        return
    texts = [*parts.texts, *parts.verbatim]
    if has_letters("\n".join(text for _loc, text in texts)):
        return
    for loc, text in texts:
        for character in missing(text):
            name = unicodedata.name(character, "no name").lower()
            message = f"“{character}” (U+{ord(character):04X}, {name}) is not in the fonts of the PDFs, {_FONTS}"
            hint = "Readers of the PDF would see a box, or a letter of another font. Say it with other signs."
            yield warn(RULE, message, content.place(item, loc, character), hint)
