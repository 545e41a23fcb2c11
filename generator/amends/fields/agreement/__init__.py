"""An agreement between two people, or of one with themselves, which they can change or end at any time."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar, Literal

from pydantic import Field as Option
from pydantic import model_validator

from amends.data import Boolean, Data, Id, Integer, Plain, Verbatim, mistake
from amends.fields.contract import Answer, Choosable, Control, Question, check_known, check_room, check_unique
from amends.words import fill

OWN_ITEMS = 3
"""The default number of lines for the readers' own items."""


class Item(Choosable):
    """One thing that the author proposes. Readers can change its words, or leave it empty."""

    ask: Plain | None = None
    """What readers fill in to complete it, such as "For how long?"; by default there is a line for other words."""


class AgreementExample(Data):
    """One couple's agreement, without names or signatures."""

    agreed: tuple[Id, ...] = ()
    """The ids of the items that all have agreed to."""
    words: dict[Id, Verbatim] = Option(default_factory=dict)
    """What they filled in or changed, by the id of the item."""
    own_items: tuple[Verbatim, ...] = ()
    """Items of their own."""
    until: Plain | None = None
    """The day on which they review it."""


class Agreement(Question):
    """An agreement between two people, or of one with themselves, which they can change or end at any time.

    A sentence that says so, and that it is not a legal document, is always part of it and cannot be left out.
    """

    type: Literal["agreement"]
    """The type of field."""
    items: tuple[Item, ...] = Option(default=(), max_length=8)
    """What is proposed. An item counts only if each person ticks it."""
    own_items: Integer = Option(default=OWN_ITEMS, ge=0, le=6)
    """How many lines there are for the readers' own items."""
    parties: Integer = Option(default=2, ge=1, le=2)
    """How many people agree: 2, or 1 for an agreement with oneself."""
    review: Boolean = True
    """false to leave out the day on which it ends unless renewed, as for a single talk."""
    example: AgreementExample | None = None
    """One couple's agreement."""

    has_rows: ClassVar[bool] = True

    @model_validator(mode="after")
    def _fits_together(self) -> Agreement:
        check_unique(self.items, "items")
        if not self.items and not self.own_items:
            raise mistake("needs items, or own_items of 1 or more")
        example = self.example or AgreementExample()
        check_known((*example.agreed, *example.words), self.items, "items")
        check_room(example.own_items, self.own_items, "own items")
        if example.until and not self.review:
            raise mistake("has a date in its example, but does not ask for one (review: false)")
        return self

    @property
    def people(self) -> range:
        """The numbers of the people who agree."""
        return range(1, self.parties + 1)

    def controls(self, words: Mapping[str, str]) -> Iterator[Control]:
        example = self.example or AgreementExample()
        for item in self.items:
            of = fill(words["agreement_of_item"], item=item.label)
            part, given = f"items.{item.id}", example.words.get(item.id)
            yield self.control("lines", f"{part}.words", item.ask or words["agreement_changes"], given=given, heard=of)
            yield self._ticks(part, of, words, agreed=item.id in example.agreed)
        for number in range(1, self.own_items + 1):
            label = fill(words["agreement_own_item"], number=number)
            part, own = f"own.{number}", example.own_items[number - 1 : number]
            yield self.control("lines", f"{part}.words", label, given=own)
            yield self._ticks(part, fill(words["agreement_of_item"], item=label), words, agreed=bool(own))
        if self.review:
            yield self.control("text", "until", words["agreement_until"], given=example.until)
        for person in self.people:
            heard = f", {words[f'agreement_person_{person}']}" if self.parties > 1 else ""
            for part in ("name", "date"):
                yield self.control("text", f"{part}.{person}", words[f"agreement_{part}"], heard=heard)

    def _ticks(self, part: str, of: str, words: Mapping[str, str], *, agreed: bool) -> Control:
        """Return the boxes in which each person agrees to an item."""
        says = "agreement_who_1" if self.parties == 1 else "agreement_who_2_{}"
        people = tuple(Answer(str(person), Plain(words[says.format(person)]), of) for person in self.people)
        given = tuple(person.value for person in people) if agreed else ()
        return self.control("check", f"{part}.agreed", choices=people, given=given)

    def agreed_items(self) -> tuple[tuple[Plain, str], ...]:
        """Return the items that the example agrees to, each with what it fills in there or changes."""
        example = self.example or AgreementExample()
        return tuple((item.label, example.words.get(item.id, "")) for item in self.items if item.id in example.agreed)
