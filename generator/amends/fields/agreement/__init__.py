"""An agreement that people make with each other, or one with themselves, and can change or end at any time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from pydantic import Field as Option
from pydantic import model_validator
from pydantic_core import PydanticCustomError

from amends.data import Boolean, Data, Id, Integer, Plain, Verbatim
from amends.fields.contract import Answer, Choosable, Control, Question, known, unlike
from amends.words import fill

OWN_ITEMS = 3
"""How many lines readers have for items of their own, where the author does not say."""


class Item(Choosable):
    """One thing that the author proposes. Readers change its words, or leave it empty."""

    ask: Plain | None = None
    """What readers fill in to complete it, such as "For how long?"; without it there is a line for other words."""


class AgreementExample(Data):
    """One couple's agreement. Nobody's name or signature is part of it."""

    agreed: tuple[Id, ...] = ()
    """The items that all have agreed to, by their ids."""
    words: dict[Id, Verbatim] = Option(default_factory=dict)
    """What they filled in or changed, by the ids of the items."""
    own_items: tuple[Verbatim, ...] = ()
    """Items of their own."""
    until: Plain | None = None
    """The day on which they look at it again."""


class Agreement(Question):
    """An agreement that people make with each other, or one with themselves, and can change or end at any time.

    A sentence that says so, and that it is not a legal document, is always part of it and cannot be left out.
    """

    type: Literal["agreement"]
    """The type of field."""
    items: tuple[Item, ...] = Option(default=(), max_length=8)
    """What is proposed. An item stands only if each person ticks it."""
    own_items: Integer = Option(default=OWN_ITEMS, ge=0, le=6)
    """How many lines there are for items of the readers' own."""
    parties: Integer = Option(default=2, ge=1, le=2)
    """How many people agree: 2, or 1 for an agreement with oneself."""
    review: Boolean = True
    """false if it has no day on which it ends unless it is renewed, as for a single talk."""
    example: AgreementExample | None = None
    """One couple's agreement, shown when a reader asks for it."""

    @property
    def may_break(self) -> bool:
        return True

    @model_validator(mode="after")
    def _fits_together(self) -> Agreement:
        unlike(self.items, "items")
        if not self.items and not self.own_items:
            raise PydanticCustomError("nothing_to_agree", "needs items, or own_items of 1 or more")
        if self.example:
            for value in (*self.example.agreed, *self.example.words):
                known(value, self.items, "items")
            self._example_has_room(self.example)
        return self

    def _example_has_room(self, example: AgreementExample) -> None:
        if len(example.own_items) > self.own_items:
            context = {"given": len(example.own_items), "room": self.own_items}
            message = "has {given} items of their own in its example, and room for {room}"
            raise PydanticCustomError("long_example", message, context)
        if example.until and not self.review:
            raise PydanticCustomError("needless_day", "has a day in its example, and asks for none (review: false)")

    @property
    def people(self) -> range:
        """The numbers of those who agree."""
        return range(1, self.parties + 1)

    def controls(self, words: Mapping[str, str]) -> tuple[Control, ...]:
        return tuple(self._controls(words))

    def _controls(self, words: Mapping[str, str]) -> Iterator[Control]:
        example = self.example or AgreementExample()
        for item in self.items:
            of = fill(words["agreement_of_item"], item=item.label)
            name, given = f"{self.id}.items.{item.id}", example.words.get(item.id)
            label = item.ask or Plain(words["agreement_changes"])
            yield Control(f"{name}.words", "lines", label, of, (self.label,), example=(str(given),) if given else ())
            yield self._ticks(name, of, words, agreed=item.id in example.agreed)
        for number in range(1, self.own_items + 1):
            label = fill(words["agreement_own_item"], number=number)
            name, own = f"{self.id}.own.{number}", example.own_items[number - 1 : number]
            yield Control(f"{name}.words", "lines", label, groups=(self.label,), example=tuple(map(str, own)))
            yield self._ticks(name, fill(words["agreement_of_item"], item=label), words, agreed=bool(own))
        if self.review:
            until = (str(example.until),) if example.until else ()
            yield self._line("until", words["agreement_until"], example=until)
        for person in self.people:
            heard = f", {words[f'agreement_person_{person}']}" if self.parties > 1 else ""
            for part in ("name", "date"):
                yield self._line(f"{part}.{person}", words[f"agreement_{part}"], heard)

    def _ticks(self, name: str, of: str, words: Mapping[str, str], *, agreed: bool) -> Control:
        """Return the boxes in which each person agrees to an item."""
        says = "agreement_who_1" if self.parties == 1 else "agreement_who_2_{}"
        people = tuple(Answer(str(person), Plain(words[says.format(person)]), of) for person in self.people)
        example = tuple(person.value for person in people) if agreed else ()
        return Control(f"{name}.agreed", "check", groups=(self.label,), choices=people, example=example)

    def _line(self, name: str, label: str, heard: str = "", example: tuple[str, ...] = ()) -> Control:
        return Control(f"{self.id}.{name}", "text", Plain(label), heard, (self.label,), example=example)

    def agreed_items(self) -> tuple[tuple[Plain, str], ...]:
        """Return the items that the example agrees to, each with what it fills in there or changes."""
        example = self.example or AgreementExample()
        return tuple((item.label, example.words.get(item.id, "")) for item in self.items if item.id in example.agreed)
