"""Rule `deciding`: whoever is asked about staying is also offered leaving, and not deciding now."""

from __future__ import annotations

import re
from collections.abc import Iterator

from amends.check.parts import Parts
from amends.fields.contract import Choosable
from amends.model.content import Content
from amends.model.item import Item
from amends.model.worksheet import Worksheet
from amends.problems import Problem, error

RULE = "deciding"
SAFETY = True

_STAY = re.compile(
    r"\b(stay(ing)?|going on together)\b(?! (with|near|at|over|on the|the night|by)\b)",
    re.IGNORECASE,
)
_LEAVE = re.compile(r"\b(leav(e|ing)|part(ing)?|separate|separating|going)\b", re.IGNORECASE)
_WAIT = re.compile(r"\b(wait(ing)?|paus(e|ing)|not (now|decide|yet)|later|do not decide)\b", re.IGNORECASE)


def check_item(content: Content, item: Item, _parts: Parts) -> Iterator[Problem]:
    """Yield an error for each set of choices with staying in it and without the other two."""
    for loc, field in item.fields() if isinstance(item, Worksheet) else ():
        for name in ("options", "rows", "cards"):
            things = getattr(field, name, None) or ()
            labels = [str(thing.label) for thing in things if isinstance(thing, Choosable)]
            if any(_STAY.search(label) for label in labels):
                lacks = [
                    what
                    for what, pattern in (("leaving", _LEAVE), ("waiting", _WAIT))
                    if not any(pattern.search(label) for label in labels)
                ]
                if lacks:
                    message = f"who is offered staying needs {' and '.join(lacks)} beside it"
                    hint = "All three are written of in the same tone."
                    yield error(RULE, message, content.place(item, (*loc, name)), hint)
