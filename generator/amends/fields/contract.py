"""What every field type has, and what the rest of the generator may ask of one.

A field type is one folder below `amends/fields`; docs/adding-a-field.md walks through making one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, ClassVar, Literal

from pydantic import Field as Option
from pydantic import model_validator
from pydantic_core import PydanticCustomError

from amends.data import Data, Flag, Id, Loc, Marked, Plain, walk


class ShowWhen(Data):
    """When a field shows: the fields it depends on, each with the values that show it.

    Under `any_of` one line is enough, under `all_of` every line has to hold, and where both stand, both have to.
    A field without an answer matches nothing.
    """

    any_of: dict[Id, tuple[Plain, ...]] = Option(default_factory=dict)
    """Fields and values of which one match is enough."""
    all_of: dict[Id, tuple[Plain, ...]] = Option(default_factory=dict)
    """Fields and values that all have to match."""

    @model_validator(mode="after")
    def _has_a_condition(self) -> ShowWhen:
        if not self.any_of and not self.all_of:
            raise PydanticCustomError("empty_condition", "needs any_of or all_of, with at least one field")
        if any(not values for values in (*self.any_of.values(), *self.all_of.values())):
            raise PydanticCustomError("empty_condition", "needs at least one value for each field it names")
        return self


class Kept(Data):
    """A part of a worksheet whose id readers' kept answers refer to."""

    id: Id
    """Its name, which never changes, since kept answers refer to it."""
    former_ids: tuple[Id, ...] = ()
    """Ids that it had before; it takes over the answers that readers kept under them."""


class Field(Kept):
    """What every field has, whether it asks something or not."""

    type: Any
    """The type of field."""
    id: Id
    """The name of the field, unlike any other of the sheet. It never changes, since kept answers hang on it."""
    show_when: ShowWhen | None = None
    """The answers under which the field shows. On paper this becomes a sentence."""
    on_paper: Plain | None = None
    """The sentence that stands on paper for `show_when`, where the derived one would not do."""

    is_question: ClassVar[bool] = False
    one_answer: ClassVar[bool] = False
    """Whether its answer is one of its values and no more, as a radio button's is."""
    control: ClassVar[Literal["one", "group", "none"]] = "none"
    """How its controls are labelled: `one` by a label, a `group` by a legend, or `none` at all."""

    @property
    def may_break(self) -> bool:
        """Whether its face on paper may go on over the page, between its rows or lines."""
        return False

    def inner_ids(self) -> tuple[str, ...]:
        """Return ids within the field that have to be unlike any other of the sheet, such as a letter's blanks."""
        return ()

    def values(self) -> dict[str, str] | None:
        """Return the values that a condition may name, with their labels; None where no condition can hang on it."""
        return None


class Question(Field):
    """What every field has that asks for an answer."""

    label: Plain
    """The question, whole, as the reader sees it."""
    hint: Marked | None = None
    """A line that helps to answer."""
    share: Flag = False
    """true if a copy that the reader shares may hold this answer; in a solo sheet all else stays private."""

    is_question: ClassVar[bool] = True
    control: ClassVar[Literal["one", "group", "none"]] = "one"

    def has_example(self) -> bool:
        """Tell whether the field has a worked example."""
        example = getattr(self, "example", None)
        return example is not None and example != ()

    def example_answers(self) -> dict[str, tuple[str, ...]]:
        """Return the worked example as answers: for the name of each control what it holds, as a form would send it."""
        example = getattr(self, "example", None)
        given = example if isinstance(example, tuple) else () if example is None else (example,)
        return {str(self.id): tuple(map(str, given))} if given else {}

    def example_text(self) -> tuple[str, ...]:
        """Return the paragraphs of a worked example that paper shows as one text, such as a letter."""
        return ()


class Choosable(Kept):
    """One thing to choose: an option, a card or a bin."""

    label: Plain
    """The words that the reader sees."""
    hint: Marked | None = None
    """A line that explains the choice."""


def kept_parts(field: Field) -> Iterator[tuple[Loc, Id, Kept]]:
    """Yield the parts of a field that have an id of their own, with the path to each and that id."""
    for loc, part in walk(field):
        if isinstance(part, Kept) and loc:
            yield loc, part.id, part


def unlike(things: tuple[Choosable, ...], what: str) -> None:
    """Raise an author's error if two of the things have the same id."""
    seen: set[str] = set()
    for thing in things:
        if thing.id in seen:
            raise PydanticCustomError("same_id", 'has two {what} with the id "{id}"', {"what": what, "id": thing.id})
        seen.add(thing.id)


def known(id_: str, things: tuple[Choosable, ...], what: str) -> None:
    """Raise an author's error if the id is none of the things' ids."""
    ids = [thing.id for thing in things]
    if id_ not in ids:
        raise PydanticCustomError(
            "unknown_id",
            'has an example "{value}" that is none of its {what}',
            {"value": id_, "what": what, "allowed": ids},
        )
