"""Things to put in order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from pydantic import Field as Option
from pydantic import model_validator

from amends.data import Id, Integer, Plain, mistake
from amends.fields.contract import Answer, Choosable, Control, Question, check_known, check_room, check_unique

LEAST_IN_COLUMNS = 6
LONGEST_IN_COLUMNS = 40
"""In characters: as much as fits on two lines of half a page."""


class Ranking(Question):
    """Things to put in order, each in a place of its own or in none."""

    type: Literal["ranking"]
    """The type of field."""
    options: tuple[Choosable, ...] = Option(min_length=2, max_length=12)
    """The things to put in order. Their order here does not suggest an answer."""
    places: Integer | None = Option(default=None, ge=1)
    """How many places there are, such as 3 for "my first three"; by default, one for every option."""
    first: Plain | None = None
    """What the first place means, such as "matters most to me"."""
    example: tuple[Id, ...] = ()
    """One person's order: ids of options, first place first. It may leave some out."""

    @model_validator(mode="after")
    def _fits_together(self) -> Ranking:
        check_unique(self.options, "options")
        if self.last > len(self.options):
            raise mistake("has {places} places for {options} options", places=self.last, options=len(self.options))
        check_known(self.example, self.options, "options")
        for value in self.example:
            if self.example.count(value) > 1:
                raise mistake('has "{value}" in two places of its example', value=value)
        check_room(self.example, self.last, "entries")
        return self

    @property
    def last(self) -> int:
        """The number of the last place."""
        return self.places or len(self.options)

    def in_columns(self) -> bool:
        """Return whether paper has two columns: if there are many options, all short and without hints."""
        return len(self.options) >= LEAST_IN_COLUMNS and all(
            len(option.label) <= LONGEST_IN_COLUMNS and not option.hint for option in self.options
        )

    def controls(self, words: Mapping[str, str]) -> Iterator[Control]:
        places = tuple(Answer(str(place), Plain(str(place))) for place in range(1, self.last + 1))
        for option in self.options:
            given = self.example.index(option.id) + 1 if option.id in self.example else None
            yield self.control("select", option.id, option.label, choices=places, given=given)

    def in_order(self) -> tuple[Choosable, ...]:
        """Return the options of the example, first place first."""
        by_id = {option.id: option for option in self.options}
        return tuple(by_id[id_] for id_ in self.example)
