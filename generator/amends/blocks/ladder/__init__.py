"""A ladder: kinds or steps of one thing, drawn as rungs one above the other."""

from __future__ import annotations

import hashlib
from typing import ClassVar, Literal

from pydantic import Field as Option

from amends.blocks.contract import Block
from amends.blocks.drawn_text import Words
from amends.blocks.ladder.drawing import Drawing, draw
from amends.data import Data, Plain
from amends.quotation_marks import typographic


class Rung(Data):
    """One rung: a kind or a step."""

    label: Plain
    """Its name, in a word or two."""
    text: Plain
    """What it is, in a sentence or two."""
    sounds_like: Plain | None = None
    """What it may sound like. Quotation marks are added."""
    looks_like: Plain | None = None
    """What it may look like; shown beside the drawing."""


class Ladder(Block):
    """A ladder: kinds or steps of one thing, drawn as rungs one above the other."""

    type: Literal["ladder"]
    """The type of block."""
    title: Plain
    """What the rungs are kinds of, in a few words."""
    rungs: tuple[Rung, ...] = Option(min_length=2, max_length=5)
    """The rungs, from the lowest to the highest."""

    wide: ClassVar[bool] = True
    diagram: ClassVar[bool] = True

    @property
    def drawing_id(self) -> str:
        """A prefix for the ids in the drawing, the same in every build and unique to this ladder."""
        words = "\n".join([self.title, *(rung.label for rung in self.rungs)])
        return f"ladder-{hashlib.sha256(words.encode()).hexdigest()[:8]}"

    def drawing(self, quoted: str, language: str) -> Drawing:
        """Return the drawing in the typography of a language; `quoted` puts its quotation marks round `{words}`."""
        return draw(
            tuple(
                Words(
                    typographic(rung.label, language),
                    typographic(rung.text, language),
                    quoted.format(words=typographic(rung.sounds_like, language)) if rung.sounds_like else "",
                )
                for rung in self.rungs
            )
        )
