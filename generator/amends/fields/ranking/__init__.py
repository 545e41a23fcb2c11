"""Things to put in an order."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from pydantic import Field as Option
from pydantic import model_validator
from pydantic_core import PydanticCustomError

from amends.data import Id, Integer, Plain
from amends.fields.contract import Answer, Choosable, Control, Question, known, unlike

LEAST_IN_COLUMNS = 6
LONGEST_IN_COLUMNS = 40
"""In letters: as much as fits on two lines of half a sheet."""


class Ranking(Question):
    """Things to put in an order, each with a place of its own or with none."""

    type: Literal["ranking"]
    """The type of field."""
    options: tuple[Choosable, ...] = Option(min_length=2, max_length=12)
    """The things to put in order. The order in which they are given here is nobody's answer."""
    places: Integer | None = Option(default=None, ge=1)
    """How many places there are, such as 3 for "my first three"; a place for every option where nothing is said."""
    first: Plain | None = None
    """What the first place means, such as "matters most to me"."""
    example: tuple[Id, ...] = ()
    """One person's order: ids of options, the first place first. It may leave some out."""

    @model_validator(mode="after")
    def _fits_together(self) -> Ranking:
        unlike(self.options, "options")
        if self.places and self.places > len(self.options):
            context = {"places": self.places, "options": len(self.options)}
            raise PydanticCustomError("many_places", "has {places} places for {options} options", context)
        for value in self.example:
            known(value, self.options, "options")
            if self.example.count(value) > 1:
                message = 'has "{value}" in two places of its example'
                raise PydanticCustomError("placed_twice", message, {"value": value})
        if len(self.example) > self.last:
            context = {"given": len(self.example), "places": self.last}
            raise PydanticCustomError(
                "long_example", "has a longer example ({given}) than it has places ({places})", context
            )
        return self

    @property
    def last(self) -> int:
        """The number of the last place."""
        return self.places or len(self.options)

    def in_columns(self) -> bool:
        """Tell whether paper has them in two columns: many of them, all short and without hints."""
        return len(self.options) >= LEAST_IN_COLUMNS and all(
            len(option.label) <= LONGEST_IN_COLUMNS and not option.hint for option in self.options
        )

    def controls(self, words: Mapping[str, str]) -> tuple[Control, ...]:
        places = tuple(Answer(str(place), Plain(str(place))) for place in range(1, self.last + 1))
        return tuple(
            Control(
                f"{self.id}.{option.id}",
                "select",
                option.label,
                groups=(self.label,),
                choices=places,
                example=(str(self.example.index(option.id) + 1),) if option.id in self.example else (),
            )
            for option in self.options
        )

    def in_order(self) -> tuple[Choosable, ...]:
        """Return the options of the example, the first place first."""
        by_id = {option.id: option for option in self.options}
        return tuple(by_id[id_] for id_ in self.example)
