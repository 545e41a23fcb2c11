"""A link to an item: the base of all data that names one."""

from __future__ import annotations

from typing import Self

from pydantic import model_validator

from amends.data import Data, Id, mistake
from amends.model.item import ItemKind


class Target(Data):
    """A link to an item: exactly one of lesson, worksheet, pathway and page."""

    lesson: Id | None = None
    """The id of a lesson."""
    worksheet: Id | None = None
    """The id of a worksheet."""
    pathway: Id | None = None
    """The id of a pathway."""
    page: Id | None = None
    """The id of a page."""

    @model_validator(mode="after")
    def _has_one_target(self) -> Self:
        if len(self._targets()) != 1:
            raise mistake("needs exactly one of lesson, worksheet, pathway and page")
        return self

    def target(self) -> tuple[ItemKind, Id]:
        """Return the kind and id of the item."""
        return self._targets()[0]

    def _targets(self) -> list[tuple[ItemKind, Id]]:
        kinds: tuple[ItemKind, ...] = ("lesson", "worksheet", "pathway", "page")
        return [(kind, id_) for kind in kinds if (id_ := getattr(self, kind)) is not None]
