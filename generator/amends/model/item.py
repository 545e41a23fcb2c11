"""What every item of the content has: lesson, worksheet, pathway, pack and page alike."""

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
    """Whether someone qualified has read the item; a name and a date stand only where a real person did."""

    status: Literal["not yet clinically reviewed", "clinically reviewed"]
    """How far the review has come."""
    reviewer: Plain | None = None
    """Who reviewed it: name and credential of a real person."""
    date: Date | None = None
    """The day of the review."""

    def is_overdue(self, today: datetime.date) -> bool:
        """Tell whether the review is more than two years old on a day."""
        return self.date is not None and today - self.date > _REVIEW_HOLDS


class Change(Data):
    """One version of the item."""

    version: Integer = Option(ge=1)
    """The number of the version, counting from 1."""
    date: Date
    """The day of the change."""
    change: Plain
    """What changed, for those who use the item."""


class Ignored(Data):
    """A check that is switched off for this item, with the reason."""

    rule: Plain
    """The name of the rule, as it stands in brackets in the message."""
    reason: Plain
    """Why the rule does not fit here."""


class Item(Data):
    """The frame of every item."""

    id: Id
    """The stable name of the item. It never changes, even if the title does."""
    title: Plain
    """What the item is called."""
    summary: Plain
    """One or two sentences that say what it is for."""
    audience: tuple[Audience, ...] = Option(min_length=1)
    """Whom it speaks to."""
    sensitivity: Sensitivity
    """How much it may stir up. From medium on, `safety` is needed."""
    safety: Marked | None = None
    """When not to use it, and where to turn instead. The way out comes first."""
    references: tuple[Id, ...] = ()
    """Keys of references.yaml that the item rests on."""
    review: Review
    """Whether someone qualified has read it."""
    changelog: tuple[Change, ...] = Option(min_length=1)
    """What changed, newest first; the version of the item is that of the first entry."""
    ignore: tuple[Ignored, ...] = ()
    """Checks that are switched off for this item."""

    kind: ClassVar[ItemKind]

    @property
    def version(self) -> int:
        """The version of the item, from its changelog."""
        return self.changelog[0].version
