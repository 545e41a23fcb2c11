"""Words among the questions: a safety line, a break, or plain text."""

from __future__ import annotations

from typing import Literal

from amends.data import Marked
from amends.fields.contract import Field


class Note(Field):
    """Words among the questions: a safety line, a break, or plain text."""

    type: Literal["note"]
    """The type of field."""
    kind: Literal["safety", "grounding", "plain"]
    """Its purpose: `safety` leads to safety, `grounding` is a pause to calm down, `plain` is anything else."""
    text: Marked
    """The words. Begin with a few in bold that say what it is about."""
