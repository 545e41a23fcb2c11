"""Lays out the drawing of a cycle: knots on a thread that runs in a loop.

The thread goes down on the left, from knot to knot, and up again on the right; the words are inside. The drawing is 320
units wide, so that on the narrowest phone one unit is about one pixel.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar

from amends.blocks.drawn_text import Lettering, Line, Words, lines_of

WIDTH = 320
"""The width of the drawing."""
LEFT, RIGHT = 17, WIDTH - 5
"""The x of the thread going down, and coming up again."""
TOP = 6
"""The y at which it crosses back to the left."""
TURN = 22
"""The radius of its corners."""
KNOT = 13
"""The radius of a knot, which holds the number of the step."""
TEXT = 42
"""The x at which text begins."""
ROOM = RIGHT - TEXT - 12
"""The most width of a line of text."""
FIRST = TOP + TURN + 32
"""The y of the first knot."""
APART = 30
"""The space between the text of a step and the top of the next knot."""
FOOT = 30
"""From the last line of text down to the bottom of the loop."""
ARROW = 6
"""The length of an arrowhead and half its width."""

LETTERING = {
    "name": Lettering("amends-serif-400", 22, 8, 26),
    "text": Lettering("amends-sans-400", 16, 25, 22),
}


@dataclass(frozen=True, slots=True)
class Knot:
    """One step: its number (0 for the way out), its words, its y and its lines of text."""

    number: int
    words: Words
    y: int
    lines: tuple[Line, ...]

    @property
    def bottom(self) -> int:
        """The y at which the knot and its last line end."""
        return max(self.y + KNOT, self.lines[-1].y + 5)


@dataclass(frozen=True, slots=True)
class Drawing:
    """The whole cycle: its size, its knots, the thread between them with its arrows, and the way out."""

    width: int
    height: int
    knots: tuple[Knot, ...]
    thread: str
    out: Knot | None
    way: str
    """The line that leaves the loop after the last step; empty without a way out."""
    way_head: str
    """The arrowhead at its end."""
    left: ClassVar[int] = LEFT
    """The x of the centre of every knot."""
    radius: ClassVar[int] = KNOT
    """The radius of a knot."""


def draw(steps: tuple[Words, ...], out: Words | None = None) -> Drawing:
    """Return the drawing of the steps in order, with the way out that leaves after the last of them."""
    knots: list[Knot] = []
    y = FIRST
    for number, words in enumerate(steps, start=1):
        knots.append(_knot(number, words, y))
        y = knots[-1].bottom + APART + KNOT
    turn = knots[-1].bottom + FOOT
    thread = _down(knots) + _back(knots[-1].y, turn, knots[0].y)
    if out is None:
        return Drawing(WIDTH, turn + 4, tuple(knots), thread, None, "", "")
    end = _knot(0, out, turn + 40)
    tip = end.y + 2
    way = f"M{LEFT} {turn - TURN + 6}V{tip}"
    return Drawing(WIDTH, end.bottom + 6, tuple(knots), thread, end, way, _arrow(LEFT, tip, down=True))


def _knot(number: int, words: Words, y: int) -> Knot:
    return Knot(number, words, y, lines_of(words, LETTERING, TEXT, y, ROOM))


def _down(knots: list[Knot]) -> str:
    """Return the thread from each knot to the next, with an arrowhead at the end of each piece."""
    pieces = [(here.y + KNOT, after.y - KNOT - 2) for here, after in pairwise(knots)]
    return "".join(f"M{LEFT} {start}V{end}{_arrow(LEFT, end, down=True)}" for start, end in pieces)


def _back(last: int, turn: int, first: int) -> str:
    """Return the thread from the last knot round the bottom, up on the right and over the top to the first knot."""
    round_ = (
        f"M{LEFT} {last + KNOT}V{turn - TURN}Q{LEFT} {turn} {LEFT + TURN} {turn}"
        f"H{RIGHT - TURN}Q{RIGHT} {turn} {RIGHT} {turn - TURN}"
        f"V{TOP + TURN}Q{RIGHT} {TOP} {RIGHT - TURN} {TOP}"
        f"H{LEFT + TURN}Q{LEFT} {TOP} {LEFT} {TOP + TURN}V{first - KNOT - 2}"
    )
    return round_ + _arrow(LEFT, first - KNOT - 2, down=True) + _arrow(RIGHT, (turn + TOP) // 2, down=False)


def _arrow(x: int, y: int, *, down: bool) -> str:
    side = y - ARROW if down else y + ARROW
    return f"M{x - ARROW + 1} {side}L{x} {y}L{x + ARROW - 1} {side}"
