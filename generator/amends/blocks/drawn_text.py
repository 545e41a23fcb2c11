"""Lines of text in the drawings of blocks: their type and where they wrap."""

from __future__ import annotations

from dataclasses import dataclass

from amends.text_width import length, width, wrap

LAST_LINE = 0.3
"""How much of the width the last of several lines has to fill."""


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
