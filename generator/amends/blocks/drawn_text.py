"""Lines of text in the drawings of blocks: their type, where they wrap, and how they follow one another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from amends.text_width import length, width, wrap

LAST_LINE = 0.3
"""How much of the width the last of several lines has to fill."""


@dataclass(frozen=True, slots=True)
class Words:
    """The words at one place of a drawing: a name, a text and, in quotation marks, what it sounds like."""

    name: str
    text: str
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Lettering:
    """The type of one kind of line: font, size, and the distances to its first and to each further baseline."""

    font: str
    size: int
    first: int
    step: int


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text: its kind, the start of its baseline, its words and its type."""

    style: str
    x: int
    y: int
    words: str
    lettering: Lettering

    @property
    def size(self) -> int:
        """Its font size."""
        return self.lettering.size

    @property
    def length(self) -> str:
        """Its length in units of the drawing."""
        return f"{length(self.words, self.lettering.font, self.size):.1f}"


def lines_of(words: Words, lettering: Mapping[str, Lettering], x: int, y: int, room: int) -> tuple[Line, ...]:
    """Return the lines of the words that have a lettering, one below the other.

    They begin at `x`, the distance to the first baseline counts from `y`, and none is wider than `room`.
    """
    lines: list[Line] = []
    for style, type_ in lettering.items():
        for number, line in enumerate(evenly_wrapped(getattr(words, style), type_, room)):
            y += type_.step if number else type_.first
            lines.append(Line(style, x, y, line, type_))
    return tuple(lines)


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
