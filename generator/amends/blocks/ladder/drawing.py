"""Lays out the drawing of a ladder: plain functions from words to lines of text, rungs and rails.

Everything is in units of a drawing that is 320 wide, so that on the narrowest phone text is about as large as its
number says. The words are measured in our fonts, and the ladder grows with them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from amends.lettering import width, wrap

WIDTH = 320
"""The width of the drawing."""
LEFT = 22
"""Where text begins."""
ROOM = WIDTH - LEFT - 12
"""How wide a line of text may be. What is measured has some room to spare, so less is left free on the right."""
RAIL_LEFT, RAIL_RIGHT = 4, WIDTH - 4
"""Where rungs meet the rails."""
LAST_LINE = 0.3 * ROOM
"""How much of the last line of several is to be filled."""
ABOVE = 42
"""The free space between a rung and the name above it."""
BELOW = 20
"""From the last line of text down to the rung that it stands on."""
FOOT = 34
"""How far the rails go on below the lowest rung."""

Style = Literal["name", "text", "quote"]
Thread = Literal["dotted", "dashed", "whole"]


@dataclass(frozen=True, slots=True)
class Lettering:
    """How one kind of line is written: our font, its size, and the steps to the first and to each further line."""

    font: str
    size: int
    first: int
    step: int


LETTERING: dict[Style, Lettering] = {
    "name": Lettering("amends-serif-400", 25, 20, 29),
    "text": Lettering("amends-sans-400", 16, 27, 22),
    "quote": Lettering("amends-serif-400i", 17, 26, 23),
}


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text: what kind it is, its baseline and its words."""

    style: Style
    y: int
    words: str

    @property
    def size(self) -> int:
        """The size of its letters."""
        return LETTERING[self.style].size


@dataclass(frozen=True, slots=True)
class DrawnRung:
    """One rung: its lines of text, how far down it lies, and the thread it is made of."""

    number: int
    lines: tuple[Line, ...]
    y: int
    thread: Thread
    dashes: str | None
    """The length of the dashes and of the gaps between them; None for a whole line."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """The whole ladder: how high it is, its rungs from the highest down, and its two rails."""

    height: int
    rungs: tuple[DrawnRung, ...]
    rails: str


Words = tuple[str, str, str | None]
"""What stands on a rung: its name, its text and what it sounds like."""


def draw(rungs: tuple[Words, ...], quoted: str) -> Drawing:
    """Return the drawing of rungs that are given from the lowest to the highest.

    The rungs are as far apart as the one with the most words needs, since a ladder with uneven rungs is no ladder.
    """
    written = [tuple(_written(words, quoted)) for words in rungs]
    apart = max(_height(lines) for lines in written)
    height = apart * len(rungs) + FOOT
    drawn = [
        _rung(number, lines, apart * (len(rungs) - number + 1), len(rungs)) for number, lines in enumerate(written, start=1)
    ]
    return Drawing(height, tuple(reversed(drawn)), _rails(height))


def _written(words: Words, quoted: str) -> Iterator[tuple[Style, str]]:
    """Yield each line of a rung with its style, from the top down."""
    name, text, sounds_like = words
    parts: list[tuple[Style, str]] = [("name", name), ("text", text)]
    if sounds_like:
        parts.append(("quote", quoted.format(words=sounds_like)))
    for style, part in parts:
        for line in _evenly_wrapped(part, LETTERING[style]):
            yield style, line


def _evenly_wrapped(text: str, lettering: Lettering) -> tuple[str, ...]:
    """Return the lines of a text; where a word would end alone on the last one, the lines above give it company."""
    lines = wrap(text, lettering.font, lettering.size, ROOM)
    for room in range(ROOM, ROOM // 2, -6):
        tried = wrap(text, lettering.font, lettering.size, room)
        if len(tried) > len(lines):
            break
        if width(tried[-1], lettering.font, lettering.size) >= LAST_LINE:
            return tried
    return lines


def _steps(lines: tuple[tuple[Style, str], ...]) -> tuple[int, ...]:
    """Return how far below the line before it each line has its baseline; the first counts from the top of the text."""
    further = [LETTERING[here].step if here == before else LETTERING[here].first for (before, _), (here, _) in pairwise(lines)]
    return (LETTERING[lines[0][0]].first, *further)


def _height(lines: tuple[tuple[Style, str], ...]) -> int:
    return ABOVE + sum(_steps(lines)) + BELOW


def _rung(number: int, lines: tuple[tuple[Style, str], ...], y: int, count: int) -> DrawnRung:
    baseline = y - _height(lines) + ABOVE
    placed: list[Line] = []
    for (style, words), step in zip(lines, _steps(lines), strict=True):
        baseline += step
        placed.append(Line(style, baseline, words))
    thread, dashes = _thread(number, count)
    return DrawnRung(number, tuple(placed), y, thread, dashes)


def _thread(number: int, count: int) -> tuple[Thread, str | None]:
    """Return what a rung is made of: dotted at the bottom, whole at the top, and ever longer stitches between."""
    if number == count:
        return "whole", None
    if number == 1:
        return "dotted", _fitted(0.1, 11.5)
    share = (number - 1) / (count - 1)
    return "dashed", _fitted(4 + 25 * share, 8.2)


def _fitted(dash: float, gap: float) -> str:
    """Return dash and gap, a little shorter or longer, so that a rung ends at both rails with a whole dash."""
    length = RAIL_RIGHT - RAIL_LEFT
    gaps = round((length - dash) / (dash + gap))
    scale = length / (gaps * (dash + gap) + dash)
    return f"{dash * scale:.2f} {gap * scale:.2f}"


def _rails(height: int) -> str:
    """Return the two rails as one path, each bent a little, as if drawn by hand."""
    top, middle, bottom = 6, height // 2, height - 6
    left = f"M{RAIL_LEFT + 1} {bottom}Q{RAIL_LEFT - 3} {middle} {RAIL_LEFT} {top}"
    right = f"M{RAIL_RIGHT - 1} {bottom}Q{RAIL_RIGHT + 3} {middle} {RAIL_RIGHT} {top}"
    return left + right
