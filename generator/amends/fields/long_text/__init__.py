"""A question answered in the reader's own sentences."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Literal

from pydantic import Field as Key

from amends.data import Integer, Verbatim
from amends.fields.contract import Control, Question

_LINE_MM = 8.5
_SQUARE_MM = 5
_WHOLE = 8
"""The most lines that are kept on one page with their question."""
_ON_SCREEN = 12
"""The most lines that show on screen at first; they grow with the text."""


class LongText(Question):
    """A question answered in the reader's own sentences."""

    type: Literal["long_text"]
    """The type of field."""
    lines: Annotated[Integer, Key(ge=3, le=30)] = 4
    """How many lines there are to write on, from 3 to 30; on screen there is always room for more."""
    paper: Literal["ruled", "box", "grid"] = "ruled"
    """What is on paper: `ruled` lines, an empty `box`, or a `grid` of small squares to draw on."""
    example: Verbatim | None = None
    """One person's answer; its line breaks are kept."""

    @property
    def may_break(self) -> bool:
        return self.paper == "ruled" and self.lines > _WHOLE

    def controls(self, words: Mapping[str, str]) -> Iterator[Control]:
        yield self.control("lines", rows=min(self.lines, _ON_SCREEN))

    def grid_rows(self) -> int:
        """Return how many rows of 5 mm squares are as high as the ruled lines."""
        return round(self.lines * _LINE_MM / _SQUARE_MM)
