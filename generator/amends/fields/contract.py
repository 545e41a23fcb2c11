"""What every field type has, and what the rest of the generator may ask of one.

A field type is one folder below `amends/fields`; docs/adding-a-field.md walks through making one.

What a paper face (`paper.html`) tells the PDF engine and the print of filled-in answers, it says in attributes:

- `data-answer`: the place for the answer of the control of that name; with `data-value`, the mark for that value
- `data-blank`: as `data-answer`, where the print of answers writes elsewhere (see `data-copy-of`)
- `data-copy-of`: where the print of answers copies what a selector finds on screen; `hidden` until then
- `data-line`: a line to write on. Lines that follow each other are repeated to fill the page; in a form to fill in each
  is a line of typing, or the fraction of one that is its value
- `data-comb`: the number of cells of a place with a cell for each figure
- `data-width`: the width of a place in CSS, where it is not the whole line
- `data-below`: a place that begins beside words and goes on in the lines below; in a form it is a box below the words
- `data-spare`: a row that is `hidden` until it has an answer
- `data-pen-only`: what a form to fill in leaves out, such as "circle one"
- `data-may-break`: on the frame (from `may_break`): the question may continue on the next page
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from pydantic import Field as Option
from pydantic import model_validator
from pydantic_core import PydanticCustomError

from amends.data import Boolean, Data, Id, Loc, Marked, Plain, walk
from amends.words import fill

NO_LABEL = Plain("")

ControlKind = Literal["text", "lines", "radio", "check", "select"]
"""What a control is: one line of text, several lines, radio buttons, checkboxes, or a list to select from."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A value that a control can take, and its label: as it is seen, and what is only heard after it."""

    value: str
    label: Plain = NO_LABEL
    heard: str = ""


TICK = Answer("true")
"""The only choice of a checkbox that stands alone: its label is that of its control."""


@dataclass(frozen=True, slots=True)
class Control:
    """One control of a question, wherever it appears: on screen, as a place for a pen, in a PDF, in a kept answer.

    Radio buttons of one name, and checkboxes of one name, are one control with several choices.
    """

    name: str
    """The name of its answer: the id of the field, or that and further parts after full stops (`days.3.mood`)."""
    kind: ControlKind
    label: Plain = NO_LABEL
    """Its own label as it is seen; empty where its choices have labels of their own."""
    heard: str = ""
    """What is only heard after the label, such as the row of a table."""
    groups: tuple[str, ...] = ()
    """The legends around it, from the outermost, which is the question unless that is the label."""
    choices: tuple[Answer, ...] = ()
    """The values of radio buttons, checkboxes and lists, in order."""
    example: tuple[str, ...] = ()
    """The values that the worked example gives it; a choice is named by its value."""
    rows: int = 1
    """The lines of text that are visible at first, for the kind `lines`."""
    id_suffix: str = ""
    """What its id ends with, where its name alone would give the id of a choice."""
    on_screen: bool = True
    """False in a row that only paper has room for."""

    @property
    def id(self) -> str:
        """The id of its element on screen; a radio button or checkbox of several adds `-` and its value."""
        return f"a-{self.name.replace('.', '-')}{self.id_suffix}"

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all its elements on screen."""
        several = self.kind in {"radio", "check"} and self.choices != (TICK,)
        return tuple(f"{self.id}-{choice.value}" for choice in self.choices) if several else (self.id,)

    @property
    def values(self) -> dict[str, Plain]:
        """The values that it can take, each with its label."""
        return {choice.value: choice.label for choice in self.choices}

    @property
    def accessible_name(self) -> str:
        """What it is called without its choices: the legends around it and its label."""
        return ": ".join(filter(None, (*self.groups, self.label + self.heard)))

    def choice_name(self, value: str) -> str:
        """Return what one of its choices is called; StopIteration for a value that it cannot take."""
        choice = next(choice for choice in self.choices if choice.value == value)
        return ": ".join(filter(None, (self.accessible_name, choice.label + choice.heard)))


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
    is_rating: ClassVar[bool] = False
    """Whether its answer is a number that rates something, which no rule lets be used as a score."""

    @property
    def may_break(self) -> bool:
        """Whether its face on paper may go on over the page, between its rows or lines."""
        return False

    def controls(self, words: Mapping[str, str]) -> tuple[Control, ...]:
        """Return its controls in reading order; `words` are the interface's words and those of the type."""
        return ()

    def choosing(self, words: Mapping[str, str]) -> Control | None:
        """Return the control whose values a condition may name; None where no condition can depend on the field."""
        return next((one for one in self.controls(words) if one.name == self.id and one.choices), None)


class Question(Field):
    """What every field has that asks for an answer."""

    label: Plain
    """The question, whole, as the reader sees it."""
    hint: Marked | None = None
    """A line that helps to answer."""
    share: Boolean = False
    """true if a copy that the reader shares may hold this answer; in a solo sheet all else stays private."""

    is_question: ClassVar[bool] = True

    def has_example(self) -> bool:
        """Tell whether the field has a worked example."""
        return getattr(self, "example", None) not in (None, (), {})

    def example_values(self) -> tuple[str, ...]:
        """Return `example` as the values of one control."""
        example = getattr(self, "example", None)
        given = example if isinstance(example, tuple) else () if example is None else (example,)
        return tuple(map(str, given))

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


def own_words(field: Question, label: Plain | None, words: str) -> tuple[Control, ...]:
    """Return the line that belongs to an answer in the reader's own words, where the author offers one by a label."""
    heard = fill(words, label=label)
    name = f"{field.id}.other"
    return (Control(name, "text", heard, groups=(field.label,), id_suffix="-words"),) if label else ()
