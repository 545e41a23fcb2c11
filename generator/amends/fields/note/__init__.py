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
    """What it is for: `safety` leads to safety, `grounding` is a pause to come to rest, `plain` is all else."""
    text: Marked
    """The words. Begin with a few in bold that tell what it is about."""
