"""Rule `letters`: the fonts of the PDFs have every character of lessons, worksheets, pathways and packs.

They have the Latin letters of Europe, Greek and Cyrillic. For other scripts and for emoji the message names the
character.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from amends.check.view import Document, View, once_per_document
from amends.model.item import Item
from amends.model.lesson import Page
from amends.problems import Problem, warn
from amends.text_width import missing

RULE = "letters"

_FONTS = "Source Sans and Source Serif"


def check(view: View) -> Iterator[Problem]:
    """Yield a warning for each text with characters that the fonts of the PDFs do not have."""
    for document in view.of(Item):
        if not isinstance(document.root, Page):  # pages have no PDF but the card, which is made of helplines
            yield from _missing_letters(document)


@once_per_document
def _missing_letters(document: Document[object]) -> Iterator[Problem]:
    texts = [*document.texts, *document.verbatim]
    if not missing("".join(text for _loc, text in texts)):
        return
    for loc, text in texts:
        for character in missing(text):
            name = unicodedata.name(character, "no name").lower()
            message = f"“{character}” (U+{ord(character):04X}, {name}) is not in the fonts of the PDFs, {_FONTS}"
            hint = "Readers of the PDF would see a box, or a letter of another font. Say it with other signs."
            yield warn(RULE, message, document.place(loc, character), hint)
