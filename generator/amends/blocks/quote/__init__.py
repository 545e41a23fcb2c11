"""A quotation: someone's own words, and whose they are."""

from __future__ import annotations

from typing import Literal

from pydantic import model_validator

from amends.blocks.contract import Block
from amends.data import Id, Marked, Plain, mistake


class Quote(Block):
    """A quotation: someone's own words, and whose they are."""

    type: Literal["quote"]
    """The type of block."""
    text: Marked
    """The words, as they were said or written. Quotation marks are not needed."""
    who: Plain
    """Whose words they are."""
    role: Plain | None = None
    """Who that is, such as "the partner who was hurt"; needed for a person in our stories."""
    reference: Id | None = None
    """The key of the source in references.yaml; needed for the words of a real person."""

    @model_validator(mode="after")
    def _is_credited(self) -> Quote:
        if not self.role and not self.reference:
            hint = "Real words need a source. A person in a story needs a role, so that no one takes them for real."
            raise mistake("needs a role or a reference", hint=hint)
        return self
