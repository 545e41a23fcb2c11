"""A date, whole or in part."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from typing import Literal

from pydantic import field_validator

from amends.data import Plain, mistake
from amends.fields.contract import Control, Question

Part = Literal["day", "month", "year"]

PARTS: tuple[Part, ...] = ("year", "month", "day")
"""The parts in the order in which authors write them."""


class Date(Question):
    """A date, whole or in part: a day, only a month and a year, or a year alone."""

    type: Literal["date"]
    """The type of field."""
    example: Plain | None = None
    """One person's date, year first, as much of it as they know: 2026, 2026-11 or 2026-11-22."""

    @field_validator("example")
    @classmethod
    def _example_is_a_date(cls, example: Plain | None) -> Plain | None:
        if example is None or _is_date(example):
            return example
        raise mistake('needs a date such as 2026, 2026-11 or 2026-11-22; it is "{value}"', value=str(example))

    def in_order(self, words: Mapping[str, str]) -> tuple[Part, ...]:
        """Return the parts in the order of the language."""
        order = words["date_order"].split()
        return tuple(sorted(PARTS, key=order.index))

    def controls(self, words: Mapping[str, str]) -> Iterator[Control]:
        given = self._given()
        for part in self.in_order(words):
            yield self.control("text", part, words[f"date_{part}"], given=given.get(part))

    def _given(self) -> dict[Part, str]:
        """Return the parts of the example."""
        return dict(zip(PARTS, self.example.split("-") if self.example else (), strict=False))

    def example_in_words(self, words: Mapping[str, str]) -> Plain:
        """Return the parts that the example has, in the order of the language and with the month's name."""
        given = self._given()
        if "month" in given:
            given["month"] = words["date_months"].split()[int(given["month"]) - 1]
        if "day" in given:
            given["day"] = given["day"].removeprefix("0")
        return Plain(" ".join(given[part] for part in self.in_order(words) if part in given))


def _is_date(text: str) -> bool:
    if not re.fullmatch(r"[0-9]{4}(-[0-9]{2}){0,2}", text):
        return False
    try:
        datetime.date.fromisoformat(text + "-01-01"[len(text) - len("2026") :])
    except ValueError:
        return False
    return True
