"""Words that a text cannot do without, and that the readability check therefore leaves out, openly."""

from __future__ import annotations

from pydantic import RootModel

from amends.data import Id, Plain


class UnavoidableWords(RootModel[dict[Id, Plain]]):
    """Each word in small letters, with the reason why no shorter one will do."""
