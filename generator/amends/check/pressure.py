"""Rule `pressure`: nobody is asked to forgive, to explain what was done to them, or to prove what they feel."""

from __future__ import annotations

import re
from collections.abc import Iterator

from amends.check.phrases import sentences_against
from amends.data import Loc, Marked, Plain, walk
from amends.model.content import Content
from amends.model.item import Item
from amends.problems import Problem, error

RULE = "pressure"
SAFETY = True

_PUSHES = {
    "forgive": re.compile(
        r"\b(need to|have to|try to|ready to|time to|ought to|learn to|please|should|must) "
        r"(forgive|let it go|reconcile)\b",
        re.IGNORECASE,
    ),
    "explain": re.compile(
        r"\bwhy (did|do) you (let|stay|put up|allow|not leave)\b|"
        r"\byour (part|share|role) in (it|the|what|this|their)\b|"
        r"\bwhat did you do to (cause|bring|make)\b",
        re.IGNORECASE,
    ),
    "prove": re.compile(
        r"\bprove (that you|how|your (love|trust|forgiveness|remorse|contrition|feelings?))\b|"
        r"\bshow that you (mean it|have changed|are over)\b",
        re.IGNORECASE,
    ),
}
_HINTS = {
    "forgive": "Forgiving is nobody's duty. Say that one may or may not.",
    "explain": "What was done to someone is not theirs to explain.",
    "prove": "Nobody has to prove a feeling. Ask what is done.",
}
_SAID_BY_OTHERS = {"belief", "sounds_like", "silence", "example"}


def check_item(content: Content, item: Item) -> Iterator[Problem]:
    """Yield an error for each sentence that pushes, outside of what somebody in a story, a trap or a quote says."""
    for loc, text in walk(item):
        if isinstance(text, Marked | Plain) and not _said_by_others(loc):
            for name, pattern in _PUSHES.items():
                for words in sentences_against(text, pattern):
                    message = f'"{words}" asks the reader to {name}'
                    yield error(RULE, message, content.place(item, loc, words), _HINTS[name])


def _said_by_others(loc: Loc) -> bool:
    # A wrong answer of a question may say it, since its explanation answers.
    return bool(_SAID_BY_OTHERS & set(map(str, loc))) or ("options" in loc and loc[-1] == "label")
