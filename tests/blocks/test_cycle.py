"""The drawing of a cycle: lines fit, nothing overlaps, and the thread forms a loop."""

from __future__ import annotations

import re

import pytest

from amends.blocks.cycle.drawing import KNOT, LEFT, LETTERING, RIGHT, TEXT, WIDTH, Knot, draw
from amends.blocks.drawn_text import Words
from amends.text_width import width

LONG = "A text that goes on for a good while, so that the knots have to move apart for all of its lines."

CYCLES = {
    "short": (Words("A", "a"), Words("B", "b"), Words("C", "c")),
    "one step with much more to say": (Words("A", LONG * 3), Words("B", "b"), Words("C", "c")),
    "names of several lines": (Words(LONG, "a"), Words("B", LONG), Words("C", "c")),
    "a word wider than the cycle": (Words("W" * 60, "W" * 120), Words("B", "b"), Words("C", "c")),
    "letters that our fonts lack": (Words("悔い改め" * 12, "ありがとう" * 20), Words("B", "b"), Words("C", "c")),
    "six steps": tuple(Words(f"Step {number}", LONG) for number in range(6)),
}
OUT = Words("A way out", LONG)

each_cycle = pytest.mark.parametrize("words", CYCLES.values(), ids=CYCLES)


@each_cycle
def test_every_line_fits_within_the_thread(words: tuple[Words, ...]) -> None:
    for knot in _all(words):
        for line in knot.lines:
            assert line.x == TEXT >= LEFT + KNOT + 8
            assert line.x + width(line.words, LETTERING[line.style].font, line.size) <= RIGHT - 8, line
            assert line.size >= 14, "too small on the narrowest phone"


@each_cycle
def test_texts_and_knots_do_not_overlap(words: tuple[Words, ...]) -> None:
    drawing = draw(words, OUT)
    bottom = 0
    for knot in _all(words):
        assert knot.y - KNOT >= bottom + 12, "no room for the arrowhead"
        for line in knot.lines:
            assert line.y - 0.8 * line.size >= bottom, line
            bottom = line.y + 4
    assert (drawing.width, drawing.height) == (WIDTH, drawing.height)
    assert bottom <= drawing.height


@each_cycle
def test_no_word_is_lost(words: tuple[Words, ...]) -> None:
    for knot, said in zip(_all(words), (*words, OUT), strict=True):
        for style, part in (("name", said.name), ("text", said.text)):
            drawn = "".join(line.words for line in knot.lines if line.style == style)
            assert drawn.replace(" ", "") == part.replace(" ", "")


@each_cycle
def test_the_thread_stays_in_the_drawing_and_forms_a_loop(words: tuple[Words, ...]) -> None:
    drawing = draw(words, OUT)
    down = [float(y) for y in re.findall(r"V(-?[\d.]+)", drawing.thread)]
    across = [float(x) for x in re.findall(r"H(-?[\d.]+)", drawing.thread)]
    assert 0 < min(down) < max(down) < drawing.height
    assert min(across) > LEFT
    assert max(across) < RIGHT < WIDTH
    # A piece of thread ends at each knot; at the first, the one from the last step.
    ends = [knot.y - KNOT - 2 for knot in drawing.knots]
    assert sorted(set(ends) & set(down)) == ends


def test_only_a_cycle_with_a_way_out_has_an_exit() -> None:
    shut, left = draw(CYCLES["short"]), draw(CYCLES["short"], OUT)
    assert (shut.out, shut.way, shut.way_head) == (None, "", "")
    assert left.out
    assert left.out.y > max(float(y) for y in re.findall(r"V(-?[\d.]+)", left.thread)), "the exit is not below the loop"
    assert left.knots == shut.knots
    assert left.height > shut.height


def _all(words: tuple[Words, ...]) -> tuple[Knot, ...]:
    drawing = draw(words, OUT)
    assert drawing.out
    return (*drawing.knots, drawing.out)
