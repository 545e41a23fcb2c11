"""Worksheets: a few steps of fields, with introduction, aftercare and notes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal, Union

from pydantic import Field as Option

from amends.data import Data, Integer, Loc, Marked, Plain
from amends.fields import field_kinds
from amends.fields.contract import Field, Question
from amends.model.item import Item, ItemKind

if TYPE_CHECKING:
    AnyField = Field
else:
    AnyField = Annotated[
        Union[tuple(kind.model for kind in field_kinds().values())],  # noqa: UP007 - the members are known at run time only
        Option(discriminator="type"),
    ]


class Step(Data):
    """One step of a worksheet; the titles of the steps are also the list of instructions."""

    title: Plain
    """What to do in this step; it begins with a verb."""
    text: Marked | None = None
    """A few words before the fields."""
    fields: tuple[AnyField, ...] = Option(min_length=1)
    """The questions and notes of the step."""


class Story(Data):
    """The story behind the worked examples."""

    title: Plain
    """Who does what, in a few words."""
    text: Marked
    """What had happened, and what came of it."""


class Difficulty(Data):
    """Something that typically goes wrong, and what helps."""

    difficulty: Plain
    """What the counsellor sees."""
    what_helps: Plain
    """What the counsellor can do."""


class CounsellorNotes(Data):
    """What a counsellor needs to know before handing out the sheet."""

    aim: Marked
    """What the sheet is for."""
    when_to_use: tuple[Marked, ...] = Option(min_length=1)
    """When it fits."""
    when_not_to_use: tuple[Marked, ...] = Option(min_length=1)
    """When it can do harm."""
    how_to_introduce: Marked
    """What to say when handing it out."""
    typical_difficulties: tuple[Difficulty, ...] = ()
    """What tends to go wrong, and what helps."""
    homework_review: tuple[Marked, ...] = ()
    """Questions for the next meeting."""


class Worksheet(Item):
    """An exercise to fill in on screen or on paper."""

    number: Integer
    """The printed number, which is also the address."""
    mode: Literal["solo", "separate_then_share", "together"]
    """Who fills it in: one person; each alone, sharing by choice; or both together."""
    minutes: Integer = Option(ge=1)
    """How long it takes, in minutes."""
    gate: Literal["safety_check", "none"]
    """Whether the private safety check comes before it; every joint sheet needs it."""
    keep: Literal["opt_in", "never"]
    """Whether readers may keep answers on their device."""
    objective: Plain
    """What the reader can do afterwards; it finishes the sentence "After this you can ..."."""
    before_you_start: tuple[Marked, ...] = Option(min_length=1)
    """What to do first."""
    steps: tuple[Step, ...] = Option(min_length=1, max_length=5)
    """The steps, five at most."""
    aftercare: Marked
    """What helps if this brings up too much."""
    story: Story | None = None
    """The story behind the examples; a sheet that is never kept has none."""
    counsellor: CounsellorNotes
    """Notes for counsellors."""

    kind: ClassVar[ItemKind] = "worksheet"

    def fields(self) -> Iterator[tuple[Loc, Field]]:
        """Yield every field with the path to it."""
        for outer, step in enumerate(self.steps):
            for inner, field in enumerate(step.fields):
                yield ("steps", outer, "fields", inner), field

    def questions(self) -> Iterator[Question]:
        """Yield the fields that ask for an answer."""
        return (field for _loc, field in self.fields() if isinstance(field, Question))

    def question_numbers(self) -> dict[str, int]:
        """Return the number that each question has on screen and on paper, by field id."""
        return {question.id: number for number, question in enumerate(self.questions(), start=1)}
