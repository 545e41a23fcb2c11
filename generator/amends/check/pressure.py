"""Rule `pressure`: no sentence asks readers to forgive, to explain what was done to them, or to prove a feeling.

Sentences with a negation are allowed, and so are words in quotation marks, beliefs in traps and wrong answers of
questions: the page shows them in order to answer them.
"""

from __future__ import annotations

from collections.abc import Iterator

from amends.check.phrases import forbidden
from amends.check.view import View
from amends.data import Loc
from amends.model.item import Item
from amends.problems import Problem, error

RULE = "pressure"
SAFETY = True

_SAID_BY_OTHERS = {"belief", "sounds_like", "ignore", "example"}


def check(view: View) -> Iterator[Problem]:
    """Yield an error for each sentence that pushes, unless someone in a story, a trap or a quote says it."""
    for document in view.of(Item):
        for found in forbidden(document, RULE):
            if not _said_by_others(found.loc):
                yield error(RULE, found.message, document.place(found.loc, found.words), found.hint)


def _said_by_others(loc: Loc) -> bool:
    # A wrong answer of a question may say it, since its explanation answers.
    return bool(_SAID_BY_OTHERS & set(map(str, loc))) or ("options" in loc and loc[-1] == "label")
