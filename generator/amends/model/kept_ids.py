"""The register of ids that kept answers refer to: the questions of each worksheet when last accepted."""

from __future__ import annotations

from pydantic import RootModel

from amends.data import Data, Id, Plain


class KeptField(Data):
    """One question, as kept answers refer to it."""

    type: Plain
    """The type of field."""
    names: tuple[Id, ...] = ()
    """The ids of its parts: options, cards, columns, rows, blanks."""


class KeptIds(RootModel[dict[Id, dict[Id, KeptField]]]):
    """The questions of every worksheet whose answers may be kept, by the ids of worksheet and field."""
