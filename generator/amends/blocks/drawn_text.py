"""Lines of text in the drawings of blocks: how they are set, and where their words are wrapped."""

from __future__ import annotations

from dataclasses import dataclass

from amends.text_width import length, width, wrap

LAST_LINE = 0.3
"""The least share of the room that the last of several lines fills."""


@dataclass(frozen=True, slots=True)
class Lettering:
    """How one kind of line is set: our font, its size, and the steps to the first and to each further line."""

    font: str
    size: int
    first: int
    step: int


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text: what kind it is, where its baseline begins, its words and how they are set."""

    style: str
    x: int
    y: int
    words: str
    lettering: Lettering

    @property
    def size(self) -> int:
        """The size of its letters."""
        return self.lettering.size

    @property
    def length(self) -> str:
        """Its length in units of the drawing."""
        return f"{length(self.words, self.lettering.font, self.size):.1f}"


def evenly_wrapped(text: str, lettering: Lettering, room: int) -> tuple[str, ...]:
    """Return the lines of a text; narrower lines are tried if a single word would be alone on the last one."""
    lines = wrap(text, lettering.font, lettering.size, room)
    if len(lines) < 2:  # noqa: PLR2004 - several lines
        return lines
    for narrower in range(room, room // 2, -6):
        tried = wrap(text, lettering.font, lettering.size, narrower)
        if len(tried) > len(lines):
            break
        if width(tried[-1], lettering.font, lettering.size) >= LAST_LINE * room:
            return tried
    return lines
