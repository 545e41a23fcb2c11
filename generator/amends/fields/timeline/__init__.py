"""Events in the order they came, each with how sure the writer is of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal, get_args

from pydantic import Field as Option
from pydantic import model_validator
from pydantic_core import PydanticCustomError

from amends.data import Data, Integer, Plain, Verbatim
from amends.fields.contract import Answer, Control, ControlKind, Question
from amends.words import fill

MOST_EVENTS = 30
"""How many events there can be."""
USUAL_EVENTS = 20
"""How many there can be where the author does not say."""
EVENTS_WITHOUT_A_SCRIPT = 10
"""How many places stand there where no script can add any."""

Sure = Literal["sure", "unsure", "told"]
"""How sure someone is: knows it, is not sure, or was told."""


class Event(Data):
    """One event of an example."""

    when: Plain | None = None
    """When it was, in the words of the one who tells it: a day, a season, before the move."""
    what: Verbatim | None = None
    """What happened."""
    sure: Sure | None = None
    """How sure the one who tells it is: `sure`, `unsure`, or `told` by someone else."""


class Timeline(Question):
    """Events in the order they came, each with how sure the writer is of it."""

    type: Literal["timeline"]
    """The type of field."""
    max: Integer = Option(default=USUAL_EVENTS, ge=2, le=MOST_EVENTS)
    """How many events there can be. Without JavaScript there are 10 at most."""
    print_rows: Integer = Option(default=6, ge=1, le=MOST_EVENTS)
    """How many empty flags stand on paper."""
    example: tuple[Event, ...] = ()
    """Some of one person's events, the earliest first."""

    @property
    def may_break(self) -> bool:
        return True

    @model_validator(mode="after")
    def _example_fits(self) -> Timeline:
        if len(self.example) > self.max:
            context = {"events": len(self.example), "room": self.max}
            raise PydanticCustomError("long_example", "has {events} events in its example and room for {room}", context)
        return self

    def controls(self, words: Mapping[str, str]) -> tuple[Control, ...]:
        return tuple(self._controls(words))

    def _controls(self, words: Mapping[str, str]) -> Iterator[Control]:
        sure = tuple(Answer(value, Plain(words[f"timeline_is_{value}"])) for value in get_args(Sure))
        parts: tuple[tuple[str, ControlKind, str], ...] = (
            ("when", "text", "timeline_when"),
            ("sure", "select", "timeline_how_sure"),
            ("what", "lines", "timeline_what"),
        )
        for number in range(1, self.max + 1):
            event = self.example[number - 1] if number <= len(self.example) else Event()
            groups = (self.label, fill(words["timeline_event"], number=number))
            for part, kind, label in parts:
                given = getattr(event, part)
                yield Control(
                    f"{self.id}.{number}.{part}",
                    kind,
                    Plain(words[label]),
                    groups=groups,
                    choices=sure if kind == "select" else (),
                    example=(str(given),) if given else (),
                )

    @property
    def at_first(self) -> int:
        """How many places stand there without a script."""
        return min(self.max, EVENTS_WITHOUT_A_SCRIPT)
