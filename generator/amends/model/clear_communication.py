"""The writers' own assessment of each lesson against a public index of clear health texts."""

from __future__ import annotations

from typing import Literal

from pydantic import RootModel

from amends.data import Data, Id, Plain

ITEMS = (
    "one-message",
    "message-first",
    "message-stands-out",
    "picture",
    "call-to-action",
    "active-voice",
    "familiar-words",
    "lists",
    "chunks",
    "most-important-first",
    "what-is-known",
    "what-to-do",
    "why-it-matters",
    "how-to-do-it",
    "numbers-used",
    "numbers-explained",
    "no-sums",
    "risk",
    "risks-and-benefits",
    "probability",
)
"""Our short names for the twenty items of the Clear Communication Index of the Centers for Disease Control (US)."""


class Assessed(Data):
    """How a lesson does on one item."""

    met: Literal["fully", "in part", "not met", "does not apply"]
    """Whether the lesson meets it."""
    reason: Plain
    """Why."""


class ClearCommunication(RootModel[dict[Id, dict[Id, Assessed]]]):
    """The assessment of each lesson, item by item, without a threshold or total."""
