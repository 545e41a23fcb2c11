"""Pathways: lessons and worksheets in a helpful order, for one situation."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from pydantic import Field as Option
from pydantic import model_validator

from amends.data import Boolean, Data, Id, Marked, Plain, mistake
from amends.model.item import Item, ItemKind
from amends.model.target import Target


class PathwayStep(Data):
    """One step: a lesson with its worksheets, or a rest."""

    lesson: Id | None = None
    """The id of the lesson."""
    worksheets: tuple[Id, ...] = ()
    """The ids of the worksheets that go with it here."""
    text: Marked | None = None
    """A few words about why it comes here."""
    optional: Boolean = False
    """true if readers can skip the step."""
    rest: Marked | None = None
    """The text of a rest, instead of a lesson."""

    @model_validator(mode="after")
    def _lesson_or_rest(self) -> PathwayStep:
        if (self.lesson is None) == (self.rest is None):
            raise mistake("needs either a lesson or a rest")
        if self.rest is not None and (self.worksheets or self.text or self.optional):
            raise mistake("is a rest, which cannot have other keys")
        return self


class WayOut(Target):
    """Where to go if the pathway does not fit: exactly one of lesson, worksheet, pathway and page."""

    title: Plain
    """The situation, in the reader's words."""
    text: Plain
    """What to do instead."""


class Pathway(Item):
    """Lessons and worksheets in order, for one situation."""

    steps: tuple[PathwayStep, ...] = Option(min_length=1)
    """The steps, in order."""
    if_it_does_not_fit: tuple[WayOut, ...] = ()
    """Other ways from here."""

    kind: ClassVar[ItemKind] = "pathway"

    def lesson_steps(self) -> Iterator[tuple[Id, WayThrough]]:
        """Yield the lessons of the steps, each with its place in this pathway; a lesson's second place is left out."""
        lessons = [step.lesson for step in self.steps if step.lesson]
        for at, lesson in enumerate(lessons):
            if lesson not in lessons[:at]:
                following = lessons[at + 1] if at + 1 < len(lessons) else None
                yield lesson, WayThrough(self, at + 1, len(lessons), following)


@dataclass(frozen=True)
class WayThrough:
    """The place of a lesson in a pathway: the number of its step, how many there are, and the lesson that follows."""

    pathway: Pathway
    number: int
    count: int
    following: Id | None
