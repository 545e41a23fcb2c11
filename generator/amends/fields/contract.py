"""What every field type provides, and what the rest of the generator may ask of one.

A field type is one folder below `amends/fields`; docs/adding-a-field.md walks through making one.

The paper face (`paper.html`) describes itself to the PDF engine, and to the script that prints answers, in attributes:

- `data-answer`: a place for the answer of the control of that name; with `data-value`, the mark for that value
- `data-blank`: as `data-answer`, where printed answers go elsewhere (see `data-copy-of`)
- `data-copy-of`: where printed answers are copied from the element on screen that a selector finds; `hidden` until then
- `data-line`: a line to write on. Consecutive lines are repeated to fill the page; in a fill-in form each is a line of
  typing, or the fraction of one that is its value
- `data-comb`: the number of cells of a place with one cell for each digit
- `data-width`: the width of a place in CSS, if it is not the whole line
- `data-below`: a place that begins beside words and continues below; in a fill-in form, a box below them
- `data-spare`: a row that is `hidden` until it has an answer
- `data-pen-only`: what a fill-in form leaves out, such as "circle one"
- `data-may-break`: on the frame (from `may_break`): the question may continue on the next page
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sized
from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from pydantic import Field as Option
from pydantic import model_validator

from amends.data import Boolean, Data, Id, Loc, Marked, Plain, mistake, walk

NO_LABEL = Plain("")

ControlKind = Literal["text", "lines", "radio", "check", "select"]
"""The kind of a control: one line of text, several lines, radio buttons, checkboxes, or a list to select from."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A value that a control can take, with its visible label, what only a screen reader adds to it, and a hint."""

    value: str
    label: Plain = NO_LABEL
    heard: str = ""
    hint: Marked | None = None


TICK = Answer("true")
"""The only choice of a single checkbox, which has the label of its control."""


