"""Rule `score`: nothing is added up, passed or failed, and nobody's sincerity becomes a number.

From the ethical rules of the curriculum: ratings are for noticing change, never totals, bands, pass marks or a
partner's measure. No scale asks how sincere, sorry or honest somebody else is, since such a number can be used
against them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from amends.check.phrases import forbidden
from amends.check.view import View
from amends.model.item import Item
from amends.model.worksheet import Worksheet
from amends.problems import Problem, error

RULE = "score"
SAFETY = True

_MEASURES_THEM = re.compile(
    r"\bhow (sincere|sorry|contrite|remorseful|honest|truthful|genuine)\b.*"
    r"\b(they|he|she|your partner|the other|you)\b",
    re.IGNORECASE,
)


def check(view: View) -> Iterator[Problem]:
    """Yield an error for each place that counts, and for each scale that measures a person's sincerity."""
    for document in view.of(Item):
        for found in forbidden(document, RULE):
            yield error(RULE, found.message, document.place(found.loc, found.words), found.hint)
    for sheet in view.of(Worksheet):
        for loc, field in sheet.root.fields():
            if field.is_rating and _MEASURES_THEM.search(getattr(field, "label", "")):
                hint = "Ask what was said and done, in words."
                message = "a number for how sincere someone is can be used against them"
                yield error(RULE, message, sheet.place((*loc, "label")), hint)
