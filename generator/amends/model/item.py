"""What lessons, worksheets, pathways, packs and pages have in common."""

from __future__ import annotations

import datetime
from typing import ClassVar, Literal

from pydantic import Field as Option

from amends.data import Data, Date, Id, Integer, Marked, Plain

Audience = Literal["hurt", "repairing", "couple", "anyone"]
Sensitivity = Literal["low", "medium", "high"]
ItemKind = Literal["lesson", "worksheet", "pathway", "pack", "page"]


_REVIEW_HOLDS = datetime.timedelta(days=730)


class Review(Data):
    """Whether someone qualified has reviewed the item. Give a name and date only if a real person did."""

    status: Literal["not yet clinically reviewed", "clinically reviewed"]
    """The state of the review."""
    reviewer: Plain | None = None
    """The reviewer: name and credential of a real person."""
    date: Date | None = None
    """The day of the review."""

    def is_overdue(self, today: datetime.date) -> bool:
        """Return whether the review is more than two years old on a day."""
        return self.date is not None and today - self.date > _REVIEW_HOLDS


class Change(Data):
    """One version of the item."""

    version: Integer = Option(ge=1)
    """The number of the version, counting from 1."""
    date: Date
    """The day of the change."""
    change: Plain
    """What changed, for people who use the item."""


class Ignored(Data):
    """A check that is switched off for this item, with the reason."""

    rule: Plain
    """The name of the rule, which its message has in brackets."""
    reason: Plain
    """Why the rule does not fit here."""


class Item(Data):
    """The common keys of every item."""

    id: Id
    """The name of the item. Never change it, even if the title changes."""
    title: Plain
    """The title of the item."""
    summary: Plain
    """One or two sentences that say what it is for."""
    audience: tuple[Audience, ...] = Option(min_length=1)
    """Who it is for."""
    sensitivity: Sensitivity
    """How upsetting it may be. `medium` and `high` need `safety`."""
    safety: Marked | None = None
    """When not to use it, and where to turn instead. Begin with the way out."""
    references: tuple[Id, ...] = ()
    """Keys in references.yaml of the sources it is based on."""
    review: Review
    """Whether someone qualified has reviewed it."""
    changelog: tuple[Change, ...] = Option(min_length=1)
    """What changed, newest first; the version of the item is that of the first entry."""
    ignore: tuple[Ignored, ...] = ()
    """Checks that are switched off for this item."""

    kind: ClassVar[ItemKind]

    @property
    def version(self) -> int:
        """The version of the item, from its changelog."""
        return self.changelog[0].version