@dataclass(frozen=True, slots=True)
class Control:
    """One control of a question, wherever it appears: on screen, as a place for a pen, in a PDF, in a kept answer.

    Radio buttons of one name, and checkboxes of one name, are one control with several choices.
    """

    name: str
    """The name of its answer: the id of the field, or that and further parts after full stops (`days.3.mood`)."""
    kind: ControlKind
    label: Plain = NO_LABEL
    """Its own visible label; empty if its choices have labels of their own."""
    heard: str = ""
    """What only a screen reader adds to the label, such as the row of a table."""
    groups: tuple[str, ...] = ()
    """The legends around it, outermost first. The first is the question, unless the question is the label."""
    choices: tuple[Answer, ...] = ()
    """The values of radio buttons, checkboxes and lists, in order."""
    example: tuple[str, ...] = ()
    """The values that the worked example gives it; a choice is named by its value."""
    rows: int = 1
    """The lines of text that are visible at first, for the kind `lines`."""
    id_suffix: str = ""
    """The end of its id, if the name alone would give the id of a choice."""
    on_screen: bool = True
    """False in a row that only paper has room for."""

    @property
    def id(self) -> str:
        """The id of its element on screen; a radio button or checkbox of several adds `-` and its value."""
        return f"a-{self.name.replace('.', '-')}{self.id_suffix}"

    def id_of(self, choice: Answer) -> str:
        """Return the id of the radio button or checkbox for one of its choices."""
        return self.id if choice == TICK else f"{self.id}-{choice.value}"

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of all its elements on screen."""
        return tuple(map(self.id_of, self.choices)) if self.kind in {"radio", "check"} else (self.id,)

    @property
    def values(self) -> dict[str, Plain]:
        """The values that it can take, each with its label."""
        return {choice.value: choice.label for choice in self.choices}

    @property
    def accessible_name(self) -> str:
        """Its accessible name without its choices: the legends around it and its label."""
        return ": ".join(filter(None, (*self.groups, self.label + self.heard)))

    def choice_name(self, value: str) -> str:
        """Return the accessible name of one of its choices; StopIteration for a value that it cannot take."""
        choice = next(choice for choice in self.choices if choice.value == value)
        return ": ".join(filter(None, (self.accessible_name, choice.label + choice.heard)))


class ShowWhen(Data):
    """When a field shows: the fields it depends on, each with the values that show it.

    With `any_of`, one match is enough; with `all_of`, every field has to match; with both, both conditions have to
    hold. A field without an answer matches nothing.
    """

    any_of: dict[Id, tuple[Plain, ...]] = Option(default_factory=dict)
    """Fields and values, of which one match is enough."""
    all_of: dict[Id, tuple[Plain, ...]] = Option(default_factory=dict)
    """Fields and values that all have to match."""

    @model_validator(mode="after")
    def _has_a_condition(self) -> ShowWhen:
        if not self.any_of and not self.all_of:
            raise mistake("needs any_of or all_of, with at least one field")
        if any(not values for values in (*self.any_of.values(), *self.all_of.values())):
            raise mistake("needs at least one value for each field it names")
        return self


class Identified(Data):
    """A part of a worksheet that kept answers refer to by its id."""

    id: Id
    """Its name. Never change it, since kept answers refer to it."""
    former_ids: tuple[Id, ...] = ()
    """Its earlier ids; it takes over the answers that readers kept under them."""


class Field(Identified):
    """What every field has, whether it asks something or not."""

    type: Any
    """The type of field."""
    id: Id
    """The name of the field, unique in its sheet. Never change it, since kept answers refer to it."""
    show_when: ShowWhen | None = None
    """The answers that make the field show. On paper this becomes a sentence."""
    on_paper: Plain | None = None
    """The sentence on paper for `show_when`, if the generated one does not fit."""

    is_question: ClassVar[bool] = False
    is_rating: ClassVar[bool] = False
    """Whether its answer is a number that rates something; the rule `score` keeps such numbers from being added up."""
    has_rows: ClassVar[bool] = False
    """Whether its paper face consists of rows or lines, between which a page may break."""

    @property
    def may_break(self) -> bool:
        """Whether its paper face may continue on the next page."""
        return self.has_rows

    def controls(self, words: Mapping[str, str]) -> Iterator[Control]:
        """Yield its controls in reading order; `words` are the interface words, with those of the type."""
        yield from ()


class Question(Field):
    """What every field has that asks for an answer."""

    label: Plain
    """The question in full, as the reader sees it."""
    hint: Marked | None = None
    """A line that helps to answer."""
    share: Boolean = False
    """true to include this answer in a copy that the reader shares; in a solo sheet, all other answers stay private."""

    is_question: ClassVar[bool] = True

    def control(  # noqa: PLR0913 - keywords, one for each attribute that types give
        self,
        kind: ControlKind,
        part: str = "",
        label: str = NO_LABEL,
        *,
        within: tuple[str, ...] = (),
        choices: tuple[Answer, ...] = (),
        given: object = None,
        **more: Any,
    ) -> Control:
        """Return one control of this question.

        A question with several controls gives each a `part`, which ends its name, and is the outer legend of all;
        `within` are further legends. A single control without choices has the question as its label. `given` is the
        value, or tuple of values, of the worked example; for a control without a part it is `example`. `more` are
        further attributes of `Control`.
        """
        alone = not part and not choices
        return Control(
            f"{self.id}.{part}" if part else self.id,
            kind,
            self.label if alone else Plain(label),
            groups=() if alone else (self.label, *within),
            choices=choices,
            example=_values(given) if part else self.example_values(),
            **more,
        )

    def has_example(self) -> bool:
        """Return whether the field has a worked example."""
        return getattr(self, "example", None) not in (None, (), {})

    def example_values(self) -> tuple[str, ...]:
        """Return `example` as the values of one control."""
        return _values(getattr(self, "example", None))

    def example_text(self) -> tuple[str, ...]:
        """Return the paragraphs of a worked example that paper shows as one text, such as a letter."""
        return ()


def _values(given: object) -> tuple[str, ...]:
    return tuple(map(str, given if isinstance(given, tuple) else () if given is None else (given,)))


class Choosable(Identified):
    """One thing to choose: an option, a card or a bin."""

    label: Plain
    """The words that the reader sees."""
    hint: Marked | None = None
    """A line that explains the choice."""


def identified_parts(field: Field) -> Iterator[tuple[Loc, Identified]]:
    """Yield the parts of a field that have an id of their own, each with its path."""
    for loc, part in walk(field):
        if isinstance(part, Identified) and loc:
            yield loc, part


def as_choices(things: Iterable[Choosable], **more: Plain | None) -> tuple[Answer, ...]:
    """Return things to choose from as the choices of a control, followed by `more` values that have a label."""
    own = tuple(Answer(thing.id, thing.label, hint=thing.hint) for thing in things)
    return own + tuple(Answer(value, label) for value, label in more.items() if label)


def check_unique(things: Iterable[Identified], what: str, **reserved: object) -> None:
    """Raise an author's error if two things have the same id, or one has an id that is reserved (and not None)."""
    seen: set[str] = set()
    for thing in things:
        if reserved.get(thing.id):
            raise mistake('uses the reserved id "{id}" in its {what}', id=thing.id, what=what)
        if thing.id in seen:
            raise mistake('has two {what} with the id "{id}"', id=thing.id, what=what)
        seen.add(thing.id)


def check_known(ids: tuple[str, ...], things: Iterable[Identified], what: str, *more: str) -> None:
    """Raise an author's error if an id in the example is not the id of one of the things, nor one of `more`."""
    allowed = [*more, *(thing.id for thing in things)]
    for id_ in ids:
        if id_ not in allowed:
            message = 'has "{value}" in its example, which is not one of its {what}'
            raise mistake(message, value=id_, what=what, allowed=allowed)


def check_room(example: Sized, room: int, what: str) -> None:
    """Raise an author's error if the example has more entries than there is room for."""
    if len(example) > room:
        raise mistake("has {given} {what} in its example and room for {room}", given=len(example), what=what, room=room)


def check_ends(least: int, most: int, what: str) -> None:
    """Raise an author's error if a minimum is greater than its maximum."""
    if least > most:
        raise mistake("has a min of {least} {what}, but a max of {most}", least=least, what=what, most=most)
