"""Rule `pressure`: no sentence asks readers to forgive, to explain what was done to them, or to prove a feeling.

Sentences with a negation are allowed, and so are words in quotation marks, beliefs in traps and wrong answers of
questions: they are shown in order to be answered.
"""

from __future__ import annotations

from collections.abc import Iterator

from amends.check.phrases import Phrases
from amends.check.view import View
from amends.data import Loc
from amends.model.item import Item
from amends.problems import Problem, error

RULE = "pressure"
SAFETY = True

_PUSHES = {
    "forgive": Phrases(
        (
            (
                *("need to", "have to", "try to", "ready to", "time to", "ought to", "learn to"),
                *("please", "should", "must"),
            ),
            ("forgive", "let it go", "reconcile"),
            (),
        ),
    ),
    "explain": Phrases(
        ((), ("why did you", "why do you"), ("let", "stay", "put up", "allow", "not leave")),
        ((), ("your part in", "your share in", "your role in"), ("it", "the", "what", "this", "their")),
        ((), ("what did you do to",), ("cause", "bring", "make")),
    ),
    "prove": Phrases(
        ((), ("prove",), ("that you", "how")),
        (
            (),
            ("prove your",),
            ("love", "trust", "forgiveness", "remorse", "contrition", "feeling", "feelings"),
        ),
        ((), ("show that you",), ("mean it", "have changed", "are over")),
    ),
}
_HINTS = {
    "forgive": "Forgiving is nobody's duty. Say that one may or may not.",
    "explain": "What was done to someone is not theirs to explain.",
    "prove": "Nobody has to prove a feeling. Ask what is done.",
}
_SAID_BY_OTHERS = {"belief", "sounds_like", "ignore", "example"}


def check(view: View) -> Iterator[Problem]:
    """Yield an error for each sentence that pushes, outside of what somebody in a story, a trap or a quote says."""
    for document in view.of(Item):
        for name, phrases in _PUSHES.items():
            for loc, words in phrases.against(document):
                if not _said_by_others(loc):
                    message = f'"{words}" asks the reader to {name}'
                    yield error(RULE, message, document.place(loc, words), _HINTS[name])


def _said_by_others(loc: Loc) -> bool:
    # A wrong answer of a question may say it, since its explanation answers.
    return bool(_SAID_BY_OTHERS & set(map(str, loc))) or ("options" in loc and loc[-1] == "label")
