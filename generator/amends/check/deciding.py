"""Rule `deciding`: choices that include staying also include leaving and waiting.

It looks at the choices of one question: its options, rows, cards and the like.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from amends.check.view import View
from amends.fields.contract import Choosable, Field
from amends.model.worksheet import Worksheet
from amends.problems import Problem, error

RULE = "deciding"
SAFETY = True

_STAY = re.compile(
    r"\b(stay(ing)?|going on together)\b(?! (with|near|at|over|on the|the night|by)\b)",
    re.IGNORECASE,
)
_BESIDE = {
    "leaving": re.compile(r"\b(leav(e|ing)|part(ing)?|separate|separating|going)\b", re.IGNORECASE),
    "waiting": re.compile(r"\b(wait(ing)?|paus(e|ing)|not (now|decide|yet)|later|do not decide)\b", re.IGNORECASE),
}


def check(view: View) -> Iterator[Problem]:
    """Yield an error for each set of choices that offers staying without leaving and waiting."""
    for sheet in view.of(Worksheet):
        for loc, field in sheet.root.fields():
            for name, labels in _choices(field):
                lacks = [what for what, pattern in _BESIDE.items() if not any(map(pattern.search, labels))]
                if lacks and any(map(_STAY.search, labels)):
                    message = f"choices that offer staying must also offer {' and '.join(lacks)}"
                    hint = "Write all three in the same tone."
                    yield error(RULE, message, sheet.place((*loc, name)), hint)


def _choices(field: Field) -> Iterator[tuple[str, list[str]]]:
    """Yield each key of a field that lists choices, such as its options or rows, with their labels."""
    for name in type(field).model_fields:
        things = getattr(field, name)
        if isinstance(things, tuple):
            yield name, [str(thing.label) for thing in things if isinstance(thing, Choosable)]
