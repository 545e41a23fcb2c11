"""Events in the order in which they happened, each with how sure the writer is of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import zip_longest
from typing import ClassVar, Literal, get_args

from pydantic import Field as Option
from pydantic import model_validator

from amends.data import Data, Integer, Plain, Verbatim
from amends.fields.contract import Answer, Control, Question, check_room
from amends.words import fill

MOST_EVENTS = 30
"""The most events that an author may allow."""
USUAL_EVENTS = 20
"""The default limit."""
EVENTS_WITHOUT_A_SCRIPT = 10
"""How many places show without JavaScript, which cannot add any."""

Sure = Literal["sure", "unsure", "told"]
"""How sure the writer is: knows it, is not sure, or was told."""


class Event(Data):
    """One event of an example."""

    when: Plain | None = None
    """When it was, in the writer's words: a day, a season, before the move."""
    what: Verbatim | None = None
    """What happened."""
    sure: Sure | None = None
    """How sure the writer is: `sure`, `unsure`, or `told` by someone else."""


class Timeline(Question):
    """Events in the order in which they happened, each with how sure the writer is of it."""

    type: Literal["timeline"]
    """The type of field."""
    max: Integer = Option(default=USUAL_EVENTS, ge=2, le=MOST_EVENTS)
    """The most events. Without JavaScript there are at most 10."""
    print_rows: Integer = Option(default=6, ge=1, le=MOST_EVENTS)
    """How many empty flags paper has."""
    example: tuple[Event, ...] = ()
    """Some of one person's events, the earliest first."""

    has_rows: ClassVar[bool] = True

    @model_validator(mode="after")
    def _example_fits(self) -> Timeline:
        check_room(self.example, self.max, "events")
        return self

    def controls(self, words: Mapping[str, str]) -> Iterator[Control]:
        sure = tuple(Answer(value, Plain(words[f"timeline_is_{value}"])) for value in get_args(Sure))
        for number, event in zip_longest(range(1, self.max + 1), self.example, fillvalue=Event()):
            of = (fill(words["timeline_event"], number=number),)
            yield self.control("text", f"{number}.when", words["timeline_when"], within=of, given=event.when)
            yield self.control(
                "select", f"{number}.sure", words["timeline_how_sure"], within=of, choices=sure, given=event.sure
            )
            yield self.control("lines", f"{number}.what", words["timeline_what"], within=of, given=event.what)

    @property
    def at_first(self) -> int:
        """How many places show without JavaScript."""
        return min(self.max, EVENTS_WITHOUT_A_SCRIPT)
