"""Cards that are sorted into bins."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field as Option
from pydantic import model_validator

from amends.data import Id, Marked
from amends.fields.contract import Choosable, Question, known, unlike


class Card(Choosable):
    """One card to sort."""

    explanation: Marked | None = None
    """Where it may belong and why, kind to whoever put it elsewhere; shown when a reader asks for it."""


class Sort(Question):
    """Cards that are sorted into bins."""

    type: Literal["sort"]
    """The type of field."""
    bins: tuple[Choosable, ...] = Option(min_length=2, max_length=4)
    """What the cards are sorted into."""
    cards: tuple[Card, ...] = Option(min_length=2, max_length=12)
    """What is sorted."""
    example: dict[Id, Id] = Option(default_factory=dict)
    """How one person sorted them: for each card its bin. Cards may be left out."""

    control: ClassVar[Literal["one", "group", "none"]] = "group"

    @property
    def may_break(self) -> bool:
        return True

    @model_validator(mode="after")
    def _all_are_known_and_unlike(self) -> Sort:
        unlike(self.bins, "bins")
        unlike(self.cards, "cards")
        for card, bin_ in self.example.items():
            known(card, self.cards, "cards")
            known(bin_, self.bins, "bins")
        return self

    def has_example(self) -> bool:
        return bool(self.example)

    def example_answers(self) -> dict[str, tuple[str, ...]]:
        return {f"{self.id}.{card}": (str(bin_),) for card, bin_ in self.example.items()}

    def sorted_example(self) -> tuple[tuple[Choosable, tuple[Card, ...]], ...]:
        """Return each bin that has cards in the example, with its cards in their order."""
        held = {
            bin_.id: tuple(card for card in self.cards if self.example.get(card.id) == bin_.id) for bin_ in self.bins
        }
        return tuple((bin_, held[bin_.id]) for bin_ in self.bins if held[bin_.id])
