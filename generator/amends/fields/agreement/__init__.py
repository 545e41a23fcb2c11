"""An agreement that people make with each other, or one with themselves, and can change or end at any time."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field as Option
from pydantic import model_validator
from pydantic_core import PydanticCustomError

from amends.data import Data, Flag, Id, Plain, Verbatim, Whole
from amends.fields.contract import Choosable, Question, known, unlike

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
    own_items: Whole = Option(default=OWN_ITEMS, ge=0, le=6)
    """How many lines there are for items of the readers' own."""
    parties: Whole = Option(default=2, ge=1, le=2)
    """How many people agree: 2, or 1 for an agreement with oneself."""
    review: Flag = True
    """false if it has no day on which it ends unless it is renewed, as for a single talk."""
    example: AgreementExample | None = None
    """One couple's agreement, shown when a reader asks for it."""

    control: ClassVar[Literal["one", "group", "none"]] = "group"

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

    def example_answers(self) -> dict[str, tuple[str, ...]]:
        if self.example is None:
            return {}
        agreed, everyone = self.example, tuple(map(str, self.people))
        answers = {f"{self.id}.items.{value}.agreed": everyone for value in agreed.agreed}
        answers |= {f"{self.id}.items.{value}.words": (str(words),) for value, words in agreed.words.items()}
        for number, words in enumerate(agreed.own_items, start=1):
            answers |= {f"{self.id}.own.{number}.agreed": everyone, f"{self.id}.own.{number}.words": (str(words),)}
        return answers | ({f"{self.id}.until": (str(agreed.until),)} if agreed.until else {})

    def agreed_items(self) -> tuple[tuple[Plain, str], ...]:
        """Return the items that the example agrees to, each with what it fills in there or changes."""
        example = self.example or AgreementExample()
        return tuple((item.label, example.words.get(item.id, "")) for item in self.items if item.id in example.agreed)
