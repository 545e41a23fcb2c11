"""Unavoidable words, which the readability rule ignores."""

from __future__ import annotations

from pydantic import RootModel

from amends.data import Id, Plain


class UnavoidableWords(RootModel[dict[Id, Plain]]):
    """Each word in lower case, with the reason why no shorter one will do."""
