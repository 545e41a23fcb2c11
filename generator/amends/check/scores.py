"""Rule `score`: nothing is added up, passed or failed, and nobody's sincerity becomes a number.

From the ethical rules of the curriculum: ratings are for noticing change, never totals, bands, pass marks or a
partner's measure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from amends.check.phrases import sentences_against
from amends.data import Marked, Plain, walk
from amends.model.content import Content
from amends.model.item import Item
from amends.model.worksheet import Worksheet
from amends.problems import Problem, error

RULE = "score"
SAFETY = True

_COUNTS = re.compile(
    r"\b(add (them|it|these|the numbers|your numbers|your points|up)|your (score|points|total)|in total you|pass mark|"
    r"if you scored|scores? (between|above|below|of)|number of points|out of ten points)\b",
    re.IGNORECASE,
)
_MEASURES_THEM = re.compile(
    r"\bhow (sincere|sorry|contrite|remorseful|honest|truthful|genuine)\b.*"
    r"\b(they|he|she|your partner|the other|you)\b",
    re.IGNORECASE,
)


def check_item(content: Content, item: Item) -> Iterator[Problem]:
    """Yield an error for each place that counts, and for each scale that measures a person's sincerity."""
    for loc, text in walk(item):
        if isinstance(text, Marked | Plain):
            for sentence in sentences_against(text, _COUNTS):
                hint = "Ratings are for noticing a change. Leave out whatever adds them up."
                place = content.place(item, loc, sentence)
                yield error(RULE, "this counts answers together, or passes someone", place, hint)
    for loc, field in item.fields() if isinstance(item, Worksheet) else ():
        if field.type == "scale" and _MEASURES_THEM.search(getattr(field, "label", "")):
            hint = "Ask what was said and done, in words."
            message = "a number for how sincere someone is can be used against them"
            yield error(RULE, message, content.place(item, (*loc, "label")), hint)
