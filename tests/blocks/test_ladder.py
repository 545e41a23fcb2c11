"""The drawing of a ladder: lines fit, nothing overlaps."""

from __future__ import annotations

import pytest

from amends.blocks.drawn_text import Words
from amends.blocks.ladder.drawing import FOOT, LETTERING, RAIL_LEFT, RAIL_RIGHT, WIDTH, DrawnRung, draw
from amends.text_width import width

LONG = "A text that goes on for a good while, so that the rungs have to move apart for all of its lines."

LADDERS = {
    "short": (Words("Regret", "My loss."), Words("Remorse", "Your hurt.")),
    "one rung with much more to say": (Words("A", LONG * 3, LONG), Words("B", "b"), Words("C", "c", "“c”")),
    "names of several lines": (Words(LONG, "a"), Words("B", LONG)),
    "a word wider than the ladder": (Words("W" * 60, "W" * 120, "W" * 120), Words("B", "b")),
    "the narrowest letters": (Words("i" * 200, "l" * 200), Words("B", "b")),
    "letters that our fonts lack": (Words("悔い改め" * 12, "ありがとう" * 20), Words("B", "b")),
    "five rungs": tuple(Words(f"Rung {number}", LONG, "“Yes.”") for number in range(5)),
}

each_ladder = pytest.mark.parametrize("words", LADDERS.values(), ids=LADDERS)


@each_ladder
def test_every_line_fits_between_the_rails(words: tuple[Words, ...]) -> None:
    for rung in draw(words).rungs:
        for line in rung.lines:
            assert line.x >= RAIL_LEFT + 8, line
            assert line.x + width(line.words, LETTERING[line.style].font, line.size) <= RAIL_RIGHT - 8, line


@each_ladder
def test_no_text_touches_other_text_or_a_rung(words: tuple[Words, ...]) -> None:
    above = 0
    for rung in draw(words).rungs:
        bottom = above
        for line in rung.lines:
            assert line.y - 0.8 * line.size >= bottom, f"{line} overlaps the line above"
            bottom = line.y + 0.25 * line.size
        assert bottom <= rung.y - 10
        above = rung.y + 2


@each_ladder
def test_rungs_are_evenly_spaced_and_fit_the_drawing(words: tuple[Words, ...]) -> None:
    drawing = draw(words)
    heights = [rung.y for rung in drawing.rungs]
    assert [rung.number for rung in drawing.rungs] == list(range(len(words), 0, -1)), (
        "the last rung in the file must be on top"
    )
    assert {after - before for before, after in zip([0, *heights], heights, strict=False)} == {heights[0]}
    assert (drawing.width, drawing.height) == (WIDTH, heights[-1] + FOOT)


@each_ladder
def test_no_word_is_lost(words: tuple[Words, ...]) -> None:
    for rung, said in zip(reversed(draw(words).rungs), words, strict=True):
        for style, part in (("name", said.name), ("text", said.text), ("quote", said.quote)):
            drawn = "".join(line.words for line in rung.lines if line.style == style)
            assert drawn.replace(" ", "") == part.replace(" ", "")


@pytest.mark.parametrize("count", [2, 3, 4, 5])
def test_the_line_grows_from_dots_to_solid(count: int) -> None:
    upwards = draw(tuple(Words("A", "a") for _ in range(count))).rungs[::-1]
    assert [rung.thread for rung in upwards] == ["dotted", *["dashed"] * (count - 2), "whole"]
    stitches = [_dashes(rung)[0] for rung in upwards[:-1]]
    assert stitches == sorted(set(stitches)), "dashes must grow from rung to rung"
    assert upwards[-1].dashes is None


@pytest.mark.parametrize("count", [2, 3, 4, 5])
def test_a_dashed_rung_ends_with_a_full_dash_at_both_rails(count: int) -> None:
    for rung in draw(tuple(Words("A", "a") for _ in range(count))).rungs[1:]:
        dash, gap = _dashes(rung)
        over = (RAIL_RIGHT - RAIL_LEFT - dash) % (dash + gap)
        assert min(over, dash + gap - over) < 0.5, rung


def _dashes(rung: DrawnRung) -> tuple[float, float]:
    dash, gap = str(rung.dashes).split()
    return float(dash), float(gap)
