"""A question answered in one line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from amends.data import Plain
from amends.fields.contract import Control, Question


class ShortText(Question):
    """A question answered in one line."""

    type: Literal["short_text"]
    """The type of field."""
    width: Literal["short", "medium", "full"] = "full"
    """How long the line is: `short` for a name or a number, `medium` for a few words, `full` for a sentence."""
    example: Plain | None = None
    """One person's answer."""

    def controls(self, words: Mapping[str, str]) -> Iterator[Control]:
        yield self.control("text")
