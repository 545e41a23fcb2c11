"""A cycle: steps that lead back to the first, drawn as a loop, with a way out."""

from __future__ import annotations

import hashlib
from typing import ClassVar, Literal

from pydantic import Field as Option

from amends.blocks.contract import Block
from amends.blocks.cycle.drawing import Drawing, draw
from amends.blocks.drawn_text import Words
from amends.data import Data, Marked, Plain
from amends.quotation_marks import typographic


class CycleStep(Data):
    """One step of a cycle."""

    label: Plain
    """What happens there, in a word or two."""
    text: Plain
    """What it is like, in a sentence or two."""


class WayOut(Data):
    """The way out of a cycle, which leaves it after the last step."""

    label: Plain
    """What one can do instead, in a few words; it begins with a verb."""
    text: Plain
    """How that is done, or where it leads, in a sentence or two."""


class Cycle(Block):
    """A cycle: steps that lead back to the first, drawn as a loop, with a way out."""

    type: Literal["cycle"]
    """The type of block."""
    title: Plain
    """What repeats here, in a few words."""
    steps: tuple[CycleStep, ...] = Option(min_length=3, max_length=6)
    """The steps, in order. After the last comes the first again."""
    way_out: WayOut | None = None
    """How the loop can be left. It is drawn after the last step, so begin the list with the step that follows it."""
    caption: Marked | None = None
    """A comment beside the drawing."""

    wide: ClassVar[bool] = True
    diagram: ClassVar[bool] = True

    @property
    def drawing_id(self) -> str:
        """A prefix for the ids in the drawing, the same in every build and unique to this cycle."""
        words = "\n".join([self.title, *(step.label for step in self.steps)])
        return f"cycle-{hashlib.sha256(words.encode()).hexdigest()[:8]}"

    def drawing(self, language: str) -> Drawing:
        """Return the drawing, in the typography of a language."""
        steps = tuple(Words(typographic(step.label, language), typographic(step.text, language)) for step in self.steps)
        out = self.way_out
        return draw(steps, Words(typographic(out.label, language), typographic(out.text, language)) if out else None)
