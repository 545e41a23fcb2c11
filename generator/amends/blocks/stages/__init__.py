"""Stages that often follow each other, as stitches along a thread, without dates or deadlines."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field as Option

from amends.blocks.contract import Block
from amends.data import Data, Marked, Plain


class Stage(Data):
    """One stage."""

    label: Plain
    """Its name, in a word or two."""
    text: Marked
    """What it is like, and what it is for."""
    note: Marked | None = None
    """A remark in smaller type: what helps there, or what it does not mean."""


class Stages(Block):
    """Stages that often follow each other, as stitches along a thread, without dates or deadlines."""

    type: Literal["stages"]
    """The type of block."""
    title: Plain
    """What has these stages, in a few words."""
    stages: tuple[Stage, ...] = Option(min_length=2, max_length=6)
    """The stages, in the order in which they often come."""

    wide: ClassVar[bool] = True
    diagram: ClassVar[bool] = True
