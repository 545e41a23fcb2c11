"""Cards to sort into bins."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import ClassVar, Literal

from pydantic import Field as Option
from pydantic import model_validator

from amends.data import Id, Marked
from amends.fields.contract import Answer, Choosable, Control, Question, check_known, check_unique


class Card(Choosable):
    """One card to sort."""

    explanation: Marked | None = None
    """Where it may belong and why; hidden until a reader opens it. Be kind to those who chose another bin."""


class Sort(Question):
    """Cards to sort into bins."""

    type: Literal["sort"]
    """The type of field."""
    bins: tuple[Choosable, ...] = Option(min_length=2, max_length=4)
    """The bins that cards are sorted into."""
    cards: tuple[Card, ...] = Option(min_length=2, max_length=12)
    """The cards to sort."""
    example: dict[Id, Id] = Option(default_factory=dict)
    """How one person sorted them: for each card its bin. Cards may be left out."""

    has_rows: ClassVar[bool] = True

    @model_validator(mode="after")
    def _all_are_known_and_unique(self) -> Sort:
        check_unique(self.bins, "bins")
        check_unique(self.cards, "cards")
        check_known(tuple(self.example), self.cards, "cards")
        check_known(tuple(self.example.values()), self.bins, "bins")
        return self

    def controls(self, words: Mapping[str, str]) -> Iterator[Control]:
        bins = tuple(Answer(bin_.id, bin_.label) for bin_ in self.bins)  # their hints are above the cards
        for card in self.cards:
            yield self.control("radio", card.id, within=(card.label,), choices=bins, given=self.example.get(card.id))

    def sorted_example(self) -> tuple[tuple[Choosable, tuple[Card, ...]], ...]:
        """Return each bin that has cards in the example, with its cards in order."""
        sorted_cards = [
            (bin_, tuple(card for card in self.cards if self.example.get(card.id) == bin_.id)) for bin_ in self.bins
        ]
        return tuple((bin_, cards) for bin_, cards in sorted_cards if cards)
